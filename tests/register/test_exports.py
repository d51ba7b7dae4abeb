"""The register as files: what is written reads back as what was meant, and does nothing when it is opened."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import jsonschema
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built_documents import COMPANIES
from built_registers import CHANGED, LANGUAGES, spoken
from mkdocs_datamap.render.register.cells import text_of
from mkdocs_datamap.render.register.csv_files import SCOPE_FILE, neutral, separator, to_csv
from mkdocs_datamap.render.register.formats import FORMATS
from mkdocs_datamap.render.register.json_file import to_json
from mkdocs_datamap.render.register.json_schema import register_schema
from mkdocs_datamap.render.register.markdown import to_markdown
from mkdocs_datamap.render.register.spoken import SpokenItem
from mkdocs_datamap.render.register.xlsx import LONGEST_CELL, to_xlsx

EACH = pytest.mark.parametrize(
    ("company", "language"), [(company, language) for company in COMPANIES for language in LANGUAGES]
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HOSTILE = st.one_of(
    st.tuples(st.sampled_from(FORMULA_STARTS), st.text(max_size=20)).map("".join),
    st.sampled_from(
        ['=HYPERLINK("https://x.example","a")', "=1+1", '+cmd|" /C calc"!A0', "@SUM(1)", "https://x.example"]
    ),
    st.text(max_size=20),
)


def workbook(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def head_of(page, sheet):
    """The number of the row that has the titles of the columns."""
    titles = [column.title for column in sheet.columns]
    return next(row[0].row for row in page.iter_rows(max_row=6) if [cell.value for cell in row] == titles)


def hostile(text):
    """The example's register in English, with one text in the place of the first cell of every sheet."""
    made = spoken("example", "en")
    item = SpokenItem("text", text)
    return replace(
        made,
        sheets=tuple(
            replace(
                sheet,
                lines=tuple(replace(line, cells=((item,), *line.cells[1:])) for line in sheet.lines[:1]),
            )
            for sheet in made.sheets
        ),
    )


# All formats


@EACH
@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_write_the_same_bytes(company, language, form):
    made = spoken(company, language)
    assert FORMATS[form].write(made) == FORMATS[form].write(made)


@pytest.mark.parametrize("form", ["json", "md"])
def test_formats_of_text_state_their_scope(form):
    text = FORMATS[form].write(spoken("ajos", "en")).decode("utf-8")
    for part in ("0123456789", "2026", "internal", "1.2.3"):
        assert part in text


# XLSX


@EACH
def test_the_workbook_reads_back_as_the_register(company, language):
    made = spoken(company, language)
    book = workbook(to_xlsx(made))
    first, *pages = book.worksheets
    stated = {(row[0].value, row[1].value) for row in first.iter_rows(max_col=2)}
    assert stated >= set(made.statements)
    assert [page.title for page in pages] == [sheet.title for sheet in made.sheets]
    for page, sheet in zip(pages, made.sheets, strict=True):
        head = head_of(page, sheet)
        rows = list(page.iter_rows(min_row=head + 1, max_row=head + len(sheet.lines))) if sheet.lines else []
        assert len(rows) == len(sheet.lines)
        for row, line in zip(rows, sheet.lines, strict=True):
            for cell, column, items in zip(row, sheet.columns, line.cells, strict=True):
                if column.kind == "day" and items and items[0].day:
                    assert cell.is_date
                    assert cell.value.date() == items[0].day
                    assert cell.number_format == "mm-dd-yy", "the reader's own short date"
                else:
                    assert (cell.value or "") == text_of(items)


@EACH
def test_every_sheet_has_frozen_headers_filters_widths_and_wrapped_text(company, language):
    made = spoken(company, language)
    for page, sheet in zip(workbook(to_xlsx(made)).worksheets[1:], made.sheets, strict=True):
        head = head_of(page, sheet)
        assert page.freeze_panes == f"B{head + 1}"
        assert page.auto_filter.ref.startswith(f"A{head}:")
        # openpyxl keeps neighbours of one width as a group, under the first one's letter.
        widths = {
            number: group.width
            for group in page.column_dimensions.values()
            for number in range(group.min, group.max + 1)
        }
        expected = dict(enumerate((column.width for column in sheet.columns), 1))
        assert widths == pytest.approx(expected, abs=1)
        assert all(cell.alignment.wrap_text for cell in page[head])
        assert page.page_setup.orientation == "landscape"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_article_stand_above_the_columns_of_the_record(language):
    made = spoken("example", language)
    page, sheet = workbook(to_xlsx(made)).worksheets[1], made.sheets[0]
    above = [cell.value for cell in page[head_of(page, sheet) - 1] if cell.value]
    official = dict.fromkeys(f"{each.law}: {each.official}" for each in sheet.columns if each.official)
    assert above == list(official)
    assert len(above) == 7


def test_the_workbook_bears_the_day_of_the_inventory():
    properties = workbook(to_xlsx(spoken("example", "da"))).properties
    assert properties.created.date() == CHANGED
    assert "0123456789" in properties.description


@EACH
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(company, language):
    for page in workbook(to_xlsx(spoken(company, language))).worksheets:
        for row in page.iter_rows():
            assert all(cell.data_type in {"s", "n", "d", "inlineStr"} for cell in row)
            assert all(cell.hyperlink is None for cell in row)


@settings(max_examples=20, deadline=None)
@given(HOSTILE)
def test_no_text_can_become_a_formula_in_a_workbook(text):
    content = to_xlsx(hostile(text))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if "worksheets" in name:
                assert re.search(rb"<f[ >]|hyperlink", archive.read(name)) is None, name


