"""The narrow layout of a graph, for a phone: no engine, one column, one activity after the other.

A drawing with all nodes side by side cannot be read at 328 pixels. So the graph is cut up: each use of data
has above it those the data come from and below it those who get them, by place. Every edge is drawn once; a
person or party that takes part in several uses is drawn with each of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from mkdocs_datamap.diagrams.columns import STAGES
from mkdocs_datamap.diagrams.labels import fit
from mkdocs_datamap.diagrams.outlines import HEAD, Box, head_path, node_paths, number, rounded_path
from mkdocs_datamap.diagrams.parts import (
    edge_group,
    edge_shapes,
    is_linked,
    node_group,
    root_element,
    text_element,
    zone_group,
)
from mkdocs_datamap.diagrams.style import ZONE_DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.diagrams.graph import Edge, EdgeKind, Graph, Node, Zone

WIDTH = 328.0
"""Pixels: what a phone of 360 has between its margins."""

_SIZE, _LINE = 14.0, 18.0  # pixels: the letters of a node and its lines
_SMALL, _SMALL_LINE = 12.5, 16.0  # the same for zones and edges
_EDGE = 1.0  # keeps the thickest border inside the picture
_GAP = 8.0
_PAD = 10.0
_SOURCE_END, _RAIL_IN = WIDTH - 40, WIDTH - 20
_ZONE_START, _NODE_START = 36.0, 46.0
_BEND = 7.0
_RAILS: Mapping[EdgeKind, float] = {
    "collect": 10,
    "read": 10,
    "use": 10,
    "entrust": 10,
    "disclose": 17,
    "transfer": 24,
}
"""Each kind of line goes down on its own rail, or a dotted one could not be told from a full one under it."""

_ORGANISATION = STAGES["activity"]


def ladder(graph: Graph) -> str:
    """The graph on one line of SVG, with the groups and classes of :func:`.svg.accessible` and other ids.

    Raises ValueError for what :func:`.svg.accessible` refuses.
    """
    picture = _Picture(graph)
    for step in steps(graph):
        picture.draw(step)
    return picture.svg()


@dataclass
class Step:
    """One node with the edges that are told with it: those that come to it, and those that go on from it."""

    node: Node
    incoming: list[Edge] = field(default_factory=list)
    outgoing: list[Edge] = field(default_factory=list)


def steps(graph: Graph) -> tuple[Step, ...]:
    """The graph cut up, every edge in one place: activities in their order, then the other nodes that give.

    An edge that ends at an activity or the organisation is told there, any other one where it starts.
    """
    nodes = {node.id: node for node in graph.nodes}
    told: dict[str, Step] = {node.id: Step(node) for node in graph.nodes}
    touched = set()
    for edge in graph.edges:
        touched |= {edge.tail, edge.head}
        if STAGES[nodes[edge.head].kind] == _ORGANISATION:
            told[edge.head].incoming.append(edge)
        else:
            told[edge.tail].outgoing.append(edge)
    shown = [step for step in told.values() if step.incoming or step.outgoing or step.node.id not in touched]
    return tuple(sorted(shown, key=lambda step: STAGES[step.node.kind] != _ORGANISATION))


class _Picture:
    """A drawing that grows downwards."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._linked = is_linked(graph)
        self._nodes = {node.id: node for node in graph.nodes}
        self._y = _EDGE
        # From the back to the front; the words of a zone stand on the edges that cross it.
        self._borders: list[Element] = []
        self._edges: list[Element] = []
        self._names: list[Element] = []
        self._fronts: list[Element] = []

    def svg(self) -> str:
        height = max(self._y - 3 * _GAP + _EDGE, 1)
        root = root_element(self._graph, WIDTH, height, ("dm-ladder",), "-ladder")
        canvas = SubElement(root, "g")
        for layer in (self._borders, self._edges, self._names, self._fronts):
            canvas.extend(layer)
        return tostring(root, encoding="unicode")

    def draw(self, step: Step) -> None:
        sources = [
            (edge, self._label(edge, _EDGE), self._node(self._nodes[edge.tail], _EDGE, _SOURCE_END))
            for edge in step.incoming
        ]
        if sources:
            self._y += 2 * _GAP
        hub = self._node(step.node, _EDGE, WIDTH - _EDGE)
        for edge, words, source in sources:
            self._edges.append(self._joining(edge, source, hub, words))
        self._y += _GAP / 2
        for zone, edges in self._places(step):
            self._zone(zone, edges, hub)
        self._y += 3 * _GAP

    def _places(self, step: Step) -> Iterator[tuple[Zone, list[Edge]]]:
        for zone in self._graph.zones:
            edges = [edge for edge in step.outgoing if self._nodes[edge.head].zone == zone.id]
            if edges:
                yield zone, edges

    def _zone(self, zone: Zone, edges: list[Edge], hub: Box) -> None:
        top = self._y
        name = zone_group(zone, linked=self._linked, named=True)
        width = WIDTH - _NODE_START - _PAD
        self._y += 5
        for line in fit(zone.label, width / 1.06, _SMALL):  # bold
            self._y += _SMALL_LINE
            name.append(text_element(line, _NODE_START, self._y - 4, _SMALL, "start"))
        self._names.append(name)
        self._y += 5
        for edge in edges:
            words = self._label(edge, _NODE_START)
            box = self._node(self._nodes[edge.head], _NODE_START, WIDTH - _PAD)
            self._edges.append(self._leaving(edge, hub, box, words))
        box = Box(_ZONE_START, top, WIDTH - _EDGE, self._y + 2)
        border = zone_group(zone, linked=self._linked)
        outline = SubElement(
            border, "path", {"class": "dm-shape", "d": rounded_path(box, 8), "stroke": "currentColor"}
        )
        if zone.kind in ZONE_DASHES:
            outline.set("stroke-dasharray", ZONE_DASHES[zone.kind])
        self._borders.append(border)
        self._y = box.bottom + _GAP

    def _node(self, node: Node, left: float, right: float) -> Box:
        lines = fit(node.label, (right - left - 2 * 14) / (1.06 if node.kind == "controller" else 1), _SIZE)
        box = Box(left, self._y, right, self._y + max(len(lines), 1) * _LINE + 14)
        group, inside = node_group(node, linked=self._linked)
        for place, d in enumerate(node_paths(node.kind, box)):
            role = "dm-detail" if place else "dm-shape"
            outline = SubElement(inside, "path", {"class": role, "d": d, "stroke": "currentColor"})
            if node.kind == "controller":
                outline.set("stroke-width", "2.2")
        for place, line in enumerate(lines):
            y = box.top + 7 + place * _LINE + 13.5
            inside.append(text_element(line, (left + right) / 2, y, _SIZE, "middle"))
        self._fronts.append(group)
        self._y = box.bottom + _GAP
        return box

    def _label(self, edge: Edge, left: float) -> list[Element]:
        """The words of an edge, above the node at its other end."""
        words = []
        for line in fit(edge.label, (_SOURCE_END - left) / 1.06, _SMALL):
            self._y += _SMALL_LINE
            words.append(text_element(line, left, self._y - 4, _SMALL, "start"))
        if words:
            self._y += 2
        return words

    def _joining(self, edge: Edge, source: Box, hub: Box, words: list[Element]) -> Element:
        y, rail, end = source.middle, _RAIL_IN, hub.top - 1
        way = (
            f"M{number(source.right)},{number(y)}H{number(rail - _BEND)}"
            f"q{number(_BEND)},0 {number(_BEND)},{number(_BEND)}V{number(end - HEAD + 1)}"
        )
        return self._edge(edge, way, head_path(edge.kind, rail, end, "down"), words)

    def _leaving(self, edge: Edge, hub: Box, target: Box, words: list[Element]) -> Element:
        y, rail, end = target.middle, _RAILS[edge.kind], target.left - 1
        way = (
            f"M{number(rail)},{number(hub.bottom)}V{number(y - _BEND)}"
            f"q0,{number(_BEND)} {number(_BEND)},{number(_BEND)}H{number(end - HEAD + 1)}"
        )
        return self._edge(edge, way, head_path(edge.kind, end, y, "right"), words)

    def _edge(self, edge: Edge, way: str, head: str, words: list[Element]) -> Element:
        group = edge_group(edge, linked=self._linked)
        group.extend(edge_shapes(edge.kind, way, head))
        group.extend(words)
        return group
