"""Our own format: written by ``datamap scan``, described by ``datamap schema scan.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mkdocs_datamap.scanning.evidence import FORMAT, VERSION, Scan

if TYPE_CHECKING:
    from mkdocs_datamap.scanning.json_pieces import Piece

NAME = "datamap scan"


def recognises(piece: Piece) -> bool:
    """Whether the file says that it is one."""
    return bool(piece.get("format").value == FORMAT)


def read(piece: Piece) -> Scan:
    """The scan; raises ScanNotReadError for the first fault."""
    version = piece.need("version")
    if version.value != VERSION:
        version.fail(f"This version of datamap reads version {VERSION}. Use the datamap that made the scan.")
    try:
        return Scan.model_validate_json(json.dumps(piece.value))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"])
        return type(piece)(piece.file, f"${place}", None).fail(f"{first['msg']}.")


def written(scan: Scan) -> str:
    """The scan as it stands in a file: what is not known is left out, one fact a line."""
    return scan.model_dump_json(indent=2, exclude_none=True) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the format."""
    described = Scan.model_json_schema(mode="validation")
    described["required"] = ["format", "version", *described["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "datamap scan",
        **{key: value for key, value in described.items() if key != "title"},
    }
