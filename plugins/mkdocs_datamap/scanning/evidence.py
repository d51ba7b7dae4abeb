"""A scan: dated evidence of what a website stored in a browser, and of whom the browser asked for what.

No value of any cookie or storage has a field to stand in, and addresses come without query and fragment,
since both can hold what identifies a person.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, get_args

from pydantic import Field

from mkdocs_datamap.inventory.values import Record

FORMAT = "datamap-scan"
VERSION = 1

Choice = Literal["none", "accepted", "refused", "unknown"]
Party = Literal["first", "third"]
StorageKind = Literal[
    "cookie", "local-storage", "session-storage", "indexed-db", "cache", "service-worker", "pixel"
]
Asked = Literal[
    "page", "frame", "script", "style", "image", "pixel", "font", "media", "data", "beacon", "socket", "other"
]


class Stored(Record):
    """One thing that was stored in the browser, or a pixel that was fetched."""

    kind: StorageKind
    """How it was stored."""
    name: str
    """The name of the cookie, key, database or cache; the file of a service worker or pixel."""
    host: str
    """The domain that a cookie belongs to, without a leading point; the host of the origin for all else."""
    party: Party
    """``first``: of the same registrable domain as the page in the address bar; ``third``: of another."""
    partition: str | None = None
    """The site in the address bar within which alone it can be read; None when it is not partitioned."""
    session: bool | None = None
    """Whether it ends with the session; None for what has no such end, and where it was not recorded."""
    seconds: int | None = None
    """Seconds from when it was set to its end; None without an end, and where it was not recorded."""
    asked_seconds: int | None = None
    """How long the website asked for, where the browser shortened it."""
    size: int | None = None
    """Bytes of name and value together."""
    http_only: bool | None = None
    """Whether scripts cannot read it."""
    set_by: Literal["server", "script", "unknown"] = "unknown"
    """Whether an answer of a server or a script set it."""
    page: str | None = None
    """The first page on which it was seen."""
    initiator: str | None = None
    """The script that set it, or the address whose answer did."""


class Host(Record):
    """A host of another registrable domain that the browser asked for something."""

    host: str
    """Its name."""
    asked_for: tuple[Asked, ...] = ()
    """What it was asked for, in the order of the alphabet."""
    requests: int = 1
    """How many requests it got."""
    page: str | None = None
    """The first page on which that happened."""
    initiator: str | None = None
    """The page or script that asked first."""


class Failure(Record):
    """Something that could not be done, so that the scan may not show everything."""

    address: str | None = None
    """The page concerned, if it was one."""
    problem: str
    """What happened, as a sentence."""


class Pass(Record):
    """One visit with a fresh profile."""

    choice: Choice
    """What the visitor had chosen; ``unknown`` where the evidence does not tell."""
    made: bool = True
    """Whether that choice could be made; if not, the pass proves nothing of it."""
    pages: tuple[str, ...] = ()
    """The pages that were opened."""
    stored: tuple[Stored, ...] = ()
    """What was stored."""
    hosts: tuple[Host, ...] = ()
    """Which hosts of third parties were asked."""
    failures: tuple[Failure, ...] = ()
    """What could not be done."""


class Scan(Record):
    """The whole of a scan file."""

    format: Literal["datamap-scan"] = "datamap-scan"
    """Says that this is a scan."""
    version: Literal[1] = 1
    """The version of this format."""
    tool: str
    """What made the scan."""
    browser: str | None = None
    """The browser and its version."""
    started: dt.datetime
    """When the scan began."""
    finished: dt.datetime | None = None
    """When it ended; None where that was not recorded."""
    site: str
    """The address that was scanned first."""
    covers: tuple[StorageKind, ...] = get_args(StorageKind)
    """What was looked for in full; that something of another kind was not seen proves nothing."""
    third_parties: bool = True
    """Whether the browser took cookies of third parties, as visitors' browsers do; if it may not have,
    that one of theirs was not seen proves nothing."""
    passes: Annotated[tuple[Pass, ...], Field(min_length=1)]
    """The visits."""

    @property
    def day(self) -> dt.date:
        """The day of the evidence."""
        return self.started.date()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be done, in all passes."""
        return tuple(failure for each in self.passes for failure in each.failures)

    def made(self, *choices: Choice) -> tuple[Pass, ...]:
        """The passes in which one of these choices was made."""
        return tuple(each for each in self.passes if each.choice in choices and each.made)
