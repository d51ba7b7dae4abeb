"""Graph → DOT, the language of Graphviz.

Only labels reach the DOT, escaped; ids and links of the inventory do not. Nodes, edges and zones are called
``n0``, ``e0``, ``z0`` by their place in the graph, and :mod:`mkdocs_datamap.diagrams.svg` finds them again by
these names. Nothing here is coloured: shape and line tell the kinds apart, and the page's style adds colour.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import graphviz

from mkdocs_datamap.diagrams.columns import columns, within_columns
from mkdocs_datamap.diagrams.labels import LINE_WIDTH, ZONE_LINE_WIDTH, edge_lines, width_of, wrap
from mkdocs_datamap.diagrams.plates import plates, rightwards

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.diagrams.graph import EdgeKind, Graph, Node, NodeKind, Zone
    from mkdocs_datamap.diagrams.plates import Plate

FONT = "Helvetica"
"""The one sans-serif whose widths the WebAssembly engine knows; a list would be measured as Times."""

SHAPES: Mapping[NodeKind, Mapping[str, str]] = {
    "person": {"shape": "box", "margin": "0.2,0.06"},
    "controller": {"shape": "box", "penwidth": "2.2"},
    "activity": {"shape": "box", "style": "rounded"},
    "system": {"shape": "cylinder", "margin": "0.16,0.1"},
    "processor": {"shape": "box", "peripheries": "2"},
    "recipient": {"shape": "box"},
}
"""Each kind of node in a form of its own, readable without colour.

