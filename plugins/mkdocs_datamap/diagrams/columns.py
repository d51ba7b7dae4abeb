"""Which column of a diagram a node stands in, and how high: from the people to those who get the data."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.diagrams.graph import Graph, Node, NodeKind

STAGES: Mapping[NodeKind, int] = {
    "person": 0,
    "controller": 1,
    "activity": 1,
    "system": 2,
    "processor": 3,
    "recipient": 3,
}
"""How far the data have come when they are at a node of this kind."""

_ORGANISATION = 1
_PARTY = 3


def columns(graph: Graph) -> tuple[tuple[Node, ...], ...]:
    """The columns from left to right, each from top to bottom; none is empty.

    A party that has the data from another party stands in a column of its own behind it. The activities keep
    the order of the graph, which is that of the policy, with the organisation as a whole after them. The
    zones keep theirs, and inside a zone a node stands as high as the nodes it exchanges data with, so that
    arrows run straight. Every node must stand in a zone of the graph.
    """
    stages = _stages(graph)
    zones = {zone.id: place for place, zone in enumerate(graph.zones)}
    middle = [node for node in graph.nodes if stages[node.id] == _ORGANISATION]
    # A stable sort: the activities keep their order.
    middle.sort(key=lambda node: (zones[node.zone], node.kind == "controller"))
    heights = {node.id: float(place) for place, node in enumerate(middle)}
    found = {}
    # From the middle outwards, because the heights of a column come from the one that stands inside of it.
    for stage in sorted(set(stages.values()), key=lambda stage: (abs(stage - _ORGANISATION), stage)):
        column = [node for node in graph.nodes if stages[node.id] == stage]
        if stage == _ORGANISATION:
            column = middle
        else:
            means = {node.id: _mean_height(node, graph, heights) for node in column}
            column.sort(key=lambda node: (zones[node.zone], means[node.id]))
            heights.update(means)
        found[stage] = tuple(column)
    return tuple(found[stage] for stage in sorted(found))


def within_columns(graph: Graph) -> frozenset[int]:
    """The edges that begin and end in the same column, loops among them, by their place in the graph."""
    stages = _stages(graph)
    return frozenset(
        place for place, edge in enumerate(graph.edges) if stages[edge.tail] == stages[edge.head]
    )


def _stages(graph: Graph) -> dict[str, int]:
    own = {node.id: STAGES[node.kind] for node in graph.nodes}
    onward = {
        edge.head
        for edge in graph.edges
        if edge.tail != edge.head and own.get(edge.tail) == own.get(edge.head) == _PARTY
    }
    return {node: _PARTY + 1 if node in onward else stage for node, stage in own.items()}


def _mean_height(node: Node, graph: Graph, heights: Mapping[str, float]) -> float:
    """How high the neighbours stand on average; at the very bottom without any."""
    others = [
        heights[other]
        for edge in graph.edges
        for one, other in ((edge.tail, edge.head), (edge.head, edge.tail))
        if one == node.id and other in heights
    ]
    return fmean(others) if others else float("inf")
