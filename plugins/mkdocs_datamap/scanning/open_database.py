"""The Open Cookie Database (https://github.com/jkwakman/Open-Cookie-Database, Apache-2.0): hints, no facts.

Whoever wants its hints gives its CSV file; none of it comes along, and none of it gets into a public text.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from mkdocs_datamap.scanning.json_pieces import ScanNotReadError

if TYPE_CHECKING:
    from pathlib import Path

_NAME, _PREFIX = "Cookie / Data Key name", "Wildcard match"
_COLUMNS = {
    "category": "Category",
    "description": "Description",
    "retention": "Retention period",
    "controller": "Data Controller",
    "platform": "Platform",
}
_NEEDED = (_NAME, _PREFIX, *_COLUMNS.values())
_COVERED = {"Analytics": {"statistics", "marketing"}, "Marketing": {"marketing"}}
"""Categories of the database that need consent by themselves → ours that ask for it."""


@dataclass(frozen=True)
class Suggestion:
    """What the database says of a cookie, in its words."""

    name: str
    prefix: bool
    category: str
    description: str
    retention: str
    controller: str
    platform: str


@dataclass(frozen=True)
class OpenDatabase:
    """The rows of the database."""

    rows: tuple[Suggestion, ...]

    def find(self, name: str) -> Suggestion | None:
        """The row for a cookie: by its whole name, else by the longest beginning."""
        exact = next((row for row in self.rows if row.name == name), None)
        prefixes = [row for row in self.rows if row.prefix and row.name and name.startswith(row.name)]
        return exact or max(prefixes, key=lambda row: len(row.name), default=None)

    def other_category(self, name: str, category: str) -> str | None:
        """The database's category, if the declared one asks for less than that needs."""
        row = self.find(name)
        if row is None or category in _COVERED.get(row.category, {category}):
            return None
        return row.category


def read_database(file: Path) -> OpenDatabase:
    """The database in a CSV file; raises ScanNotReadError, with file and line, for what is none."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ScanNotReadError(f"{file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ScanNotReadError(f"{file}: this is not UTF-8 (byte {error.start}).") from error
    lines = csv.DictReader(StringIO(text, newline=""))
    try:
        missing = [column for column in _NEEDED if column not in (lines.fieldnames or ())]
        if missing:
            raise ScanNotReadError(
                f"{file}:1: this is no Open Cookie Database: the column “{missing[0]}” is missing."
            )
        rows = tuple(
            Suggestion(
                name=(line[_NAME] or "").strip(),
                prefix=(line[_PREFIX] or "").strip() == "1",
                **{field: " ".join((line[column] or "").split()) for field, column in _COLUMNS.items()},
            )
            for line in lines
        )
    except csv.Error as error:
        raise ScanNotReadError(f"{file}:{lines.line_num}: this is not CSV: {error}.") from error
    return OpenDatabase(rows)
