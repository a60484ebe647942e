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

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence

from kartoteka.reasoning.contradiction import Constraint, Contradiction, Point, spare_reasons
from kartoteka.reasoning.graph import FAR, Graph, admit_edge, fewest_steps, make_feasible, shortest_way
from kartoteka.reasoning.shortest import ShortestPaths
from kartoteka.values import Bounds

ORIGIN: Point = "origin"
"""The point of day 0 (see `kartoteka.values.days`)."""

_MANY = 256  # from so many constraints at once, closing anew is quicker than one by one
_FURTHER = 8  # so many searches for more contradictions of one constraint that is set aside


class Network:
    """Constraints in force, those set aside, and the bounds that follow. Not for use by two threads at once."""

    def __init__(self) -> None:
        self._graph = Graph()
        self._number: dict[Point, int] = {}
        self._potential: list[int] = []
        self._constraints: list[Constraint | None] = []
        self._ends: list[tuple[int, int]] = []
        self._edges_of: dict[Hashable, list[int]] = {}
        self._given: dict[Hashable, list[Constraint]] = {}  # in force or not
        self._aside: dict[Hashable, None] = {}
        self._rank: dict[Hashable, tuple[int, int]] = {}  # trust, then minus the order of coming
        self._coming = 0
        self._contradictions: dict[frozenset[Hashable], Contradiction] = {}
        self._clashes: dict[Hashable, set[frozenset[Hashable]]] = {}  # of each reason, the contradictions it is in
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
        other._given = {reason: list(group) for reason, group in self._given.items()}
        other._aside = dict(self._aside)
        other._rank, other._coming = dict(self._rank), self._coming
        other._contradictions = dict(self._contradictions)
        other._clashes = {reason: set(clashes) for reason, clashes in self._clashes.items()}
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
        groups: dict[Hashable, list[Constraint]] = {}
        for constraint in constraints:
            groups.setdefault(constraint.reason, []).append(constraint)
        # A reason that a contradiction names may be in another one when it gives more.
        for reason in [reason for reason in groups if reason in self._clashes]:
            groups[reason] = [*self._given[reason], *groups[reason]]
            self.withdraw(reason)
        for group in groups.values():
            self._enrol(group)
        if len(constraints) >= _MANY:
            self._add_many(groups)
        else:
            for reason, group in groups.items():
                self._add_group(reason, group)

    def withdraw(self, *reasons: Hashable) -> None:
        """Take back every constraint that these reasons gave; what they alone had set aside comes back.

        A reason that gave nothing is passed over.
        """
        for reason in reasons:
            self._drop(reason)
            for known in (self._given, self._aside, self._rank):
                known.pop(reason, None)
            for members in list(self._clashes.get(reason, ())):
                self._resolve(members)
        self._bring_back()

    def _add_group(self, reason: Hashable, group: Iterable[Constraint]) -> None:
        clashed = False
        for constraint in group:
            while reason not in self._aside and not self._admit(constraint):
                self._clash(constraint)
                clashed = True
        if clashed:
            self._bring_back(but=reason)

    def _add_many(self, groups: Mapping[Hashable, Iterable[Constraint]]) -> None:
        for reason, group in groups.items():
            if reason not in self._aside:
                for constraint in group:
                    self._put(constraint)
        make_feasible(self._graph, self._potential, self._break)
        self._latest.rebuild()
        self._earliest.rebuild()
        self._bring_back()

    def _break(self, cycle: list[int]) -> list[tuple[int, int, int]]:
        reason = min((self._constraint(edge).reason for edge in cycle), key=self._strength)
        self._aside[reason] = None
        return [(edge, tail, head) for edge in self._edges_of.pop(reason) for tail, head in [self._forget(edge)]]

    def _clash(self, constraint: Constraint) -> None:
        """Record why the constraint cannot be in force, and set aside the weakest reason of those that clash."""
        members = self._record(self._contradiction(constraint))
        weakest = min(members, key=self._strength)
        self._set_aside(weakest)
        if weakest == constraint.reason:
            self._find_further(constraint, members)

    def _find_further(self, constraint: Constraint, members: frozenset[Hashable]) -> None:
        """The other sets that the constraint, now set aside, clashes with: each member left out in turn.

        A hitting-set tree (Reiter 1987, *Artificial Intelligence* 32, section 4), cut off after a few searches.
        Of what is only tried (trust below zero) one contradiction is enough.
        """
        if self._rank[constraint.reason][0] < 0:
            return
        waiting = deque(frozenset({member}) for member in members if member != constraint.reason)
        seen = set(waiting)
        tail, head = self._number[constraint.start], self._number[constraint.end]
        for _ in range(_FURTHER):
            if not waiting:
                return
            left_out = waiting.popleft()
            blocked = [edge for reason in left_out for edge in self._edges_of.get(reason, ())]
            path = fewest_steps(self._graph, self._potential, tail, head, constraint.days, frozenset(blocked))
            if path is not None:
                found = self._record(self._spared(constraint, path))
                grown = [left_out | {member} for member in found if member != constraint.reason]
                waiting.extend(branch for branch in grown if branch not in seen)
                seen.update(grown)

    def _contradiction(self, constraint: Constraint) -> Contradiction:
        """Why the constraint, which was refused, cannot hold with those in force."""
        tail, head = self._number[constraint.start], self._number[constraint.end]
        path = fewest_steps(self._graph, self._potential, tail, head, constraint.days)
        if path is None:
            path = shortest_way(self._graph, self._potential, head, tail)
        return self._spared(constraint, path)

    def _spared(self, constraint: Constraint, path: Iterable[int]) -> Contradiction:
        cycle = [constraint, *map(self._constraint, path)]
        return spare_reasons({each.reason: self._given[each.reason] for each in cycle}, cycle)

    def _record(self, found: Contradiction) -> frozenset[Hashable]:
        members = frozenset(found.reasons)
        if members not in self._contradictions:
            self._contradictions[members] = found
            for reason in members:
                self._clashes.setdefault(reason, set()).add(members)
        return members

    def _resolve(self, members: frozenset[Hashable]) -> None:
        del self._contradictions[members]
        for reason in members:
            self._clashes[reason].discard(members)
            if not self._clashes[reason]:
                del self._clashes[reason]

    def _bring_back(self, but: Hashable = None) -> None:
        """Put in force again whatever was set aside and clashes with nothing now; the strongest first."""
        for reason in sorted(self._aside, key=self._strength, reverse=True):
            if reason != but and not self._still_clashes(reason):
                self._try_again(reason)

    def _still_clashes(self, reason: Hashable) -> bool:
        """Whether a contradiction that is known holds it back: all the other members are in force."""
        return any(
            not any(member in self._aside for member in members if member != reason)
            for members in self._clashes.get(reason, ())
        )

    def _try_again(self, reason: Hashable) -> None:
        del self._aside[reason]
        for constraint in self._given[reason]:
            if not self._admit(constraint):
                members = self._record(self._contradiction(constraint))
                self._set_aside(reason)
                self._find_further(constraint, members)
                return

    def _set_aside(self, reason: Hashable) -> None:
        self._drop(reason)
        self._aside[reason] = None

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
            tail, head = self._forget(edge)
            self._latest.edge_went(edge, tail, head)
            self._earliest.edge_went(edge, tail, head)

    def _forget(self, edge: int) -> tuple[int, int]:
        tail, head = self._ends[edge]
        self._graph.drop(edge, tail, head)
        self._constraints[edge] = None
        return tail, head

    def _enrol(self, group: Sequence[Constraint]) -> None:
        reason = group[0].reason
        for constraint in group:
            self._node(constraint.start)
            self._node(constraint.end)
        self._given.setdefault(reason, []).extend(group)
        self._coming += 1
        _, order = self._rank.get(reason, (0, -self._coming))
        self._rank[reason] = (max(constraint.trust for constraint in self._given[reason]), order)

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
