"""The first layer of the notice: short answers that lead to the clauses (WP260, layered notices)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents import controller
from mkdocs_datamap.documents.rights import in_use
from mkdocs_datamap.documents.tree import Bullets, Card, Cards, Document, Paragraph
from mkdocs_datamap.inventory.places import COOKIES, HOME, PRIVACY, RECIPIENTS
from mkdocs_datamap.wording.message import Country, Link, Names, PageLink, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.wording.message import Message, See, Sentence


SHOWN = 8
"""So many categories of data stand on the card; the policy lists them all."""


def home(context: Context) -> Document:
    """Who, what, why, how long, where to, and the rights, as cards."""
    return Document(
        key=HOME,
        title=message("page.home.title", organisation=context.us),
        summary=message("page.home.summary", organisation=context.us),
        lead=(
            Paragraph((message("home.intro"),)),
            Cards(tuple(_cards(context))),
            controller.version(context.inventory.privacy, context),
        ),
        sections=(),
        numbered=False,
    )


def _cards(context: Context) -> Iterator[Card]:
    more = message("home.more")
    email = context.inventory.organisation.email
    yield Card(
        "who",
        message("home.who.title"),
        (Paragraph((message("home.who", organisation=context.us), *_write(email))),),
        _place("controller", context),
        more,
    )
    yield Card(
        "what", message("home.what.title"), _what(context), PageLink(PRIVACY), message("home.what.more")
    )
    yield Card("why", message("home.why.title"), _why(context), PageLink(PRIVACY), message("home.why.more"))
    yield Card(
        "how-long", message("home.how-long.title"), _how_long(context), _place("retention", context), more
    )
    yield Card(
        "where",
        message("home.where.title"),
        _where(context),
        PageLink(RECIPIENTS),
        message("home.where.more"),
    )
    yield Card("rights", message("home.rights.title"), _rights(context), _place("rights", context), more)
    yield Card(
        "erasure",
        message("home.erasure.title"),
        (Paragraph((message("home.erasure"), *_write(email))),),
        _place("erasure-requests", context),
        more,
    )
    yield Card(
        "complaint",
        message("home.complaint.title"),
        (Paragraph((message("home.complaint", authority=_authority(context)),)),),
        _place("complaint", context),
        more,
    )
    if context.inventory.cookie_policy is not None:
        yield Card(
            "cookies",
            message("home.cookies.title"),
            (Paragraph((message("home.cookies"),)),),
            PageLink(COOKIES),
            message("home.cookies.more"),
        )


def _place(block: str, context: Context) -> See | PageLink:
    return context.place(block) or PageLink(PRIVACY)


def _write(email: str | None) -> Iterator[Sentence]:
    if email:
        yield message("home.write", email=Link(f"mailto:{email}", email))


def _what(context: Context) -> tuple[Paragraph | Bullets, ...]:
    categories = dict.fromkeys(
        category.part_of or category.name for _, purpose in context.purposes for category in purpose.data
    )
    if not categories:
        return (Paragraph((message("home.what.unknown"),)),)
    items: list[tuple[Sentence, ...]] = [(message("item", item=each),) for each in list(categories)[:SHOWN]]
    if len(categories) > SHOWN:
        items.append((plural("home.what.and-more", len(categories) - SHOWN),))
    return (Paragraph((message("home.what"),)), Bullets(tuple(items)))


def _why(context: Context) -> tuple[Paragraph | Bullets, ...]:
    items: list[tuple[Sentence, ...]] = []
    for activity in context.inventory.activities.values():
        place = context.place(f"activity:{activity.id}")
        items.append(
            (message("home.why.item", activity=activity.name, place=place) if place else activity.name,)
        )
    return (Paragraph((message("home.why"),)), Bullets(tuple(items)))


def _how_long(context: Context) -> tuple[Paragraph, ...]:
    if all(purpose.retention for _, purpose in context.purposes):
        return (Paragraph((message("home.how-long.known"),)),)
    return (Paragraph((message("home.how-long.ask"),)),)


def _where(context: Context) -> tuple[Paragraph, ...]:
    sentences: list[Message] = []
    if context.inventory.processors:
        sentences.append(message("home.where.processors"))
    countries = dict.fromkeys(Country(row.country) for row in context.inventory.transfers)
    if countries:
        sentences.append(message("home.where.transfers", countries=Names(tuple(countries))))
    else:
        sentences.append(message("transfers.none"))
    return (Paragraph(tuple(sentences)),)


def _rights(context: Context) -> tuple[Paragraph | Bullets, ...]:
    names = tuple(
        (message(f"right.{right.id}.short"),) for right in in_use(context) if right.id != "complain"
    )
    return (Paragraph((message("home.rights"),)), Bullets(names))


def _authority(context: Context) -> Message:
    return message(f"authority.{context.inventory.organisation.supervisory_authority}.name")
