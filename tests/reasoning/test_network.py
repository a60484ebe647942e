"""The network against an independent all-pairs shortest path (SciPy), and its contradictions against brute force."""

import itertools
import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import NegativeCycleError, johnson

from kartoteka.reasoning.contradiction import Constraint, negative_cycle
from kartoteka.reasoning.network import ORIGIN, Network
from kartoteka.values import Bounds

POINTS = (ORIGIN, "a", "b", "c", "d", "e")


def dated(point, earliest, latest, reason):
    return (Constraint(ORIGIN, point, latest, reason), Constraint(point, ORIGIN, -earliest, reason))


def at_least(first, second, days, reason):
    """`second` comes at least so many days after `first`."""
    return Constraint(second, first, -days, reason)


def at_most(first, second, days, reason):
    return Constraint(first, second, days, reason)


def network_of(*constraints):
    network = Network()
    for constraint in constraints:
        network.add(constraint)
    return network


def bounds_by_scipy(constraints, points):
    """Earliest and latest of every point by Johnson's algorithm; raises NegativeCycleError."""
    number = {point: place for place, point in enumerate(points)}
    matrix = np.full((len(points), len(points)), np.inf)
    for each in constraints:
        start, end = number[each.start], number[each.end]
        matrix[start, end] = min(matrix[start, end], each.days)
    # SciPy reads a stored zero as no edge when the matrix is dense; a masked array keeps it.
    masked = np.ma.masked_invalid(matrix)
    if (np.diag(matrix) < 0).any():
        raise NegativeCycleError("a point before itself")
    distance = johnson(masked, directed=True)
    far = distance[number[ORIGIN]]
    back = distance[:, number[ORIGIN]]
    return {
        point: (
            None if np.isinf(back[at]) else -int(back[at]),
            None if np.isinf(far[at]) else int(far[at]),
        )
        for point, at in number.items()
    }


def as_pairs(network, points):
    return {p: (network.bounds(p).earliest, network.bounds(p).latest) for p in points}


edges = st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS), st.integers(-9, 20)).filter(lambda e: e[0] != e[1])
edge_lists = st.lists(edges, max_size=14)


def numbered(found):
    return [Constraint(start, end, days, number) for number, (start, end, days) in enumerate(found)]


def consistent_part(constraints):
    """The constraints, but for those that contradict earlier ones (by SciPy)."""
    kept = []
    for constraint in constraints:
        try:
            bounds_by_scipy([*kept, constraint], POINTS)
        except NegativeCycleError:
            continue
        kept.append(constraint)
    return kept


def test_a_date_and_a_length_bound_the_release():
    network = network_of(*dated("arrest", 10, 12, "letter"), at_least("arrest", "release", 30, "memoir"))
    assert network.bounds("release") == Bounds(40, None)
    network.add(at_most("arrest", "release", 35, "memoir"))
    assert network.bounds("release") == Bounds(40, 47)
    assert network.bounds("arrest") == Bounds(10, 12)


def test_a_bound_is_given_with_its_chain_of_constraints_that_of_the_origin_first():
    network = network_of(
        *dated("arrest", 10, 12, "letter"),
        at_least("arrest", "release", 30, "memoir"),
        at_most("arrest", "release", 50, "file"),
        at_most("trial", "release", 5, "rumour"),
    )
    assert [each.reason for each in network.why_earliest("release")] == ["letter", "memoir"]
    assert [each.reason for each in network.why_latest("release")] == ["letter", "file"]


def test_a_point_that_nothing_bounds_is_open_and_has_no_chain():
    network = network_of(at_least("a", "b", 3, 1))
    assert network.bounds("a").is_open
    assert network.bounds("nowhere").is_open
    assert network.why_earliest("b") == () == network.why_latest("b")


def test_days_between_two_points_follow_without_a_date():
    network = network_of(at_least("a", "b", 3, 1), at_most("a", "b", 9, 2), at_least("b", "c", 1, 3))
    assert network.days_between("a", "b") == Bounds(3, 9)
    assert network.days_between("a", "c") == Bounds(4, None)