The box of a person gets its bulging sides in :mod:`mkdocs_datamap.diagrams.outlines`: an ellipse of
Graphviz would be twice as high.
"""

LINES: Mapping[EdgeKind, Mapping[str, str]] = {
    "collect": {"arrowhead": "normal"},
    "read": {"arrowhead": "vee", "style": "dashed"},
    "use": {"arrowhead": "vee"},
    "entrust": {"arrowhead": "empty"},
    "disclose": {"arrowhead": "normal", "style": "dotted", "penwidth": "1.6"},
    "transfer": {"arrowhead": "normal", "style": "dashed", "penwidth": "2.6", "arrowsize": "0.9"},
}
"""Each kind of edge with a line and an arrowhead of its own; a transfer is the heaviest."""


def to_dot(graph: Graph, *, untangled: bool = True) -> str:
    """The graph as DOT source; the same text for the same graph.

    Looking for fewer crossings, Graphviz now and then forgets the order of the nodes. It does not look
    without ``untangled``.
    """
    _check(graph)
    names = {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}
    ordered, apart, worded = columns(graph), within_columns(graph), plates(graph)
    gap = _GAPS.get(len(ordered), _NARROW_GAP)
    drawing = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "bgcolor": "transparent",
            "margin": "0",
            "nodesep": "0.16",
            "pad": f"{_pad(graph, apart) / _POINTS:.2f}",
            "ranksep": str(_STEP if worded else gap),
            **({} if untangled else {"mclimit": "0.01"}),
        },
        node_attr={"fontname": FONT, "fontsize": "13", "height": "0.4", "margin": "0.11,0.06"},
        edge_attr={"arrowsize": "0.75"},
    )
    zones = {zone.id: zone for zone in graph.zones}
    for place, column in enumerate(ordered):
        width = _width(column)
        chain = []
        with drawing.subgraph() as rank:
            rank.attr("graph", rank="same")
            for zone, nodes in groupby(column, key=lambda node: node.zone):
                name = zone_name(graph, zone, place)
                rank.node(name, **_heading(zones[zone], name, width))
                chain.append(name)
                for node in nodes:
                    rank.node(names[node.id], **_node(node, names[node.id], width))
                    chain.append(names[node.id])
            for upper, lower in pairwise(chain):
                rank.edge(upper, lower, style="invis")
    steps = {"minlen": str(_STEPS)} if worded else {}
    for one, other in pairwise(ordered):
        drawing.edge(names[one[0].id], names[other[0].id], style="invis", weight="0", **steps)
    _add_plates(drawing, graph, worded, ordered, names)
    on = {place: number for number, plate in enumerate(worded) for place in plate.edges}
    stages = {node.id: stage for stage, column in enumerate(ordered) for node in column}
    for place, edge in enumerate(graph.edges):
        if place in apart:
            continue
        # Every edge is told as one that runs right, so that none contends with the order of the columns.
        left, right, backwards = rightwards(edge, stages)
        if place in on:
            look = _edge(edge.kind, f"e{place}", head=False, tail=backwards)
            drawing.edge(f"{names[left]}:e", f"{plate_name(on[place])}:w", **look)
        else:
            look = _edge(edge.kind, f"e{place}", head=not backwards, tail=backwards)
            drawing.edge(f"{names[left]}:e", f"{names[right]}:w", **look)
    return str(drawing.source)


def _add_plates(
    drawing: graphviz.Digraph,
    graph: Graph,
    worded: tuple[Plate, ...],
    ordered: tuple[tuple[Node, ...], ...],
    names: Mapping[str, str],
) -> None:
    """The plates, in a rank of their own a step before the column that their arrows lead to."""
    numbered = enumerate(worded)
    for column, group in groupby(numbered, key=lambda each: each[1].column):
        of_column = tuple(group)
        with drawing.subgraph() as rank:
            rank.attr("graph", rank="same")
            for number, plate in of_column:
                name = plate_name(number)
                rank.node(name, **_plate(plate, name))
            for (upper, _), (lower, _) in pairwise(of_column):
                rank.edge(plate_name(upper), plate_name(lower), style="invis")
        before, first = ordered[column - 1][0], plate_name(of_column[0][0])
        drawing.edge(names[before.id], first, style="invis", weight="0", minlen=str(_STEPS - 1))
        for number, plate in of_column:
            kind = graph.edges[plate.edges[0]].kind
            look = _edge(kind, onward_name(number), head=not plate.backwards, tail=False)
            # As straight as can be, so that words and node are seen together.
            drawing.edge(f"{plate_name(number)}:e", f"{names[plate.node]}:w", weight="8", **look)


def plate_name(number: int) -> str:
    """What a plate is called in the DOT, by its place among :func:`.plates.plates`."""
    return f"p{number}"


def onward_name(number: int) -> str:
    """What the part of the arrows behind a plate is called in the DOT."""
    return f"o{number}"


LOOP_REACH = 24.0
"""Points by which an edge within a column bulges to the right of it."""


def _pad(graph: Graph, apart: frozenset[int]) -> float:
    """Points around the drawing: for the border of a zone, and for edges within the last column."""
    words = [line for place in apart for line in edge_lines(graph.edges[place].label)]
    loop = LOOP_REACH + max((_BOLD * width_of(line, 12) for line in words), default=0)
    return 14.4 + (loop if apart else 0)


def zone_name(graph: Graph, zone: str, column: int) -> str:
    """What the name of a zone is called in the DOT, which writes it above the zone's nodes of each column."""
    return f"z{next(place for place, each in enumerate(graph.zones) if each.id == zone)}c{column}"


_GAPS = {1: 1.3, 2: 1.3, 3: 1.3}
_NARROW_GAP = 1.1
"""Inches between columns by their number: four of them fit a page of 870 pixels."""

_STEP, _STEPS = 0.3, 3
"""Inches, and how many such steps a gap has where there are words on arrows: the last is behind the words."""

_BOLD = 1.06  # how much wider bold letters are

_CHARACTER = 6.3  # points: a character of Helvetica at 13 points, on average
_AROUND = 22.0  # points: the margins of a node
_POINTS = 72.0  # in an inch, which is what Graphviz measures nodes in


