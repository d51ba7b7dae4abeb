"""The forms that we draw ourselves: nodes and arrowheads of the narrow layout, and persons in both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from mkdocs_datamap.diagrams.dot import LINES

if TYPE_CHECKING:
    from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind


class Box(NamedTuple):
    """A rectangle in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2


_RADII = re.compile(r"A[\d.]+,[\d.]+ 0 0 [01] ")
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def bounds(outline: str) -> Box:
    """The rectangle around the points of a polygon or of a path, whose coordinates must be absolute."""
    points = [(float(x), float(y)) for x, y in _POINT.findall(_RADII.sub(" ", outline))]
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def node_paths(kind: NodeKind, box: Box) -> tuple[str, ...]:
    """The outline of a node, then its details (a double border, the lid of a cylinder), as path data."""
    if kind == "person":
        return (person_path(box),)
    if kind == "activity":
        return (rounded_path(box, 10),)
    if kind == "system":
        return _cylinder(box)
    if kind == "processor":
        inner = Box(box.left + 4, box.top + 4, box.right - 4, box.bottom - 4)
        return rounded_path(inner, 0), rounded_path(box, 0)
    return (rounded_path(box, 0),)


def person_path(box: Box) -> str:
    """A box with bulging sides: no other kind has curved sides, and text needs no more room than in a box."""
    bulge, half = 9.0, (box.bottom - box.top) / 2
    left, right = box.left + bulge, box.right - bulge
    arc = f"A{number(bulge)},{number(half)} 0 0 1 "
    return (
        f"M{_at(left, box.top)}L{_at(right, box.top)}"
        f"{arc}{_at(box.right, box.middle)}{arc}{_at(right, box.bottom)}L{_at(left, box.bottom)}"
        f"{arc}{_at(box.left, box.middle)}{arc}{_at(left, box.top)}z"
    )


def rounded_path(box: Box, radius: float) -> str:
    """A rectangle with round corners, or with none for a radius of 0."""
    left, top, right, bottom = box
    if not radius:
        return f"M{_at(left, top)}L{_at(right, top)}L{_at(right, bottom)}L{_at(left, bottom)}z"
    arc = f"A{number(radius)},{number(radius)} 0 0 1 "
    return (
        f"M{_at(left + radius, top)}L{_at(right - radius, top)}{arc}{_at(right, top + radius)}"
        f"L{_at(right, bottom - radius)}{arc}{_at(right - radius, bottom)}"
        f"L{_at(left + radius, bottom)}{arc}{_at(left, bottom - radius)}"
        f"L{_at(left, top + radius)}{arc}{_at(left + radius, top)}z"
    )


def loop_path(tail: Box, head: Box, reach: float) -> str:
    """From the right side of a node around to that of another in its column, or of itself."""
    start, end = (tail.middle - 7, head.middle + 7) if tail == head else (tail.middle, head.middle)
    far = max(tail.right, head.right) + reach
    return f"M{_at(tail.right, start)}C{_at(far, start)} {_at(far, end)} {_at(head.right + HEAD - 1, end)}"


HEAD = 8.0
"""How long an arrowhead is, in pixels."""


def head_path(kind: EdgeKind, x: float, y: float, towards: Literal["right", "down", "left"]) -> str:
    """The arrowhead of an edge with its tip at a point."""
    half, notch = HEAD * 0.5, HEAD * 0.7
    around = [(-HEAD, -half), (0.0, 0.0), (-HEAD, half)]
    if LINES[kind]["arrowhead"] == "vee":
        around.append((-notch, 0.0))
    turned = {
        "right": [(a, b) for a, b in around],
        "down": [(-b, a) for a, b in around],
        "left": [(-a, -b) for a, b in around],
    }
    corners = [(x + a, y + b) for a, b in turned[towards]]
    return "M" + "L".join(f"{number(a)},{number(b)}" for a, b in corners) + "z"


def number(value: str | float) -> str:
    """A number without the zeros that say nothing: ``14.00`` → ``14``."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _at(x: float, y: float) -> str:
    return f"{number(x)},{number(y)}"


def _cylinder(box: Box) -> tuple[str, ...]:
    half, lid = (box.right - box.left) / 2, 3.0
    top, bottom = box.top + lid, box.bottom - lid
    over, under = (f"A{number(half)},{number(lid)} 0 0 {sweep} " for sweep in (1, 0))
    body = (
        f"M{_at(box.left, top)}{over}{_at(box.left + half, box.top)}{over}{_at(box.right, top)}"
        f"L{_at(box.right, bottom)}{over}{_at(box.left + half, box.bottom)}{over}{_at(box.left, bottom)}z"
    )
    return body, f"M{_at(box.left, top)}{under}{_at(box.right, top)}"
