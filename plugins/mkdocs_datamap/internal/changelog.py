"""The change log of the inventory, read from what ``git log -p`` prints: who does not matter, what does.

In a file with entries by id, a changed line belongs to the entry whose id is the last word before it that
stands in the first column; git itself names that line for each stretch of changes. A file of ``activities/``
is one entry as a whole.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.inventory.inventory import Path

How = Literal["added", "changed", "removed"]

COLLECTIONS = {
    "purposes.yml": "purposes",
    "data-categories.yml": "data_categories",
    "subjects.yml": "subjects",
    "sources.yml": "sources",
    "systems.yml": "systems",
    "processors.yml": "processors",
    "recipients.yml": "recipients",
    "transfers.yml": "transfers",
    "on-behalf-of.yml": "mandates",
}
"""Files whose keys in the first column are ids of entries, and the collection of each."""

WHOLE: dict[str, Path] = {
    "organisation.yml": ("organisation",),
    "cookies.yml": ("cookies",),
    "exceptions.yml": ("exceptions",),
    "policy/privacy.yml": ("policy", "privacy"),
    "policy/cookies.yml": ("policy", "cookies"),
    "policy/versions.yml": ("policy", "versions"),
    "policy/accepted-translations.yml": ("policy", "accepted-translations"),
}
"""Files that are one entry each."""

_ACTIVITY = re.compile(r"activities/([a-z0-9-]+)\.yml")
_WORDING = re.compile(r"policy/wording/[a-z]{2,3}\.po")
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@ ?(.*)")
_ID = re.compile(r"([a-z][a-z0-9-]*):")
_LATEST = 4_102_444_800
"""The first second of the year 2100: a later one is no time of a commit."""


@dataclass(frozen=True)
class Change:
    """A commit: its short hash, its day as UTC, its subject, and the entries that it touched."""

    commit: str
    day: dt.date
    subject: str
    entries: tuple[tuple[Path, How], ...]


def read_log(log: str) -> Iterator[Change]:
    """The commits of a log, in its order. A commit that touched no entry, such as a merge, is left out.

    The log is that of ``git log -p --unified=0 --relative`` with a format of U+0001, hash, U+0002, seconds,
    U+0002, subject.
    """
    for part in log.split("\x01")[1:]:
        head, _, patch = part.partition("\n")
        commit, seconds, subject = [*head.split("\x02", 2), "", ""][:3]
        entries = tuple(_entries(patch.splitlines()))
        if entries and seconds.isascii() and seconds.isdigit() and int(seconds) < _LATEST:
            day = dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date()
            yield Change(commit, day, subject.strip(), entries)


def _entries(lines: Iterable[str]) -> Iterator[tuple[Path, How]]:
    found: dict[Path, set[str]] = {}
    reading = _Reading()
    for line in lines:
        touched = reading.read(line)
        if touched is not None:
            path, sign = touched
            found.setdefault(path, set()).add(sign)
    for path, signs in found.items():
        yield path, _how(signs)


def _how(signs: set[str]) -> How:
    """What became of an entry: “+” and “-” are the line with its id, “~” any other line of it."""
    if "+" in signs and "-" not in signs:
        return "added"
    if "-" in signs and "+" not in signs:
        return "removed"
    return "changed"


class _Reading:
    """Reads a patch line by line, and knows in which file and entry it is."""

    def __init__(self) -> None:
        self._file, self._current = "", ""
        self._status: str = "~"
        self._in_hunk = False

    def read(self, line: str) -> tuple[Path, str] | None:
        """The entry that a line changes, with the sign of what it does to it; None for any other line."""
        if line.startswith("diff --git "):
            self._file, self._current, self._status, self._in_hunk = "", "", "~", False
        elif (hunk := _HUNK.match(line)) is not None:
            self._current, self._in_hunk = _id(hunk[1]), True
        elif not self._in_hunk:
            self._header(line)
        elif line[:1] in {"+", "-"}:
            return self._changed(line[0], line[1:])
        return None

    def _header(self, line: str) -> None:
        if line.startswith(("--- a/", "+++ b/")):
            self._file = line[6:].rstrip("\t")
        elif line.startswith("new file"):
            self._status = "+"
        elif line.startswith("deleted file"):
            self._status = "-"

    def _changed(self, sign: str, content: str) -> tuple[Path, str] | None:
        if (collection := COLLECTIONS.get(self._file)) is not None:
            own = _id(content)
            if own:
                self._current = own
            return ((collection, self._current), sign if own else "~") if self._current else None
        if (activity := _ACTIVITY.fullmatch(self._file)) is not None:
            return ("activities", activity[1]), self._status
        if self._file in WHOLE:
            return WHOLE[self._file], self._status
        return (("policy", "wording"), "~") if _WORDING.fullmatch(self._file) else None


def _id(line: str) -> str:
    found = _ID.match(line)
    return found[1] if found else ""
