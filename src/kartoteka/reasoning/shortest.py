"""Shortest distances between one root and every node of a graph, kept true while edges come and go.

Only the nodes whose distance changes, and their neighbours, are looked at (Ramalingam and Reps 1996,
*Journal of Algorithms* 21). Weights may be negative as long as no cycle is: a potential puts the nodes in order.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from kartoteka.reasoning.graph import FAR, Graph

_Step = tuple[int, int, int, int]  # order, distance, node, the edge that leads there


class ShortestPaths:
    """Distances from the root along the edges (`forward`), or to the root (not `forward`).

    `distance[node]` is `FAR` where there is no path; `via[node]` is the edge by which the path comes to the node
    from the root's side, or -1. The graph and the potential are shared with the owner, who changes them first
    and then tells this object which edge came or went.
    """

    def __init__(self, graph: Graph, potential: list[int], root: int, *, forward: bool) -> None:
        self._potential, self._root, self._forward = potential, root, forward
        self._steps, self._back = (graph.out, graph.into) if forward else (graph.into, graph.out)
        self._sign = 1 if forward else -1
        self.distance: list[int] = []
        self.via: list[int] = []

    def copy(self, graph: Graph, potential: list[int]) -> ShortestPaths:
        """The same distances over a copy of the graph and the potential."""
        other = ShortestPaths(graph, potential, self._root, forward=self._forward)
        other.distance, other.via = list(self.distance), list(self.via)
        return other

    def grow(self) -> None:
        """One more node, not yet reached (the root is at distance 0)."""
        self.distance.append(0 if len(self.distance) == self._root else FAR)
        self.via.append(-1)

    def rebuild(self) -> None:
        """All distances anew, after many edges came."""
        size = len(self._steps)
        self.distance, self.via = [FAR] * size, [-1] * size
        self._settle([(0, 0, self._root, -1)])

    def edge_came(self, edge: int, tail: int, head: int, weight: int) -> None:
        """Shorten what the new edge shortens."""
        near, far = (tail, head) if self._forward else (head, tail)
        if self.distance[near] < FAR and self.distance[near] + weight < self.distance[far]:
            distance = self.distance[near] + weight
            self._settle([self._step(distance, far, edge)])

    def edge_went(self, edge: int, tail: int, head: int) -> None:
        """Find other ways to the nodes that were reached over the edge that is gone."""
        top = head if self._forward else tail
        if self.via[top] != edge:
            return
        lost = self._below(top)
        for node in lost:
            self.distance[node], self.via[node] = FAR, -1
        heap = [
            self._step(self.distance[near] + weight, node, other)
            for node in lost
            for other, (near, weight) in self._back[node].items()
            if self.distance[near] < FAR
        ]
        heapify(heap)
        self._settle(heap)

    def path(self, node: int, ends: list[tuple[int, int]]) -> list[int]:
        """The edges between the root and the node, the root's side first; `ends[edge]` is its (tail, head)."""
        edges = []
        while node != self._root:
            edges.append(self.via[node])
            tail, head = ends[self.via[node]]
            node = tail if self._forward else head
        return edges[::-1]

    def _step(self, distance: int, node: int, edge: int) -> _Step:
        return distance - self._sign * self._potential[node], distance, node, edge

    def _below(self, top: int) -> list[int]:
        below, at = [top], 0
        while at < len(below):
            below.extend(to for edge, (to, _) in self._steps[below[at]].items() if self.via[to] == edge)
            at += 1
        return below

    def _settle(self, heap: list[_Step]) -> None:
        distance, via, steps, potential, sign = self.distance, self.via, self._steps, self._potential, self._sign
        while heap:
            _, here, node, edge = heappop(heap)
            if distance[node] <= here:
                continue
            distance[node], via[node] = here, edge
            for further, (to, weight) in steps[node].items():
                there = here + weight
                if there < distance[to]:
                    heappush(heap, (there - sign * potential[to], there, to, further))
