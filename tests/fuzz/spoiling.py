"""YAML as nobody should write it: files of an inventory with something done to them, and what must hold then.

What is done is chosen by numbers from outside, so that hypothesis and atheris lead the same mutations.
"""

from __future__ import annotations

import json
import re
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.rules.formats import as_github, as_json, as_sarif, as_text
from mkdocs_datamap.rules.registry import RULES
from mkdocs_datamap.rules.verdict import judge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Choose = Callable[[int], int]
    """Gives a number from 0 up to the one asked for, exclusive."""

VALUES = (
    *("", "~", "null", "true", "NO", "0", "-1", "1.5", "0x1F", "1e999", ".nan", "9" * 80),
    *("2026-02-30", "2999-01-01", "P0D", "P9999999999Y", "PT", "DK", "QQ", "organisation", "person", "none"),
    *("{}", "[]", "[[]]", "[~]", "{a: b}", "{da: x, en: y}", "{todo: x, owner: y}", "{todo: {todo: x}}"),
    *("&a", "*a", "&a [*a]", "!!python/object:os.system x", "!x y", "@x", "`x`", "%x", "<<", "="),
    *("|", ">", "|9", "'", '"', "''", '"\\0"', '"\\uD800"', '"\\U00110000"', "- x", "? x", ": x"),
    *("{{ x }}", "{email}", "{see:nowhere}", "{page:}", "{}}{", "http://[::1", "mailto:", "../../etc/passwd"),
    *("x" * 5000, "x-" * 60, "漢" * 40, "e\u0301" * 40, "👩\u200d💻", "\u202eabc\u202c", "\u2066x"),
    *("\x00", "\x07", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\ufffe", "\u00a0", "\t", "consent"),
)
"""What may stand in the place of a scalar: other kinds of values, broken syntax, characters that do harm."""

LINES = (
    *("---", "...", "%YAML 1.1", "&a", "*a", "? a", ": b", "- c", "<<: *a", "\t", "x: &a [*a, *a]"),
    *("[" * 300, "{" * 300, "- " * 300, "a: " * 300, "#" * 300, "x: |", "x: >-", "'", '"', "\x00"),
    *("\ufeff", "no_colon", "x: y: z", "? [a]: b"),
)
"""Lines that may come in between."""

_SCALAR = re.compile(r"(?<=[:\-,\[{] )[^\s,\[\]{}#][^,\[\]{}\n]*")


def _swap(lines: list[str], choose: Choose) -> None:
    one, other = choose(len(lines)), choose(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _delete(lines: list[str], choose: Choose) -> None:
    first = choose(len(lines))
    del lines[first : first + 1 + choose(3)]


def _repeat(lines: list[str], choose: Choose) -> None:
    first = choose(len(lines))
    lines[first:first] = lines[first : first + 1 + choose(6)]


def _indent(lines: list[str], choose: Choose) -> None:
    at = choose(len(lines))
    lines[at] = (" " * choose(9)) + (lines[at].lstrip() if choose(2) else lines[at])


def _insert(lines: list[str], choose: Choose) -> None:
    lines.insert(choose(len(lines) + 1), " " * choose(5) + LINES[choose(len(LINES))])


def _replace(lines: list[str], choose: Choose) -> None:
    at = choose(len(lines))
    found = list(_SCALAR.finditer(lines[at]))
    if found:
        start, end = found[choose(len(found))].span()
        lines[at] = lines[at][:start] + VALUES[choose(len(VALUES))] + lines[at][end:]


def _splice(lines: list[str], choose: Choose) -> None:
    at = choose(len(lines))
    column = choose(len(lines[at]) + 1)
    lines[at] = lines[at][:column] + VALUES[choose(len(VALUES))] + lines[at][column:]


def _key(lines: list[str], choose: Choose) -> None:
    at = choose(len(lines))
    lines[at] = re.sub(r"[\w-]+(?=:)", lambda _: VALUES[choose(len(VALUES))], lines[at], count=1)


_WAYS = (
    _swap,
    _delete,
    _repeat,
    _indent,
    _insert,
    _replace,
    _replace,
    _splice,
    _key,
)
"""Replacing a value stands there twice: it is what leaves a file that can be read."""


def _utf_8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _cut(content: bytes, choose: Choose) -> bytes:
    return content[: choose(len(content) + 1)]


def _one_byte(content: bytes, choose: Choose) -> bytes:
    changed = bytearray(content or b" ")
    changed[choose(len(changed))] = choose(256)
    return bytes(changed)


_SAVED: tuple[Callable[[str, Choose], bytes], ...] = (
    lambda text, _: _utf_8(text.replace("\n", "\r\n")),
    lambda text, _: _utf_8(text.replace("\n", "\r")),
    lambda text, _: b"\xef\xbb\xbf" + _utf_8(text),
    lambda text, _: text.encode("utf-16", "surrogatepass"),
    lambda text, _: text.encode("cp1252", "replace"),
    lambda text, choose: _cut(_utf_8(text), choose),
    lambda text, choose: _one_byte(_utf_8(text), choose),
)
"""The ways in which editors and disks spoil a file that is otherwise as it was written."""


def spoiled(text: str, choose: Choose) -> bytes:
    """The text of a file with one to four things done to it."""
    lines = text.split("\n")
    for _ in range(1 + choose(4)):
        if lines:
            _WAYS[choose(len(_WAYS))](lines, choose)
    text, way = "\n".join(lines), choose(2 * len(_SAVED))
    return _SAVED[way](text, choose) if way < len(_SAVED) else _utf_8(text)


class HangError(AssertionError):
    """It took far longer than anything that a person could have typed may take."""


@contextmanager
def guarded(seconds: float) -> Iterator[None]:
    """Fail after so many seconds of this process's own work; other processes cannot make it fail."""

    def stop(_signal: int, _frame: object) -> None:
        raise HangError(f"still at work after {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def hold(folder: Path, on: dt.date) -> bool:
    """Judge a folder and show what is found in every format; AssertionError where a promise is broken.

    Returns whether the inventory could be read.
    """
    verdict = judge(folder, on)
    found = verdict.diagnostics
    lines = SourceLines()
    for each in found:
        at = each.location
        assert each.message.strip(), each
        assert each.remedy.strip(), each
        assert each.rule in RULES, each
        assert 1 <= at.line <= at.end_line, each
        assert (at.line, at.column) <= (at.end_line, at.end_column), each
        assert at.column >= 1, each
        assert at.path == folder or at.path.is_relative_to(folder), each
        if at.path.is_file():
            assert at.end_line <= at.path.read_bytes().count(b"\n") + 1, each
    shown = as_text(found, read_line=lines)
    assert not _CONTROL.search(shown)
    assert len(json.loads(as_json(found))["diagnostics"]) == len(found)
    assert len(json.loads(as_sarif(found, rules=RULES))["runs"][0]["results"]) == len(found)
    assert as_github(found).count("\n") == max(len(found) - 1, 0)
    return verdict.inventory is not None


_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would do something to a terminal."""