def test_a_text_that_no_cell_can_hold_ends_with_words_that_say_so():
    made = hostile("x" * (LONGEST_CELL + 1))
    page = workbook(to_xlsx(made)).worksheets[1]
    told = [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    longest = max(told, key=len)
    assert len(longest) <= LONGEST_CELL
    assert longest.endswith(made.cut_off)


def test_sheets_get_names_that_a_spreadsheet_takes_whatever_they_are_called():
    made = spoken("example", "en")
    named = replace(made, sheets=tuple(replace(sheet, title="A/B: [the same] " * 4) for sheet in made.sheets))
    titles = [page.title for page in workbook(to_xlsx(named)).worksheets]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(len(title) <= 31 for title in titles)


@pytest.mark.skipif(
    shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
def test_libreoffice_opens_the_workbook_and_reads_every_sheet(tmp_path):
    made = spoken("example", "da")
    (tmp_path / "register.xlsx").write_bytes(to_xlsx(made))
    every_sheet = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", every_sheet, "--outdir", str(tmp_path), str(tmp_path / "register.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert len(list(tmp_path.glob("register-*.csv"))) == len(made.sheets) + 1  # and what it is true of
    for sheet in made.sheets:
        text = (tmp_path / f"register-{sheet.title}.csv").read_text("utf-8")
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))
        titles = [column.title for column in sheet.columns]
        assert titles in rows, sheet.title
        assert len(rows) - rows.index(titles) - 1 == len(sheet.lines), sheet.title
        for row, line in zip(rows[rows.index(titles) + 1 :], sheet.lines, strict=True):
            for field, column, items in zip(row, sheet.columns, line.cells, strict=True):
                if column.kind != "day":  # which LibreOffice shows as its reader is used to
                    assert field.split() == text_of(items).split(), (sheet.title, column.id)


# CSV


@EACH
def test_the_archive_has_a_file_for_each_sheet_that_reads_back(company, language):
    made = spoken(company, language)
    with zipfile.ZipFile(io.BytesIO(to_csv(made))) as archive:
        assert archive.namelist() == [SCOPE_FILE, *(f"{sheet.id}.csv" for sheet in made.sheets)]
        assert all(info.date_time[:3] == (2026, 11, 25) for info in archive.infolist())
        for sheet in made.sheets:
            content = archive.read(f"{sheet.id}.csv")
            assert content.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by it"
            lines = io.StringIO(content.decode("utf-8-sig"), newline="")
            rows = list(csv.reader(lines, delimiter=separator(language)))
            assert len(rows) == len(sheet.lines) + 1
            for row, line in zip(rows[1:], sheet.lines, strict=True):
                assert row == [neutral(text_of(cell)) for cell in line.cells]


def test_fields_are_parted_as_the_language_of_the_spreadsheet_expects():
    assert separator("da") == ";"
    assert separator("en") == ","


@given(HOSTILE)
def test_no_text_can_become_a_formula_in_csv(text):
    with zipfile.ZipFile(io.BytesIO(to_csv(hostile(text)))) as archive:
        for name in archive.namelist():
            lines = io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")
            for row in csv.reader(lines, delimiter=","):
                assert not any(field.startswith(FORMULA_STARTS) for field in row)


@given(st.text(max_size=20))
def test_other_text_is_left_as_it_is_in_csv(text):
    assert neutral(text).removeprefix("'" if text.startswith(FORMULA_STARTS) else "") == text


# JSON


@EACH
def test_json_keeps_to_its_schema(company, language):
    data = json.loads(to_json(spoken(company, language)))
    schema = register_schema()
    validator = jsonschema.validators.validator_for(schema)
    assert validator is jsonschema.Draft202012Validator
    validator.check_schema(schema)
    validator(schema, format_checker=validator.FORMAT_CHECKER).validate(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("scope"),
        lambda data: data["scope"].update(audience="public"),
        lambda data: data["sheets"].pop(),
        lambda data: data["sheets"][0]["rows"][0]["cells"].update(purpose=[{"kind": "text"}]),
        lambda data: data["sheets"][0]["columns"][0].update(kind="formula"),
        lambda data: data["scope"].update(judged_on="26.11.2026"),
    ],
)
def test_the_schema_refuses_what_is_no_register(spoil):
    data = json.loads(to_json(spoken("example", "en")))
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(register_schema()).validate(data)


@EACH
def test_json_reads_back_as_the_register(company, language):
    made = spoken(company, language)
    data = json.loads(to_json(made))
    assert data["language"] == language
    assert data["scope"]["open_questions"] == made.scope.questions
    assert data["scope"]["commit"] == "0123456789"
    for read, sheet in zip(data["sheets"], made.sheets, strict=True):
        assert read["id"] == sheet.id
        for row, line in zip(read["rows"], sheet.lines, strict=True):
            assert (row["entry"] or "") == line.entry
            assert list(row["cells"]) == [column.id for column in sheet.columns]
            for items, cell in zip(row["cells"].values(), line.cells, strict=True):
                assert [(item["kind"], item["text"]) for item in items] == [
                    (item.kind, item.text) for item in cell
                ]


# Markdown


@EACH
def test_markdown_has_a_heading_for_each_row_and_a_line_for_each_thing_said(company, language):
    made = spoken(company, language)
    text = to_markdown(made).decode("utf-8")
    assert text.count("\n### ") == sum(len(sheet.lines) for sheet in made.sheets)
    assert text.count("\n## ") == len(made.sheets)
    assert max(len(line) for line in text.splitlines()) < 900
