"""Whether a country is what a transfer takes it for: in the EU/EEA, adequate, within a decision's scope."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.reach import reach
from mkdocs_datamap.rules.transfers.row import ASSESSED, example, in_words, rows
from mkdocs_datamap.wording import formatting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.parties import Named
    from mkdocs_datamap.rules.check import Case

ADEQUACY = "adequacy"
LISTED = "dpf-listed"

_NOTICE = dt.timedelta(days=183)
"""How long before the end of a decision one is told: half a year, to agree on something else."""

_SCOPE = {
    "pipeda-recipient": "only recipients that are under PIPEDA, the Canadian act for commercial "
    "organisations",
    "appi-recipient": "only business operators under the APPI who follow the Supplementary Rules",
    "automated-processing": "only data that are processed by automated means",
    "religious-political-credit-data": "all but some religious, political and credit data",
    "danish-state-authorities": "all but the Danish state authorities there, such as the police",
    "security-defence-criminal-matters": "all but public security, defence and criminal matters",
}
"""What adequacy decisions cover, by the ids of ``law/countries.yml``."""


@check(
    Rule(
        id="DM300",
        severity=Severity.ERROR,
        title="A transfer goes to a country outside the EU/EEA",
        article="Chapter V GDPR",
        why="Within the EU/EEA data move freely, and nothing is transferred. A row for such a country tells "
        "people of a transfer that there is not.",
        before=example("bank-abroad", "country: SE", "mechanism: adequacy"),
        after=example("bank-abroad", "country: CH", "mechanism: adequacy"),
    ),
    covers=("T08", "R5"),
)
def transfers_leave_the_eea(case: Case) -> Iterator[Finding]:
    """Rows for a country of the EU/EEA."""
    for row in rows(case):
        if not row.outside:
            yield Finding(
                (*row.path, "country"),
                f"{row.country} is in the EU/EEA, so this is no transfer.",
                "Remove the row, or write the country outside the EU/EEA to which the data go.",
            )


@check(
    Rule(
        id="DM301",
        severity=Severity.ERROR,
        title="An adequacy decision is in force where a transfer relies on one",
        article="Articles 13(1)(f) and 45 GDPR",
        why="Without a decision of the Commission that is in force on the day, the transfer is unlawful, and "
        "the policy would tell of a decision that does not exist.",
        before=example("bank-abroad", "country: GL", "mechanism: adequacy"),
        after=example("bank-abroad", "country: FO", "mechanism: adequacy", ASSESSED),
    ),
    covers=("T09", "mechanism:adequacy"),
)
def adequacy_is_in_force(case: Case) -> Iterator[Finding]:
    """Adequacy for a country that has no decision, has none yet, or has none any more."""
    for row in rows(case):
        mechanism = row.mechanism
        if mechanism is None or mechanism.kind != ADEQUACY or row.standing.kind != "third":
            continue
        if mechanism.countries and row.entry.country not in mechanism.countries:
            continue  # another rule says that the framework is not for this country
        entry = vocabulary().countries[row.entry.country]
        if entry.sunset is not None and case.on > entry.sunset:
            fault = f"The adequacy decision for {row.country} ended on {formatting.day(entry.sunset, 'en')}."
        elif entry.decisions:
            fault = (
                f"There was no adequacy decision for {row.country} yet on {formatting.day(case.on, 'en')}."
            )
        else:
            fault = f"The Commission has made no adequacy decision for {row.country}."
        yield Finding(
            (*row.path, "mechanism"),
            fault,
            "Name the safeguard that has been agreed, such as “scc” (Art. 46), or a derogation (Art. 49).",
        )


@check(
    Rule(
        id="DM302",
        severity=Severity.WARNING,
        title="That an adequacy decision covers the recipient has been confirmed",
        article="Article 45(1) GDPR",
        why="Some decisions cover only some recipients or some data. Whether they cover this transfer must "
        "be looked into once, and the answer kept in the record.",
        before=example("bank-abroad", "country: CA", "mechanism: adequacy"),
        after=example("bank-abroad", "country: CA", "mechanism: adequacy", ASSESSED),
    ),
    covers=("T09", "mechanism:adequacy"),
)
def scope_is_confirmed(case: Case) -> Iterator[Finding]:
    """Adequacy under a decision with conditions, and no assessment; certification is judged elsewhere."""
    for row in rows(case):
        if row.mechanism is None or row.mechanism.id != ADEQUACY or row.assessed:
            continue
        if not row.standing.conditional or LISTED in row.standing.requires:
            continue
        scope = "; ".join(_SCOPE[name] for name in (*row.standing.requires, *row.standing.excludes))
        yield Finding(
            (*row.path, "mechanism"),
            f"The adequacy decision for {row.country} covers {scope}. Nothing says that it covers this "
            "transfer.",
            "Look into it, and write the answer as “internal: {assessments: [{kind: transfer, done: …, "
            "conclusion: …}]}”.",
        )


@check(
    Rule(
        id="DM303",
        severity=Severity.WARNING,
        title="An adequacy decision lasts for at least another six months",
        article="Article 45(3) GDPR",
        why="When a decision ends, the transfers that rely on it become unlawful overnight. Clauses take "
        "time to agree.",
        before=example("bank-abroad", "country: GB", "mechanism: adequacy"),
        after=example("bank-abroad", "country: CH", "mechanism: adequacy"),
    ),
    covers=("T09", "mechanism:adequacy"),
)
def adequacy_lasts(case: Case) -> Iterator[Finding]:
    """Adequacy that ends within half a year."""
    for row in rows(case):
        sunset = row.standing.sunset
        if row.mechanism is None or row.mechanism.kind != ADEQUACY or sunset is None:
            continue
        if sunset - case.on <= _NOTICE:
            yield Finding(
                (*row.path, "mechanism"),
                f"The adequacy decision for {row.country} ends on {formatting.day(sunset, 'en')}.",
                "Agree on a safeguard that can take over, such as “scc”, and name it as “fallback” until "
                "then.",
            )


@check(
    Rule(
        id="DM304",
        severity=Severity.WARNING,
        title="Countries on the edge of the EU/EEA are judged by hand",
        article="Chapter V GDPR",
        why="For a few small territories it is not plain whether they are third countries. A lawyer has to "
        "look, and the answer belongs in the record.",
        before=example("bank-abroad", "country: MC", "mechanism: legal-claims"),
        after=example("bank-abroad", "country: CH", "mechanism: adequacy"),
    ),
    covers=("T08", "R5"),
)
def edges_are_judged(case: Case) -> Iterator[Finding]:
    """Rows, and parties without a row, in a country that the vocabulary leaves open; unless assessed."""
    inventory = case.inventory
    for row in rows(case):
        if row.standing.kind == "unknown" and not row.assessed:
            yield Finding(
                (*row.path, "country"),
                f"Whether {row.country} is a third country has to be judged by hand.",
                "Ask a lawyer, and write the answer as “internal: {assessments: [{kind: transfer, done: …, "
                "conclusion: …}]}”.",
            )
    reached = reach(inventory)
    recipients = {entry.recipient for entry in inventory.transfers.values()}
    collections: Mapping[str, Mapping[str, Named]] = {
        "processors": inventory.processors,
        "recipients": inventory.recipients,
    }
    for collection, parties in collections.items():
        for name, party in parties.items():
            country = known(party.country)
            if country is None or name not in reached or name in recipients:
                continue
            if standing(country, case.on).kind == "unknown":
                yield Finding(
                    (collection, name, "country"),
                    f"Whether {in_words(country)}, where “{name}” is, is a third country has to be judged by "
                    "hand.",
                    "Ask a lawyer. Give it a row in transfers.yml, and write the answer there as an "
                    "assessment of the kind “transfer”.",
                )


@check(
    Rule(
        id="DM305",
        severity=Severity.WARNING,
        title="Adequacy goes before safeguards and derogations",
        article="Articles 13(1)(f), 46(1) and 49(1) GDPR",
        why="Safeguards and derogations are for countries without an adequacy decision. Where one covers the "
        "whole country, people must be told that it exists.",
        before=example("bank-abroad", "country: CH", "mechanism: contract-for-person"),
        after=example("bank-abroad", "country: CH", "mechanism: adequacy"),
    ),
    covers=(
        "T09",
        "mechanism:contract-with-person",
        "mechanism:contract-for-person",
        "mechanism:public-interest",
        "mechanism:legal-claims",
        "mechanism:vital-interests",
        "mechanism:public-register",
    ),
)
def adequacy_goes_first(case: Case) -> Iterator[Finding]:
    """Another ground than adequacy for a country that a decision covers as a whole."""
    for row in rows(case):
        if row.mechanism is None or "no-adequacy" not in row.mechanism.states:
            continue
        if row.standing.kind == "adequate" and not row.standing.conditional:
            yield Finding(
                (*row.path, "mechanism"),
                f"An adequacy decision covers {row.country}, but this transfer is said to rely on "
                f"“{row.mechanism.id}”.",
                "Write “mechanism: adequacy”; what has been agreed besides can stand as “fallback”.",
            )


CHECKS = (
    transfers_leave_the_eea,
    adequacy_is_in_force,
    scope_is_confirmed,
    adequacy_lasts,
    edges_are_judged,
    adequacy_goes_first,
)
