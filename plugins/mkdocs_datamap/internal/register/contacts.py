"""Names and contact details of the controller and those who stand beside it (Art. 30(1)(a))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.organisation import Address, Contact
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Item
    from mkdocs_datamap.wording.message import Message


def controller(ledger: Ledger) -> Cell:
    """The organisation: its names, its number, how it is reached; open questions where that is not known."""
    entry = ledger.inventory.organisation
    return (entry.trade_name, *dict.fromkeys(_details(ledger)))


def _details(ledger: Ledger) -> Iterator[Item]:
    entry = ledger.inventory.organisation
    details: tuple[tuple[str, object, Message | None], ...] = (
        ("legal_name", entry.legal_name, None),
        ("cvr", entry.cvr, message("controller.cvr")),
        ("address", entry.address, None),
        ("phone", entry.phone, message("controller.phone")),
        ("email", entry.email, message("controller.email")),
    )
    for field, value, term in details:
        if isinstance(value, Todo):
            yield ledger.question(("organisation", field), value)
        elif isinstance(value, Address):
            yield address(value)
        elif term is not None:
            yield _termed(term, str(value))
        elif value != entry.trade_name:
            yield str(value)


def _termed(term: Message, value: str) -> Message:
    return message("register.termed", term=term, value=value)


def address(value: Address) -> Message:
    """A postal address on one line."""
    return message(
        "controller.address-lines",
        street=value.street,
        postcode=value.postcode,
        city=value.city,
        country=Country(value.country),
    )


def officer(ledger: Ledger, field: str) -> Cell:
    """The data protection officer or the representative; that there is none; or the open question."""
    value = getattr(ledger.inventory.organisation, field)
    if isinstance(value, Todo):
        return (ledger.question(("organisation", field), value),)
    if not isinstance(value, Contact):
        return (message("register.none-appointed"),)
    return tuple(contact(value))


def contact(value: Contact) -> Iterator[Item]:
    """Name, address, telephone and e-mail, as far as given."""
    if value.name:
        yield value.name
    if value.address:
        yield address(value.address)
    if value.phone:
        yield _termed(message("controller.phone"), value.phone)
    if value.email:
        yield _termed(message("controller.email"), value.email)
