"""Findings as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning and editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs_datamap.rules.formats.order import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SOURCE_ROOT = "%SRCROOT%"


def as_sarif(
    diagnostics: Sequence[Diagnostic], *, version: str | None = None, titles: Mapping[str, str] | None = None
) -> str:
    """The findings as one SARIF run of the tool ``datamap`` in a ``version``.

    ``titles`` gives rules a short description by id. Columns count code points, from 1, the end exclusive. A
    relative path is a URI under ``%SRCROOT%``, the root of the repository; an absolute one a ``file:`` URI.
    """
    ordered = in_order(diagnostics)
    rules = sorted({each.rule for each in ordered})
    driver: dict[str, Any] = {"name": "datamap", "rules": [_rule(rule, titles or {}) for rule in rules]}
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules.index(each.rule)) for each in ordered],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: str, titles: Mapping[str, str]) -> dict[str, Any]:
    return {"id": rule, "shortDescription": {"text": titles[rule]}} if rule in titles else {"id": rule}


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, Any]:
    location = diagnostic.location
    region = {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }
    place = {"artifactLocation": _artifact(location.path), "region": region}
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": rule_index,
        "level": diagnostic.severity.value,
        "message": {"text": f"{diagnostic.message} {diagnostic.remedy}"},
        "locations": [{"physicalLocation": place}],
    }


def _artifact(path: Path) -> dict[str, str]:
    if path.is_absolute():
        return {"uri": path.as_uri()}
    # A first segment with a colon would read as a scheme (RFC 3986, section 4.2): quote() encodes it.
    return {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": _SOURCE_ROOT}
