"""Measure the constraint network beside SciPy in one run: closing it, one more claim, a contradiction.

    python tools/bench_network.py [--events 10000] [--constraints 50000]

Events are points with a hidden day, constraints are dates and distances that agree with it. SciPy closes the same
network by Bellman and Ford's method from the origin and to it, as sparse matrices; it gives neither reasons nor
contradictions, and starts over for one more constraint. The bounds of both are compared.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import bellman_ford

from kartoteka.reasoning.contradiction import Constraint
from kartoteka.reasoning.network import ORIGIN, Network

CLOSED_WITHIN, ADDED_WITHIN = 2.0, 0.050
"""The bars, in seconds."""


def story(events: int, constraints: int, rng: random.Random) -> tuple[list[Constraint], dict[object, int]]:
    """Constraints that can all hold, a quarter of them dates; and the hidden day of each point."""
    day: dict[object, int] = {event: rng.randint(690_000, 720_000) for event in range(events)}
    found = []
    for number in range(constraints):
        event, other = rng.sample(range(events), 2)
        slack = rng.randint(0, 300)
        if number % 8 == 0:
            found.append(Constraint(ORIGIN, event, day[event] + slack, number))
        elif number % 8 == 1:
            found.append(Constraint(event, ORIGIN, -(day[event] - slack), number))
        else:
            found.append(Constraint(event, other, day[other] - day[event] + slack, number))
    return found, {**day, ORIGIN: 0}


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def by_scipy(constraints: list[Constraint], events: int) -> tuple[np.ndarray, np.ndarray]:
    """Latest and earliest day of each event; infinite where open."""
    place = {ORIGIN: 0, **{event: event + 1 for event in range(events)}}
    shortest: dict[tuple[int, int], int] = {}
    for each in constraints:
        ends = (place[each.start], place[each.end])
        shortest[ends] = min(each.days, shortest.get(ends, each.days))
    # A sparse matrix takes a stored zero for an edge of length zero, as long as it is stored.
    tails, heads = zip(*shortest, strict=True)
    days = np.array(list(shortest.values()), dtype=float)
    graph = csr_matrix((days, (tails, heads)), shape=(events + 1, events + 1))
    latest = bellman_ford(graph, indices=0)
    earliest = -bellman_ford(graph.T.tocsr(), indices=0)
    return latest[1:], earliest[1:]


def same(network: Network, latest: np.ndarray, earliest: np.ndarray) -> bool:
    for event in range(len(latest)):
        bounds = network.bounds(event)
        mine = (
            np.inf if bounds.latest is None else bounds.latest,
            -np.inf if bounds.earliest is None else bounds.earliest,
        )
        if mine != (latest[event], earliest[event]):
            return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--constraints", type=int, default=50_000)
    arguments = parser.parse_args()
    rng = random.Random(1938)
    constraints, day = story(arguments.events, arguments.constraints, rng)
    network = Network()
    busy = time.process_time()
    closing = timed(lambda: network.add(*constraints))
    busy = time.process_time() - busy
    answers: list[tuple[np.ndarray, np.ndarray]] = []
    peer = timed(lambda: answers.append(by_scipy(constraints, arguments.events)))
    print(f"{arguments.events} events, {arguments.constraints} constraints")
    print(
        f"closed in {closing:.2f} s, {busy:.2f} s of a core (bar {CLOSED_WITHIN} s); "
        f"SciPy's two Bellman-Ford runs {peer:.2f} s"
    )
    print(f"bounds equal to SciPy's: {same(network, *answers[0])}")
    added = []
    for number in range(200):
        start, end = rng.sample(range(arguments.events), 2)
        more = Constraint(start, end, day[end] - day[start] + rng.randint(0, 9), ("more", number))
        added.append(timed(lambda more=more: network.add(more)))
    withdrawn = [timed(lambda n=n: network.withdraw(("more", n))) for n in range(200)]
    print(
        f"one more: {1000 * np.median(added):.2f} ms, at worst {1000 * max(added):.1f} ms "
        f"(bar {ADDED_WITHIN * 1000:.0f} ms)"
    )
    print(f"one withdrawn: {1000 * np.median(withdrawn):.2f} ms, at worst {1000 * max(withdrawn):.1f} ms")
    wrong = []
    for number in range(20):
        event = rng.randrange(arguments.events)
        earliest = network.bounds(event).earliest
        bad = Constraint(ORIGIN, event, (earliest or 0) - 30, ("wrong", number))
        wrong.append(timed(lambda bad=bad: network.add(bad)))
    sizes = sorted(len(found.reasons) for found in network.contradictions)
    print(
        f"one that contradicts: {1000 * np.median(wrong):.1f} ms, at worst {1000 * max(wrong):.1f} ms; "
        f"{len(sizes)} sets of {sizes[0]} to {sizes[-1]} reasons"
    )
    reasons = timed(lambda: [network.why_latest(event) for event in range(0, arguments.events, 10)])
    print(f"reasons of one bound: {1e6 * reasons / (arguments.events / 10):.0f} microseconds")


if __name__ == "__main__":
    main()
