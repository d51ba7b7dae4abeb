"""Processors: what they do, with which agreement until when, and whom they use in turn (Art. 28 GDPR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.agreements import agreements, earliest
from mkdocs_datamap.internal.register.ledger import internal_of, measures
from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Item, Sheet
    from mkdocs_datamap.inventory.parties import Processor

COLUMNS = (
    Column("processor", message("register.column.processor"), width=36),
    Column("services", message("register.column.services"), width=40),
    Column("country", message("register.column.country"), width=18),
    Column("agreement", message("register.column.agreement"), width=18),
    Column("contracts", message("register.column.contracts"), width=44),
    Column("expires", message("register.column.expires"), "day", 14),
    Column("sub-processors", message("register.column.sub-processors"), width=36),
    Column("used-by", message("register.column.used-by"), width=34),
    Column("security", message("register.column.security"), width=50),
    Column("risk", message("register.column.risk"), width=12),
    Column("owner", message("register.column.owner"), width=20),
    Column("reviewed", message("register.column.reviewed"), "day", 14),
    Column("review-by", message("register.column.review-by"), "day", 14),
)

RISKS = {
    "low": message("register.risk.low"),
    "medium": message("register.risk.medium"),
    "high": message("register.risk.high"),
}


def processors(ledger: Ledger) -> Sheet:
    """The sheet of processors."""
    return sheet(
        "processors",
        message("register.processors.title"),
        message("register.processors.note"),
        COLUMNS,
        (
            _line(ledger, identifier, entry, ledger.served.get(identifier, ()))
            for identifier, entry in ledger.inventory.processors.items()
        ),
    )


def _line(ledger: Ledger, identifier: str, entry: Processor, activities: tuple[str, ...]) -> Line:
    path = ("processors", identifier)
    internal = internal_of(entry)
    return Line(
        path,
        (
            tuple(_named(ledger, identifier, entry)),
            (entry.services,),
            ledger.country((*path, "country"), entry.country),
            _agreement(ledger, identifier, entry),
            tuple(agreements(internal)),
            earliest(contract.expires for contract in (internal.contracts if internal else ())),
            ledger.names("processors", entry.sub_processors),
            (message("register.everything"),) if entry.general else ledger.names("activities", activities),
            tuple(measures(ledger, path, entry)),
            (RISKS[internal.risk],) if internal and internal.risk else (),
            ledger.role(internal.owner if internal else None),
            (internal.reviewed,) if internal and internal.reviewed else (),
            (internal.review_by,) if internal and internal.review_by else (),
        ),
    )


def _named(ledger: Ledger, identifier: str, entry: Processor) -> Iterator[Item]:
    yield ledger.party(identifier)
    if isinstance(entry.name, Todo):
        yield ledger.question(("processors", identifier, "name"), entry.name)


def _agreement(ledger: Ledger, identifier: str, entry: Processor) -> Cell:
    if isinstance(entry.agreement, Todo):
        return (ledger.question(("processors", identifier, "agreement"), entry.agreement),)
    if entry.agreement == "in-place":
        return (message("register.agreement.in-place"),)
    return (message("register.agreement.missing"),)
