"""Where words of a drawing stand on something else: other words, a node, the line of another arrow."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from diagram_reading import SVG, overlap, parsed

from mkdocs_datamap.diagrams.labels import width_of
from mkdocs_datamap.diagrams.outlines import Box, bounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

CLEAR = 2.0
"""Pixels between words and the line of another arrow."""

_STEPS = 12
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COMMAND = re.compile(r"([MLHVCq])([^MLHVCq]*)")


def troubles(svg: str) -> list[str]:
    """What a reader could not make out; nothing for a good drawing."""
    root = parsed(svg)
    worded = [(_name(group), box) for group in _groups(root, "dm-edge", "dm-zone") for box in _words(group)]
    nodes = [(_name(group), _around(group)) for group in _groups(root, "dm-node")]
    lines = [(_name(group), list(_points(group))) for group in _groups(root, "dm-edge")]
    found = [
        f"{one}: {box_one} on {other}: {box_other}"
        for (one, box_one), (other, box_other) in combinations(worded, 2)
        if overlap(_inner(box_one), _inner(box_other))
    ]
    found += [
        f"{name} on the node {node}"
        for name, box in worded
        for node, around in nodes
        if overlap(_inner(box), around)
    ]
    shared = _shared(root)
    found += [
        f"{name} on the line {line}"
        for name, box in worded
        for line, points in lines
        if name.startswith("edge") and line != name and (name, line) not in shared
        if any(
            box.left - CLEAR < x < box.right + CLEAR and box.top - CLEAR < y < box.bottom + CLEAR
            for x, y in points
        )
    ]
    return found


def _shared(root: Element) -> set[tuple[str, str]]:
    """Arrows that go on together behind their words, both ways round."""
    ends: dict[str, set[str]] = {}
    for group in _groups(root, "dm-edge"):
        for line in (each for each in group.iter() if each.get("class") == "dm-line"):
            ends.setdefault(line.get("d", ""), set()).add(_name(group))
    return {(one, other) for names in ends.values() for one in names for other in names}


def _groups(root: Element, *kinds: str) -> Iterator[Element]:
    return (group for group in root.iter(f"{SVG}g") if (group.get("class") or "").split(" ")[0] in kinds)


def _name(group: Element) -> str:
    for kind in ("edge", "node", "zone"):
        if f"data-{kind}" in group.attrib:
            return f"{kind} {group.get(f'data-{kind}')}"
    return f"zone {group.get('class')}"


def _words(group: Element) -> Iterator[Box]:
    """Where the letters of each line are, from the top of the highest to the bottom of the lowest."""
    for text in group.iter(f"{SVG}text"):
        size, x, y = (float(text.get(name, "0")) for name in ("font-size", "x", "y"))
        # A little less than the upper bound of the width.
        width = 0.92 * width_of(text.text or "", size)
        left = x - width / 2 if text.get("text-anchor") == "middle" else x
        yield Box(left, y - 0.76 * size, left + width, y + 0.21 * size)


def _inner(box: Box) -> Box:
    return Box(box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5)


def _around(node: Element) -> Box:
    boxes = [
        bounds(shape.get("points") or shape.get("d") or "")
        for shape in node.iter()
        if shape.get("class") in {"dm-shape", "dm-detail"}
    ]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _points(group: Element) -> Iterator[tuple[float, float]]:
    """Points on the lines of an arrow, so close that none jumps over a word."""
    for line in group.iter():
        if line.get("class") == "dm-line":
            yield from _along(line.get("d") or line.get("points") or "")


def _along(way: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, rest in _COMMAND.findall(way):
        numbers = [float(each) for each in _NUMBER.findall(rest)]
        if command == "H":
            ends = [(numbers[0], y)]
        elif command == "V":
            ends = [(x, numbers[0])]
        elif command == "q":
            ends = [(x + numbers[2], y + numbers[3])]
        else:
            ends = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "C":
            for first in range(0, len(ends), 3):
                curve = [(x, y), *ends[first : first + 3]]
                yield from (_on(curve, step / _STEPS) for step in range(_STEPS + 1))
                x, y = curve[-1]
            continue
        for end in ends:
            if command != "M":
                yield from (
                    (x + (end[0] - x) * step / _STEPS, y + (end[1] - y) * step / _STEPS)
                    for step in range(_STEPS + 1)
                )
            x, y = end


def _on(curve: list[tuple[float, float]], at: float) -> tuple[float, float]:
    while len(curve) > 1:
        curve = [
            (one[0] + (two[0] - one[0]) * at, one[1] + (two[1] - one[1]) * at) for one, two in pairwise(curve)
        ]
    return curve[0]
