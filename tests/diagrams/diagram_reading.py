"""Drawing a graph and reading the drawing back, so that tests can compare the two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from mkdocs_datamap.diagrams.drawing import in_columns
from mkdocs_datamap.diagrams.engines import WasmEngine
from mkdocs_datamap.diagrams.outlines import Box, bounds

if TYPE_CHECKING:
    from mkdocs_datamap.diagrams.graph import Graph

WASM = WasmEngine()
"""One for all tests: it takes a second to start."""

SVG = "{http://www.w3.org/2000/svg}"


def drawn(graph: Graph) -> str:
    return in_columns(graph, WASM.render)


def parsed(svg: str | bytes) -> Element:
    return fromstring(svg)  # noqa: S314 - our own SVG


def edges_in(svg: str | bytes) -> Counter[str]:
    return Counter(group.get("data-edge") for group in parsed(svg).iter() if "data-edge" in group.attrib)


def nodes_in(svg: str | bytes) -> dict[str, str]:
    """Node id → the words that are seen in it."""
    return {
        group.get("data-node"): " ".join(text.text or "" for text in group.iter(f"{SVG}text"))
        for group in parsed(svg).iter()
        if "data-node" in group.attrib
    }


def zones_in(svg: str | bytes) -> set[str]:
    return {group.get("data-zone") for group in parsed(svg).iter() if "data-zone" in group.attrib}


def boxes_in(svg: str) -> dict[str, Box]:
    """Node id → where its outermost outline is. A ladder shows some nodes twice: this is the last place."""
    return {
        group.get("data-node"): _around(outlines)
        for group in parsed(svg).iter()
        if "data-node" in group.attrib and (outlines := _outlines(group))
    }


def zone_boxes_in(svg: str) -> list[tuple[str, Box]]:
    return [
        (group.get("data-zone"), _around(_outlines(group)))
        for group in parsed(svg).iter()
        if "data-zone" in group.attrib
    ]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _outlines(group: Element) -> list[str]:
    return [
        element.get("points") or element.get("d")
        for element in group.iter()
        if element.get("class") in {"dm-shape", "dm-detail"}
    ]


def _around(outlines: list[str]) -> Box:
    boxes = [bounds(outline) for outline in outlines]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
