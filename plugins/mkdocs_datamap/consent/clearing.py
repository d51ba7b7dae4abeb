"""What has to go when somebody says no: names as regular expressions, with the domains they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.cookie_names import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.inventory.public import PublicCookie


def pattern(cookie: PublicCookie) -> str:
    """The cookie's name as a regular expression for JavaScript, from beginning to end."""
    return f"^{expression(cookie.name)}$"


def domains(cookie: PublicCookie) -> tuple[str, ...]:
    """The domain that a cookie of the first party may have been set for, as browsers want it for removal."""
    if cookie.domain is None or cookie.party == "third":
        return ()
    return (cookie.domain.removeprefix("*").removeprefix(".").removeprefix("www."),)


def erasable(cookies: Iterable[PublicCookie]) -> tuple[PublicCookie, ...]:
    """The cookies that a script of the website can remove: those of the first party."""
    return tuple(each for each in cookies if each.storage == "cookie" and each.party == "first")


def other_storage(cookies: Iterable[PublicCookie]) -> list[dict[str, str]]:
    """Everything else of the first party that a script can remove, for ``forget`` in our own script."""
    kinds = {"local-storage", "session-storage", "indexed-db", "cache", "service-worker"}
    return [
        {"storage": each.storage, "pattern": pattern(each)}
        for each in cookies
        if each.storage in kinds and each.party == "first"
    ]
