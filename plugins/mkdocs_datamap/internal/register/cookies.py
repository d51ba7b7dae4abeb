"""Cookies and everything else that is stored on or read from the user's device (the Cookie Order)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.wording.message import Period, message

if TYPE_CHECKING:
    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Sheet
    from mkdocs_datamap.inventory.cookies import Cookie
    from mkdocs_datamap.wording.message import Message

COLUMNS = (
    Column("name", message("register.column.cookie"), width=24),
    Column("storage", message("register.column.storage"), width=18),
    Column("category", message("register.column.category"), width=24),
    Column("provider", message("register.column.provider"), width=36),
    Column("party", message("register.column.party"), width=14),
    Column("domain", message("register.column.domain"), width=30),
    Column("purpose", message("register.column.cookie-purpose"), width=50),
    Column("data", message("register.column.data")),
    Column("duration", message("register.column.duration"), width=24),
    Column("owner", message("register.column.owner"), width=20),
)

STORAGE = {
    "cookie": message("cookies.storage.cookie"),
    "local-storage": message("cookies.storage.local-storage"),
    "session-storage": message("cookies.storage.session-storage"),
    "indexed-db": message("cookies.storage.indexed-db"),
    "cache": message("cookies.storage.cache"),
    "service-worker": message("cookies.storage.service-worker"),
    "pixel": message("cookies.storage.pixel"),
    "device-id": message("cookies.storage.device-id"),
}
PARTY = {"first": message("cookies.first-party"), "third": message("cookies.third-party")}
CATEGORY = {
    "necessary": message("cookies.category.necessary"),
    "functional": message("cookies.category.functional"),
    "statistics": message("cookies.category.statistics"),
    "marketing": message("cookies.category.marketing"),
}


def cookies(ledger: Ledger) -> Sheet:
    """The sheet of cookies; without lines while the list is an open question, or where there are none."""
    found = ledger.inventory.cookies
    entries = (known(found.entries) or {}) if found is not None else {}
    return sheet(
        "cookies",
        message("register.cookies.title"),
        message("register.cookies.note"),
        COLUMNS,
        (_line(ledger, identifier, entry) for identifier, entry in entries.items()),
    )


def _line(ledger: Ledger, identifier: str, entry: Cookie) -> Line:
    path = ("cookies", "entries", identifier)
    category, provider = known(entry.category), known(entry.provider)
    return Line(
        path,
        (
            (ledger.name(path),),
            (STORAGE[entry.storage],),
            (CATEGORY[category],) if category else ledger.fact((*path, "category"), entry.category),
            (ledger.party(provider),) if provider else ledger.fact((*path, "provider"), entry.provider),
            (PARTY[entry.party],),
            (entry.domain,) if entry.domain else (),
            ledger.fact((*path, "purpose"), entry.purpose),
            ledger.names("data_categories", entry.data),
            (lasting(entry.duration),),
            ledger.role(entry.internal.owner if entry.internal else None),
        ),
    )


def lasting(written: str) -> Message:
    """How long something is declared to last, in words."""
    if written == "session":
        return message("cookies.duration.session")
    if written == "persistent":
        return message("cookies.duration.persistent")
    return message("item", item=Period(written))