def test_a_contradiction_names_its_members_and_sets_the_last_aside():
    network = network_of(
        *dated("arrest", 50, 50, "A"), *dated("release", 40, 40, "B"), at_least("arrest", "release", 0, "R")
    )
    (found,) = network.contradictions
    assert set(found.reasons) == {"A", "B", "R"}
    assert found.days == 10
    assert network.set_aside == ("R",)
    assert network.bounds("arrest") == Bounds(50, 50)
    assert network.bounds("release") == Bounds(40, 40)


def test_the_reason_that_is_trusted_least_is_set_aside_though_it_came_first():
    network = network_of(
        Constraint(ORIGIN, "a", 5, "gossip", trust=1),
        Constraint("a", ORIGIN, -9, "archive", trust=7),
    )
    assert network.set_aside == ("gossip",)
    assert network.bounds("a") == Bounds(9, None)


def test_both_constraints_of_a_reason_are_set_aside_together():
    network = network_of(*dated("a", 1, 3, "first"), *dated("a", 8, 9, "second"))
    assert network.bounds("a") == Bounds(1, 3)
    assert network.set_aside == ("second",)


def test_what_was_set_aside_comes_back_when_a_member_is_withdrawn():
    network = network_of(*dated("a", 1, 3, "first"), *dated("a", 8, 9, "second"))
    network.withdraw("first")
    assert network.bounds("a") == Bounds(8, 9)
    assert network.set_aside == ()
    assert network.contradictions == ()


def test_a_contradiction_is_gone_when_the_one_set_aside_is_withdrawn():
    network = network_of(*dated("a", 1, 3, "first"), *dated("a", 8, 9, "second"))
    network.withdraw("second")
    assert network.bounds("a") == Bounds(1, 3)
    assert network.contradictions == ()


def test_independent_contradictions_are_all_found():
    constraints = [
        each
        for name in ("a", "b", "c")
        for each in (*dated(name, 1, 3, name + " early"), *dated(name, 8, 9, name + " late"))
    ]
    one_by_one, at_once = network_of(*constraints), Network()
    at_once.add(*constraints)
    for network in (one_by_one, at_once):
        assert {frozenset(found.reasons) for found in network.contradictions} == {
            frozenset({name + " early", name + " late"}) for name in ("a", "b", "c")
        }


def test_every_set_that_a_constraint_clashes_with_is_named():
    network = network_of(*dated("a", 1, 3, 1), *dated("b", 2, 4, 2), at_most("a", "b", 0, 3))
    network.add(at_least("a", "late", 9, "rule"), at_least("b", "late", 9, "rule"), *dated("late", 5, 5, "wrong"))
    members = {frozenset(found.reasons) for found in network.contradictions}
    assert frozenset({"wrong", "rule", 1}) in members
    assert frozenset({"wrong", "rule", 2}) in members


def test_a_point_that_should_come_before_itself_is_a_contradiction_of_one():
    network = network_of(Constraint("a", "a", -1, "loop"))
    assert network.contradictions[0].reasons == ("loop",)


def test_days_far_beyond_any_calendar_do_no_harm():
    network = network_of(*dated("a", -(10**12), 10**12, "odd"), at_least("a", "b", 10**12, "odder"))
    assert network.bounds("b") == Bounds(0, None)


def test_a_copy_is_changed_on_its_own():
    network = network_of(*dated("a", 1, 3, "first"))
    other = network.copy()
    other.add(Constraint(ORIGIN, "a", 2, "second"))
    assert (network.bounds("a"), other.bounds("a")) == (Bounds(1, 3), Bounds(1, 2))


@given(edge_lists)
@settings(max_examples=150, deadline=None)
def test_bounds_equal_those_of_all_pairs_shortest_paths(found):
    constraints = consistent_part(numbered(found))
    network = network_of(*constraints)
    assert network.contradictions == ()
    assert as_pairs(network, POINTS) == bounds_by_scipy(constraints, POINTS)


