"""What a rule is to its reader: an id, a reason, and how to satisfy it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.diagnostics import Severity


@dataclass(frozen=True)
class Rule:
    """One rule of the check, for ``datamap explain`` and the catalogue of rules.

    ``title`` says what is required, ``why`` what would go wrong without it; both are plain English.
    ``before`` breaks the rule and ``after`` satisfies it: whole files, whose first line is a comment with the
    file's name in the inventory, so that a test can try them.
    """

    id: str
    severity: Severity
    """The severity that its findings have as a rule."""
    title: str
    article: str | None
    """The law behind it, or None where it is the format that asks for it."""
    why: str
    before: str
    after: str
