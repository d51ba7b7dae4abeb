"""What a person can choose between, and what has to go when they say no. Knows no consent manager."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.cookies import CATEGORIES
from mkdocs_datamap.inventory.public import PublicParty

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.public import PublicCookie, PublicInventory

NECESSARY = "necessary"
OWN = "own"
"""The key of what the organisation itself stores."""


class NoBannerError(Exception):
    """There can be no banner, or need be none. The message says why, ``open_entries`` where to look."""

    def __init__(self, message: str, open_entries: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.open_entries = open_entries


@dataclass(frozen=True)
class Service:
    """The cookies of one provider in one category; its key is what a website marks its scripts with."""

    key: str
    category: str
    provider: PublicParty | None
    """None when it is the organisation itself."""
    cookies: tuple[PublicCookie, ...]


@dataclass(frozen=True)
class Banner:
    """Everything to choose between, in the order in which a banner asks."""

    services: tuple[Service, ...]
    remembers: PublicCookie | None
    """The cookie in which the choice is kept, where the inventory names one."""
    revision: int
    """A number that changes when and only when what is told of the cookies does."""

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in use."""
        return tuple(name for name in CATEGORIES if any(each.category == name for each in self.services))

    def of(self, category: str) -> tuple[Service, ...]:
        """The services of a category."""
        return tuple(service for service in self.services if service.category == category)


def banner(inventory: PublicInventory) -> Banner:
    """The banner for the cookies of an inventory.

    Raises NoBannerError while the cookies, or what one of them is for, are not known: a banner that leaves
    something out would collect consent that is worth nothing. And when all are necessary, since there is
    nothing to ask.
    """
    cookies = inventory.cookies
    if cookies is None or cookies.entries is None:
        raise NoBannerError("The cookies are not known yet, so no banner can ask for consent to them.")
    unsettled = tuple(
        each.id for each in cookies.entries if None in {each.category, each.purpose, each.provider}
    )
    if unsettled:
        names = ", ".join(f"“{each.name}”" for each in cookies.entries if each.id in unsettled)
        raise NoBannerError(
            f"Category, purpose or provider of {names} is not known yet, so no banner can ask for consent.",
            unsettled,
        )
    if all(each.category == NECESSARY for each in cookies.entries):
        raise NoBannerError("Only necessary cookies are listed, so there is nothing to ask consent for.")
    found: dict[tuple[str, str], list[PublicCookie]] = {}
    for each in cookies.entries:
        key = each.provider.key if isinstance(each.provider, PublicParty) else OWN
        found.setdefault((each.category or NECESSARY, key), []).append(each)
    services = tuple(
        Service(
            f"{category}-{key}",
            category,
            own[0].provider if isinstance(own[0].provider, PublicParty) else None,
            tuple(own),
        )
        for category in CATEGORIES
        for (of, key), own in found.items()
        if of == category
    )
    remembers = next((each for each in cookies.entries if each.id == cookies.remembers), None)
    return Banner(services, remembers, revision(cookies.entries))


def revision(cookies: tuple[PublicCookie, ...]) -> int:
    """A number made from what is told of the cookies, whatever their ids and their order."""
    told = sorted(json.dumps(_told(cookie), ensure_ascii=False, sort_keys=True) for cookie in cookies)
    return int(hashlib.sha256("\n".join(told).encode()).hexdigest()[:7], 16) + 1


def _told(cookie: PublicCookie) -> dict[str, object]:
    provider = cookie.provider
    name = provider.name if isinstance(provider, PublicParty) else provider
    return {
        "name": cookie.name,
        "storage": cookie.storage,
        "provider": name if isinstance(name, str) or name is None else dict(name),
        "party": cookie.party,
        "domain": cookie.domain,
        "category": cookie.category,
        "purpose": dict(cookie.purpose or ()),
        "data": [dict(data.name) for data in cookie.data],
        "duration": cookie.duration,
    }
