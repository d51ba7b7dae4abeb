"""The words on arrows: where they stand, and which arrows share them.

Words beside an arrow are soon beside another one as well. So they stand on the arrow itself, which is
interrupted by them, in a column of their own before the one that the arrows lead to. There a plate stands as
high as the node behind it, and no other arrow crosses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.columns import columns, within_columns
from mkdocs_datamap.diagrams.labels import edge_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.diagrams.graph import Edge, Graph


@dataclass(frozen=True)
class Plate:
    """Words on arrows, in lines.

    ``column`` and ``node`` are those at the right end of all its ``edges``, which stand there by their place
    in the graph. With ``backwards`` the arrows come from there.
    """

    lines: tuple[str, ...]
    edges: tuple[int, ...]
    column: int
    node: str
    backwards: bool


def plates(graph: Graph) -> tuple[Plate, ...]:
    """The plates column by column, each from top to bottom.

    Arrows of a kind at one node that say the same share a plate, unless they count each for itself. An edge
    within a column has none: :mod:`mkdocs_datamap.diagrams.svg` writes its words beside it.
    """
    ordered, apart = columns(graph), within_columns(graph)
    stages = {node.id: stage for stage, column in enumerate(ordered) for node in column}
    heights = {node.id: height for column in ordered for height, node in enumerate(column)}
    found: dict[tuple[object, ...], list[int]] = {}
    for place, edge in enumerate(graph.edges):
        if place in apart or not edge_lines(edge.label):
            continue
        _, right, backwards = rightwards(edge, stages)
        alone = place if edge.alone else -1
        found.setdefault((right, backwards, edge.kind, edge.label, alone), []).append(place)

    def height(place: int) -> float:
        return heights[rightwards(graph.edges[place], stages)[0]]

    made = [
        Plate(
            edge_lines(graph.edges[edges[0]].label),
            tuple(edges),
            stages[right],
            right,
            backwards,
        )
        for edges in found.values()
        for _, right, backwards in (rightwards(graph.edges[edges[0]], stages),)
    ]
    made.sort(key=lambda plate: (plate.column, heights[plate.node], height(plate.edges[0])))
    return tuple(made)


def rightwards(edge: Edge, stages: Mapping[str, int]) -> tuple[str, str, bool]:
    """The ends of an edge from left to right, and whether the data go the other way."""
    backwards = stages[edge.tail] > stages[edge.head]
    return (edge.head, edge.tail, True) if backwards else (edge.tail, edge.head, False)
