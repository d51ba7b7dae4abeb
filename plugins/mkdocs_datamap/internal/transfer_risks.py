"""Why a transfer may lose its ground: what the law demands of it, and what of that is missing or ends."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.deadlines import SOON
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.law.entries import Mechanism
    from mkdocs_datamap.wording.message import Message

TOLD = frozenset({"DM303", "DM312", "DM313", "DM317", "DM318"})
"""The rules that find the same; the start page tells it once, with its day."""

A_YEAR = dt.timedelta(days=365)
"""How long a look at the list counts, and how long before its end a decision is a risk: clauses take time."""

SCHREMS_II = dt.date(2020, 7, 16)
"""The judgment in C-311/18, which demands an assessment: one of before does not count."""

Risk = tuple["Message", "dt.date | None"]
"""What is the matter, and the day on which it is or was due, if there is one."""


def risks(row: Transfer, on: dt.date) -> Iterator[Risk]:
    """Why a transfer may lose its ground, as seen on a day; a ground nobody knows is an open question."""
    chosen = known(row.mechanism)
    mechanism = vocabulary().mechanisms[chosen] if chosen else None
    if mechanism is None:
        return
    name = message(f"mechanism.{mechanism.id}.name")
    if "fallback" in mechanism.requires and known(row.fallback) is None:
        yield message("risk.no-fallback", mechanism=name), None
    yield from _listing(row, mechanism, on)
    found = standing(row.country, on)
    if mechanism.kind == "adequacy" and found.sunset is not None and found.sunset - on <= A_YEAR:
        yield message("risk.sunset", day=found.sunset), found.sunset
    if mechanism.kind == "safeguard" and found.kind != "eea":
        yield from _assessment(row, name)


def _listing(row: Transfer, mechanism: Mechanism, on: dt.date) -> Iterator[Risk]:
    """The list of the Data Privacy Framework: organisations certify themselves anew every year."""
    listing = known(row.framework)
    if listing is None:
        return
    if "dpf-listed" in mechanism.requires and not listing.listed:
        yield message("risk.not-listed"), listing.checked
    again = listing.checked + A_YEAR
    if "checked-on" in mechanism.requires and (again - on).days <= SOON:
        yield message("risk.list-checked", day=listing.checked), again


def _assessment(row: Transfer, name: Message) -> Iterator[Risk]:
    """Nothing, if an assessment of the transfer was done; else that none was, and when it shall be."""
    found = [each for each in (row.internal.assessments if row.internal else ()) if each.kind == "transfer"]
    if any((known(each.done) or dt.date.min) >= SCHREMS_II for each in found):
        return
    days = [each.done.due for each in found if isinstance(each.done, Todo) and each.done.due is not None]
    yield message("risk.not-assessed", mechanism=name), min(days, default=None)
