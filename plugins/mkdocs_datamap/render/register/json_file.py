"""The register as JSON, for other programs; :mod:`.json_schema` says what its parts are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.render.register.json_schema import IDENTIFIER

if TYPE_CHECKING:
    from mkdocs_datamap.render.register.spoken import (
        SpokenColumn,
        SpokenItem,
        SpokenLine,
        SpokenRegister,
        SpokenSheet,
    )


def to_json(register: SpokenRegister) -> bytes:
    """The register, two spaces deep, ending in a line break."""
    return (json.dumps(as_data(register), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def as_data(register: SpokenRegister) -> dict[str, Any]:
    """The register as plain data, as the schema describes them."""
    scope = register.scope
    return {
        "$schema": IDENTIFIER,
        "title": register.title,
        "language": register.language,
        "scope": {
            "organisation": scope.organisation,
            "audience": "internal",
            "commit": scope.source.commit,
            "modified": scope.source.modified,
            "changed": scope.source.day.isoformat() if scope.source.day else None,
            "judged_on": scope.on.isoformat(),
            "tool": {"name": "datamap", "version": scope.version},
            "open_questions": scope.questions,
            "findings": {
                "errors": scope.errors,
                "warnings": scope.warnings,
                "notes": scope.notes,
                "accepted": scope.accepted,
            },
        },
        "sheets": [_sheet(sheet) for sheet in register.sheets],
    }


def _sheet(sheet: SpokenSheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "title": sheet.title,
        "note": sheet.note,
        "columns": [_column(column) for column in sheet.columns],
        "rows": [_row(sheet, line) for line in sheet.lines],
    }


def _column(column: SpokenColumn) -> dict[str, Any]:
    return {
        "id": column.id,
        "title": column.title,
        "kind": column.kind,
        "law": column.law,
        "official": column.official,
    }


def _row(sheet: SpokenSheet, line: SpokenLine) -> dict[str, Any]:
    cells = zip(sheet.columns, line.cells, strict=True)
    return {
        "entry": line.entry or None,
        "cells": {column.id: [_item(item) for item in cell] for column, cell in cells},
    }


def _item(item: SpokenItem) -> dict[str, Any]:
    match item.kind:
        case "day":
            return {"kind": "day", "text": item.text, "day": item.day.isoformat() if item.day else None}
        case "number":
            return {"kind": "number", "text": item.text, "number": item.number}
        case "entry":
            return {"kind": "entry", "text": item.text, "entry": item.entry}
        case "question":
            return {
                "kind": "question",
                "text": item.text,
                "entry": item.entry,
                "owner": item.owner,
                "due": item.due.isoformat() if item.due else None,
            }
        case "text":
            return {"kind": "text", "text": item.text}
