"""Derogations for specific situations (Art. 49): what must hold for those that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.reach import chain
from mkdocs_datamap.rules.transfers.row import example, rows
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use


@check(
    Rule(
        id="DM325",
        severity=Severity.ERROR,
        title="Who consents to a transfer is told of its risks",
        article="Article 49(1)(a) GDPR",
        why="Explicit consent carries a transfer only if people were told beforehand what can happen to "
        "their data in a country without adequate protection.",
        before=example("bank-abroad", "country: CN", "mechanism: explicit-consent"),
        after=example(
            "bank-abroad",
            "country: CN",
            "mechanism: explicit-consent",
            "risks:\n"
            "  da: Kina beskytter ikke personoplysninger lige så godt som EU gør.\n"
            "  en: China does not protect personal data as well as the EU does.",
        ),
    ),
    covers=("T09", "mechanism:explicit-consent"),
)
def consent_knows_the_risks(case: Case) -> Iterator[Finding]:
    """Explicit consent without the risks."""
    for row in rows(case):
        if row.outside and row.mechanism and "risks" in row.mechanism.states and row.entry.risks is None:
            yield Finding(
                (*row.path, "mechanism"),
                f"People consent to the transfer to {row.country} without being told of its risks.",
                "Add “risks: {da: …, en: …}” in full sentences.",
            )


@check(
    Rule(
        id="DM326",
        severity=Severity.WARNING,
        title="A transfer for a contract with the person serves a purpose that rests on the contract",
        article="Article 49(1)(b) GDPR",
        why="The transfer must be necessary for a contract with the person, or for what they ask for before "
        "one. If no purpose for which the recipient gets data rests on a contract, it hardly is.",
        before=example("bank-abroad", "country: CN", "mechanism: contract-with-person"),
        after=example("bank-abroad", "country: CN", "mechanism: legal-claims"),
    ),
    covers=("T09", "mechanism:contract-with-person"),
)
def contract_is_a_basis(case: Case) -> Iterator[Finding]:
    """The contract with the person as ground, and no purpose on that basis."""
    for row in rows(case):
        if row.mechanism is None or row.mechanism.id != "contract-with-person":
            continue
        recipient: str = row.entry.recipient
        serving = [use for use in uses(case.inventory) if recipient in _receivers(use, case.inventory)]
        if serving and not any(_may_rest_on_contract(use) for use in serving):
            yield Finding(
                (*row.path, "mechanism"),
                f"No purpose for which “{recipient}” gets data rests on a contract with the person.",
                "Name the ground that holds, or the legal basis “contract” in the purpose that needs the "
                "transfer.",
            )


def _receivers(use: Use, inventory: Inventory) -> frozenset[str]:
    """Who gets data for a purpose: the named, those who run its systems, and sub-processors."""
    hosts = (inventory.systems[name].hosted_by for name in use.ids("systems"))
    return chain(inventory, (*use.ids("processors"), *use.ids("recipients"), *hosts))


def _may_rest_on_contract(use: Use) -> bool:
    return isinstance(use.purpose.bases, Todo) or any(basis.basis == "contract" for basis in use.bases)


CHECKS = (consent_knows_the_risks, contract_is_a_basis)
