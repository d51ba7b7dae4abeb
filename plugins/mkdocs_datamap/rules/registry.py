"""Every rule there is, by id."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_datamap.rules import acceptance
from mkdocs_datamap.rules.explained import reading, scans, shape, wording
from mkdocs_datamap.rules.legal import CHECKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.rules.rule import Rule

FAMILIES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "Files": reading.RULES,
        "Shape and references": shape.RULES,
        "Wording": wording.RULES,
        **{family: tuple(check.rule for check in checks) for family, checks in CHECKS.items()},
        "Scans": scans.RULES,
        "Exceptions": acceptance.RULES,
    }
)
"""The rules by what they are about, in the order of the catalogue. A new family is entered here."""

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rules in FAMILIES.values() for rule in rules})
"""The rules by id."""
