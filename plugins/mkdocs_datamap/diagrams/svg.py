"""The engine's SVG → the SVG of a page: named for those who do not see it, coloured by the page, safe inline.

The engine's output is used for geometry alone. Words, ids and links are taken from the graph again, so that
nothing an engine makes of a label reaches the page.
"""

from __future__ import annotations

import math
import re
from html import escape, unescape
from itertools import chain, groupby
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from mkdocs_datamap.diagrams.columns import columns, within_columns
from mkdocs_datamap.diagrams.dot import (
    HEADING_DOWN,
    LOOP_REACH,
    ZONE_SIZE,
    onward_name,
    plate_name,
    zone_name,
)
from mkdocs_datamap.diagrams.labels import LINE_WIDTH, ZONE_LINE_WIDTH, edge_lines, width_of, wrap
from mkdocs_datamap.diagrams.outlines import (
    Box,
    bounds,
    head_path,
    loop_path,
    number,
    person_path,
    rounded_path,
)
from mkdocs_datamap.diagrams.parts import (
    checked_href,
    edge_group,
    edge_shapes,
    is_linked,
    node_group,
    root_element,
    text_element,
    zone_group,
)
from mkdocs_datamap.diagrams.plates import plates
from mkdocs_datamap.diagrams.style import EDGE_DASHES, ZONE_DASHES, file_stylesheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.diagrams.graph import Edge, Graph, Node, Zone

__all__ = ["accessible", "checked_href", "relinked", "standalone"]

_SVG = "{http://www.w3.org/2000/svg}"
_GEOMETRY = ("cx", "cy", "d", "points", "rx", "ry", "stroke-width")
_SHAPES = ("ellipse", "path", "polygon", "polyline")
_TRANSLATION = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
_LINK = re.compile(r' href="([^"]*)"')
_PADDING = 10.0  # points between a zone's border and its nodes
_LEAST = 0.77
"""The scale below which the names of nodes, in letters of 13 pixels, would have less than 10."""

_PAGE = 732.0
"""Pixels: the narrowest page that shows columns. What is too wide for it scrolls in its box."""


class DisorderError(ValueError):
    """A drawing with a column that is not in its order: a node may stand in the box of another zone."""


def accessible(svg: str, graph: Graph) -> str:
    """The drawing on one line, to stand in HTML as it is.

    Every node, edge and zone is a ``<g>`` with the classes ``dm-node dm-node-<kind>`` (edge, zone likewise)
    and ``data-node="<id>"``, ``data-edge="<tail>><head>><kind>"`` or ``data-zone="<id>"``. The picture is one
    image (``role="img"``) unless nodes are links: then it is a group, whose links a keyboard and a screen
    reader reach.

    Raises:
        ValueError: when a link is neither relative, a fragment nor ``https:``, when the graph's key or
            language cannot start an id, or when the drawing is not one of this graph.
        DisorderError: when the engine did not keep the order of a column.
    """
    drawn = fromstring(svg[svg.index("<svg") :])  # noqa: S314 - our engine's output, and no DOCTYPE is read
    linked = is_linked(graph)
    root = _root(drawn, graph, linked=linked)
    canvas = SubElement(root, "g", {"transform": _translation(drawn)})
    groups = {group.get("id", ""): group for group in drawn.iter(f"{_SVG}g")}
    ordered, worded = columns(graph), plates(graph)
    drawn_nodes = {node.id: _group(groups, f"n{place}", graph) for place, node in enumerate(graph.nodes)}
    zones = {zone.id: zone for zone in graph.zones}
    names: list[Element] = []
    for place, column in enumerate(ordered):
        heights: list[float] = []
        for identifier, nodes in groupby(column, key=lambda node: node.zone):
            name = _group(groups, zone_name(graph, identifier, place), graph)
            inside = [drawn_nodes[node.id] for node in nodes]
            heights += (float(text.get("y", "0")) for text in name.iter(f"{_SVG}text"))
            heights += (_around(each).top for each in inside)
            canvas.append(_zone(name, inside, zones[identifier], linked=linked))
            names.append(_zone_name(name, zones[identifier], linked=linked))
        if heights != sorted(heights):
            raise DisorderError(f"The drawing of {graph.key} does not keep the order of its nodes.")
    apart = within_columns(graph)
    plated = {place: number for number, plate in enumerate(worded) for place in plate.edges}
    for place, edge in enumerate(graph.edges):
        if place in apart:
            canvas.append(_loop(drawn_nodes[edge.tail], drawn_nodes[edge.head], edge, linked=linked))
            continue
        parts = [_group(groups, f"e{place}", graph)]
        if place in plated:
            parts.append(_group(groups, onward_name(plated[place]), graph))
        canvas.append(_edge(parts, edge, linked=linked))
        number = plated.get(place)
        if number is not None and worded[number].edges[0] == place:
            # The words that several arrows share are written once.
            canvas[-1].extend(_words(_group(groups, plate_name(number), graph), worded[number].lines))
    canvas.extend(names)  # after the edges, which may cross a zone
    # In the order in which they are read and, if they are links, focused: a column after the other.
    for node in chain.from_iterable(ordered):
        canvas.append(_node(drawn_nodes[node.id], node, linked=linked))
    return tostring(root, encoding="unicode")


