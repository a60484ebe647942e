"""How long each page of the workbench takes on the server, over a seeded case; prints a table, and fails past a bar.

    python tools/seed_case.py bench.kartoteka
    python tools/time_pages.py bench.kartoteka

Each page is asked for several times with other persons, sources and words; the median counts. `cold` is the first
answer of a process that holds nothing yet: for the reader that is the first screen of a book of 500 pages.
With KARTOTEKA_DATABASE set, the case in that database is measured.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from kartoteka.record import open_case

PAGE_MS, SEARCH_MS, BOOK_MS = 150.0, 100.0, 300.0
"""The bars: every page (median), search (median), first screen of a book (cold)."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="time every page of the workbench on the server")
    parser.add_argument("case", type=Path, nargs="?")
    parser.add_argument("--times", type=int, default=7, help="requests of each page (default: 7)")
    arguments = parser.parse_args()
    case = open_case(arguments.case)
    from kartoteka.site.wsgi import application_for

    application_for(case)
    from kartoteka.cli.serve import warm_up

    warm_up()
    slow = 0
    print(f"{'page':34}{'cold ms':>10}{'median ms':>11}{'cpu ms':>8}{'bar ms':>8}")
    for name, address, bar, cold_bar in _pages():
        cold, median, cpu = _timed(address, arguments.times)
        over = median > bar or (cold_bar is not None and cold > cold_bar)
        slow += over
        print(
            f"{name:34}{cold:10.0f}{median:11.0f}{cpu:8.0f}{cold_bar or bar:8.0f}{'  over' if over else ''}", flush=True
        )
    return 1 if slow else 0


def _pages() -> list[tuple[str, Callable[[Random], str], float, float | None]]:
    from kartoteka.record.models import Claim, Cluster, Source

    people = list(
        Cluster.objects.filter(kind="person", current=True).order_by("-claims_all").values_list("pk", flat=True)
    )
    book = Source.objects.order_by("-characters").values_list("pk", flat=True)[0]
    names = dict(Cluster.objects.in_bulk(people[::500]).items())
    last = Claim.objects.order_by("-pk").values_list("pk", flat=True)[0]
    sources = list(Source.objects.values_list("pk", flat=True))
    known = [row.name for row in names.values()]

    def on(template: str, choices: list[object]) -> Callable[[Random], str]:
        return lambda chance: template.format(chance.choice(choices))

    return [
        ("book, first screen", lambda _: f"/sources/{book}/read/", PAGE_MS, BOOK_MS),
        ("book, another leaf", on(f"/sources/{book}/read/?leaf={{}}", list(range(2, 120))), PAGE_MS, None),
        ("case", lambda _: "/", PAGE_MS, None),
        ("sources", lambda _: "/sources/", PAGE_MS, None),
        ("source", on("/sources/{}/", sources), PAGE_MS, None),
        ("reader", on("/sources/{}/read/", sources), PAGE_MS, None),
        ("claim card", lambda c: f"/claims/{c.randrange(1, last)}/card/", PAGE_MS, None),
        ("correct", lambda c: f"/claims/{c.randrange(1, last)}/correct/", PAGE_MS, None),
        ("people", lambda c: f"/people/?page={c.randrange(1, 50)}", PAGE_MS, None),
        ("people by name", lambda c: f"/people/?order=name&page={c.randrange(1, 50)}", PAGE_MS, None),
        ("person told of most", on("/people/{}/", people[:20]), PAGE_MS, None),
        ("person", on("/people/{}/", people), PAGE_MS, None),
        ("identity", on("/people/{}/identity/", people), PAGE_MS, None),
        ("chronicle", lambda c: f"/chronicle/?since={c.randrange(1900, 1960)}", PAGE_MS, None),
        ("chronicle of a source, a kind", on("/chronicle/?type=arrest&source={}", sources), PAGE_MS, None),
        ("review", lambda _: "/review/", PAGE_MS, None),
        ("review of a source", on("/review/?source={}", sources), PAGE_MS, None),
        ("review of a person", on("/review/?person={}", people), PAGE_MS, None),
        ("history", lambda _: "/history/", PAGE_MS, None),
        ("settings", lambda _: "/settings/", PAGE_MS, None),
        ("import", lambda _: "/import/", PAGE_MS, None),
        ("search: a name", on("/search/?q={}", known), SEARCH_MS, None),
        ("search: a name, misspelt", on("/search/?q={}x", known), SEARCH_MS, None),
        ("search: words", on("/search/?q={}", ["arrested Kazan", "sentenced Perm", "exiled Omsk"]), SEARCH_MS, None),
        ("search: a kind of event", on("/search/?q={}", ["arrest", "exile", "death"]), SEARCH_MS, None),
    ]


def _timed(address: Callable[[Random], str], times: int) -> tuple[float, float, float]:
    """Milliseconds of the first request, the median of the others, and the median of their processor time, which
    does not grow when other programs keep the machine busy."""
    from django.test import Client

    chance, client, took, worked = Random(7), Client(headers={"host": "localhost"}), [], []
    for _ in range(times + 1):
        start, busy = time.perf_counter(), time.process_time()
        answer = client.get(address(chance))
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{address(Random(7))} answered {answer.status_code}")
    return took[0], statistics.median(took[1:]), statistics.median(worked[1:])


if __name__ == "__main__":
    sys.exit(main())
