"""The register as a workbook for Excel and LibreOffice: a sheet each, and one that says what it is true of.

Every text is written as text: nothing that stands in the inventory can become a formula or a link. A day is a
date of the spreadsheet, and is shown as the reader's own spreadsheet shows dates. The bytes depend on the
register alone: the day of creation in the file is that of the inventory.
"""

from __future__ import annotations

import datetime as dt
import math
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

from mkdocs_datamap.render.register.cells import text_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mkdocs_datamap.render.register.spoken import SpokenColumn, SpokenItem, SpokenRegister, SpokenSheet

LONGEST_NAME = 31
"""Letters that Excel allows for the name of a sheet."""

LONGEST_CELL = 32_767
"""Letters that Excel allows in a cell."""

FORBIDDEN = str.maketrans("[]:*?/\\", "()-----")
"""Characters that Excel forbids in the name of a sheet, and what stands in their place."""

A4_UPRIGHT, A4_ACROSS, A3_ACROSS = (9, False), (9, True), (8, True)
"""Sizes of paper by Excel's numbers, and whether the sheet lies on its side."""

_READABLE = 220
"""Letters beside each other that can be read on A4."""

_LINE = 15.0
"""Points of a line of text."""

_MOST_LINES = 27
"""Lines that a row can show: Excel's highest row has 409 points."""

_EARLIEST = dt.date(1900, 3, 1)
"""Days before this one are off by one in spreadsheets, which take 1900 for a leap year."""


def to_xlsx(register: SpokenRegister) -> bytes:
    """The workbook. A cell that is longer than a spreadsheet allows ends with words that say so."""
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    day = register.scope.source.day or register.scope.on
    book.set_properties(
        {
            "title": register.title,
            "author": register.scope.organisation,
            "comments": " · ".join(f"{term}: {said}" for term, said in register.statements),
            "created": dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).replace(tzinfo=None),
        }
    )
    styles = _Styles(book)
    _scope(book, styles, register)
    for sheet in register.sheets:
        _sheet(book, styles, sheet, register)
    book.close()
    return file.getvalue()


class _Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8BEC8"}
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.note: Format = book.add_format({"valign": "top", "italic": True, "font_color": "#444B57"})
        self.official: Format = book.add_format(
            {**wrapped, "italic": True, "font_size": 9, "font_color": "#444B57", "bg_color": "#F3F5F8"}
        )
        self.head: Format = book.add_format({**wrapped, "bold": True, "bg_color": "#DCE3EE"})
        self.text: Format = book.add_format({**wrapped, "num_format": "@"})
        self.first: Format = book.add_format({**wrapped, "num_format": "@", "bold": True})
        # The built-in format 14 is the reader's own short date.
        self.day: Format = book.add_format({**wrapped, "num_format": 14, "align": "left"})
        self.number: Format = book.add_format({**wrapped, "num_format": "0"})
        self.question: Format = book.add_format({**wrapped, "num_format": "@", "bg_color": "#FFF4D6"})


def _scope(book: Workbook, styles: _Styles, register: SpokenRegister) -> None:
    term, _ = register.statements[0]
    sheet = _added(book, term)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, register.title, styles.title)
    row = 2
    for pairs in (register.statements, [(each.title, each.note) for each in register.sheets]):
        for term, said in pairs:
            sheet.write_string(row, 0, term, styles.first)
            sheet.write_string(row, 1, said, styles.text)
            sheet.set_row(row, _LINE * max(_height(term, 30), _height(said, 90)))
            row += 1
        row += 1
    _printed(sheet, register, A4_UPRIGHT)


def _added(book: Workbook, title: str) -> Worksheet:
    """A sheet with a name that Excel takes, unlike all others whatever the language calls them."""
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    base = title.translate(FORBIDDEN).strip("'")[:LONGEST_NAME] or "-"
    name, count = base, 1
    while name.casefold() in taken:
        count += 1
        name = f"{base[: LONGEST_NAME - 4]} {count}"
    return book.add_worksheet(name)


class _Cell(NamedTuple):
    """A cell to be written, and what ends one that is longer than a spreadsheet allows."""

    column: SpokenColumn
    items: tuple[SpokenItem, ...]
    cut_off: str


def _sheet(book: Workbook, styles: _Styles, sheet: SpokenSheet, register: SpokenRegister) -> None:
    page = _added(book, sheet.title)
    page.write_string(0, 0, sheet.title, styles.title)
    page.write_string(1, 0, sheet.note, styles.note)
    official = any(column.official for column in sheet.columns)
    head = 3 if official else 2
    if official:
        _official(page, styles, sheet, head - 1)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(head, number, column.title, styles.head)
    page.set_row(head, _LINE * 2)
    last = max(head + 1, head + len(sheet.lines))
    page.autofilter(head, 0, last, len(sheet.columns) - 1)
    page.freeze_panes(head + 1, 1)
    page.repeat_rows(head)
    for offset, line in enumerate(sheet.lines):
        row = head + 1 + offset
        cells = (_Cell(*pair, register.cut_off) for pair in zip(sheet.columns, line.cells, strict=True))
        lines = max(_write(page, styles, (row, number), cell) for number, cell in enumerate(cells))
        page.set_row(row, _LINE * min(lines, _MOST_LINES))
    wide = sum(column.width for column in sheet.columns) > _READABLE
    _printed(page, register, A3_ACROSS if wide else A4_ACROSS)


def _official(page: Worksheet, styles: _Styles, sheet: SpokenSheet, row: int) -> None:
    """The words of the article above the columns that it asks for, once for each of its points."""
    most, before = 1, None
    for number, column in enumerate(sheet.columns):
        said = "" if column.official is None else f"{column.law}: {column.official}"
        page.write_string(row, number, said if said != before else "", styles.official)
        if said and said != before:
            most = max(most, _height(said, column.width))
        before = said
    page.set_row(row, _LINE * min(most, _MOST_LINES))


def _write(page: Worksheet, styles: _Styles, place: tuple[int, int], cell: _Cell) -> int:
    """Write a cell, and return how many lines it needs."""
    only = cell.items[0] if len(cell.items) == 1 else None
    if only is not None and cell.column.kind == "day" and only.day and only.day >= _EARLIEST:
        # A spreadsheet's dates have no time and no time zone.
        page.write_datetime(*place, only.day, styles.day)
        return 1
    if only is not None and cell.column.kind == "number" and only.number is not None:
        page.write_number(*place, only.number, styles.number)
        return 1
    text = text_of(cell.items)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - len(cell.cut_off) - 1].rstrip() + "\n" + cell.cut_off
    asked = any(item.kind == "question" for item in cell.items)
    style = styles.first if place[1] == 0 else styles.question if asked else styles.text
    page.write_string(*place, text, style)
    return sum(_height(part, cell.column.width) for part in text.split("\n"))


def _height(text: str, width: int) -> int:
    """How many lines a text needs in a column; a little too many rather than too few."""
    return max(1, math.ceil(len(text) / width))


def _printed(sheet: Worksheet, register: SpokenRegister, paper: tuple[int, bool]) -> None:
    """As wide as one page of the paper, with whose it is and the page's number at the foot."""
    size, across = paper
    sheet.set_paper(size)
    if across:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    title = register.title.replace("&", "&&")
    sheet.set_footer(f"&L{title[:120]}&R&P / &N")
