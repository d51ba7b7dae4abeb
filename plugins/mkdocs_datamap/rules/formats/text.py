"""Findings as text: one paragraph each, with the source line and a caret under what is meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.formats.order import in_order, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location

SOURCE_WIDTH = 100
"""Columns of a terminal that a source line may take; a longer line is cut around the caret."""

FAR = 10 * SOURCE_WIDTH
"""Letters before and after the caret that are looked at: a line may have a million."""

_TAB = "    "
_CUT = "…"
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would move the cursor, colour the terminal, turn the direction of reading, or can't be printed."""

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_FAINT = "\x1b[2m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}


def as_text(
    diagnostics: Sequence[Diagnostic],
    *,
    read_line: Callable[[Path, int], str | None],
    colour: bool = False,
    notes: bool = True,
) -> str:
    """The findings for a terminal, ordered by file and position, and a summary as the last line.

    Without ``notes`` these are only counted.
    ``read_line`` gives a line (from 1) of a file, or None when it isn't there: then the excerpt is left out.
    The text has no newline at its end.
    """
    paint = _painted if colour else _plain
    shown = [each for each in diagnostics if notes or each.severity is not Severity.NOTE]
    paragraphs = [_paragraph(each, read_line, paint) for each in in_order(shown)]
    return "\n\n".join([*paragraphs, paint(summary(diagnostics), _BOLD)])


def _plain(words: str, _: str) -> str:
    return words


def _painted(words: str, colour: str) -> str:
    return f"{colour}{words}{_RESET}"


def _paragraph(
    diagnostic: Diagnostic, read_line: Callable[[Path, int], str | None], paint: Callable[[str, str], str]
) -> str:
    location = diagnostic.location
    colour = _COLOURS[diagnostic.severity]
    kind = paint(f"{diagnostic.severity.value} {diagnostic.rule}", colour)
    lines = [f"{paint(_one_line(str(location)), _BOLD)}: {kind}: {_one_line(diagnostic.message)}"]
    number = str(location.line)
    margin = " " * len(number)
    source = read_line(location.path, location.line)
    if source is not None and source.strip():
        excerpt, carets = _excerpt(source, location)
        lines.append(f"  {paint(f'{number} |', _FAINT)} {excerpt}")
        lines.append(f"  {paint(f'{margin} |', _FAINT)} {paint(carets, colour)}")
    lines.append(f"  {margin} {paint('=', _FAINT)} {_one_line(diagnostic.remedy)}")
    return "\n".join(lines)


def _one_line(words: str) -> str:
    return " ".join(_UNSAFE.sub(" ", words).split())


def _excerpt(source: str, location: Location) -> tuple[str, str]:
    """The source line as shown, cut around what is meant, and the line of carets under it."""
    source, location = _around(source, location)
    length = len(source.rstrip())
    start = min(location.column - 1, len(source))
    end = location.end_column - 1 if location.end_line == location.line else length
    end = min(max(end, start + 1), max(length, start + 1))

    cells = [_cell(character) for character in source.rstrip() or source]
    cells += [" "] * (end - len(cells))
    first, last = _window(cells, start, end)
    before = f"{_CUT}{''.join(cells[first:start])}" if first else "".join(cells[:start])
    meant = "".join(cells[start : min(end, last)])
    after = "".join(cells[end:last]) + (_CUT if last < len(cells) else "")
    return f"{before}{meant}{after}".rstrip(), " " * _width(before) + "^" * max(_width(meant), 1)


def _around(source: str, location: Location) -> tuple[str, Location]:
    """A line too long to be looked at letter by letter, without what is far from the caret."""
    start = min(location.column - 1, len(source))
    first = max(start - FAR, 0)
    if first == 0 and len(source) <= FAR:
        return source, location
    moved = replace(
        location, column=max(location.column - first, 1), end_column=max(location.end_column - first, 1)
    )
    return source[first : start + FAR], moved


def _window(cells: list[str], start: int, end: int) -> tuple[int, int]:
    """Which cells are shown: all when they fit, else a window with a third of its room before the caret."""
    if _width("".join(cells)) <= SOURCE_WIDTH:
        return 0, len(cells)
    room = SOURCE_WIDTH - 2 * len(_CUT)
    first = start
    used = 0
    meant = min(_width("".join(cells[start:end])), room)
    before = max(room // 3, room - meant - _width("".join(cells[end:])))
    while first > 0 and used + _width(cells[first - 1]) <= min(before, room - 1):
        first -= 1
        used += _width(cells[first])
    last = start
    while last < len(cells) and used + _width(cells[last]) <= room:
        used += _width(cells[last])
        last += 1
    return first, last


def _cell(character: str) -> str:
    """A character as shown: a tab as spaces, what would disturb the terminal as a replacement."""
    return _TAB if character == "\t" else _UNSAFE.sub("\ufffd", character)


def _width(shown: str) -> int:
    """Columns that a text takes in a terminal: East Asian wide letters two, combining marks none."""
    if shown.isascii():
        return len(shown)
    return sum(_character_width(character) for character in shown)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
