"""What changes when something goes away, found in the part of the inventory that is concerned.

It says what :func:`~mkdocs_datamap.internal.impact.impact` says of the whole, at the cost of the part. Only
what is looked at across entries is judged again; what is found on an entry by itself is taken from the
findings of today, and goes with the entry.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.impact import impact, judged_by
from mkdocs_datamap.internal.impact_subject import Subject
from mkdocs_datamap.internal.neighbourhood import around_transfers, neighbourhood
from mkdocs_datamap.internal.surroundings import whole_of
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.rules.acceptance import accepted
from mkdocs_datamap.rules.across import checks_by_ground, checks_that_may_change
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.impact import Impact, Judge
    from mkdocs_datamap.internal.neighbourhood import Part
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.law.fallen import Ground
    from mkdocs_datamap.rules.check import Check


def impact_of_entries(entry: Entry, gone: Collection[Entry], atlas: Atlas) -> Impact:
    """What changes without an entry and all that goes with it.

    What only the whole can show is looked for in the whole. That is rare: a finding on the policies or the
    organisation changes only with the last of its kind.
    """
    subject = Subject(spoken(entry), tuple(gone))
    part = neighbourhood(gone, atlas.surroundings)
    if part is not None:
        checks = checks_that_may_change(atlas.surroundings.rules_found)
        found = impact(subject, part.inventory, _judge(part, checks, frozenset(gone)))
        if not any(map(part.cannot_show, (*found.findings, *found.settled))):
            return _numbered(found, part)
    return impact(subject, atlas.inventory, judged_by(atlas.catalogues, atlas.on))


def impact_of_ground(name: str, ground: Ground, rows: Collection[Entry], atlas: Atlas) -> Impact:
    """What changes for the transfers to one country that rest on a ground when it falls."""
    part = around_transfers(rows, atlas.surroundings)
    country = next(atlas.inventory.transfers[row[1]].country for row in rows)
    subject = Subject(name, ground=ground, country=country)
    return _numbered(impact(subject, part.inventory, _judge(part, checks_by_ground(), frozenset())), part)


def _judge(part: Part, checks: tuple[Check, ...], gone: frozenset[Entry]) -> Judge:
    """Make some checks anew, and take the rest from the findings of today.

    The rest is what the other checks find in the part, and whatever is found on what goes, and so goes too.
    """
    atlas = part.surroundings.atlas
    anew = {each.rule.id for each in checks}
    known = tuple(
        (entry, each)
        for entry in part.entries
        for each in part.surroundings.findings_on.get(entry, ())
        if entry in gone or each.rule not in anew
    )

    def judge(inventory: Inventory) -> tuple[Diagnostic, ...]:
        case = Case(inventory, atlas.catalogues, atlas.on)
        left = {tuple(map(str, path)) for path in inventory.entries()}
        found = (each for check in checks for each in check.diagnostics(case))
        return accepted(
            (
                *(each for each in found if whole_of(each.entry) not in gone),
                *(each for entry, each in known if entry in left),
            ),
            inventory,
            atlas.on,
            RULES,
        ).diagnostics

    return judge


def _numbered(found: Impact, part: Part) -> Impact:
    """The same with the numbers that exceptions have in their file."""

    def numbered(each: Diagnostic) -> Diagnostic:
        match (each.entry or "").split("."):
            case ["exceptions", number, *rest]:
                place: Path = ("exceptions", part.exceptions[int(number)], *rest)
                location = part.surroundings.atlas.inventory.locate(place)
                return replace(each, entry=spoken(place), location=location)
        return each

    return replace(
        found, findings=tuple(map(numbered, found.findings)), settled=tuple(map(numbered, found.settled))
    )
