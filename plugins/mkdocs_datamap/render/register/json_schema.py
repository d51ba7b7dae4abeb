"""The JSON Schema (2020-12) of the register as JSON. ``datamap register --schema`` prints it."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_datamap.internal.register.register import SHEETS

IDENTIFIER = "urn:datamap:register:1"
"""What a file names as its schema; a new number when programs that read this one could not read on."""

_TEXT = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_COUNT = {"type": "integer", "minimum": 0}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _item(kind: str, description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return _object(description, kind={"const": kind}, text={"type": "string"}, **properties)


def register_schema() -> dict[str, Any]:
    """The schema as plain data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": IDENTIFIER,
        "title": "The register of an inventory: the record of processing (Art. 30 GDPR) and more",
        **_object(
            "Internal: the file holds facts that are not public.",
            **{"$schema": {"const": IDENTIFIER}},
            title=_TEXT,
            language={"type": "string", "pattern": "^[a-z]{2,3}$", "description": "ISO 639."},
            scope={"$ref": "#/$defs/scope"},
            sheets={
                "type": "array",
                "items": {"$ref": "#/$defs/sheet"},
                "minItems": len(SHEETS),
                "maxItems": len(SHEETS),
            },
        ),
        "$defs": {"scope": _scope(), "sheet": _sheet(), "column": _column(), "row": _row(), "item": _items()},
    }


def serialised() -> str:
    """The schema as a file."""
    return json.dumps(register_schema(), ensure_ascii=False, indent=2) + "\n"


def _scope() -> dict[str, Any]:
    return _object(
        "What the register is true of.",
        organisation=_TEXT,
        audience={"const": "internal"},
        commit={**_or_null(_TEXT), "description": "The last commit that touched the inventory, if known."},
        modified={"type": "boolean", "description": "Whether the files differ from that commit."},
        changed={**_or_null(_DAY), "description": "The day of the last change, if known."},
        judged_on={**_DAY, "description": "The day by which law and deadlines were read."},
        tool=_object("What made the file.", name={"const": "datamap"}, version=_TEXT),
        open_questions=_COUNT,
        findings=_object(
            "Findings of the check, by severity; those that an exception accepts are counted apart.",
            errors=_COUNT,
            warnings=_COUNT,
            notes=_COUNT,
            accepted=_COUNT,
        ),
    )


def _sheet() -> dict[str, Any]:
    return _object(
        "A table.",
        id={"enum": list(SHEETS)},
        title=_TEXT,
        note={**_TEXT, "description": "What it lists."},
        columns={"type": "array", "items": {"$ref": "#/$defs/column"}, "minItems": 1},
        rows={"type": "array", "items": {"$ref": "#/$defs/row"}},
    )


def _column() -> dict[str, Any]:
    return _object(
        "A column; cells of kind day or number hold one day or number, nothing, or an open question.",
        id={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        title=_TEXT,
        kind={"enum": ["text", "day", "number"]},
        law={**_or_null(_TEXT), "description": "The point of Art. 30 that asks for the column."},
        official={**_or_null(_TEXT), "description": "The words of that point."},
    )


def _row() -> dict[str, Any]:
    return _object(
        "A row: its cells by the id of their column, one for each column.",
        entry={**_or_null(_TEXT), "description": "The path of the entry of the inventory that it is about."},
        cells={
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/item"}},
        },
    )


def _items() -> dict[str, Any]:
    return {
        "description": "One thing that a cell says. “text” is in the language of the file.",
        "oneOf": [
            _item("text", "Words."),
            _item("day", "A day.", day=_DAY),
            _item("number", "A whole number.", number={"type": "integer"}),
            _item("entry", "The name of an entry, with its path.", entry=_TEXT),
            _item(
                "question",
                "An open question in the place of a fact: where, who has to find it out, and by when.",
                entry=_TEXT,
                owner=_TEXT,
                due=_or_null(_DAY),
            ),
        ],
    }
