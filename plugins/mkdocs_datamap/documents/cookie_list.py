"""The list of cookies: a table for each category, a row for each (section 3(2) of the Cookie Order)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import listed, provenance, tokens_of
from mkdocs_datamap.documents.cookies import CATEGORIES, category_name, listed_cookies
from mkdocs_datamap.documents.tree import Clause, Paragraph, Row, Table
from mkdocs_datamap.inventory.public import PublicParty
from mkdocs_datamap.wording.message import Country, Period, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.inventory.public import PublicCookie, PublicTransfer
    from mkdocs_datamap.wording.message import Message, Sentence


def listing(context: Context) -> tuple[Clause, ...]:
    """A row for each cookie, a table for each category; what is known while the list is not."""
    cookies = context.inventory.cookies
    origin = provenance(
        cookies,
        *(token for cookie in listed_cookies(cookies) for token in _behind(cookie, context)),
        provisions={"dk-cookie-order-3-2"},
    )
    if cookies is None or cookies.entries == ():
        return (Clause("cookie-list", (Paragraph((message("cookies.none"),)),), origin),)
    if cookies.entries is None:
        return (
            Clause("cookie-list", (Paragraph((message("cookies.unknown"), message("cookies.ask"))),), origin),
        )
    told: list[Sentence] = [message("cookies.parties")]
    if cookies.checked:
        told.append(message("cookies.checked", day=cookies.checked))
    blocks: list[Block] = [Paragraph(tuple(told))]
    for category in (*CATEGORIES, None):
        rows = tuple(_row(cookie, context) for cookie in cookies.entries if cookie.category == category)
        if rows:
            blocks.append(_table(category, rows))
    return (Clause("cookie-list", tuple(blocks), origin),)


def _behind(cookie: PublicCookie, context: Context) -> frozenset[int]:
    provider = context.inventory.organisation if cookie.provider == "organisation" else cookie.provider
    return tokens_of(cookie, provider, *cookie.data, *_transfers(cookie.provider, context))


def _table(category: str | None, rows: tuple[Row, ...]) -> Table:
    columns = (
        message("column.cookie"),
        message("column.provider"),
        message("column.cookie-purpose"),
        message("column.duration"),
        message("column.third-country"),
    )
    return Table(f"cookies--{category or 'unknown'}", category_name(category), columns, rows)


def _row(cookie: PublicCookie, context: Context) -> Row:
    purpose: list[Sentence] = [cookie.purpose or message("cookies.purpose-unknown")]
    if cookie.data:
        purpose.append(message("cookies.row-data", data=listed(cookie.data)))
    return Row(
        (
            (message("cookies.name", name=cookie.name, kind=storage_name(cookie.storage)),),
            (provider_name(cookie, context.us),),
            tuple(purpose),
            (lasting(cookie),),
            tuple(_abroad(cookie, context)),
        ),
        origins=tokens_of(cookie, cookie.provider),
    )


def storage_name(storage: str) -> Message:
    """What a kind of storage is called."""
    return {
        "cookie": message("cookies.storage.cookie"),
        "local-storage": message("cookies.storage.local-storage"),
        "session-storage": message("cookies.storage.session-storage"),
        "indexed-db": message("cookies.storage.indexed-db"),
        "cache": message("cookies.storage.cache"),
        "service-worker": message("cookies.storage.service-worker"),
        "pixel": message("cookies.storage.pixel"),
        "device-id": message("cookies.storage.device-id"),
    }[storage]


def provider_name(cookie: PublicCookie, us: str) -> Message:
    """Who sets or reads the cookie, and whether that is a third party; ``us`` is the organisation's name."""
    party = message("cookies.first-party") if cookie.party == "first" else message("cookies.third-party")
    if cookie.provider is None:
        return message("cookies.provider-unknown", party=party)
    provider = us if cookie.provider == "organisation" else cookie.provider.name
    return message("cookies.provider", provider=provider, party=party)


def lasting(cookie: PublicCookie) -> Message:
    """How long the cookie lasts, in words; a pixel is fetched and not stored."""
    if cookie.duration == "session" and cookie.storage == "pixel":
        return message("cookies.duration.pixel")
    if cookie.duration == "session":
        return message("cookies.duration.session")
    if cookie.duration == "persistent":
        return message("cookies.duration.persistent")
    return message("cell", content=Period(cookie.duration))


def _transfers(party: object, context: Context) -> tuple[PublicTransfer, ...]:
    """The transfers to the provider of a cookie, and those onwards from it."""
    return tuple(
        row
        for row in context.inventory.transfers
        if isinstance(party, PublicParty)
        and party.origin in {row.recipient.origin, row.exporter.origin if row.exporter else None}
    )


def _abroad(cookie: PublicCookie, context: Context) -> Iterator[Message]:
    """The third countries that the data go to, by the provider or onwards, each with its safeguard."""
    party = cookie.provider
    if not isinstance(party, PublicParty):
        yield message("no") if party else message("cookies.not-known")
        return
    rows = _transfers(party, context)
    for row in rows:
        safeguard = (
            message(f"mechanism.{row.mechanism}.name") if row.mechanism else message("cookies.not-known")
        )
        yield message("cookies.abroad", country=Country(row.country), mechanism=safeguard)
    if party.country is None:
        yield message("cookies.not-known")
    elif not context.abroad(party.country):
        if not rows:
            yield message("no")
    elif party.country not in {row.country for row in rows}:
        yield message(
            "cookies.abroad", country=Country(party.country), mechanism=message("cookies.not-known")
        )
