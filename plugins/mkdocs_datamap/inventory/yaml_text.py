"""From the bytes of a file to text in which a line and a column mean what an editor shows."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.yaml_rules import NOT_TEXT

if TYPE_CHECKING:
    from pathlib import Path

UNPRINTABLE = re.compile(
    "\r(?!\n)|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that YAML forbids, and those that end a line in YAML but not in editors (NEL, LS, PS, CR)."""

_ORDINARY = re.compile("[\t\n\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u2fff]*+")
"""Text in which neither :data:`UNPRINTABLE` nor the next pattern finds anything: ten times as fast to see."""

_INDENTED_BY_OTHER_SPACE = re.compile("^ *([\xa0\u2000-\u200b\u202f\u3000]+)", re.MULTILINE)
"""Spaces that look like indentation and aren't: YAML would take them as the first letters of a key."""

REPORTED_AT_MOST = 20
"""A file with more control characters than this is no text; the rest of them would teach nothing new."""

_REPLACEMENT = "\ufffd"
_BYTE_ORDER_MARK = "\ufeff"
_UTF_16 = re.compile(rb"\xff\xfe|\xfe\xff|\x00[^\x00]|[^\x00]\x00")
_SAVE_AS_UTF_8 = "Save the file as UTF-8; editors offer it under “Save with encoding”."


def decode(content: bytes, path: Path) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file, and what is wrong with its characters; no text when the bytes aren't UTF-8.

    Forbidden characters are replaced one for one, so that the rest can be read with its positions unchanged.
    """
    if _UTF_16.match(content):
        where = Location(path)
        return None, (_report(where, "The file is saved as UTF-16, not as UTF-8.", _SAVE_AS_UTF_8),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf_8(content, error, path),)

    found: list[Diagnostic] = []
    if text.startswith(_BYTE_ORDER_MARK):
        text = text.removeprefix(_BYTE_ORDER_MARK)
        found.append(
            _report(
                Location(path),
                "The file begins with an invisible byte order mark.",
                "Save the file as “UTF-8”, not as “UTF-8 with BOM”.",
            )
        )
    if _ORDINARY.fullmatch(text):
        return text, tuple(found)
    found.extend(
        _report(
            locate_span(path, text, match.start(1), match.end(1)),
            f"This line is indented with another character than the plain space: U+{ord(match[1][0]):04X}.",
            "Replace it by spaces; such characters come along with text copied from a web page or from Word.",
        )
        for match in islice(_INDENTED_BY_OTHER_SPACE.finditer(text), REPORTED_AT_MOST)
    )
    text = _INDENTED_BY_OTHER_SPACE.sub(lambda match: " " * len(match[0]), text)
    found.extend(
        _report(
            locate_span(path, text, match.start(), match.end()),
            f"There is an invisible control character here: U+{ord(match[0]):04X}.",
            "Delete it; such characters come along when text is copied from another program.",
        )
        for match in islice(UNPRINTABLE.finditer(text), REPORTED_AT_MOST)
    )
    return UNPRINTABLE.sub(_REPLACEMENT, text), tuple(found)


def locate_span(path: Path, text: str, start: int, end: int) -> Location:
    """Where the characters from ``start`` up to ``end`` of a text stand."""
    line, column = _line_and_column(text, start)
    end_line, end_column = _line_and_column(text, end)
    return Location(path, line, column, end_line, end_column)


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _not_utf_8(content: bytes, error: UnicodeDecodeError, path: Path) -> Diagnostic:
    before = content[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    wrong = content[error.start : error.start + 1]
    # A Danish file that isn't UTF-8 was nearly always saved as Windows-1252: the letter makes it plain.
    letter = wrong.decode("cp1252", errors="ignore")
    meaning = f" (in Windows-1252 it is “{letter}”)" if letter else ""
    line, column = _line_and_column(before, len(before))
    return _report(
        Location(path, line, column, line, column + 1),
        f"The byte 0x{wrong.hex().upper()} is not UTF-8 text{meaning}.",
        _SAVE_AS_UTF_8,
    )


def _report(location: Location, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(NOT_TEXT, Severity.ERROR, location, message, remedy)
