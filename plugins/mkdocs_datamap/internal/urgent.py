"""What needs somebody's attention now: what is overdue or soon due, what is wrong, and what may fall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.attention import OPEN_QUESTIONS, severity
from mkdocs_datamap.internal.entries import entry_of
from mkdocs_datamap.internal.records import record
from mkdocs_datamap.internal.transfer_risks import TOLD, risks
from mkdocs_datamap.inventory.values import Contract, Internal
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.rules.deadlines import SOON
from mkdocs_datamap.wording.message import message, untranslated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Message

DATED = frozenset({"DM604", "DM605", "DM606", "DM640"})
"""The rules on days that have passed or come soon: reviews, agreements and exceptions, told by their day."""


@dataclass(frozen=True)
class Urgent:
    """One thing that needs attention.

    ``day`` is when it is or was due, None when it has no day; ``owner`` the role that answers for it, None
    where nobody was named.
    """

    what: Message
    entry: Entry
    detail: Message
    day: dt.date | None
    owner: str | None


def urgent(atlas: Atlas) -> tuple[Urgent, ...]:
    """Everything, what is due first before what is due later, and what has no day last."""
    found = (*_questions(atlas), *_days(atlas), *_exceptions(atlas), *_transfers(atlas), *_findings(atlas))
    return tuple(sorted(found, key=lambda each: (each.day is None, each.day or atlas.on)))


def is_soon(day: dt.date | None, atlas: Atlas) -> bool:
    """Whether a day has passed, or comes within as many days as the rules call soon."""
    return day is not None and (day - atlas.on).days <= SOON


def _questions(atlas: Atlas) -> Iterator[Urgent]:
    what = message("urgent.question")
    for question in atlas.questions:
        if is_soon(question.todo.due, atlas):
            detail = message("item", item=question.todo.todo)
            yield Urgent(what, question.entry, detail, question.todo.due, str(question.todo.owner))


def _days(atlas: Atlas) -> Iterator[Urgent]:
    for path, value in walk_inventory(atlas.inventory):
        if isinstance(value, Internal) and is_soon(value.review_by, atlas):
            entry = entry_of(path, atlas.inventory)
            detail = message("urgent.review.detail")
            yield Urgent(message("urgent.review"), entry, detail, value.review_by, value.owner)
        if isinstance(value, Contract) and is_soon(value.expires, atlas):
            entry = entry_of(path, atlas.inventory)
            detail = message("item", item=value.title)
            yield Urgent(message("urgent.contract"), entry, detail, value.expires, owner(entry, atlas))


def _exceptions(atlas: Atlas) -> Iterator[Urgent]:
    for number, exception in enumerate(atlas.inventory.exceptions):
        if is_soon(exception.until, atlas):
            detail = message(
                "urgent.exception.detail", rule=exception.rule, entry=exception.entry, reason=exception.reason
            )
            entry = ("exceptions", str(number))
            yield Urgent(message("urgent.exception"), entry, detail, exception.until, str(exception.owner))


def _transfers(atlas: Atlas) -> Iterator[Urgent]:
    for identifier, row in atlas.inventory.transfers.items():
        entry = ("transfers", identifier)
        for detail, day in risks(row, atlas.on):
            yield Urgent(message("urgent.transfer"), entry, detail, day, owner(entry, atlas))


def _findings(atlas: Atlas) -> Iterator[Urgent]:
    for found in atlas.diagnostics:
        if found.rule not in OPEN_QUESTIONS | DATED | TOLD and found.entry is not None:
            entry = entry_of(tuple(found.entry.split(".")), atlas.inventory)
            words = untranslated(found.message)
            detail = message("urgent.finding.detail", rule=found.rule, finding=words)
            what = message("urgent.finding", severity=severity(found.severity))
            yield Urgent(what, entry, detail, None, owner(entry, atlas))


def owner(entry: Entry, atlas: Atlas) -> str | None:
    """The role that answers for an entry, or for what it is part of; None where none is named.

    Who answers for a purpose answers for its activity, and who answers for a party for the transfers to it.
    """
    places = [entry, entry[:2]]
    if entry[0] == "transfers" and entry[1] in atlas.inventory.transfers:
        recipient = atlas.inventory.transfers[entry[1]].recipient
        places.append(tuple(map(str, atlas.ledger.party_path(recipient))))
    for each in dict.fromkeys(places):
        internal = getattr(record(each, atlas), "internal", None)
        if internal is not None and internal.owner is not None:
            return str(internal.owner)
    return None
