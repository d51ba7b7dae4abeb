"""The register as CSV: one file for each sheet, and one that says what they are true of, in a ZIP archive.

The files are as RFC 4180 has them, in UTF-8 with the mark by which Excel knows it. Fields are parted by a
semicolon where a comma parts whole numbers from decimals (Danish), else by a comma, as a spreadsheet set to
the language expects. Days are ISO 8601.

A field that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises for CSV
injection: one that begins with ``=``, ``+``, ``-``, ``@``, their full-width forms, a tab or a line break. All
fields are quoted, so that a field cannot end early.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from babel.numbers import get_decimal_symbol

from mkdocs_datamap.render.register.cells import heading, text_of
from mkdocs_datamap.wording.formatting import locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.render.register.spoken import SpokenRegister, SpokenSheet

SCOPE_FILE = "scope.csv"

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings by which spreadsheets know a formula, or from which they strip what hides one."""

_FIRST_DAY = dt.date(1980, 1, 1)
"""The first day that a ZIP archive can name."""


def neutral(text: str) -> str:
    """The text, kept from being taken for a formula."""
    return f"'{text}" if text.startswith(_STARTS) else text


def separator(language: str) -> str:
    """What parts the fields for readers of a language."""
    return ";" if get_decimal_symbol(locale(language)) == "," else ","


def csv_files(register: SpokenRegister) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file."""
    parted = separator(register.language)
    statements = [(term, said) for term, said in register.statements]
    yield SCOPE_FILE, _written([(register.title, ""), *statements], parted)
    for sheet in register.sheets:
        yield f"{sheet.id}.csv", _written(_rows(sheet), parted)


def to_csv(register: SpokenRegister) -> bytes:
    """The archive. Its files bear the inventory's day, so that its bytes depend on the register alone."""
    day = max(register.scope.source.day or register.scope.on, _FIRST_DAY)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in csv_files(register):
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            # As if made on Unix and readable by all, whatever the machine.
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, content)
    return file.getvalue()


def _rows(sheet: SpokenSheet) -> Iterator[tuple[str, ...]]:
    yield tuple(heading(column) for column in sheet.columns)
    for line in sheet.lines:
        yield tuple(text_of(cell) for cell in line.cells)


def _written(rows: Iterable[tuple[str, ...]], parted: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=parted, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(tuple(neutral(field) for field in row) for row in rows)
    return text.getvalue().encode("utf-8-sig")
