"""A page for each entry: its facts, what is internal, what uses it, and what the public reads of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Document, Facts, Section
from mkdocs_datamap.internal import derived_facts
from mkdocs_datamap.internal.activity_sections import purpose_sections
from mkdocs_datamap.internal.attention import attention
from mkdocs_datamap.internal.edit import edit
from mkdocs_datamap.internal.entry_figure import flows_section
from mkdocs_datamap.internal.facts import fact_blocks
from mkdocs_datamap.internal.members import all_members
from mkdocs_datamap.internal.naming import (
    ORGANISATION_SLUG,
    TITLES,
    address,
    index_key,
    page_key,
    titled,
)
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.internal.records import record
from mkdocs_datamap.internal.told import told
from mkdocs_datamap.internal.uses import names, uses
from mkdocs_datamap.internal.without_it import without_it
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.places import CHANGES, COOKIES, PRIVACY
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.wording.message import LinkTo, PageLink, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.page import MakeGraph
    from mkdocs_datamap.wording.message import Sentence

CHAPTER = message("chapter.index")
"""The heading of the navigation under which everything is listed."""

PREVIEWS_OF = {"cookies": COOKIES, "versions": CHANGES}
"""What the public reads of a file of `policy/`; of any other it is the privacy policy."""

ELSEWHERE = ("internal", "purposes", "sections", "entries")
"""Fields that have a section, or pages, of their own."""


def entry_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for the organisation and for every entry of every kind."""
    document, graphs = _document((ORGANISATION,), atlas)
    yield Page(document, (ORGANISATION_SLUG,), graphs, chapter=CHAPTER)
    for entry in all_members(atlas):
        document, graphs = _document(entry, atlas)
        yield Page(document, address(entry), graphs, atlas.file(atlas.locate(entry)))


def _document(entry: Entry, atlas: Atlas) -> tuple[Document, Mapping[str, MakeGraph]]:
    """The page of an entry, and its diagram if it has one."""
    graphs: dict[str, MakeGraph] = {}
    return Document(
        key=page_key(entry),
        title=titled(entry, atlas),
        summary=message("entry.summary", name=titled(entry, atlas)),
        lead=(about(entry, atlas),),
        sections=tuple(entry_sections(entry, atlas, graphs)),
        numbered=False,
    ), graphs


def about(entry: Entry, atlas: Atlas) -> Facts:
    """What sort of thing an entry is, where one edits it, and who changed its file last."""
    rows: list[tuple[Sentence, tuple[Sentence, ...]]] = []
    if entry[0] in TITLES:
        kind = LinkTo(PageLink(index_key(entry[0])), TITLES[entry[0]])
        rows.append((message("entry.kind"), (message("item", item=kind),)))
    rows.append((message("entry.id"), (message("item", item=spoken(entry)),)))
    rows.append((message("entry.file"), (edit(entry, atlas),)))
    change = atlas.last_change(entry)
    if change is not None:
        changed = message("entry.change", day=change.day, commit=change.commit, subject=change.subject)
        rows.append((message("entry.changed"), (changed,)))
    if entry[0] == "policy":
        preview = PageLink(PREVIEWS_OF.get(entry[1], PRIVACY))
        if entry[1] != "versions" or atlas.inventory.released:
            rows.append((message("entry.preview"), (message("item", item=preview),)))
    return Facts(tuple(rows))


def entry_sections(entry: Entry, atlas: Atlas, graphs: dict[str, MakeGraph]) -> Iterator[Section]:
    """The sections of an entry's page; those that would say nothing are left out."""
    inside = [purpose.entry for purpose in atlas.purposes[entry[1]]] if entry[0] == "activities" else []
    yield from _section("attention", message("entry.attention"), attention((entry, *inside), atlas))
    yield from _section("facts", message("entry.facts"), _facts(entry, atlas))
    yield from flows_section(entry, atlas, graphs)
    if entry[0] == "activities":
        yield from purpose_sections(entry[1], atlas)
    internal = getattr(record(entry, atlas), "internal", None)
    if internal is not None:
        blocks = fact_blocks(internal, (*entry, "internal"), atlas)
        yield from _section("internal", message("entry.internal"), blocks)
    yield from _section("used-by", message("entry.used-by"), uses(entry, atlas))
    yield from _section("public", message("entry.public"), told((entry, *inside), atlas))
    yield from without_it(entry, atlas)


def _section(identifier: str, title: Sentence, blocks: Iterator[Block]) -> Iterator[Section]:
    if said := tuple(blocks):
        yield Section(identifier, title, (Clause("all", said),))


def _facts(entry: Entry, atlas: Atlas) -> Iterator[Block]:
    match entry:
        case ("countries", code):
            yield from derived_facts.country(code, atlas)
        case ("providers", party):
            yield from derived_facts.provider(party, atlas)
        case ("roles", identifier):
            yield from derived_facts.role(identifier, atlas)
        case _:
            found = record(entry, atlas)
            if found is not None:
                yield from fact_blocks(found, entry, atlas, ELSEWHERE)
            if entry[0] == "policy":
                yield from names(entry, atlas)