def standalone(svg: str) -> bytes:
    """What :func:`accessible` returned, as a file with its own style: light or dark as the system is."""
    head, canvas, body = svg.partition("<g transform=")
    height = math.ceil(float(head.partition('viewBox="0 0 ')[2].partition('"')[0].split()[1]))
    head = head.replace(' width="', f' height="{height}" width="', 1)
    file = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<style>{file_stylesheet()}</style>{canvas}{body}\n'
    return file.encode("utf-8")


def relinked(file: bytes, links: Mapping[str, str]) -> bytes:
    """What :func:`standalone` returned, with other links: ``links`` are the new ones by the old."""

    def link(match: re.Match[str]) -> str:
        return f' href="{escape(links[unescape(match[1])])}"'

    return _LINK.sub(link, file.decode("utf-8")).encode("utf-8")


def _root(drawn: Element, graph: Graph, *, linked: bool) -> Element:
    width, height = (float(side) for side in drawn.get("viewBox", "").split()[2:])
    root = root_element(graph, width, height, ("dm-columns",), "")
    least = math.ceil(_LEAST * width)
    root.set("style", f"--dm-least: {least}px")
    if least > _PAGE and not linked:
        root.set("tabindex", "0")  # so that the keyboard can scroll it sideways; links do that by themselves
    return root


def _translation(drawn: Element) -> str:
    graph = drawn.find(f"{_SVG}g")
    found = _TRANSLATION.search(graph.get("transform", "") if graph is not None else "")
    if found is None:
        raise ValueError("The engine's drawing does not say where it starts.")
    return f"translate({number(found[1])} {number(found[2])})"


def _group(groups: dict[str, Element], name: str, graph: Graph) -> Element:
    if name not in groups:
        raise ValueError(f"The drawing of {graph.key} has no {name}: it is not one of this graph.")
    return groups[name]


def _zone(name: Element, nodes: list[Element], zone: Zone, *, linked: bool) -> Element:
    """The border around the nodes that a column has in a zone, and around the name above them."""
    boxes = [_around(node) for node in nodes]
    for text in _words(name, wrap(zone.label, ZONE_LINE_WIDTH), up=-HEADING_DOWN):
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        boxes.append(Box(x, y - ZONE_SIZE + _PADDING / 2, x + width_of(text.text or "", ZONE_SIZE), y))
    border = Box(
        min(box.left for box in boxes) - _PADDING,
        min(box.top for box in boxes) - _PADDING,
        max(box.right for box in boxes) + _PADDING,
        max(box.bottom for box in boxes) + _PADDING,
    )
    group = zone_group(zone, linked=linked)
    outline = SubElement(
        group, "path", {"class": "dm-shape", "d": rounded_path(border, 8), "stroke": "currentColor"}
    )
    if zone.kind in ZONE_DASHES:
        outline.set("stroke-dasharray", ZONE_DASHES[zone.kind])
    return group


