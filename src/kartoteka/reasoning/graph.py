"""A directed graph whose edges come and go, and three searches on it: the ground under the constraint network.

Nodes and edges are small whole numbers, weights are whole numbers (days). A *potential* is a number for each node
such that no edge is longer than it allows: `potential[head] <= potential[tail] + weight`. There is one just
when no cycle has a negative length, and with it Dijkstra's search works on negative weights too (Johnson 1977).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from heapq import heappop, heappush

FAR = 1 << 62
"""Longer than any distance in days: there is no path."""

_STEPS = 4000  # edges looked at for the cycle with the fewest edges, before the shortest has to do


class Graph:
    """Nodes `0 .. n-1`; `out[tail]` maps an edge to (head, weight), `into[head]` to (tail, weight)."""

    def __init__(self) -> None:
        self.out: list[dict[int, tuple[int, int]]] = []
        self.into: list[dict[int, tuple[int, int]]] = []

    def add_node(self) -> int:
        """A new node without edges; returns its number."""
        self.out.append({})
        self.into.append({})
        return len(self.out) - 1

    def put(self, edge: int, tail: int, head: int, weight: int) -> None:
        """The edge is there from now on."""
        self.out[tail][edge] = (head, weight)
        self.into[head][edge] = (tail, weight)

    def drop(self, edge: int, tail: int, head: int) -> None:
        """The edge is gone."""
        del self.out[tail][edge]
        del self.into[head][edge]

    def copy(self) -> Graph:
        """The same graph, to be changed on its own."""
        other = Graph()
        other.out = [dict(edges) for edges in self.out]
        other.into = [dict(edges) for edges in self.into]
        return other


def make_feasible(
    graph: Graph, potential: list[int], on_cycle: Callable[[list[int]], Iterable[tuple[int, int, int]]]
) -> None:
    """Lower `potential` in place until every edge agrees with it.

    Each negative cycle that stands in the way goes to `on_cycle` as its edges, each once. It must drop at least
    one of them from the graph, and returns what it dropped as (edge, tail, head).

    The method is Bellman and Ford's with Tarjan's subtree disassembly, which meets a negative cycle as soon as
    it closes (Cherkassky and Goldberg 1999, *Mathematical Programming* 85, "BFCT").
    """
    search = _Relaxation(graph, potential, on_cycle)
    waiting = list(range(len(graph.out)))
    while waiting:
        search.run(waiting)
        # Edges that were dropped on the way may have left nodes waiting for a push that never came.
        waiting = [tail for tail in range(len(graph.out)) if _pulls(graph, potential, tail)]


def _pulls(graph: Graph, potential: list[int], tail: int) -> bool:
    base = potential[tail]
    return any(base + weight < potential[head] for head, weight in graph.out[tail].values())


class _Relaxation:
    """The forest of one run of `make_feasible`: over which edge each node was last lowered."""

    def __init__(
        self, graph: Graph, potential: list[int], on_cycle: Callable[[list[int]], Iterable[tuple[int, int, int]]]
    ) -> None:
        size = len(graph.out)
        self.graph, self.potential, self.on_cycle = graph, potential, on_cycle
        self.parent, self.via = [-1] * size, [-1] * size
        self.children: list[set[int]] = [set() for _ in range(size)]
        self.active = bytearray(size)

    def run(self, waiting: list[int]) -> None:
        queue, active, potential = deque(waiting), self.active, self.potential
        for node in waiting:
            active[node] = 1
        while queue:
            tail = queue.popleft()
            if not active[tail]:
                continue
            active[tail] = 0
            base = potential[tail]
            for edge, (head, weight) in list(self.graph.out[tail].items()):
                if base + weight >= potential[head]:
                    continue
                if not self._take_apart(head, tail):
                    self._break_cycle(edge, tail, head)
                    active[tail] = 1
                    queue.append(tail)
                    break
                self._hang(edge, tail, head)
                potential[head] = base + weight
                active[head] = 1
                queue.append(head)

    def _take_apart(self, top: int, tail: int) -> bool:
        """Cut everything below `top` loose; false, with nothing changed, if `tail` is there: a negative cycle."""
        if top == tail:
            return False
        children = self.children
        if not children[top]:
            return True
        below, at = [top], 0
        while at < len(below):
            below.extend(children[below[at]])
            at += 1
        if tail in below:
            return False
        for node in below:
            children[node].clear()
        for node in below[1:]:
            self.parent[node] = self.via[node] = -1
            self.active[node] = 0
        return True

    def _hang(self, edge: int, tail: int, head: int) -> None:
        if self.parent[head] >= 0:
            self.children[self.parent[head]].discard(head)
        self.parent[head], self.via[head] = tail, edge
        self.children[tail].add(head)

    def _break_cycle(self, edge: int, tail: int, head: int) -> None:
        cycle, node = [edge], tail
        while node != head:
            cycle.append(self.via[node])
            node = self.parent[node]
        for dropped, _, lowered in self.on_cycle(cycle[::-1]):
            if self.via[lowered] == dropped:
                self.children[self.parent[lowered]].discard(lowered)
                self.parent[lowered] = self.via[lowered] = -1


def admit_edge(graph: Graph, potential: list[int], tail: int, head: int, weight: int) -> bool:
    """Make `potential` agree with one more edge, touching only what must move; false, and no change, if it cannot.

    Cotton and Maler 2006, "Fast and Flexible Difference Constraint Propagation for DPLL(T)", section 3.
    """
    best = {head: potential[tail] + weight - potential[head]}
    if best[head] >= 0:
        return True
    if head == tail:
        return False
    moved: dict[int, int] = {}
    heap = [(best[head], head)]
    while heap:
        gain, node = heappop(heap)
        if node in moved:
            continue
        moved[node] = base = potential[node] + gain
        for to, length in graph.out[node].values():
            slack = base + length - potential[to]
            if slack < best.get(to, 0) and to not in moved:
                if to == tail:
                    # The tail would have to move because of its own edge, and so on without an end.
                    return False
                best[to] = slack
                heappush(heap, (slack, to))
    for node, value in moved.items():
        potential[node] = value
    return True


def fewest_steps(
    graph: Graph, potential: list[int], tail: int, head: int, weight: int, blocked: Collection[int] = ()
) -> list[int] | None:
    """The edges of a path from `head` to `tail` that closes a negative cycle with the edge (tail, head, weight).

    Of all such paths it has the fewest edges; so the cycle is simple, and no edge of it can be spared. Edges in
    `blocked` are not used. `None` if there is no such path, or none was found within a few thousand steps.
    `potential` must agree with the graph.
    """
    if head == tail:
        return [] if weight < 0 else None
    goal = potential[tail] + weight
    seen, level = {head: 0}, {head: 0}
    came: list[dict[int, tuple[int, int]]] = []
    budget = _STEPS
    while level and budget > 0:
        # Looked at from the tail first: mostly the cycle closes here, and nothing else needs to be gone over.
        closing = _closing(graph, level, tail, weight, blocked)
        if closing is not None:
            came.append({tail: closing})
            return _way_back(came, tail)
        reached: dict[int, int] = {}
        steps: dict[int, tuple[int, int]] = {}
        for node, distance in level.items():
            out = graph.out[node]
            budget -= len(out)
            so_far = distance + goal
            for edge, (to, length) in out.items():
                # From `to` on, no path to the tail is shorter than the potential allows.
                if so_far + length < potential[to]:
                    along = distance + length
                    if along < seen.get(to, FAR) and edge not in blocked:
                        seen[to] = reached[to] = along
                        steps[to] = (edge, node)
        came.append(steps)
        level = reached
    return None


def _closing(
    graph: Graph, level: Mapping[int, int], tail: int, weight: int, blocked: Collection[int]
) -> tuple[int, int] | None:
    """The edge, and its node of the level, by which the shortest negative cycle closes at the tail; of several, the
    first in the order of the level and of its nodes' edges."""
    best = -weight - 1
    closing: set[int] = set()
    for edge, (node, length) in graph.into[tail].items():
        if node in level and level[node] + length <= best and edge not in blocked:
            if level[node] + length < best:
                best, closing = level[node] + length, set()
            closing.add(node)
    if not closing:
        return None
    node = next(node for node in level if node in closing)
    distance = level[node]
    steps = graph.out[node].items()
    return next(
        (edge, node) for edge, (to, length) in steps if to == tail and distance + length == best and edge not in blocked
    )


def shortest_way(graph: Graph, potential: list[int], head: int, tail: int) -> list[int]:
    """The edges of the shortest path from `head` to `tail`, which must exist; `potential` agrees with the graph."""
    came: dict[int, tuple[int, int]] = {}
    heap = [(0, head, -1, -1)]
    while heap:
        order, node, edge, before = heappop(heap)
        if node in came:
            continue
        came[node] = (edge, before)
        if node == tail:
            break
        for further, (to, length) in graph.out[node].items():
            if to not in came:
                heappush(heap, (order + potential[node] + length - potential[to], to, further, node))
    path, node = [], tail
    while node != head:
        edge, node = came[node]
        path.append(edge)
    return path[::-1]


def _way_back(came: list[dict[int, tuple[int, int]]], node: int) -> list[int]:
    path = []
    for steps in reversed(came):
        edge, node = steps[node]
        path.append(edge)
    return path[::-1]
