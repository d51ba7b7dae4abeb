"""The JSON Schema (2020-12) of `datamap check --format json`: `datamap schema findings.json` prints it."""

from __future__ import annotations

from typing import Any

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.formats.json_report import VERSION

FINDINGS = "findings.json"
"""The name by which the format is asked for."""

_COUNT = {"type": "integer", "minimum": 0}
_FROM_ONE = {"type": "integer", "minimum": 1}
_TEXT = {"type": "string", "minLength": 1}


def findings_schema() -> dict[str, Any]:
    """The schema as plain data. Further keys are allowed: a new one does not raise the version."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:datamap:findings:{VERSION}",
        "title": "What datamap check found",
        **_object(
            "The findings in the order of files and lines. Further keys may be added without a new version.",
            version={"const": VERSION, "description": "Raised when a key is renamed or changes its meaning."},
            summary=_object(
                "How many findings there are of each severity, and in how many files.",
                **{severity.value: _COUNT for severity in Severity},
                files=_COUNT,
            ),
            diagnostics={"type": "array", "items": _diagnostic()},
        ),
    }


def _diagnostic() -> dict[str, Any]:
    return _object(
        "One finding.",
        rule={"type": "string", "pattern": "^DM[0-9]{3}$", "description": "“datamap explain” explains it."},
        severity={
            "enum": [severity.value for severity in Severity],
            "description": "An error stops a build; a warning stops a strict one; a note is for information.",
        },
        path={**_TEXT, "description": "The file, as it was reached from the current folder; with slashes."},
        line={**_FROM_ONE, "description": "Counted from 1."},
        column={**_FROM_ONE, "description": "Counted from 1, in characters (code points)."},
        end_line={**_FROM_ONE, "description": "The line in which the place ends."},
        end_column={**_FROM_ONE, "description": "The column before which it ends: exclusive."},
        message={**_TEXT, "description": "What is wrong."},
        remedy={**_TEXT, "description": "What would be right."},
    )


def _object(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }
