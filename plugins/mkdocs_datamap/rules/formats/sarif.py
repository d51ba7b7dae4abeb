"""Findings as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning and editors."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs_datamap.rules.catalogue import rule_markdown
from mkdocs_datamap.rules.formats.order import in_order
from mkdocs_datamap.rules.identity import identity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.rules.identity import Identity
    from mkdocs_datamap.rules.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SOURCE_ROOT = "%SRCROOT%"
_FINGERPRINT = "datamap/v1"
"""Raised when fingerprints are made of other things than before: then every alert is a new one."""


def as_sarif(
    diagnostics: Sequence[Diagnostic], *, version: str | None = None, rules: Mapping[str, Rule] | None = None
) -> str:
    """The findings as one SARIF run of the tool ``datamap`` in a ``version``.

    ``rules`` explains rules by id. Each result has a fingerprint that stays the same when it moves to another
    line, so that code scanning knows it again. Columns count code points, from 1, the end exclusive. A
    relative path is a URI under ``%SRCROOT%``, the root of the repository; an absolute one a ``file:`` URI.
    """
    ordered = in_order(diagnostics)
    broken = sorted({each.rule for each in ordered})
    driver: dict[str, Any] = {"name": "datamap", "rules": [_rule(each, rules or {}) for each in broken]}
    if version:
        driver["version"] = version
    seen: Counter[Identity] = Counter()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, broken.index(each.rule), seen) for each in ordered],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(identifier: str, rules: Mapping[str, Rule]) -> dict[str, Any]:
    rule = rules.get(identifier)
    if rule is None:
        return {"id": identifier}
    law = f" ({rule.article})" if rule.article else ""
    return {
        "id": identifier,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.title}{law}. {rule.why}", "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(diagnostic: Diagnostic, rule_index: int, seen: Counter[Identity]) -> dict[str, Any]:
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
        "partialFingerprints": {_FINGERPRINT: _fingerprint(diagnostic, seen)},
    }


def _fingerprint(diagnostic: Diagnostic, seen: Counter[Identity]) -> str:
    """What makes the finding this one, wherever it stands; equal ones are told apart by their order."""
    what = identity(diagnostic)
    seen[what] += 1
    told = json.dumps([*what, seen[what]])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _artifact(path: Path) -> dict[str, str]:
    if path.is_absolute():
        return {"uri": path.as_uri()}
    # A first segment with a colon would read as a scheme (RFC 3986, section 4.2): quote() encodes it.
    return {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": _SOURCE_ROOT}
