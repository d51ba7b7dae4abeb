"""The banner and the page “Cookie settings”: what goes where on the website, for those who edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.consent.banner import NECESSARY, NoBannerError, banner
from mkdocs_datamap.consent.settings_page import BUTTON, HEAD
from mkdocs_datamap.documents.cookies import category_name
from mkdocs_datamap.documents.tree import Bullets, Clause, Facts, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.views.page import cell, linked, view
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.consent.banner import Banner, Service
    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.wording.message import Message

PROGRAMS = {"klaro": "Klaro 0.7", "cookieconsent": "vanilla-cookieconsent 3"}


def cookie_settings(atlas: Atlas) -> Iterator[Page]:
    """The page of the banner: how it is placed, or why there is none."""
    lead: tuple[Block, ...] = (Paragraph((message("view.banner.intro"), message("view.banner.here-not"))),)
    sections: tuple[Section, ...] = ()
    try:
        made = banner(atlas.public)
    except NoBannerError as error:
        lead = (*lead, *_why_not(atlas, error))
    else:
        lead = (*lead, Facts(tuple(_facts(made))))
        sections = (_placed(made), _marked(atlas, made))
    yield view(
        "cookie-settings",
        message("view.banner.slug"),
        message("view.banner.title"),
        message("view.banner.summary"),
        lead,
        sections,
        file="cookies.yml" if atlas.inventory.cookies else "organisation.yml",
    )


def _why_not(atlas: Atlas, error: NoBannerError) -> Iterator[Block]:
    """That there is no banner, and what has to be answered before there can be one."""
    cookies = atlas.public.cookies
    if error.open_entries:
        names = (atlas.ledger.name(("cookies", "entries", each)) for each in error.open_entries)
        yield Paragraph((message("view.banner.open"),))
        yield Bullets(tuple((message("item", item=linked(name)),) for name in names))
    elif cookies is None or cookies.entries is None:
        yield Paragraph((message("view.banner.unknown"),))
    else:
        yield Paragraph((message("view.banner.necessary"),))


def _facts(made: Banner) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    yield (
        message("view.banner.command"),
        (message("item", item="datamap consent --format klaro --out banner"),),
    )
    yield message("view.banner.revision"), (message("item", item=str(made.revision)),)
    if made.remembers is not None:
        yield message("view.banner.remembers"), (message("item", item=made.remembers.name),)


def _placed(made: Banner) -> Section:
    """The lines for the website, and what the banner has to have beside it."""
    asked = tuple(category_name(each) for each in made.categories if each != NECESSARY)
    change = message("item", item=BUTTON.format(label="…"))
    rows = (
        *(
            (
                message("view.banner.head", program=PROGRAMS[manager]),
                tuple(message("item", item=line) for line in lines),
            )
            for manager, lines in HEAD.items()
        ),
        (message("view.banner.foot"), (change,)),
        (message("view.banner.page"), (message("view.banner.page.text"),)),
        (message("view.banner.asked"), asked),
    )
    return Section("placed", message("view.banner.placed"), (Clause("lines", (Facts(rows),)),))


def _marked(atlas: Atlas, made: Banner) -> Section:
    """How the scripts, frames and pictures of each provider are marked, so that they wait for consent."""
    columns = (
        message("column.provider"),
        message("register.column.category"),
        message("view.banner.cookies"),
        message("view.banner.mark", program=PROGRAMS["klaro"]),
        message("view.banner.mark", program=PROGRAMS["cookieconsent"]),
    )
    rows = tuple(_row(atlas, service) for service in made.services if service.category != NECESSARY)
    table = Table("marks", message("view.banner.marks"), columns, rows, Tools())
    blocks = (Paragraph((message("view.banner.marks.text"),)), table)
    return Section("marked", message("view.banner.marks"), (Clause("table", blocks),))


def _row(atlas: Atlas, service: Service) -> Row:
    ledger = atlas.ledger
    entries = known(atlas.inventory.cookies.entries) if atlas.inventory.cookies else None
    provider = known((entries or {})[service.cookies[0].id].provider)
    return Row(
        (
            cell((ledger.party(provider),)) if provider else (),
            (category_name(service.category),),
            cell(ledger.name(("cookies", "entries", each.id)) for each in service.cookies),
            (message("item", item=f'data-name="{service.key}"'),),
            (message("item", item=f'data-category="{service.category}"'),),
        )
    )
