"""Findings as JSON, for programs of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_datamap.rules.formats.order import count, count_files, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic

VERSION = 1
"""Raised when a key is renamed or removed, or its meaning changes; a new key leaves it as it is."""


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as one JSON object, ordered by file and position.

    ``{"version": 1, "summary": {"error": n, "warning": n, "note": n, "files": n}, "diagnostics": [{"rule",
    "severity", "path", "line", "column", "end_line", "end_column", "message", "remedy"}]}``.
    ``json_schema.py`` beside this describes it. Lines and columns count from 1, columns in characters (code
    points), the end is exclusive; paths have forward slashes.
    """
    report = {
        "version": VERSION,
        "summary": {**count(diagnostics), "files": count_files(diagnostics)},
        "diagnostics": [_record(each) for each in in_order(diagnostics)],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _record(diagnostic: Diagnostic) -> dict[str, str | int]:
    location = diagnostic.location
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "path": location.path.as_posix(),
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
    }
