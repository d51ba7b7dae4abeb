"""What both layouts of a drawing are made of: a root, and a group for each node, edge and zone."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from mkdocs_datamap.diagrams.dot import LINES
from mkdocs_datamap.diagrams.labels import clean
from mkdocs_datamap.diagrams.outlines import number
from mkdocs_datamap.diagrams.style import EDGE_DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_datamap.diagrams.graph import Edge, EdgeKind, Graph, Node, Zone

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def is_linked(graph: Graph) -> bool:
    """Whether nodes of the graph are links, which makes its drawing a group instead of one image."""
    return any(node.href is not None for node in graph.nodes)


def root_element(graph: Graph, width: float, height: float, classes: Sequence[str], suffix: str) -> Element:
    """``<svg>`` with a name and a description; ``suffix`` tells the ids of two drawings of a graph apart.

    Raises ValueError when the graph's key or language cannot start an id.
    """
    for part in (graph.key, graph.language):
        if not _KEY.fullmatch(part):
            raise ValueError(f"{part!r} cannot be part of an id: use letters, digits and hyphens.")
    prefix = f"{graph.key}-{graph.language}{suffix}"
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": " ".join(("dm-diagram", *classes)),
            "id": f"{prefix}-diagram",
            "lang": graph.language,
            "role": "group" if is_linked(graph) else "img",
            "aria-labelledby": f"{prefix}-title",
            "aria-describedby": f"{prefix}-desc",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": str(math.ceil(width)),
            "fill": "none",
            "stroke": "none",
        },
    )
    SubElement(root, "title", {"id": f"{prefix}-title"}).text = clean(graph.title)
    SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = clean(graph.description)
    return root


def zone_group(zone: Zone, *, linked: bool, named: bool = False) -> Element:
    """The group of a zone's border, or of its name, which is drawn later: edges may cross the border."""
    group = Element("g", {"class": f"dm-zone dm-zone-{zone.kind}"})
    if not named:
        group.set("data-zone", zone.id)
    return _hidden(group) if linked else group


def edge_group(edge: Edge, *, linked: bool) -> Element:
    """The group of an edge, named by its ends and kind."""
    name = f"{edge.tail}>{edge.head}>{edge.kind}"
    group = Element("g", {"class": f"dm-edge dm-edge-{edge.kind}", "data-edge": name})
    return _hidden(group) if linked else group  # or each label would be read alone; the table says it in full


def edge_shapes(kind: EdgeKind, way: str, head: str) -> tuple[Element, Element]:
    """The line and the arrowhead of an edge that we draw ourselves, from path data."""
    look = LINES[kind]
    line = Element("path", {"class": "dm-line", "d": way, "stroke": "currentColor"})
    line.set("stroke-width", look.get("penwidth", "1"))
    if kind in EDGE_DASHES:
        line.set("stroke-dasharray", EDGE_DASHES[kind])
    is_open = look["arrowhead"] == "empty"
    role = "dm-head dm-head-open" if is_open else "dm-head"
    tip = Element("path", {"class": role, "d": head, "stroke": "currentColor"})
    tip.set("fill", "none" if is_open else "currentColor")
    return line, tip


def node_group(node: Node, *, linked: bool) -> tuple[Element, Element]:
    """The group of a node and the element in it that takes its outlines and words: itself, or a link."""
    group = Element("g", {"class": f"dm-node dm-node-{node.kind}", "data-node": node.id})
    if node.href is not None:
        return group, SubElement(
            group, "a", {"href": checked_href(node.href), "aria-label": clean(node.label)}
        )
    if linked:
        group.set("role", "img")
        group.set("aria-label", clean(node.label))
    return group, group


def text_element(line: str, x: float, y: float, size: float, anchor: str) -> Element:
    """A line of text in the colour of the page, for one without our style; its rules win over attributes."""
    text = Element(
        "text",
        {
            "x": number(x),
            "y": number(y),
            "font-size": number(size),
            "text-anchor": anchor,
            "fill": "currentColor",
        },
    )
    text.text = line
    return text


def checked_href(href: str) -> str:
    """The address, if it is relative, a ``#fragment`` or ``https:``; raises ValueError for any other."""
    try:
        parts = urlsplit(href)
    except ValueError:
        parts = None
    printable = all(character.isprintable() and character not in ' \\<>"' for character in href)
    if href and printable and parts is not None:
        elsewhere = parts.scheme == "https" and bool(parts.hostname)
        here = not parts.scheme and not parts.netloc and not href.startswith("//")
        if elsewhere or here:
            return href
    raise ValueError(
        f"A diagram cannot link to {href!r}: only relative addresses, #fragments and https: are allowed."
    )


def _hidden(group: Element) -> Element:
    group.set("aria-hidden", "true")
    return group
