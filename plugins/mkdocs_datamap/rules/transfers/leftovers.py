"""DM323: what a row says beside its ground belongs to that ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.row import example, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.transfers.row import Row

_RISKS = """\
risks:
  da: Kina beskytter ikke personoplysninger lige så godt som EU gør.
  en: China does not protect personal data as well as the EU does."""

_STATED_WITH = {"risks": "risks", "framework": "dpf-certified"}
"""Field → what a ground must state for the field to belong to it, in mechanisms.yml."""

_ADEQUACY = "adequacy"
"""Written for the framework it is another fault, of which DM310 speaks."""


@check(
    Rule(
        id="DM323",
        severity=Severity.WARNING,
        title="A transfer says only what belongs to its ground",
        article="Article 13(1)(f) GDPR",
        why="Risks under a contract, or a listing under other safeguards, are left over from another ground, "
        "or the ground is wrong. People are told how their data are protected, so one of the two misleads.",
        before=example("bank-abroad", "country: CN", "mechanism: legal-claims", _RISKS),
        after=example("bank-abroad", "country: CN", "mechanism: explicit-consent", _RISKS),
    ),
    covers=("T09",),
)
def nothing_of_another_ground(case: Case) -> Iterator[Finding]:
    """Fields that neither the ground nor what takes over from it has a use for."""
    for row in rows(case):
        if row.mechanism is None or row.mechanism.id == _ADEQUACY or isinstance(row.entry.fallback, Todo):
            continue
        for field in _left_over(row):
            yield Finding(
                (*row.path, field),
                f"“{field}” does not belong to the ground “{row.mechanism.id}”.",
                "Take it out, or correct the ground.",
                key=True,
            )


def _left_over(row: Row) -> Iterator[str]:
    grounds = [ground for ground in (row.mechanism, row.fallback) if ground is not None]
    for field, statement in _STATED_WITH.items():
        used = any(statement in ground.states for ground in grounds)
        if known(getattr(row.entry, field)) is not None and not used:
            yield field


CHECKS = (nothing_of_another_ground,)
