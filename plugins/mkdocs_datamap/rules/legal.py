"""Every check of the law and of good order, and how they are run together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.rules.check import Case, Check

CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType({})
"""The checks by family, in the order of the catalogue. A new family is entered here."""


def judge_law(case: Case) -> tuple[Diagnostic, ...]:
    """The findings of every check, in the order of families."""
    return tuple(found for checks in CHECKS.values() for each in checks for found in each.diagnostics(case))
