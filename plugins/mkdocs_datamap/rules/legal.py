"""Every check of the law and of good order, and how they are run together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_datamap.rules import (
    cookies,
    languages,
    legal_basis,
    notice,
    publication,
    record,
    retention,
    transfers,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.rules.check import Case, Check

CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "What people must be told": notice.CHECKS,
        "The record of processing": record.CHECKS,
        "Legal bases": legal_basis.CHECKS,
        "Transfers": transfers.CHECKS,
        "Cookies": cookies.CHECKS,
        "Retention": retention.CHECKS,
        "Languages": languages.CHECKS,
        "Versions": versions.CHECKS,
        "Publication and good order": publication.CHECKS,
    }
)
"""The checks by family, in the order of the catalogue. A new family is entered here."""


def judge_law(case: Case) -> tuple[Diagnostic, ...]:
    """The findings of every check, in the order of families."""
    return tuple(found for checks in CHECKS.values() for each in checks for found in each.diagnostics(case))
