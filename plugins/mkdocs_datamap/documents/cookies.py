"""Cookies and other storage on the user's device (section 3 of the Cookie Order)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import listed, provenance
from mkdocs_datamap.documents.rights import reach
from mkdocs_datamap.documents.tree import Bullets, Clause, Paragraph, Row, Table
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, Country, Period, message

if TYPE_CHECKING:
    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.inventory.public import PublicCookie, PublicCookies
    from mkdocs_datamap.wording.message import Message, Sentence

CATEGORIES = ("necessary", "functional", "statistics", "marketing")
"""In the order in which a banner asks."""


def definition(context: Context) -> tuple[Clause, ...]:
    """What cookies and similar technologies are, and what they collect here."""
    sentences: list[Sentence] = [message("cookies.what"), message("cookies.similar")]
    cookies = context.inventory.cookies
    if cookies and cookies.data:
        sentences.append(message("cookies.data", data=listed(cookies.data)))
    entries = (cookies, *cookies.data) if cookies else ()
    return (
        Clause(
            "cookie-definition",
            (Paragraph(tuple(sentences)),),
            provenance(*entries, provisions={"dk-cookie-order-3-2"}),
        ),
    )


def basis(context: Context) -> tuple[Clause, ...]:
    """The legal basis: consent, except for what is necessary."""
    sentences = (
        message("cookies.order", order=Citation("dk-cookie-order")),
        message("cookies.consent", law=Citation("dk-cookie-order-3")),
        message("cookies.consent-gdpr", law=Citation("gdpr-6-1-a")),
        message("cookies.necessary", law=Citation("dk-cookie-order-4")),
    )
    provisions = {"dk-cookie-order", "dk-cookie-order-3", "dk-cookie-order-4", "gdpr-6-1-a"}
    return (
        Clause(
            "cookie-basis",
            (Paragraph(sentences),),
            provenance(context.inventory.cookies, provisions=provisions),
        ),
    )


def categories(context: Context) -> tuple[Clause, ...]:
    """What each category in use means; nothing while the list is not known."""
    cookies = context.inventory.cookies
    used = [name for name in CATEGORIES if any(c.category == name for c in _entries(cookies))]
    if not used:
        return ()
    meanings = {
        "necessary": message("cookies.category.necessary.meaning"),
        "functional": message("cookies.category.functional.meaning"),
        "statistics": message("cookies.category.statistics.meaning"),
        "marketing": message("cookies.category.marketing.meaning"),
    }
    items = tuple((message("cookies.category", name=_category(name)), meanings[name]) for name in used)
    blocks = (Paragraph((message("cookies.categories"),)), Bullets(items))
    return (Clause("cookie-categories", blocks, provenance(cookies, provisions={"dk-cookie-order-3-2"})),)


def _category(name: str) -> Message:
    return {
        "necessary": message("cookies.category.necessary"),
        "functional": message("cookies.category.functional"),
        "statistics": message("cookies.category.statistics"),
        "marketing": message("cookies.category.marketing"),
    }[name]


def listing(context: Context) -> tuple[Clause, ...]:
    """A row for each cookie, a table for each category; what is known while the list is not."""
    cookies = context.inventory.cookies
    origin = provenance(cookies, *_entries(cookies), provisions={"dk-cookie-order-3-2"})
    if cookies is None or cookies.entries == ():
        return (Clause("cookie-list", (Paragraph((message("cookies.none"),)),), origin),)
    if cookies.entries is None:
        return (
            Clause("cookie-list", (Paragraph((message("cookies.unknown"), message("cookies.ask"))),), origin),
        )
    blocks: list[Block] = []
    if cookies.checked:
        blocks.append(Paragraph((message("cookies.checked", day=cookies.checked),)))
    for category in CATEGORIES:
        rows = tuple(_row(cookie, context) for cookie in cookies.entries if cookie.category == category)
        if rows:
            blocks.append(_table(category, rows))
    return (Clause("cookie-list", tuple(blocks), origin),)


def _table(category: str, rows: tuple[Row, ...]) -> Table:
    columns = (
        message("column.cookie"),
        message("column.provider"),
        message("column.cookie-purpose"),
        message("column.duration"),
        message("column.third-country"),
    )
    return Table(f"cookies--{category}", _category(category), columns, rows)


def _row(cookie: PublicCookie, context: Context) -> Row:
    provider = cookie.provider.name if cookie.provider else context.us
    party = message("cookies.first-party") if cookie.party == "first" else message("cookies.third-party")
    kinds = {
        "cookie": message("cookies.storage.cookie"),
        "local-storage": message("cookies.storage.local-storage"),
        "session-storage": message("cookies.storage.session-storage"),
        "indexed-db": message("cookies.storage.indexed-db"),
        "cache": message("cookies.storage.cache"),
        "service-worker": message("cookies.storage.service-worker"),
        "pixel": message("cookies.storage.pixel"),
        "device-id": message("cookies.storage.device-id"),
    }
    purpose: list[Sentence] = [cookie.purpose]
    if cookie.data:
        purpose.append(message("cookies.row-data", data=listed(cookie.data)))
    return Row(
        (
            (message("cookies.name", name=cookie.name, kind=kinds[cookie.storage]),),
            (message("cookies.provider", provider=provider, party=party),),
            tuple(purpose),
            (_duration(cookie.duration),),
            _abroad(cookie, context),
        )
    )


def _duration(duration: str) -> Sentence:
    if duration == "session":
        return message("cookies.duration.session")
    if duration == "persistent":
        return message("cookies.duration.persistent")
    return message("cell", content=Period(duration))


def _abroad(cookie: PublicCookie, context: Context) -> tuple[Sentence, ...]:
    party = cookie.provider
    if party is None or not context.abroad(party.country):
        return (message("no"),)
    transfer = next((t for t in context.inventory.transfers if t.recipient.origin == party.origin), None)
    country = Country(party.country or "")
    if transfer and transfer.mechanism:
        return (
            message(
                "cookies.abroad", country=country, mechanism=message(f"mechanism.{transfer.mechanism}.name")
            ),
        )
    return (message("item", item=country),)


def choice(context: Context) -> tuple[Clause, ...]:
    """How to refuse as easily as to accept, and how to change one's mind."""
    cookies = context.inventory.cookies
    sentences: list[Sentence] = [message("cookies.choice"), message("cookies.no-implied-consent")]
    if cookies and cookies.choose:
        sentences.append(cookies.choose)
    sentences.append(message("cookies.withdraw", law=Citation("gdpr-7-3")))
    if cookies and cookies.withdraw:
        sentences.append(cookies.withdraw)
    sentences.append(message("cookies.browser"))
    origin = provenance(cookies, provisions={"dk-cookie-order-3-2", "gdpr-7-3"})
    return (Clause("cookie-choice", (Paragraph(tuple(sentences)),), origin),)


def authorities(context: Context) -> tuple[Clause, ...]:
    """Who enforces the cookie rules, and who the rules on personal data."""
    organisation = context.inventory.organisation
    cookie = vocabulary().authorities[organisation.cookie_authority]
    data = vocabulary().authorities[organisation.supervisory_authority]
    sentences = (
        message("cookies.authority", authority=message(f"authority.{cookie.id}.name")),
        message("cookies.data-authority", authority=message(f"authority.{data.id}.name")),
    )
    origin = provenance(organisation, provisions={"gdpr-77"})
    return (Clause("cookie-authorities", (Paragraph(sentences), reach(data)), origin),)


def site_storage(context: Context) -> tuple[Clause, ...]:
    """What this very site stores on the reader's device: nothing, which the browser tests hold it to."""
    sentences = (message("site.stores-nothing"), message("site.no-third-parties"))
    return (Clause("site-storage", (Paragraph(sentences),), provenance(context.inventory.organisation)),)


def _entries(cookies: PublicCookies | None) -> tuple[PublicCookie, ...]:
    return (cookies.entries or ()) if cookies else ()
