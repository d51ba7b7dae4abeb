"""What all views have in common: where they stand, and how a sheet of the register becomes a table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Document, Row, Table, Tools
from mkdocs_datamap.internal.naming import place
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.internal.register.table import EntryName, Question
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.wording.message import Authored, Citation, LinkTo, Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.documents.tree import Block, Section
    from mkdocs_datamap.internal.page import MakeGraph
    from mkdocs_datamap.internal.register.table import Item, Line, Sheet
    from mkdocs_datamap.wording.message import Sentence

CHAPTER = message("chapter.views")
"""The heading of the navigation under which the views stand."""


def view(  # noqa: PLR0917 (the parts of a page, in the order of reading)
    key: str,
    slug: Message,
    title: Message,
    summary: Message,
    lead: tuple[Block, ...],
    sections: Iterable[Section] = (),
    *,
    file: str = "organisation.yml",
    graphs: Mapping[str, MakeGraph] | None = None,
    wide: bool = False,
) -> Page:
    """The page of a view; its key is ``view.`` and ``key``. A wide one has no table of contents."""
    document = Document(f"view.{key}", title, summary, lead, tuple(sections), numbered=False, wide=wide)
    return Page(document, (slug,), graphs=graphs or {}, file=file, chapter=CHAPTER)


def sentence(item: Item) -> Sentence:
    """One thing that a cell says, on a page: the name of an entry leads to where it is told."""
    match item:
        case EntryName():
            return message("item", item=linked(item))
        case Question():
            return item.message
        case Message() | Text() | Authored():
            return item
        case Citation():
            return message("cell", content=item)
    return message("item", item=item)


def linked(name: EntryName) -> LinkTo:
    """The name of an entry as a link, for the middle of a sentence."""
    return LinkTo(place(tuple(map(str, name.path))), name.label)


def cell(items: Iterable[Item]) -> tuple[Sentence, ...]:
    """A cell of a sheet as one of a table."""
    return tuple(map(sentence, items))


def sort_key(items: tuple[Item, ...]) -> str:
    """What a cell is sorted by where that is not its words: a day or a number that stands alone."""
    match items:
        case (dt.date() as day,):
            return day.isoformat()
        case (int() as number,):
            return f"{number:09}"
    return ""


def sheet_table(
    sheet: Sheet,
    identifier: str,
    columns: tuple[str, ...],
    lines: Iterable[Line] | None = None,
    *,
    caption: Sentence | None = None,
    choices: tuple[str, ...] = (),
) -> Table:
    """Some columns of a sheet, and some of its lines or all, as a table to sort and filter.

    ``choices`` are the columns among whose values a reader may choose.
    """
    numbers = {column.id: number for number, column in enumerate(sheet.columns)}
    chosen = [numbers[column] for column in columns]
    rows = []
    for line in sheet.lines if lines is None else lines:
        cells = tuple(line.cells[number] for number in chosen)
        rows.append(Row(tuple(map(cell, cells)), tuple(map(sort_key, cells))))
    return Table(
        identifier,
        sheet.title if caption is None else caption,
        tuple(sheet.columns[number].title for number in chosen),
        tuple(rows),
        Tools(tuple((columns.index(choice), choice) for choice in choices)),
    )
