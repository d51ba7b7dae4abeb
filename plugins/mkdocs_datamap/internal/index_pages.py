"""The page of each kind that lists its entries, as a table to sort and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Document, Row, Table, Tools
from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.internal.naming import SLUGS, TITLES, index_key, linked
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.wording.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas

CHAPTER = message("chapter.index")


def index_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each kind, whether or not there are entries of it."""
    for kind in KINDS:
        yield Page(_document(kind, atlas), (SLUGS[kind],), chapter=CHAPTER)


def _document(kind: str, atlas: Atlas) -> Document:
    entries = members(kind, atlas)
    rows = tuple(
        Row(
            (
                (linked(entry, atlas),),
                (message("item", item=len(atlas.mentioned_by.get(entry, ()))),),
            )
        )
        for entry in entries
    )
    return Document(
        key=index_key(kind),
        title=TITLES[kind],
        summary=plural("index.summary", len(entries), kind=TITLES[kind]),
        lead=(
            Table(
                "entries",
                TITLES[kind],
                (message("column.name"), message("column.mentions")),
                rows,
                Tools(),
            ),
        ),
        sections=(),
        numbered=False,
    )
