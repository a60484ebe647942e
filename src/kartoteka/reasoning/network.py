"""A Simple Temporal Network: points in time, and how many days may lie between them.

Every constraint says that one point is at most so many days after another (a negative number: at least so many
days before it). A date is a constraint from the `ORIGIN`, day 0, to a point. The tightest latest day of a point
is then the length of the shortest path from the origin to it, the tightest earliest day that of the shortest path
back, and the constraints on these paths are the reasons (Dechter, Meiri and Pearl 1991, *Artificial Intelligence*
49, section 3).

    >>> network = Network()
    >>> network.add(Constraint(ORIGIN, "arrest", 10, "letter"), Constraint("arrest", ORIGIN, -10, "letter"))
    >>> network.add(Constraint("arrest", "release", 30, "memoir"), Constraint("release", "arrest", 0, "rule"))
    >>> network.bounds("release")
    Bounds(earliest=10, latest=40)

Constraints that cannot all hold are never dropped in silence. The one that is trusted least (of several, the one
that came last) is set aside, the smallest set it clashes with is kept as a `Contradiction`, and everything else
stays in force. When a member of it is withdrawn, what was set aside comes back.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from kartoteka.reasoning.contradiction import Constraint, Contradiction, Point, spare_reasons
from kartoteka.reasoning.graph import FAR, Graph, admit_edge, make_feasible, shortest_cycle
from kartoteka.reasoning.shortest import ShortestPaths
from kartoteka.values import Bounds

ORIGIN: Point = "origin"
"""The point of day 0 (see `kartoteka.values.days`)."""

_MANY = 256  # from so many constraints at once, closing anew is quicker than one by one
_FURTHER = 8  # how many more contradictions of one set-aside reason are looked for


class Network:
    """Constraints in force, those set aside, and the bounds that follow. Not for use by two threads at once."""

    def __init__(self) -> None:
        self._graph = Graph()
        self._number: dict[Point, int] = {}
        self._potential: list[int] = []
        self._constraints: list[Constraint | None] = []
        self._ends: list[tuple[int, int]] = []
        self._edges_of: dict[Hashable, list[int]] = {}
        self._aside: dict[Hashable, list[Constraint]] = {}
        self._rank: dict[Hashable, tuple[int, int]] = {}  # trust, then minus the order of coming
        self._coming = 0
        self._contradictions: dict[frozenset[Hashable], Contradiction] = {}
        self._latest = ShortestPaths(self._graph, self._potential, 0, forward=True)
        self._earliest = ShortestPaths(self._graph, self._potential, 0, forward=False)
        self._node(ORIGIN)

    def copy(self) -> Network:
        """The same network, to be changed on its own; much cheaper than closing it anew."""
        other = Network()
        other._graph, other._number = self._graph.copy(), dict(self._number)
        other._potential = list(self._potential)
        other._constraints, other._ends = list(self._constraints), list(self._ends)
        other._edges_of = {reason: list(edges) for reason, edges in self._edges_of.items()}
        other._aside = {reason: list(held) for reason, held in self._aside.items()}
        other._rank, other._coming = dict(self._rank), self._coming
        other._contradictions = dict(self._contradictions)
        other._latest = self._latest.copy(other._graph, other._potential)
        other._earliest = self._earliest.copy(other._graph, other._potential)
        return other

    # Asking

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Every set of reasons found that cannot all hold, in the order of finding."""
        return tuple(self._contradictions.values())

    @property
    def set_aside(self) -> tuple[Hashable, ...]:
        """The reasons that are not in force, because each of them clashes with others that are."""
        return tuple(self._aside)

    def bounds(self, point: Point) -> Bounds:
        """The tightest earliest and latest day of the point; open where nothing bounds it, or it is not known."""
        node = self._number.get(point)
        if node is None:
            return Bounds(None, None)
        latest, back = self._latest.distance[node], self._earliest.distance[node]
        return Bounds(None if back == FAR else -back, None if latest == FAR else latest)

    def why_earliest(self, point: Point) -> tuple[Constraint, ...]:
        """The constraints that give the earliest day, that of the origin first; empty if it is open."""
        return self._chain(self._earliest, point)

    def why_latest(self, point: Point) -> tuple[Constraint, ...]:
        """The constraints that give the latest day, that of the origin first; empty if it is open."""
        return self._chain(self._latest, point)

    def days_between(self, first: Point, second: Point) -> Bounds:
        """The least and the most days from the first point to the second; open where nothing bounds them."""
        if first not in self._number or second not in self._number:
            return Bounds(None, None)
        start, end = self._number[first], self._number[second]
        most, least = (self._paths_from(a).distance[b] for a, b in ((start, end), (end, start)))
        return Bounds(None if least == FAR else -least, None if most == FAR else most)

    # Changing

    def add(self, *constraints: Constraint) -> None:
        """Put the constraints in force and update what follows from them; a reason that clashes is set aside.

        Constraints that share a reason stand and fall together.
        """
        if len(constraints) >= _MANY:
            self._add_many(constraints)
            return
        for constraint in constraints:
            self._add_one(constraint)

    def withdraw(self, *reasons: Hashable) -> None:
        """Take back every constraint that these reasons gave; what they alone had set aside comes back.

        A reason that gave nothing is passed over.
        """
        for reason in reasons:
            self._aside.pop(reason, None)
            self._rank.pop(reason, None)
            self._drop(reason)
        gone = set(reasons)
        for members in [members for members in self._contradictions if members & gone]:
            del self._contradictions[members]
        self._bring_back()

    def _add_one(self, constraint: Constraint) -> None:
        reason = constraint.reason
        self._enrol(constraint)
        clashed = False
        while reason not in self._aside and not self._admit(constraint):
            self._clash(constraint)
            clashed = True
        if reason in self._aside:
            self._aside[reason].append(constraint)
        if clashed:
            self._bring_back(but=reason)

    def _add_many(self, constraints: Iterable[Constraint]) -> None:
        for constraint in constraints:
            self._enrol(constraint)
            if constraint.reason in self._aside:
                self._aside[constraint.reason].append(constraint)
            else:
                self._put(constraint)
        make_feasible(self._graph, self._potential, self._break)
        self._latest.rebuild()
        self._earliest.rebuild()
        self._bring_back()

    def _break(self, cycle: list[int]) -> list[tuple[int, int, int]]:
        reason = min((self._constraint(edge).reason for edge in cycle), key=self._strength)
        edges = self._edges_of.pop(reason)
        self._aside[reason] = [self._constraint(edge) for edge in edges]
        for edge in edges:
            self._graph.drop(edge, *self._ends[edge])
            self._constraints[edge] = None
        return [(edge, *self._ends[edge]) for edge in edges]

    def _clash(self, constraint: Constraint) -> None:
        """Record why the constraint cannot be in force, and set aside the weakest reason of those that clash."""
        found = self._contradiction(constraint, ())
        assert found is not None, "a constraint that was refused closes a negative cycle"
        members = self._record(found)
        weakest = min(members, key=self._strength)
        self._set_aside(weakest)
        if weakest == constraint.reason:
            self._find_further(constraint, members)

    def _find_further(self, constraint: Constraint, members: frozenset[Hashable]) -> None:
        """The other sets that the constraint, now set aside, clashes with, each with a new member."""
        blocked: set[int] = set()
        for _ in range(_FURTHER):
            others = members - {constraint.reason}
            weak = min(self._rank[reason][0] for reason in others) if others else 0
            blocked |= {e for r in others if self._rank[r][0] == weak for e in self._edges_of.get(r, ())}
            found = self._contradiction(constraint, blocked) if others else None
            if found is None:
                return
            members = self._record(found)

    def _contradiction(self, constraint: Constraint, blocked: Iterable[int]) -> Contradiction | None:
        tail, head = self._number[constraint.start], self._number[constraint.end]
        path = shortest_cycle(self._graph, self._potential, tail, head, constraint.days, frozenset(blocked))
        if path is None:
            return None
        reasons = {constraint.reason, *(self._constraint(edge).reason for edge in path)}
        given = {reason: [self._constraint(edge) for edge in self._edges_of.get(reason, ())] for reason in reasons}
        given[constraint.reason] = [*given[constraint.reason], *self._aside.get(constraint.reason, ()), constraint]
        return spare_reasons(given)

    def _record(self, found: Contradiction) -> frozenset[Hashable]:
        members = frozenset(found.reasons)
        self._contradictions.setdefault(members, found)
        return members

    def _bring_back(self, but: Hashable = None) -> None:
        """Put in force again whatever was set aside and clashes with nothing now; the strongest first."""
        for reason in sorted(self._aside, key=self._strength, reverse=True):
            if reason == but or reason not in self._aside:
                continue
            held = self._aside.pop(reason)
            for number, constraint in enumerate(held):
                if not self._admit(constraint):
                    found = self._contradiction(constraint, ())
                    assert found is not None, "a constraint that was refused closes a negative cycle"
                    members = self._record(found)
                    self._set_aside(reason)
                    self._aside[reason].extend(held[number:])
                    self._find_further(constraint, members)
                    break

    def _set_aside(self, reason: Hashable) -> None:
        held = [self._constraint(edge) for edge in self._edges_of.get(reason, ())]
        self._drop(reason)
        self._aside[reason] = held

    def _admit(self, constraint: Constraint) -> bool:
        tail, head = self._number[constraint.start], self._number[constraint.end]
        if not admit_edge(self._graph, self._potential, tail, head, constraint.days):
            return False
        edge = self._put(constraint)
        self._latest.edge_came(edge, tail, head, constraint.days)
        self._earliest.edge_came(edge, tail, head, constraint.days)
        return True

    def _put(self, constraint: Constraint) -> int:
        edge = len(self._constraints)
        tail, head = self._number[constraint.start], self._number[constraint.end]
        self._constraints.append(constraint)
        self._ends.append((tail, head))
        self._edges_of.setdefault(constraint.reason, []).append(edge)
        self._graph.put(edge, tail, head, constraint.days)
        return edge

    def _drop(self, reason: Hashable) -> None:
        for edge in self._edges_of.pop(reason, ()):
            tail, head = self._ends[edge]
            self._graph.drop(edge, tail, head)
            self._constraints[edge] = None
            self._latest.edge_went(edge, tail, head)
            self._earliest.edge_went(edge, tail, head)

    def _enrol(self, constraint: Constraint) -> None:
        self._node(constraint.start)
        self._node(constraint.end)
        known = self._rank.get(constraint.reason)
        if known is None:
            self._coming += 1
            self._rank[constraint.reason] = (constraint.trust, -self._coming)
        elif constraint.trust > known[0]:
            self._rank[constraint.reason] = (constraint.trust, known[1])

    def _node(self, point: Point) -> int:
        node = self._number.get(point)
        if node is None:
            node = self._number[point] = self._graph.add_node()
            self._potential.append(0)
            self._latest.grow()
            self._earliest.grow()
        return node

    def _strength(self, reason: Hashable) -> tuple[int, int]:
        return self._rank[reason]

    def _constraint(self, edge: int) -> Constraint:
        constraint = self._constraints[edge]
        assert constraint is not None, "a path goes over edges in force"
        return constraint

    def _chain(self, paths: ShortestPaths, point: Point) -> tuple[Constraint, ...]:
        node = self._number.get(point)
        if node is None or paths.distance[node] == FAR:
            return ()
        return tuple(self._constraint(edge) for edge in paths.path(node, self._ends))

    def _paths_from(self, node: int) -> ShortestPaths:
        paths = ShortestPaths(self._graph, self._potential, node, forward=True)
        paths.rebuild()
        return paths
