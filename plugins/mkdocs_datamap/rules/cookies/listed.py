"""The cookies that ``cookies.yml`` lists, and files of one for the examples of rules."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.periods import seconds
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.cookies import Cookie, Cookies
    from mkdocs_datamap.inventory.inventory import Inventory, Path

NECESSARY = "necessary"


def listed(inventory: Inventory) -> dict[str, Cookie]:
    """The cookies by id; none while the list is missing or an open question."""
    return (known(inventory.cookies.entries) or {}) if inventory.cookies else {}


def needs_consent(inventory: Inventory) -> bool:
    """Whether something is listed that section 4 of the Cookie Order does not exempt."""
    return any(entry.category != NECESSARY for entry in listed(inventory).values())


def oldest(cookies: Cookies, on: dt.date) -> dt.date:
    """The day before which a check, or the evidence of an entry, is older than ``check_every`` allows."""
    try:
        return on - dt.timedelta(seconds=seconds(cookies.check_every))
    except OverflowError:
        return dt.date.min


def place(identifier: str, *key: str) -> Path:
    """Where a cookie, or a key of it, stands."""
    return ("cookies", "entries", identifier, *key)


_CHOICE = (
    "{choose: {da: Vælg i banneret., en: Choose in the banner.}, "
    "withdraw: {da: Klik nederst på siden., en: Click at the bottom of the page.}}"
)
_ENTRY = {
    "name": "sid",
    "provider": "organisation",
    "party": "first",
    "category": "necessary",
    "purpose": "{da: Husker dig., en: Remembers you.}",
    "duration": "session",
}


def cookie(consent: str | None = None, checked: str = "2026-11-02", **facts: str) -> str:
    """A file with one cookie, for the examples of rules; facts replace those of the cookie, or are added.

    Unless ``consent`` says so, people are told how to choose when the cookie is not necessary.
    """
    if consent is None:
        consent = "{}" if facts.get("category", NECESSARY) == NECESSARY else _CHOICE
    lines = (f"    {key}: {value}" for key, value in (_ENTRY | facts).items())
    return "\n".join(
        ("# cookies.yml", f"consent: {consent}", f"checked: {checked}", "entries:", "  session:", *lines, "")
    )
