"""``cookies.yml``: cookies and everything else stored on or read from the user's device."""

from __future__ import annotations

from typing import Literal

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import (
    DataRef,
    Day,
    Entity,
    Id,
    Known,
    PartyRef,
    PeriodCode,
    Record,
    Words,
)

Storage = Literal[
    "cookie",
    "local-storage",
    "session-storage",
    "indexed-db",
    "cache",
    "service-worker",
    "pixel",
    "device-id",
]
CookieCategory = Literal["necessary", "functional", "statistics", "marketing"]


class Seen(Record):
    """The evidence that an entry is true: a scan of the website in which a browser showed it."""

    on: Day
    """The day of the scan."""
    scan: Words
    """The file of the scan."""


class Cookie(Entity):
    """One cookie or other storage; the Cookie Order covers them all (section 3)."""

    name: Words
    """The name as the browser shows it; ``*`` stands for a changing part."""
    storage: Storage = "cookie"
    """How it is stored on the device or read from it."""
    provider: Known[PartyRef]
    """Who sets or reads it: ``organisation``, or a processor or recipient."""
    party: Literal["first", "third"]
    """``first``: set by the website itself; ``third``: by another domain."""
    domain: Words | None = None
    """The domain that sets or reads it."""
    category: Known[CookieCategory]
    """What people choose by; only ``necessary`` needs no consent (section 4 of the Cookie Order)."""
    purpose: Known[Text]
    """What it is for, as full sentences."""
    data: tuple[DataRef, ...] = ()
    """The categories of personal data that it collects."""
    duration: Literal["session", "persistent"] | PeriodCode
    """``session``, ``persistent`` (until the user deletes it), or ISO 8601 such as ``P1Y``."""
    seen: Seen | None = None
    """When a scan last showed it; ``datamap cookies compare --record`` writes this. Never public."""


class CookieConsent(Record):
    """How people choose."""

    choose: Text | None = None
    """How to accept or refuse, as full sentences."""
    withdraw: Text | None = None
    """How to change one's mind, as full sentences."""
    cookie: Id | None = None
    """The entry of the cookie in which the banner keeps the choice."""


class Cookies(Entity):
    """The whole of ``cookies.yml``."""

    data: tuple[DataRef, ...] = ()
    """What is collected by cookies and similar technologies as a whole."""
    consent: Known[CookieConsent]
    """How people accept, refuse and change their mind."""
    checked: Known[Day]
    """When the list was last held against the website."""
    check_every: PeriodCode = "P1Y"
    """How old that, and the evidence of each entry, may become before the check warns."""
    entries: Known[dict[Id, Cookie]]
    """Every cookie and other storage, by id."""
