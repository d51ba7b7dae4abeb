"""A page for each entry: its facts, what uses it, and where one edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Bullets, Clause, Document, Section
from mkdocs_datamap.internal.members import all_members
from mkdocs_datamap.internal.naming import ORGANISATION_SLUG, address, linked, page_key, titled
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry


def entry_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for the organisation and for every entry of every kind."""
    organisation = (ORGANISATION,)
    yield Page(_document(organisation, atlas), (ORGANISATION_SLUG,), alone=True)
    for entry in all_members(atlas):
        file = atlas.file(atlas.locate(entry))
        yield Page(_document(entry, atlas), address(entry), file=file)


def _document(entry: Entry, atlas: Atlas) -> Document:
    return Document(
        key=page_key(entry),
        title=titled(entry, atlas),
        summary=message("entry.summary", name=titled(entry, atlas)),
        lead=(),
        sections=tuple(_sections(entry, atlas)),
        numbered=False,
    )


def _sections(entry: Entry, atlas: Atlas) -> Iterator[Section]:
    if entry[0] == "activities":
        for purpose in atlas.purposes[entry[1]]:
            yield Section(f"purpose-{purpose.id}", titled(purpose.entry, atlas))
    used = dict.fromkeys(mention.source for mention in atlas.mentioned_by.get(entry, ()))
    if used:
        items = tuple((linked(source, atlas),) for source in used)
        yield Section("used-by", message("entry.used-by"), (Clause("list", (Bullets(items),)),))
