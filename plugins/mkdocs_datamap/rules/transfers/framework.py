"""The EU-US Data Privacy Framework (Decision (EU) 2023/1795): who is certified, and what if it falls."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.adequacy import ADEQUACY, LISTED
from mkdocs_datamap.rules.transfers.row import example, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.transfers.row import Row

_FRESH = dt.timedelta(days=365)
"""How long a look at the list holds: certification is renewed every year."""

_LISTING = "framework: {listed: true, checked: 2026-11-02}"


@check(
    Rule(
        id="DM310",
        severity=Severity.ERROR,
        title="The ground of a transfer is one for its country",
        article="Article 45 GDPR, Decision (EU) 2023/1795",
        why="The Data Privacy Framework is for organisations in the United States, and there adequacy is for "
        "no others: whoever is not certified needs a safeguard.",
        before=example("bank-abroad", "country: US", "mechanism: adequacy"),
        after=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING, "fallback: scc"),
    ),
    covers=("T09", "mechanism:dpf", "mechanism:adequacy"),
)
def ground_is_for_the_country(case: Case) -> Iterator[Finding]:
    """The framework outside its countries, and plain adequacy where only the certified have it."""
    for row in rows(case):
        for key, mechanism in (("mechanism", row.mechanism), ("fallback", row.fallback)):
            if mechanism and mechanism.countries and row.entry.country not in mechanism.countries:
                yield Finding(
                    (*row.path, key),
                    f"“{mechanism.id}” is no ground for a transfer to {row.country}: it is for "
                    f"{' and '.join(mechanism.countries)}.",
                    "Write what the transfer to this country rests on, such as “adequacy” or “scc”.",
                )
        if row.mechanism and row.mechanism.id == ADEQUACY and LISTED in row.standing.requires:
            yield Finding(
                (*row.path, "mechanism"),
                f"The adequacy decision for {row.country} covers only recipients that are certified under "
                "the Data Privacy Framework.",
                "Write “mechanism: dpf” and “framework: {listed: true, checked: …}”, or name a safeguard.",
            )


def _relies_on_listing(row: Row) -> bool:
    """Whether a row rests on a listing that its country has."""
    return (
        row.mechanism is not None
        and LISTED in row.mechanism.requires
        and row.entry.country in row.mechanism.countries
    )


@check(
    Rule(
        id="DM311",
        severity=Severity.ERROR,
        title="Who relies on the Data Privacy Framework has looked the recipient up in its list",
        article="Article 45(1) GDPR, Decision (EU) 2023/1795",
        why="The decision covers only organisations on the list of the framework. Without a look at it the "
        "policy would say of the recipient what nobody knows.",
        before=example("bank-abroad", "country: US", "mechanism: dpf", "fallback: scc"),
        after=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING, "fallback: scc"),
    ),
    covers=("T09", "mechanism:dpf"),
)
def recipient_is_listed(case: Case) -> Iterator[Finding]:
    """A recipient that was not looked up, is not on the list, or was looked up on a day to come."""
    for row in rows(case):
        if not _relies_on_listing(row) or isinstance(row.entry.framework, Todo):
            continue
        listing = row.entry.framework
        if listing is None:
            yield Finding(
                (*row.path, "mechanism"),
                f"Nothing says that “{row.entry.recipient}” is on the list of the Data Privacy Framework.",
                "Look it up at dataprivacyframework.gov, and write “framework: {listed: true, checked: …}”.",
            )
        elif not listing.listed:
            yield Finding(
                (*row.path, "framework", "listed"),
                f"“{row.entry.recipient}” is not on the list of the Data Privacy Framework, so that the "
                "decision does not cover it.",
                "Name the safeguard that has been agreed, such as “mechanism: scc”.",
            )
        elif listing.checked > case.on:
            yield Finding(
                (*row.path, "framework", "checked"),
                f"The list cannot have been looked at on {listing.checked}: that day is still to come.",
                "Write the day on which it was.",
            )


@check(
    Rule(
        id="DM312",
        severity=Severity.WARNING,
        title="The list of the Data Privacy Framework was looked at within the last year",
        article="Article 45(1) GDPR, Decision (EU) 2023/1795",
        why="Organisations have to certify themselves anew every year, and some do not.",
        before=example(
            "bank-abroad",
            "country: US",
            "mechanism: dpf",
            "framework: {listed: true, checked: 2024-03-01}",
            "fallback: scc",
        ),
        after=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING, "fallback: scc"),
    ),
    covers=("mechanism:dpf",),
)
def listing_is_fresh(case: Case) -> Iterator[Finding]:
    """A listing that was last looked at more than a year ago."""
    for row in rows(case):
        listing = known(row.entry.framework)
        if _relies_on_listing(row) and listing and listing.listed and case.on - listing.checked > _FRESH:
            yield Finding(
                (*row.path, "framework", "checked"),
                f"It is over a year since “{row.entry.recipient}” was looked up in the list of the Data "
                "Privacy Framework.",
                "Look again at dataprivacyframework.gov, and write the day.",
            )


@check(
    Rule(
        id="DM313",
        severity=Severity.WARNING,
        title="A transfer under the Data Privacy Framework has something to fall back on",
        article="Articles 45 and 46 GDPR",
        why="The framework is before the Court of Justice (C-703/25 P), and its two forerunners fell. "
        "Clauses that are signed already keep the transfer lawful on the day after.",
        before=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING),
        after=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING, "fallback: scc"),
    ),
    covers=("mechanism:dpf",),
)
def framework_has_a_fallback(case: Case) -> Iterator[Finding]:
    """The framework alone."""
    for row in rows(case):
        if _relies_on_listing(row) and row.entry.fallback is None:
            yield Finding(
                (*row.path, "mechanism"),
                "This transfer relies on the Data Privacy Framework alone.",
                "Agree on standard contractual clauses as well, and write “fallback: scc”.",
            )


@check(
    Rule(
        id="DM314",
        severity=Severity.WARNING,
        title="What takes over is another ground than the one that fell",
        article="Articles 45 to 49 GDPR",
        why="A fallback has to hold when an adequacy decision does not. The same ground, or adequacy again, "
        "falls with it.",
        before=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING, "fallback: dpf"),
        after=example("bank-abroad", "country: US", "mechanism: dpf", _LISTING, "fallback: scc"),
    ),
    covers=("mechanism:dpf",),
)
def fallback_can_hold(case: Case) -> Iterator[Finding]:
    """A fallback that is the ground itself, or adequacy."""
    for row in rows(case):
        if row.fallback is None or row.mechanism is None:
            continue
        if row.fallback.id in {row.mechanism.id, ADEQUACY}:
            yield Finding(
                (*row.path, "fallback"),
                f"“{row.fallback.id}” cannot take over from “{row.mechanism.id}”.",
                "Name a safeguard that has been agreed, such as “scc”, or leave “fallback” out.",
            )


CHECKS = (
    ground_is_for_the_country,
    recipient_is_listed,
    listing_is_fresh,
    framework_has_a_fallback,
    fallback_can_hold,
)
