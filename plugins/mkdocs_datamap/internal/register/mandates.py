"""The processor's record (Art. 30(2) GDPR): a line for each controller on whose behalf data are processed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.agreements import agreements, earliest
from mkdocs_datamap.internal.register.contacts import contact, controller, officer
from mkdocs_datamap.internal.register.ledger import internal_of, measures
from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Sheet
    from mkdocs_datamap.inventory.parties import Mandate

COLUMNS = (
    Column("controller", message("register.column.each-controller"), width=34, law="P1"),
    Column("processor", message("register.column.processor-itself"), width=30, law="P1"),
    Column("representative", message("register.column.representative"), width=22, law="P1"),
    Column("dpo", message("register.column.dpo"), law="P1"),
    Column("processing", message("register.column.processing"), width=40, law="P2"),
    Column("transfers", message("register.column.transfers"), width=34, law="P3"),
    Column("security", message("register.column.security"), width=50, law="P4"),
    Column("subjects", message("register.column.subjects")),
    Column("data", message("register.column.data")),
    Column("sub-processors", message("register.column.sub-processors"), width=34),
    Column("contracts", message("register.column.contracts"), width=34),
    Column("expires", message("register.column.expires"), "day", 14),
    Column("owner", message("register.column.owner"), width=20),
)


def mandates(ledger: Ledger) -> Sheet:
    """The sheet of the processor's record; without lines when nothing is processed for others."""
    return sheet(
        "mandates",
        message("register.mandates.title"),
        message("register.mandates.note"),
        COLUMNS,
        (_line(ledger, identifier, entry) for identifier, entry in ledger.inventory.mandates.items()),
    )


def _line(ledger: Ledger, identifier: str, entry: Mandate) -> Line:
    path = ("mandates", identifier)
    internal = internal_of(entry)
    contracts = internal.contracts if internal else ()
    return Line(
        path,
        (
            (ledger.name(path), *(contact(entry.contact) if entry.contact else ())),
            controller(ledger),
            officer(ledger, "representative"),
            officer(ledger, "dpo"),
            (entry.processing,),
            _transfers(entry),
            _security(ledger, identifier, entry),
            ledger.names("subjects", entry.subjects),
            ledger.names("data_categories", entry.data),
            ledger.names("processors", entry.sub_processors),
            tuple(agreements(internal)),
            earliest(contract.expires for contract in contracts),
            ledger.role(internal.owner if internal else None),
        ),
    )


def _transfers(entry: Mandate) -> Cell:
    return tuple(Country(code) for code in entry.countries) or (message("register.no-transfers"),)


def _security(ledger: Ledger, identifier: str, entry: Mandate) -> Cell:
    inventory = ledger.inventory
    own = measures(ledger, ("mandates", identifier), entry)
    of_all = measures(ledger, ("organisation",), inventory.organisation)
    of_processors = (
        item
        for name in entry.sub_processors
        for item in measures(ledger, ("processors", name), inventory.processors[name])
    )
    return (*own, *of_processors, *of_all)
