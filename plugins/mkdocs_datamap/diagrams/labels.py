"""The text in a diagram: what may stand in it, and where its lines break."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache

LINE_WIDTH = 18
"""Characters a line of a label should not exceed; four columns of such labels fit a page of 870 pixels."""

EDGE_LINE_WIDTH = 18
"""The same for the label of an edge, which widens the gap between two columns."""

ZONE_LINE_WIDTH = 22
"""The same for the name of a zone, whose letters are smaller."""

# A non-breaking space holds “§ 6” together, so it stays, unless it stands beside one that breaks.
_SPACES = re.compile(r"\s*[^\S\u00a0\u202f]\s*")
_NOT_XML = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\xac\xae-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)


def clean(text: str) -> str:
    """The text on one line, without soft hyphens and without characters that XML cannot hold."""
    return _SPACES.sub(" ", _NOT_XML.sub("", text)).strip()


@lru_cache(maxsize=4096)  # a label is wrapped to be measured, again to be laid out and again to be written
def wrap(text: str, width: int = LINE_WIDTH) -> tuple[str, ...]:
    """The lines of a label: as few as ``width`` allows, then as even as they can be.

    Lines break at spaces only, so a word longer than ``width`` stands alone on a line that is too long.
    No text gives no lines.
    """
    words = clean(text)
    lines = _lines(words, width)
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to balance
        return lines
    narrowest = next(n for n in range(1, width + 1) if len(_lines(words, n)) == len(lines))
    return _lines(words, narrowest)


def _lines(text: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def edge_lines(text: str) -> tuple[str, ...]:
    """The lines of the label of an edge; where a word makes it wide anyway, others fill up to its width."""
    longest = max((len(word) for word in clean(text).split()), default=0)
    return wrap(text, max(EDGE_LINE_WIDTH, longest + 1))


def fit(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a label, each at most ``width`` pixels wide in Helvetica of ``size`` pixels.

    A word that is wider than that is broken, because nothing may be cut off.
    """
    lines: list[str] = []
    line = ""
    for word in _SPACES.split(clean(text)):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = ""
        for character in word:
            if line and width_of(line + character, size) > width:
                lines.append(line)
                line = ""
            line += character
    return (*lines, line) if line else tuple(lines)


_THIN = frozenset("fijlrtI.,:;'!|()[]/- \N{NO-BREAK SPACE}")
_BROAD = frozenset("mwMW@%\N{HORIZONTAL ELLIPSIS}\N{EM DASH}æÆœŒ")
_LATIN = "\u0250"  # what comes after may be as wide as it is high


def width_of(text: str, size: float) -> float:
    """The width of a line in letters of ``size``, an upper bound for Helvetica and its like."""
    return size * sum(
        0.36 if c in _THIN else 1.02 if c in _BROAD or c >= _LATIN else 0.79 if c.isupper() else 0.57
        for c in text
    )