def _zone_name(drawn: Element, zone: Zone, *, linked: bool) -> Element:
    group = zone_group(zone, linked=linked, named=True)
    group.extend(_words(drawn, wrap(zone.label, ZONE_LINE_WIDTH), up=-HEADING_DOWN))
    return group


def _edge(parts: list[Element], edge: Edge, *, linked: bool) -> Element:
    """The arrow, in two parts if words stand on it."""
    group = edge_group(edge, linked=linked)
    for shape in chain.from_iterable(_shapes(part) for part in parts):
        if shape.tag == f"{_SVG}path":
            line = _outline(shape, "dm-line")
            if edge.kind in EDGE_DASHES:
                line.set("stroke-dasharray", EDGE_DASHES[edge.kind])
            group.append(line)
        else:
            is_open = shape.get("fill") == "none"
            head = _outline(shape, "dm-head dm-head-open" if is_open else "dm-head")
            head.set("fill", "none" if is_open else "currentColor")
            group.append(head)
    return group


def _loop(tail: Element, head: Element, edge: Edge, *, linked: bool) -> Element:
    """An edge within a column, on its right side."""
    one, other = _around(tail), _around(head)
    group = edge_group(edge, linked=linked)
    group.extend(edge_shapes(edge.kind, loop_path(one, other, LOOP_REACH), _loop_head(edge, one, other)))
    y = (one.middle + other.middle) / 2
    for place, line in enumerate(edge_lines(edge.label)):
        x = max(one.right, other.right) + LOOP_REACH
        group.append(text_element(line, x, y + place * 14, 12, "start"))
    return group


def _loop_head(edge: Edge, tail: Box, head: Box) -> str:
    return head_path(edge.kind, head.right, head.middle + (7 if tail == head else 0), "left")


def _around(node: Element) -> Box:
    boxes = [bounds(outline) for outline in _outlines_of(node)]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _node(drawn: Element, node: Node, *, linked: bool) -> Element:
    group, inside = node_group(node, linked=linked)
    for place, shape in enumerate(_shapes(drawn)):
        if node.kind == "person":
            d = person_path(bounds(shape.get("points", "")))
            inside.append(Element("path", {"class": "dm-shape", "d": d, "stroke": "currentColor"}))
            continue
        # A second outline is a double border or the lid of a cylinder: filled, it would cover the first.
        inside.append(_outline(shape, "dm-detail" if place else "dm-shape"))
    inside.extend(_words(drawn, wrap(node.label, LINE_WIDTH)))
    return group


def _outlines_of(node: Element) -> list[str]:
    return [shape.get("points", shape.get("d", "")) for shape in _shapes(node)]


def _shapes(drawn: Element) -> list[Element]:
    return [shape for shape in drawn.iter() if shape.tag.removeprefix(_SVG) in _SHAPES]


def _outline(shape: Element, role: str) -> Element:
    """The same form in the text's colour, for a page without our style, whose rules win over attributes."""
    outline = Element(shape.tag.removeprefix(_SVG), {"class": role})
    for name in _GEOMETRY:
        value = shape.get(name)
        if value is not None:
            outline.set(name, " ".join(value.split()))
    outline.set("stroke", "currentColor")
    return outline


def _words(drawn: Element, lines: tuple[str, ...], *, right: float = 0, up: float = 0) -> list[Element]:
    """One ``<text>`` a line, where the engine placed it or, clear of a line beside it, a few points off."""
    places = list(drawn.iter(f"{_SVG}text"))
    if len(places) != len(lines):
        raise ValueError(f"The drawing has {len(places)} lines of text where the label has {len(lines)}.")
    return [
        text_element(
            line,
            float(place.get("x", "0")) + right,
            float(place.get("y", "0")) - up,
            float(place.get("font-size", "0")),
            place.get("text-anchor", "start"),
        )
        for place, line in zip(places, lines, strict=True)
    ]
