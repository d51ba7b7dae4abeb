"""A version written into ``policy/versions.yml`` and both outlines as text: comments stay where they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.versions import Version

_HEADER = """\
# The versions of both policies, the latest last. “datamap release” adds one, and its files in versions/.
"""
_KEY = re.compile(r"[A-Za-z_]")
_ITEM = re.compile(r"( *)- ")


def with_version(text: str, version: Version) -> str:
    """The file with one more version after those that stand in it; an empty text makes the whole file.

    What stands in place of a list (an open question, ``[]``) makes room for it.
    """
    if not text.strip():
        return f"{_HEADER}versions:\n{''.join(_entry(version, '  '))}"
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start = next((number for number, line in enumerate(lines) if line.startswith("versions:")), None)
    if start is None:
        return "".join((*lines, "versions:\n", *_entry(version, "  ")))
    end = _end_of_value(lines, start)
    items = [found[1] for line in lines[start + 1 : end] if (found := _ITEM.match(line))]
    if items:
        return "".join((*lines[:end], *_entry(version, items[0]), *lines[end:]))
    return "".join((*lines[:start], "versions:\n", *_entry(version, "  "), *lines[end:]))


def with_value(text: str, key: str, value: str) -> str:
    """A file with another value at a key of its own, on one line; what it said before may take several."""
    lines = text.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = _end_of_value(lines, start)
    return "".join((*lines[:start], f"{key}: {value}\n", *lines[end:]))


def _end_of_value(lines: list[str], start: int) -> int:
    """The line after the value of the key on the line ``start``, before the comments of the next key."""
    end = next(
        (number for number in range(start + 1, len(lines)) if _KEY.match(lines[number])),
        len(lines),
    )
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _entry(version: Version, indent: str) -> list[str]:
    """The lines of an entry. Texts are written as JSON strings, which YAML reads whatever they hold."""
    lines = [
        f'- version: "{version.version}"',
        f"  effective: {version.effective}",
        f"  released: {version.released}",
        "  summary:",
        *(f"    {language}: {_quoted(words)}" for language, words in version.summary),
    ]
    if version.notice is not None:
        lines += ["  notice:", *(f"    {language}: {_quoted(words)}" for language, words in version.notice)]
    lines.append(f'  kept: "{version.kept}"')
    return [f"{indent}{line}\n" for line in lines]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