def _width(column: tuple[Node, ...]) -> float:
    """How wide the nodes of a column are, in points: all the same, so that they align.

    A word longer than a line makes only its own node wider.
    """
    longest = max(max((len(line) for line in wrap(node.label)), default=0) for node in column)
    return min(longest, LINE_WIDTH) * _CHARACTER + _AROUND


ZONE_SIZE = 12.0
"""Points: the size of the letters of a zone's name."""

HEADING_DOWN = 6.0
"""Points by which the name stands lower than in the middle of its room: above it is what parts two zones."""

_HEADING_LINE = 14.5
_HEADING_ROOM = 20.0


def _heading(zone: Zone, name: str, width: float) -> dict[str, str]:
    lines = wrap(zone.label, ZONE_LINE_WIDTH)
    height = len(lines) * _HEADING_LINE + _HEADING_ROOM
    width = max((width, *(width_of(line, ZONE_SIZE) for line in lines)))
    return {
        "id": name,
        "label": _label(zone.label, width=ZONE_LINE_WIDTH, end=r"\l"),
        "shape": "box",
        "peripheries": "0",
        "margin": "0",
        "fontsize": "12",
        "width": f"{width / _POINTS:.2f}",
        "height": f"{height / _POINTS:.2f}",
    }


def _node(node: Node, name: str, width: float) -> dict[str, str]:
    return {"id": name, "label": _label(node.label), "width": f"{width / _POINTS:.2f}", **SHAPES[node.kind]}


def _edge(kind: EdgeKind, name: str, *, head: bool, tail: bool) -> dict[str, str]:
    """The look of a line with an arrowhead at one of its ends, or at none."""
    look = dict(LINES[kind])
    if tail:
        look = {"dir": "back", "arrowtail": look.pop("arrowhead"), **look}
    elif not head:
        look = {"dir": "none", **look}
    return {"id": name, **look}


_PLATE_SIZE, _PLATE_LINE = 12.0, 14.4


def _plate(plate: Plate, name: str) -> dict[str, str]:
    width = _BOLD * max(width_of(line, _PLATE_SIZE) for line in plate.lines) + 6
    height = _PLATE_LINE * len(plate.lines) + 4
    return {
        "id": name,
        "label": _disarmed(plate.lines, r"\n"),
        "shape": "box",
        "peripheries": "0",
        "margin": "0",
        "fontsize": f"{_PLATE_SIZE:g}",
        "width": f"{width / _POINTS:.2f}",
        "height": f"{height / _POINTS:.2f}",
    }


def _label(text: str, *, width: int = LINE_WIDTH, end: str = r"\n") -> str:
    r"""The lines of a label, each with its ``end`` (``\n``, ``\l``) and nothing else that DOT would act on.

    ``escape`` disarms backslashes and HTML-like labels; Graphviz also reads character references, hence
    ``&amp;``.
    """
    return _disarmed(wrap(text, width), end)


def _disarmed(words: Iterable[str], end: str) -> str:
    lines = (graphviz.escape(line.replace("&", "&amp;")) for line in words)
    # A plain str would be taken for HTML if it stood between < and >: the type carries the disarming.
    label: str = graphviz.nohtml("".join(line + end for line in lines).removesuffix(r"\n"))
    return label


def _check(graph: Graph) -> None:
    zones = _unique((zone.id for zone in graph.zones), "zone", graph)
    nodes = _unique((node.id for node in graph.nodes), "node", graph)
    for node in graph.nodes:
        if node.zone not in zones:
            raise ValueError(
                f"Diagram {graph.key}: node {node.id!r} stands in the unknown zone {node.zone!r}."
            )
    for edge in graph.edges:
        for end in (edge.tail, edge.head):
            if end not in nodes:
                raise ValueError(f"Diagram {graph.key}: an edge ends at the unknown node {end!r}.")


def _unique(ids: Iterable[str], what: str, graph: Graph) -> set[str]:
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            raise ValueError(f"Diagram {graph.key}: two {what}s have the id {identifier!r}.")
        seen.add(identifier)
    return seen
