"""The controller's record (Art. 30(1) GDPR): a line for each purpose of each activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.contacts import controller, officer
from mkdocs_datamap.internal.register.grounds import grounds
from mkdocs_datamap.internal.register.ledger import internal_of, measures, yes_or_no
from mkdocs_datamap.internal.register.limits import limits
from mkdocs_datamap.internal.register.safeguards import documentation, mechanism
from mkdocs_datamap.internal.register.table import Column, Line, Question, sheet
from mkdocs_datamap.inventory.references import PERSON
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger, Receiver
    from mkdocs_datamap.internal.register.table import Cell, Item, Sheet
    from mkdocs_datamap.rules.uses import Use
    from mkdocs_datamap.wording.message import Message

COLUMNS = (
    Column("activity", message("register.column.activity"), width=24),
    Column("controller", message("register.column.controller"), width=30, law="R1"),
    Column("joint-controllers", message("register.column.joint-controllers"), law="R1"),
    Column("representative", message("register.column.representative"), width=22, law="R1"),
    Column("dpo", message("register.column.dpo"), law="R1"),
    Column("purpose", message("register.column.purpose"), width=32, law="R2"),
    Column("subjects", message("register.column.subjects"), width=24, law="R3"),
    Column("data", message("register.column.data"), law="R3"),
    Column("recipients", message("register.column.recipients"), width=44, law="R4"),
    Column("transfers", message("register.column.transfers"), width=44, law="R5"),
    Column("limits", message("register.column.limits"), width=40, law="R6"),
    Column("security", message("register.column.security"), width=50, law="R7"),
    Column("bases", message("register.column.bases"), width=44),
    Column("sources", message("register.column.sources"), width=24),
    Column("systems", message("register.column.systems"), width=30),
    Column("owner", message("register.column.owner"), width=20),
    Column("public", message("register.column.public"), width=12),
    Column("reviewed", message("register.column.reviewed"), "day", 14),
    Column("review-by", message("register.column.review-by"), "day", 14),
)


def record(ledger: Ledger) -> Sheet:
    """The sheet of the controller's record."""
    return sheet(
        "record",
        message("register.record.title"),
        message("register.record.note"),
        COLUMNS,
        (_line(ledger, use) for use in ledger.uses),
    )


def _line(ledger: Ledger, use: Use) -> Line:
    internal = internal_of(use.activity)
    own = internal_of(use.purpose)
    owner = own.owner if own and own.owner else internal.owner if internal else None
    return Line(
        use.path,
        (
            (ledger.name(("activities", use.activity_id)),),
            controller(ledger),
            joint_controllers(use),
            officer(ledger, "representative"),
            officer(ledger, "dpo"),
            (ledger.name(use.path), *((use.purpose.description,) if use.purpose.description else ())),
            listed(ledger, use, "subjects", "subjects"),
            listed(ledger, use, "data", "data_categories"),
            receivers(ledger, use),
            transfers(ledger, use),
            limits(ledger, use),
            security(ledger, use),
            grounds(ledger, use),
            sources(ledger, use),
            listed(ledger, use, "systems", "systems"),
            ledger.role(owner),
            (yes_or_no(use.activity.public),),
            (internal.reviewed,) if internal and internal.reviewed else (),
            (internal.review_by,) if internal and internal.review_by else (),
        ),
    )


def joint_controllers(use: Use) -> Cell:
    """The joint controllers with the essence of the arrangement (Art. 26); that there are none."""
    found = use.purpose.joint_controllers
    if found is None:
        found = use.activity.joint_controllers
    if not found:
        return (message("register.none-appointed"),)
    return tuple(message("register.joint-controller", name=each.name, essence=each.essence) for each in found)


def listed(ledger: Ledger, use: Use, field: str, collection: str) -> Cell:
    """The entries that a list field of a purpose names; the open question in their place."""
    value = use.fact(field)
    if isinstance(value, Todo):
        return (ledger.question(use.where(field), value),)
    return ledger.names(collection, use.ids(field))


def sources(ledger: Ledger, use: Use) -> Cell:
    """Where the data come from: the person, and others."""
    value = use.fact("sources")
    if isinstance(value, Todo):
        return (ledger.question(use.where("sources"), value),)
    return tuple(
        message("register.the-person") if source == PERSON else ledger.name(("sources", source))
        for source in use.ids("sources")
    )


def receivers(ledger: Ledger, use: Use) -> Cell:
    """Everybody who gets the data, processors included (Art. 4(9)), with the country where that is known."""
    found = ledger.receivers(use)
    if not found:
        return (message("register.no-recipients"),)
    return tuple(item for receiver in found for item in _receiver(ledger, receiver))


def _receiver(ledger: Ledger, receiver: Receiver) -> Iterator[Item]:
    name = ledger.party(receiver.party)
    country = ledger.parties[receiver.party].country
    if receiver.via is not None:
        label: Message = message(
            "register.receiver-via", party=name.label, processor=ledger.party(receiver.via).label
        )
    elif receiver.general:
        label = message("register.receiver-general", party=name.label)
    else:
        label = message("register.receiver", party=name.label)
    if isinstance(country, str):
        label = message("register.receiver-in", receiver=label, country=Country(country))
    yield type(name)(name.path, label)
    if isinstance(country, Todo):
        yield ledger.question((*name.path, "country"), country)


def transfers(ledger: Ledger, use: Use) -> Cell:
    """The transfers to third countries that the purpose brings with it, each with what it rests on.

    That there are none is said only where every receiver's country is known.
    """
    found = tuple(
        item
        for receiver in ledger.receivers(use)
        for identifier in ledger.transfers_to.get(receiver.party, ())
        for item in (
            ledger.name(("transfers", identifier)),
            *mechanism(ledger, identifier, ledger.inventory.transfers[identifier]),
            *documentation(ledger, identifier, ledger.inventory.transfers[identifier]),
        )
    )
    if found:
        return found
    if any(isinstance(item, Question) for item in receivers(ledger, use)):
        return (message("register.transfers-unsettled"),)
    return (message("register.no-transfers"),)


def security(ledger: Ledger, use: Use) -> Cell:
    """The measures for a purpose: those that are not the organisation's, and those of the organisation."""
    return (*own_security(ledger, use), *general_security(ledger))


def general_security(ledger: Ledger) -> Cell:
    """The measures of the organisation, which hold for all activities."""
    return tuple(measures(ledger, ("organisation",), ledger.inventory.organisation))


def own_security(ledger: Ledger, use: Use) -> Cell:
    """The measures of a purpose, its activity, its systems and the processors that get its data."""
    inventory = ledger.inventory
    return tuple(
        item
        for path, entry in (
            (use.path, use.purpose),
            (("activities", use.activity_id), use.activity),
            *((("systems", name), inventory.systems[name]) for name in use.ids("systems")),
            *(
                (("processors", receiver.party), inventory.processors[receiver.party])
                for receiver in ledger.receivers(use)
                if receiver.party in inventory.processors
            ),
        )
        for item in measures(ledger, path, entry)
    )
