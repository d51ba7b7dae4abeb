"""How a diagram looks: its colours in light and dark, and the rules that apply them.

The colours have no meaning of their own; shape, line and place carry it (WCAG 2.2, success criterion 1.4.1).
Text has a contrast of at least 4.5:1 with what it stands on, every line that matters 3:1 (1.4.3, 1.4.11).
``render/assets/diagrams.css`` is :func:`page_stylesheet`, word for word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.diagrams.graph import EdgeKind, ZoneKind

LIGHT: Mapping[str, str] = {
    "surface": "#ffffff",
    "ink": "#17202b",
    "quiet": "#4b5868",
    "line": "#4f5d6e",
    "node": "#ffffff",
    "activity": "#e6eef9",
    "activity-line": "#2c5c9b",
    "zone": "#f5f7f9",
    "zone-line": "#748090",
    "third": "#fcf1e8",
    "transfer": "#a34409",
}
"""Colours on a light page, by the name of their variable without ``--dm-``."""

DARK: Mapping[str, str] = {
    "surface": "#1e2129",
    "ink": "#eceff4",
    "quiet": "#b9c2cf",
    "line": "#a3aebd",
    "node": "#2a303b",
    "activity": "#22344f",
    "activity-line": "#86b4f0",
    "zone": "#242932",
    "zone-line": "#7c8796",
    "third": "#37291f",
    "transfer": "#f7a468",
}
"""The same on a dark page."""

EDGE_DASHES: Mapping[EdgeKind, str] = {"read": "6 3 1 3", "disclose": "2 3", "transfer": "8 4"}
"""Strokes and gaps of an edge in points; a kind that is not here has an unbroken line."""

ZONE_DASHES: Mapping[ZoneKind, str] = {"third": "8 4", "unstated": "2 3"}
"""The same for the border of a zone."""

FONTS = 'Helvetica, Arial, "Liberation Sans", sans-serif'
"""Families as wide as the Helvetica that labels were measured in, so that they fit their nodes."""

_RULES = """
.dm-diagram, .dm-swatch { color: var(--dm-ink); }
.dm-diagram { font-family: FONTS; }
.dm-diagram:focus-visible { outline: 2px solid var(--dm-ink); outline-offset: -2px; }
.dm-diagram text { fill: var(--dm-ink); stroke: none; }
.dm-node .dm-shape, .dm-node .dm-detail { stroke: var(--dm-line); }
.dm-node .dm-shape { fill: var(--dm-node); }
.dm-node-activity .dm-shape { fill: var(--dm-activity); stroke: var(--dm-activity-line); }
.dm-node-controller .dm-shape { fill: var(--dm-activity); stroke: var(--dm-activity-line); }
.dm-node-controller text { font-weight: 600; }
.dm-node a { text-decoration: none; }
.dm-node a text { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.dm-node a:hover .dm-shape { stroke-width: 2; }
.dm-node a:focus { outline: none; }
.dm-node a:focus-visible .dm-shape { stroke: var(--dm-ink); stroke-width: 3.5; }
.dm-edge .dm-line, .dm-edge .dm-head { stroke: var(--dm-line); }
.dm-edge .dm-head { fill: var(--dm-line); }
.dm-edge .dm-head-open { fill: var(--dm-surface); }
.dm-edge text { paint-order: stroke; stroke: var(--dm-surface); stroke-width: 4px; stroke-linejoin: round; }
.dm-edge-transfer .dm-line, .dm-edge-transfer .dm-head { stroke: var(--dm-transfer); }
.dm-edge-transfer .dm-head { fill: var(--dm-transfer); }
.dm-edge-transfer text { fill: var(--dm-transfer); font-weight: 600; }
.dm-ladder .dm-edge text { stroke: none; }
.dm-zone .dm-shape { fill: var(--dm-zone); stroke: var(--dm-zone-line); }
.dm-zone text { fill: var(--dm-quiet); font-weight: 600; }
.dm-zone text { paint-order: stroke; stroke: var(--dm-zone); stroke-width: 4px; stroke-linejoin: round; }
.dm-zone-third .dm-shape { fill: var(--dm-third); stroke: var(--dm-transfer); stroke-width: 1.5; }
.dm-zone-third text { fill: var(--dm-transfer); stroke: var(--dm-third); }
""".replace("FONTS", FONTS).strip()

_PAGE = """
/* Data-flow diagrams and the swatches of their legends, in the page. Made by diagrams/style.py. */
:is(.dm-diagram, .dm-swatch) { LIGHT }
[data-md-color-scheme="default"] :is(.dm-diagram, .dm-swatch) { LIGHT }
[data-md-color-scheme="slate"] :is(.dm-diagram, .dm-swatch) { DARK }
.dm-diagram { display: block; height: auto; max-width: 100%; }
/* Two classes: Material makes every drawing as narrow as the page; columns say how narrow they may be. */
.dm-diagram.dm-columns { max-width: max(100%, var(--dm-least, 0px)); }
.dm-ladder { display: none; }
.dm-drawing { display: block; overflow-x: auto; }
.dm-swatch { display: inline-block; height: 1.25em; vertical-align: -0.25em; width: 2.5em; }
RULES
@media screen and (max-width: 51.9em) {
  /* Columns would be too small to read: the same graph one activity after the other. */
  .dm-columns { display: none; }
  .dm-ladder { display: block; }
}
@media print {
  :is(.dm-diagram, .dm-swatch), [data-md-color-scheme] :is(.dm-diagram, .dm-swatch) { LIGHT }
  .dm-diagram, .dm-diagram.dm-columns {
    break-inside: avoid; max-height: 22.8cm; max-width: 100%; zoom: 1;
  }
  .dm-drawing { overflow: visible; }
}
""".lstrip()

_FILE = """
:root { LIGHT background: var(--dm-surface); }
@media (prefers-color-scheme: dark) { :root { DARK } }
RULES
"""


def page_stylesheet() -> str:
    """The stylesheet for pages with diagrams; follows Material's ``default`` and ``slate`` schemes."""
    return _filled(_PAGE)


def file_stylesheet() -> str:
    """The style inside a diagram that is a file of its own, on one line; follows the reader's system."""
    return " ".join(_filled(_FILE).split())


def _filled(template: str) -> str:
    return (
        template.replace("RULES", _RULES)
        .replace("LIGHT", _variables(LIGHT))
        .replace("DARK", _variables(DARK))
    )


def _variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--dm-{name}: {colour};" for name, colour in colours.items())
