"""Agreements with parties: what they are called, and when the first of them ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.internal.register.table import Cell, Item
    from mkdocs_datamap.inventory.values import Internal


def agreements(internal: Internal | None) -> Iterator[Item]:
    """Each agreement with the day on which it was signed, as far as given."""
    for contract in internal.contracts if internal else ():
        if contract.signed:
            yield message("register.contract-signed", title=contract.title, day=contract.signed)
        else:
            yield contract.title


def earliest(days: Iterable[dt.date | None]) -> Cell:
    """The first of the days that are known, as a cell; nothing when none is."""
    found = [day for day in days if day is not None]
    return (min(found),) if found else ()
