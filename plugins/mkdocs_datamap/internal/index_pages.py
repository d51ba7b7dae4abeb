"""The page of each kind that lists its entries, as a table to sort and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Document, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.columns import COLUMNS
from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.internal.entry_pages import CHAPTER, entry_sections
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.internal.naming import QUESTIONS, SLUGS, TITLES, index_key, linked
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import PageLink, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.columns import Column
    from mkdocs_datamap.internal.entries import Entry


def index_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each kind, whether or not there are entries of it."""
    for kind in KINDS:
        yield Page(_document(kind, atlas), (SLUGS[kind],), chapter=CHAPTER)


def _document(kind: str, atlas: Atlas) -> Document:
    entries = members(kind, atlas)
    return Document(
        key=index_key(kind),
        title=TITLES[kind],
        summary=plural("index.summary", len(entries), kind=TITLES[kind]),
        lead=(_entries(kind, entries, atlas) if entries else _none(kind, atlas),),
        sections=_whole(atlas) if kind == "cookies" else (),
        numbered=False,
    )


def _entries(kind: str, entries: tuple[Entry, ...], atlas: Atlas) -> Table:
    columns, rows = _table(entries, COLUMNS[kind], atlas)
    choices = tuple((number, column.choice) for number, column in enumerate(columns, 1) if column.choice)
    titles = (message("column.name"), *(column.title for column in columns))
    return Table("entries", TITLES[kind], titles, rows, Tools(choices))


def _none(kind: str, atlas: Atlas) -> Paragraph:
    """That there are no entries, or that nobody knows: an empty table would leave open which it is."""
    cookies = atlas.inventory.cookies
    if kind in {"cookies", "providers"} and cookies is not None and isinstance(cookies.entries, Todo):
        return Paragraph((message("index.unknown", page=PageLink(QUESTIONS)),))
    return Paragraph((message("index.none"),))


def _table(
    entries: tuple[Entry, ...], columns: tuple[Column, ...], atlas: Atlas
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns that say something of one entry at least, and a row for each entry."""
    cells = [[column.cell(entry, atlas) for column in columns] for entry in entries]
    shown = [number for number in range(len(columns)) if any(row[number][0] for row in cells)]
    rows = tuple(
        Row(
            ((linked(entry, atlas),), *(row[number][0] for number in shown)),
            ("", *(row[number][1] for number in shown)),
        )
        for entry, row in zip(entries, cells, strict=True)
    )
    return tuple(columns[number] for number in shown), rows


def _whole(atlas: Atlas) -> tuple[Section, ...]:
    """What holds for the list of cookies as a whole, which has no page of its own."""
    return tuple(entry_sections(("cookies",), atlas, {}))
