"""The start page: what the map holds in figures, and what needs somebody's attention now."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import (
    Clause,
    Counts,
    Document,
    Facts,
    Figure,
    Paragraph,
    Row,
    Section,
    Table,
    Tools,
)
from mkdocs_datamap.internal.attention import OPEN_QUESTIONS
from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.internal.facts import label
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.internal.naming import FINDINGS, QUESTIONS, START, TITLES, index_key, linked
from mkdocs_datamap.internal.overview_graph import KEY, overview, overview_graph, overview_table
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.internal.urgent import urgent
from mkdocs_datamap.wording.message import LinkTo, Names, PageLink, message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.urgent import Urgent
    from mkdocs_datamap.wording.message import Message


def start(atlas: Atlas, others: Iterable[Page]) -> Page:
    """The one page at the root of each language, which leads to the others."""
    name = atlas.inventory.organisation.trade_name
    found = overview(atlas)
    figure = Figure("overview", KEY, message("overview.caption"), overview_table(found))
    document = Document(
        key=START,
        title=message("start.title"),
        summary=message("start.summary", organisation=name),
        lead=(_counts(atlas), _ways(atlas, others)),
        sections=(
            Section(
                "attention",
                message("start.attention"),
                (Clause("all", (Paragraph((message("start.as-of", day=atlas.on),)), _attention(atlas))),),
            ),
            Section("roles", message("start.roles"), (Clause("all", (_roles(atlas),)),)),
            Section("flows", message("start.overview"), (Clause("figure", (figure,)),)),
        ),
        numbered=False,
        wide=True,
    )
    return Page(document, (), {KEY: partial(overview_graph, found, name)}, alone=True)


def _counts(atlas: Atlas) -> Counts:
    kinds = tuple(
        (len(members(kind, atlas)), message("item", item=LinkTo(PageLink(index_key(kind)), TITLES[kind])))
        for kind in KINDS
    )
    findings = sum(found.rule not in OPEN_QUESTIONS for found in atlas.diagnostics)
    here = (
        (len(atlas.questions), _to(message("start.questions"), QUESTIONS)),
        (findings, _to(message("start.findings"), FINDINGS)),
        (len(atlas.accepted), _to(message("findings.accepted"), FINDINGS)),
    )
    return Counts((*kinds, *here))


def _ways(atlas: Atlas, others: Iterable[Page]) -> Facts:
    """The pages of the navigation that no figure leads to, by chapter, and what the public reads."""
    listed = {index_key(kind) for kind in KINDS}
    chapters: dict[Message, list[PageLink]] = {}
    for page in others:
        if page.chapter is not None and page.document.key not in listed:
            chapters.setdefault(page.chapter, []).append(PageLink(page.document.key))
    chapters[message("chapter.public")] = [PageLink(document.key) for document in atlas.documents]
    return Facts(
        tuple((title, (message("item", item=Names(tuple(pages))),)) for title, pages in chapters.items())
    )


def _to(label: Message, page: str) -> Message:
    return message("item", item=LinkTo(PageLink(page), label))


def _attention(atlas: Atlas) -> Table | Paragraph:
    found = urgent(atlas)
    if not found:
        return Paragraph((message("start.nothing"),))
    return Table(
        "urgent",
        message("urgent.table"),
        (
            message("urgent.what"),
            message("urgent.day"),
            message("urgent.entry"),
            message("urgent.detail"),
            label("owner"),
        ),
        tuple(_urgent(each, atlas) for each in found),
        Tools(((0, "what"), (4, "owner"))),
    )


def _urgent(each: Urgent, atlas: Atlas) -> Row:
    return Row(
        (
            (each.what,),
            _day(each.day, atlas),
            (linked(each.entry, atlas),),
            (each.detail,),
            (linked(("roles", each.owner), atlas),) if each.owner else (),
        ),
        ("", each.day.isoformat() if each.day else "9999", "", "", ""),
    )


def _day(day: dt.date | None, atlas: Atlas) -> tuple[Message, ...]:
    if day is None:
        return ()
    return (message("urgent.overdue", day=day) if day < atlas.on else message("item", item=day),)


def _roles(atlas: Atlas) -> Table:
    """Who answers for what, and how much of it is open."""
    entries = Counter(
        mention.target
        for mention in atlas.mentions
        if mention.target[0] == "roles" and mention.path[-2:] == ("internal", "owner")
    )
    urgent_of = Counter(each.owner for each in urgent(atlas) if each.owner)
    rows = []
    for entry in members("roles", atlas):
        counted = (entries[entry], len(atlas.questions_of(entry[1])), urgent_of[entry[1]])
        cells = ((message("item", item=count),) if count else () for count in counted)
        rows.append(Row(((linked(entry, atlas),), *cells), ("", *(f"{count:06}" for count in counted))))
    return Table(
        "by-role",
        message("start.roles.table"),
        (
            message("start.role"),
            message("start.roles.entries"),
            label("questions"),
            message("start.roles.urgent"),
        ),
        tuple(rows),
        Tools(),
    )
