"""``Set-Cookie`` headers and what scripts write into ``document.cookie``: one grammar (RFC 6265, 5.2)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.scanning.domains import bare, party, site_of, within
from mkdocs_datamap.scanning.durations import BROWSER_LIMIT
from mkdocs_datamap.scanning.evidence import Stored

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class SetCookie:
    """A cookie as it was asked for, without its value. ``seconds`` is None for one of the session."""

    name: str
    host: str
    seconds: int | None
    size: int
    http_only: bool
    partitioned: bool

    @property
    def removed(self) -> bool:
        """Whether this takes the cookie away instead."""
        return self.seconds is not None and self.seconds <= 0

    def stored(self, page: str, initiator: str, set_by: Literal["server", "script"]) -> Stored:
        """The cookie as evidence from a page: a browser keeps none for longer than its limit."""
        kept = None if self.seconds is None else min(self.seconds, BROWSER_LIMIT)
        return Stored(
            kind="cookie",
            name=self.name,
            host=self.host,
            party=party(self.host, page),
            partition=site_of(page) if self.partitioned else None,
            session=self.seconds is None,
            seconds=kept,
            asked_seconds=None if kept == self.seconds else self.seconds,
            size=self.size,
            http_only=self.http_only,
            set_by=set_by,
            page=page,
            initiator=initiator,
        )


def parsed(line: str, host: str, when: dt.datetime) -> SetCookie | None:
    """The cookie that a header asks for from a host at a time.

    None when it has no name, or is for another domain: browsers take no such cookie (RFC 6265, 5.3, step 6).
    """
    pair, _, rest = line.partition(";")
    name, equals, value = pair.partition("=")
    name, value = (name.strip(), value.strip()) if equals else ("", pair.strip())
    if not name:
        return None
    attributes = {
        key.strip().lower(): content.strip()
        for key, _, content in (part.partition("=") for part in rest.split(";"))
    }
    domain = bare(attributes.get("domain") or host)
    if not within(host, domain):
        return None
    return SetCookie(
        name,
        domain,
        _seconds(attributes, when),
        len(f"{name}{value}".encode()),
        "httponly" in attributes,
        "partitioned" in attributes,
    )


def _seconds(attributes: Mapping[str, str], when: dt.datetime) -> int | None:
    """From now to the end; ``Max-Age`` goes before ``Expires``, and what cannot be read does not count."""
    age = attributes.get("max-age", "")
    if re.fullmatch(r"-?\d{1,12}", age, re.ASCII):
        return int(age)
    expires = attributes.get("expires")
    if not expires:
        return None
    try:
        end = parsedate_to_datetime(expires.replace("-", " "))
        return round(((end if end.tzinfo else end.replace(tzinfo=dt.UTC)) - when).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
