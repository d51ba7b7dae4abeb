"""Transfers to third countries: a line for each row of ``transfers.yml`` (Chapter V GDPR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.agreements import earliest
from mkdocs_datamap.internal.register.ledger import internal_of
from mkdocs_datamap.internal.register.safeguards import documentation, mechanism
from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.transfers import FrameworkListing
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Item, Sheet
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.message import Message

COLUMNS = (
    Column("recipient", message("register.column.recipient"), width=36),
    Column("country", message("register.column.country"), width=18),
    Column("standing", message("register.column.standing"), width=30),
    Column("exporter", message("register.column.exporter"), width=30),
    Column("data", message("register.column.data")),
    Column("mechanism", message("register.column.mechanism"), width=40),
    Column("framework", message("register.column.framework"), width=26),
    Column("checked", message("register.column.checked"), "day", 14),
    Column("fallback", message("register.column.fallback"), width=30),
    Column("assessment", message("register.column.assessment"), width=44),
    Column("assessed", message("register.column.assessed"), "day", 14),
    Column("sunset", message("register.column.sunset"), "day", 14),
    Column("expires", message("register.column.expires"), "day", 14),
    Column("copy", message("register.column.copy"), width=36),
    Column("activities", message("register.column.used-by"), width=30),
)


def transfers(ledger: Ledger) -> Sheet:
    """The sheet of transfers."""
    return sheet(
        "transfers",
        message("register.transfers.title"),
        message("register.transfers.note"),
        COLUMNS,
        (_line(ledger, identifier, row) for identifier, row in ledger.inventory.transfers.items()),
    )


def _line(ledger: Ledger, identifier: str, row: Transfer) -> Line:
    path = ("transfers", identifier)
    framework = row.framework
    known_listing = framework if isinstance(framework, FrameworkListing) else None
    data: Cell = (
        (ledger.question((*path, "data"), row.data),)
        if isinstance(row.data, Todo)
        else ledger.names("data_categories", row.data)
    )
    sunset = standing(row.country, ledger.on).sunset
    return Line(
        path,
        (
            (ledger.party(row.recipient),),
            (Country(row.country),),
            (standing_of(ledger, row.country),),
            (ledger.party(row.exporter),),
            data,
            tuple(mechanism(ledger, identifier, row)),
            tuple(_listing(ledger, identifier, row)),
            (known_listing.checked,) if known_listing else (),
            tuple(_fallback(ledger, identifier, row)),
            tuple(documentation(ledger, identifier, row)),
            _assessed(ledger, identifier, row),
            (sunset,) if sunset and row.mechanism == "adequacy" else (),
            _expires(ledger, row),
            tuple(_copy(ledger, identifier, row)),
            ledger.names("activities", ledger.served.get(row.recipient, ())),
        ),
    )


def standing_of(ledger: Ledger, country: str) -> Message:
    """How the law sees a country on the day of the register."""
    return {
        "eea": message("register.standing.eea"),
        "adequate": message("register.standing.adequate"),
        "third": message("register.standing.third"),
        "unknown": message("register.standing.unknown"),
    }[standing(country, ledger.on).kind]


def _listing(ledger: Ledger, identifier: str, row: Transfer) -> Iterator[Item]:
    if isinstance(row.framework, Todo):
        yield ledger.question(("transfers", identifier, "framework"), row.framework)
    elif row.framework is not None:
        yield message("register.listed") if row.framework.listed else message("register.not-listed")


def _fallback(ledger: Ledger, identifier: str, row: Transfer) -> Iterator[Item]:
    if isinstance(row.fallback, Todo):
        yield ledger.question(("transfers", identifier, "fallback"), row.fallback)
    elif row.fallback is not None:
        yield message(f"mechanism.{row.fallback}.name")


def _assessed(ledger: Ledger, identifier: str, row: Transfer) -> Cell:
    """The day of the latest transfer assessment, or the open question in its place."""
    internal = internal_of(row)
    days = []
    for index, assessment in enumerate(internal.assessments if internal else ()):
        if assessment.kind != "transfer":
            continue
        if isinstance(assessment.done, Todo):
            place = ("transfers", identifier, "internal", "assessments", index, "done")
            return (ledger.question(place, assessment.done),)
        days.append(assessment.done)
    return (max(days),) if days else ()


def _expires(ledger: Ledger, row: Transfer) -> Cell:
    """When the first agreement with the recipient, or on the transfer, ends."""
    parties = (row, ledger.parties.get(row.recipient))
    return earliest(
        contract.expires
        for entry in parties
        if (internal := internal_of(entry)) is not None
        for contract in internal.contracts
    )


def _copy(ledger: Ledger, identifier: str, row: Transfer) -> Iterator[Item]:
    if isinstance(row.copy_from, Todo):
        yield ledger.question(("transfers", identifier, "copy"), row.copy_from)
    elif isinstance(row.copy_from, Text):
        yield row.copy_from
    elif row.copy_from is not None:
        yield message("register.copy-from-us")
