"""The engine's SVG → the SVG of a page: named for those who do not see it, coloured by the page, safe inline.

The engine's output is used for geometry alone. Words, ids and links are taken from the graph again, so that
nothing an engine makes of a label reaches the page.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from mkdocs_datamap.diagrams.labels import EDGE_LINE_WIDTH, LINE_WIDTH, ZONE_LINE_WIDTH, clean, wrap
from mkdocs_datamap.diagrams.style import EDGE_DASHES, ZONE_DASHES, file_stylesheet

if TYPE_CHECKING:
    from mkdocs_datamap.diagrams.graph import Edge, Graph, Node, Zone

_SVG = "{http://www.w3.org/2000/svg}"
_GEOMETRY = ("cx", "cy", "d", "points", "rx", "ry", "stroke-width")
_SHAPES = ("ellipse", "path", "polygon", "polyline")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TRANSLATION = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
_WIDE = 480
"""Above this width in pixels a diagram is marked ``dm-diagram-wide``: a phone cannot show it whole."""
_VAST = 930
"""Above this one it is marked ``dm-diagram-vast`` as well: nor can a column of 700 pixels."""


def accessible(svg: str, graph: Graph) -> str:
    """The drawing on one line, to stand in HTML as it is.

    Every node, edge and zone is a ``<g>`` with the classes ``dm-node dm-node-<kind>`` (edge, zone likewise)
    and ``data-node="<id>"``, ``data-edge="<tail>><head>><kind>"`` or ``data-zone="<id>"``. The picture is one
    image (``role="img"``) unless nodes are links: then it is a group, whose links a keyboard and a screen
    reader reach.

    Raises:
        ValueError: when a link is neither relative, a fragment nor ``https:``, when the graph's key or
            language cannot start an id, or when the drawing is not one of this graph.
    """
    drawn = fromstring(svg[svg.index("<svg") :])  # noqa: S314 - our engine's output, and no DOCTYPE is read
    linked = any(node.href is not None for node in graph.nodes)
    root = _root(drawn, graph, linked=linked)
    canvas = SubElement(root, "g", {"transform": _translation(drawn)})
    groups = {group.get("id", ""): group for group in drawn.iter(f"{_SVG}g")}
    inhabited = {node.zone for node in graph.nodes}
    for place, zone in enumerate(graph.zones):
        if zone.id in inhabited:
            canvas.append(_zone(_group(groups, f"z{place}", graph), zone, linked=linked))
    for place, edge in enumerate(graph.edges):
        canvas.append(_edge(_group(groups, f"e{place}", graph), edge, linked=linked))
    for place, zone in enumerate(graph.zones):
        if zone.id in inhabited:  # after the edges, which may cross it
            canvas.append(_zone_name(_group(groups, f"z{place}", graph), zone, linked=linked))
    for place, node in enumerate(graph.nodes):
        canvas.append(_node(_group(groups, f"n{place}", graph), node, linked=linked))
    return tostring(root, encoding="unicode")


def standalone(svg: str) -> bytes:
    """What :func:`accessible` returned, as a file with its own style: light or dark as the system is."""
    head, canvas, body = svg.partition("<g transform=")
    height = math.ceil(float(head.partition('viewBox="0 0 ')[2].partition('"')[0].split()[1]))
    head = head.replace(' width="', f' height="{height}" width="', 1)
    file = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<style>{file_stylesheet()}</style>{canvas}{body}\n'
    return file.encode("utf-8")


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


def _root(drawn: Element, graph: Graph, *, linked: bool) -> Element:
    for part in (graph.key, graph.language):
        if not _KEY.fullmatch(part):
            raise ValueError(f"{part!r} cannot be part of an id: use letters, digits and hyphens.")
    prefix = f"{graph.key}-{graph.language}"
    width, height = drawn.get("viewBox", "").split()[2:]
    classes = ["dm-diagram"]
    if float(width) > _WIDE:
        classes.append("dm-diagram-wide")
    if float(width) > _VAST:
        classes.append("dm-diagram-vast")
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": " ".join(classes),
            "id": f"{prefix}-diagram",
            "lang": graph.language,
            "role": "group" if linked else "img",
            "aria-labelledby": f"{prefix}-title",
            "aria-describedby": f"{prefix}-desc",
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "width": str(math.ceil(float(width))),
            "fill": "none",
            "stroke": "none",
        },
    )
    if len(classes) > 1 and not linked:
        root.set("tabindex", "0")  # so that the keyboard can scroll it sideways; links do that by themselves
    SubElement(root, "title", {"id": f"{prefix}-title"}).text = clean(graph.title)
    SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = clean(graph.description)
    return root


def _translation(drawn: Element) -> str:
    graph = drawn.find(f"{_SVG}g")
    found = _TRANSLATION.search(graph.get("transform", "") if graph is not None else "")
    if found is None:
        raise ValueError("The engine's drawing does not say where it starts.")
    return f"translate({_number(found[1])} {_number(found[2])})"


def _group(groups: dict[str, Element], name: str, graph: Graph) -> Element:
    if name not in groups:
        raise ValueError(f"The drawing of {graph.key} has no {name}: it is not one of this graph.")
    return groups[name]


def _zone(drawn: Element, zone: Zone, *, linked: bool) -> Element:
    group = Element("g", {"class": f"dm-zone dm-zone-{zone.kind}", "data-zone": zone.id})
    if linked:
        group.set("aria-hidden", "true")
    for shape in _shapes(drawn):
        outline = _outline(shape, "dm-shape")
        if zone.kind in ZONE_DASHES:
            outline.set("stroke-dasharray", ZONE_DASHES[zone.kind])
        group.append(outline)
    return group


def _zone_name(drawn: Element, zone: Zone, *, linked: bool) -> Element:
    group = Element("g", {"class": f"dm-zone dm-zone-{zone.kind}"})
    if linked:
        group.set("aria-hidden", "true")
    group.extend(_words(drawn, wrap(zone.label, ZONE_LINE_WIDTH), right=3, up=-2))
    return group


def _edge(drawn: Element, edge: Edge, *, linked: bool) -> Element:
    name = f"{edge.tail}>{edge.head}>{edge.kind}"
    group = Element("g", {"class": f"dm-edge dm-edge-{edge.kind}", "data-edge": name})
    if linked:
        group.set(
            "aria-hidden", "true"
        )  # without it, each label would be read alone; the table says it in full
    for shape in _shapes(drawn):
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
    group.extend(_words(drawn, wrap(edge.label, EDGE_LINE_WIDTH), up=3))
    return group


def _node(drawn: Element, node: Node, *, linked: bool) -> Element:
    group = Element("g", {"class": f"dm-node dm-node-{node.kind}", "data-node": node.id})
    inside = group
    if node.href is not None:
        name = {"href": checked_href(node.href), "aria-label": clean(node.label)}
        inside = SubElement(group, "a", name)
    elif linked:
        group.set("role", "img")
        group.set("aria-label", clean(node.label))
    for place, shape in enumerate(_shapes(drawn)):
        # A second outline is a double border or the lid of a cylinder: filled, it would cover the first.
        inside.append(_outline(shape, "dm-detail" if place else "dm-shape"))
    inside.extend(_words(drawn, wrap(node.label, LINE_WIDTH)))
    return group


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
    words = []
    for place, line in zip(places, lines, strict=True):
        text = Element(
            "text",
            {
                "x": _number(float(place.get("x", "0")) + right),
                "y": _number(float(place.get("y", "0")) - up),
                "font-size": _number(place.get("font-size", "0")),
                "text-anchor": place.get("text-anchor", "start"),
                "fill": "currentColor",
            },
        )
        text.text = line
        words.append(text)
    return words


def _number(value: str | float) -> str:
    """A number without the zeros that say nothing: ``14.00`` → ``14``."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
