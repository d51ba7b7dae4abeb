"""Graph → DOT, the language of Graphviz.

Only labels reach the DOT, escaped; ids and links of the inventory do not. Nodes, edges and zones are called
``n0``, ``e0``, ``z0`` by their place in the graph, and :mod:`mkdocs_datamap.diagrams.svg` finds them again by
these names. Nothing here is coloured: shape and line tell the kinds apart, and the page's style adds colour.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import graphviz

from mkdocs_datamap.diagrams.labels import EDGE_LINE_WIDTH, LINE_WIDTH, ZONE_LINE_WIDTH, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.diagrams.graph import Edge, EdgeKind, Graph, Node, NodeKind, Zone, ZoneKind

FONT = "Helvetica"
"""The one sans-serif whose widths the WebAssembly engine knows; a list would be measured as Times."""

SHAPES: Mapping[NodeKind, Mapping[str, str]] = {
    "person": {"shape": "ellipse", "margin": "0.06,0.06"},
    "controller": {"shape": "box", "penwidth": "2.2"},
    "activity": {"shape": "box", "style": "rounded"},
    "system": {"shape": "cylinder", "margin": "0.16,0.1"},
    "processor": {"shape": "box", "peripheries": "2"},
    "recipient": {"shape": "box"},
}
"""Each kind of node in a form of its own, readable without colour."""

LINES: Mapping[EdgeKind, Mapping[str, str]] = {
    "collect": {"arrowhead": "normal"},
    "use": {"arrowhead": "vee"},
    "entrust": {"arrowhead": "empty"},
    "disclose": {"arrowhead": "normal", "style": "dotted", "penwidth": "1.6"},
    "transfer": {"arrowhead": "normal", "style": "dashed", "penwidth": "2.6", "arrowsize": "0.9"},
}
"""Each kind of edge with a line and an arrowhead of its own; a transfer is the heaviest."""

ZONES: Mapping[ZoneKind, str] = {
    "person": "rounded",
    "organisation": "rounded",
    "eea": "rounded",
    "adequate": "rounded",
    "third": "rounded,dashed",
    "unstated": "rounded,dotted",
}

_STAGES: Mapping[NodeKind, int] = {
    "person": 0,
    "controller": 1,
    "activity": 1,
    "system": 2,
    "processor": 3,
    "recipient": 3,
}


def to_dot(graph: Graph) -> str:
    """The graph as DOT source; the same text for the same graph.

    Raises:
        ValueError: when two nodes or zones share an id, a node stands in no zone, or an edge has no such end.
    """
    _check(graph)
    names = {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}
    drawing = graphviz.Digraph(
        graph_attr={
            "rankdir": direction(graph),
            "fontname": FONT,
            "fontsize": "12",
            "bgcolor": "transparent",
            "labeljust": "l",
            "margin": "0",
            "newrank": "true",
            "nodesep": "0.2",
            "pad": "0.06",
            "ranksep": "0.42",
        },
        node_attr={"fontname": FONT, "fontsize": "14", "height": "0.5", "margin": "0.14,0.09"},
        edge_attr={"fontname": FONT, "fontsize": "12", "arrowsize": "0.75"},
    )
    widths = _stage_widths(graph)
    inhabited = {node.zone for node in graph.nodes}
    for place, zone in enumerate(graph.zones):
        if zone.id not in inhabited:
            continue
        with drawing.subgraph(name=f"cluster_around_z{place}") as around:
            around.attr("graph", label="", margin="5", peripheries="0")  # keeps neighbouring zones apart
            with around.subgraph(name=f"cluster_z{place}") as cluster:
                cluster.attr("graph", **_zone(zone, f"z{place}"))
                for node in graph.nodes:
                    if node.zone == zone.id:
                        width = widths[_STAGES[node.kind]]
                        cluster.node(names[node.id], **_node(node, names[node.id], width))
    for place, edge in enumerate(graph.edges):
        drawing.edge(names[edge.tail], names[edge.head], **_edge(edge, f"e{place}"))
    return str(drawing.source)


def direction(graph: Graph) -> str:
    """``TB`` or ``LR``: whichever makes the narrower diagram, so that it fits a column and a phone.

    Downwards, the nodes of one stage stand side by side; to the right, the stages do.
    """
    widths = _stage_widths(graph)
    downwards = max((widths[stage] * count for stage, count in _stage_sizes(graph).items()), default=0)
    rightwards = sum(widths.values()) + _BETWEEN * (len(widths) - 1)
    return "TB" if downwards <= rightwards else "LR"


_CHARACTER = 6.8  # points: a character of Helvetica at 14 points, on average
_AROUND = 28.0  # points: the margins of a node
_BETWEEN = 60.0  # points: from one stage to the next, the borders of their zones included
_POINTS = 72.0  # in an inch, which is what Graphviz measures nodes in


def _stage_sizes(graph: Graph) -> Counter[int]:
    return Counter(_STAGES[node.kind] for node in graph.nodes)


def _stage_widths(graph: Graph) -> dict[int, float]:
    """How wide the nodes of each stage are, in points: the same for all of a stage, so that they align.

    A word longer than a line makes only its own node wider.
    """
    longest: dict[int, int] = {}
    for node in graph.nodes:
        stage = _STAGES[node.kind]
        line = max((len(line) for line in wrap(node.label)), default=0)
        longest[stage] = max(longest.get(stage, 0), min(line, LINE_WIDTH))
    return {stage: characters * _CHARACTER + _AROUND for stage, characters in longest.items()}


def _zone(zone: Zone, name: str) -> dict[str, str]:
    return {
        "id": name,
        "label": _label(zone.label, width=ZONE_LINE_WIDTH, end=r"\l"),
        "margin": "12",
        "peripheries": "1",
        "style": ZONES[zone.kind],
    }


def _node(node: Node, name: str, width: float) -> dict[str, str]:
    return {"id": name, "label": _label(node.label), "width": f"{width / _POINTS:.2f}", **SHAPES[node.kind]}


def _edge(edge: Edge, name: str) -> dict[str, str]:
    return {"id": name, "label": _label(edge.label, width=EDGE_LINE_WIDTH, around=_GAP), **LINES[edge.kind]}


_GAP = "\N{NO-BREAK SPACE}"  # keeps the words clear of the line beside them


def _label(text: str, *, width: int = LINE_WIDTH, around: str = "", end: str = r"\n") -> str:
    r"""The lines of a label, each with its ``end`` (``\n``, ``\l``) and nothing else that DOT would act on.

    ``escape`` disarms backslashes and HTML-like labels; Graphviz also reads character references, hence
    ``&amp;``.
    """
    lines = (around + graphviz.escape(line.replace("&", "&amp;")) + around for line in wrap(text, width))
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