@given(edge_lists, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_adding_does_not_change_the_bounds(found, rng):
    constraints = consistent_part(numbered(found))
    shuffled = list(constraints)
    rng.shuffle(shuffled)
    assert as_pairs(network_of(*constraints), POINTS) == as_pairs(network_of(*shuffled), POINTS)


@given(edge_lists, st.data())
@settings(max_examples=100, deadline=None)
def test_withdrawing_leaves_what_adding_the_others_gives(found, data):
    constraints = numbered(found)
    network = network_of(*constraints)
    gone = data.draw(st.sets(st.sampled_from(range(len(found))))) if found else set()
    network.withdraw(*gone)
    rest = [each for each in constraints if each.reason not in gone]
    in_force = [each for each in rest if each.reason not in network.set_aside]
    assert as_pairs(network, POINTS) == bounds_by_scipy(in_force, POINTS)
    for reason in network.set_aside:
        assert negative_cycle([*in_force, *(each for each in rest if each.reason == reason)]) is not None


@given(edge_lists)
@settings(max_examples=150, deadline=None)
def test_every_contradiction_is_minimal_and_every_reason_set_aside_is_in_one(found):
    constraints = numbered([(start, end, days - 8) for start, end, days in found])
    # Reasons that give two constraints each, as claims do.
    constraints = [Constraint(c.start, c.end, c.days, c.reason // 2) for c in constraints]
    network = network_of(*constraints)
    for contradiction in network.contradictions:
        members = set(contradiction.reasons)
        assert negative_cycle([c for c in constraints if c.reason in members]) is not None
        for size in range(len(members)):
            for fewer in itertools.combinations(members, size):
                assert negative_cycle([c for c in constraints if c.reason in fewer]) is None
    named = {reason for contradiction in network.contradictions for reason in contradiction.reasons}
    assert set(network.set_aside) <= named


@given(edge_lists)
@settings(max_examples=60, deadline=None)
def test_many_at_once_give_the_bounds_of_one_by_one(found):
    constraints = consistent_part(numbered(found))
    filler = [Constraint(("filler", n), ("filler", n + 1), n, ("filler", n)) for n in range(300)]
    at_once = Network()
    at_once.add(*constraints, *filler)
    assert as_pairs(at_once, POINTS) == bounds_by_scipy(constraints, POINTS)


def test_a_large_random_network_equals_scipy():
    rng = random.Random(1937)
    points = [ORIGIN, *range(300)]
    day = {point: rng.randint(0, 9000) for point in points} | {ORIGIN: 0}
    constraints = []
    for number in range(1500):
        start, end = rng.sample(points, 2)
        constraints.append(Constraint(start, end, day[end] - day[start] + rng.randint(0, 90), number))
    network = Network()
    network.add(*constraints)
    assert as_pairs(network, points) == bounds_by_scipy(constraints, points)
    late = Constraint(points[7], points[8], day[points[8]] - day[points[7]], "late")
    network.add(late)
    assert as_pairs(network, points) == bounds_by_scipy([*constraints, late], points)
    network.withdraw(*range(0, 1500, 3), "late")
    rest = [each for each in constraints if each.reason % 3]
    assert as_pairs(network, points) == bounds_by_scipy(rest, points)


def test_a_wrong_constraint_among_many_is_found_and_the_rest_stays():
    rng = random.Random(5)
    day = {n: rng.randint(0, 5000) for n in range(400)}
    right = [Constraint(a, b, day[b] - day[a] + 9, (a, b)) for a, b in zip(range(399), range(1, 400), strict=True)]
    right += [Constraint(b, a, day[a] - day[b] + 9, (b, a)) for a, b in zip(range(399), range(1, 400), strict=True)]
    wrong = Constraint(10, 11, day[11] - day[10] - 40, "wrong")
    network = Network()
    network.add(*right, wrong)
    assert network.set_aside == ("wrong",)
    assert [set(found.reasons) for found in network.contradictions] == [{"wrong", (11, 10)}]
