"""The views: the whole inventory seen from one question, complete and the same in both languages."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import openpyxl
import pytest

from built_documents import COMPANIES
from built_registers import LANGUAGES, ON, ledger, register, spoken, verdict
from built_views import blocks, internal, lines, page, site, speaker, tables
from mkdocs_datamap.documents.tree import Figure, Table
from mkdocs_datamap.internal.naming import FINDINGS
from mkdocs_datamap.internal.register.files import FOLDER, SCHEMA_NAME
from mkdocs_datamap.internal.views import where_it_goes
from mkdocs_datamap.internal.views.change_log import change_log
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.render.register.formats import FORMATS
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.rules.uses import uses

VIEWS = [
    "view.record",
    "view.what-we-hold",
    "view.who-gets-what",
    "view.where-it-goes",
    "view.how-long",
    "view.on-what-basis",
    "view.security",
    "view.declared-and-seen",
    "view.cookie-settings",
    "view.questions",
    "view.findings",
    "view.changes",
    "view.exports",
]
BOTH = pytest.mark.parametrize("company", COMPANIES)


def texts(company, key, anchor=None):
    return [said for where, said in lines(company, key) if anchor is None or where == anchor]


@BOTH
def test_every_view_has_a_page_in_the_navigation(company):
    pages = {each.document.key: each for each in internal(company).pages}
    assert [key for key in pages if key.startswith("view.")] == VIEWS
    assert all(pages[key].chapter is not None for key in VIEWS)
    assert FINDINGS in VIEWS


@BOTH
@pytest.mark.parametrize("key", VIEWS)
def test_languages_have_one_shape(company, key):
    def shape(language):
        says = speaker(company, key, language)
        document = page(company, key)
        headings = [words(says, section.title) for section in document.sections]
        return len(headings), [anchor for anchor, _ in lines(company, key, language)]

    assert shape("da") == shape("en")


@BOTH
def test_every_link_leads_to_a_page_of_the_map(company):
    """A link to what is not there would have raised KeyError; here the addresses are held as well."""
    built, _ = site(company)
    paths = {each.path for each in built.pages} | {asset.path for asset in built.assets}
    for each in built.pages:
        if each.key.startswith("view."):
            for href in re.findall(r'href="([^"#]+?)/?(?:#[^"]*)?"', each.body):
                parts = f"{each.path}/{href}".split("/")
                way = []
                for part in parts:
                    if part == "..":
                        way.pop()
                    elif part not in {"", "."}:
                        way.append(part)
                assert "/".join(way) in paths, (each.path, href)


# The record


@BOTH
def test_the_page_of_the_record_says_all_that_its_sheet_says(company):
    """Every fact of Art. 30(1)(a)–(g) and 30(2)(a)–(d), for every purpose and every mandate."""
    for sheet in (each for each in spoken(company, "en").sheets if each.id in {"record", "mandates"}):
        for line in sheet.lines:
            parts = line.entry.split(".")
            anchor = f"activity-{parts[1]}" if sheet.id == "record" else f"mandate-{parts[1]}"
            there = set(texts(company, "view.record", anchor)) | set(
                texts(company, "view.record", "controller")
            )
            for column, cell in zip(sheet.columns, line.cells, strict=True):
                if column.law:
                    for item in cell:
                        assert item.text in there, (line.entry, column.id, item.text)


def test_the_facts_stand_under_the_letters_of_the_article_in_its_order():
    said = texts("example", "view.record", "activity-bike-fit")
    lettered = [re.match(r"\((\w)\) ", each)[1] for each in said if re.match(r"\(\w\) ", each)]
    assert lettered == list("abccdefg") * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_record_has_the_words_of_the_article(language):
    there = {said for _, said in lines("example", "view.record", language)}
    for sheet in spoken("example", language).sheets[:2]:
        assert {column.official for column in sheet.columns if column.official} <= there


@BOTH
def test_the_record_says_in_its_text_what_it_is_true_of(company):
    """On paper the frame of the site, which says so on the screen, is gone."""
    there = set(texts(company, "view.record", ""))
    assert {said for _, said in spoken(company, "en").statements} <= there


def test_a_company_that_is_no_processor_says_so():
    assert "We process no personal data on behalf of other controllers." in texts("ajos", "view.record")


# Who gets what


@BOTH
def test_the_matrix_holds_every_way_of_the_data(company):
    held, matrix = ledger(company), {}
    for row in tables(company, "view.who-gets-what")["matrix"]:
        matrix[row[0][0]] = " | ".join(name for cell in row[1:] for name in cell).casefold()
    for use in uses(verdict(company).inventory):
        for receiver in held.receivers(use):
            data = held.received(use, receiver)
            for name in data if isinstance(data, tuple) else ():
                category = held.inventory.data_categories[name].name["en"]
                party = held.parties[receiver.party]
                assert (known(party.name) or party.category["en"]).casefold() in matrix[category], name


def test_the_matrix_is_as_wide_as_there_are_kinds_of_recipients_and_no_wider():
    table = next(
        block for _, block in blocks(page("example", "view.who-gets-what")) if isinstance(block, Table)
    )
    assert len(table.columns) == 5
    cell = {row[0][0]: row for row in tables("example", "view.who-gets-what")["matrix"]}["IP address"]
    assert "Dunavska Straža Primer d.o.o. (provider of monitoring at night) – Serbia" in cell[2]


@BOTH
def test_both_sides_of_the_matrix_say_the_same(company):
    found = tables(company, "view.who-gets-what")
    by_data = {(row[0][0], name) for row in found["matrix"] for cell in row[1:] for name in cell}
    by_party = {(name, row[0][0]) for row in found["parties"] for name in row[2]}
    assert by_data == by_party
    assert len(found["parties"]) == len(ledger(company).parties)


# Where it goes


@BOTH
def test_the_diagram_its_table_and_the_inventory_have_the_same_transfers(company):
    inventory = verdict(company).inventory
    _, drawn = site(company)
    for language in LANGUAGES:
        graph = drawn.graphs[language, where_it_goes.FIGURE]
        assert {(edge.tail, edge.head) for edge in graph.edges} == {
            (arrow.tail.node, arrow.head.node) for arrow in where_it_goes._arrows(internal(company).atlas)
        }
        assert len(graph.edges) == len(inventory.transfers)
    figure = next(
        block for _, block in blocks(page(company, "view.where-it-goes")) if isinstance(block, Figure)
    )
    assert len(figure.table.rows) == len(inventory.transfers)


def test_each_country_has_a_section_with_mechanism_assessment_and_dates():
    found = tables("example", "view.where-it-goes")
    countries = {row.country.lower() for row in verdict("example").inventory.transfers.values()}
    assert found.keys() == {"transfers", *(f"transfers-{code}" for code in countries)}
    [row] = found["transfers-gb"]
    assert "adequacy decision (Commission Decision (EU) 2025/2574)" in row[1][0]
    assert "Decision in force until: 27 December 2031" in row[3]


def test_many_transfers_have_a_diagram_for_each_country(monkeypatch):
    monkeypatch.setattr(where_it_goes, "MOST", 3)
    [made] = where_it_goes.where_it_goes(internal("example").atlas)
    figures = [block.graph for _, block in blocks(made.document) if isinstance(block, Figure)]
    assert len(figures) == len({row.country for row in verdict("example").inventory.transfers.values()})
    assert made.graphs.keys() == set(figures)


# How long, on what basis, what we hold


@BOTH
def test_the_schedule_has_a_line_for_each_rule(company):
    assert len(tables(company, "view.how-long")["schedule"]) == len(
        register(company).sheet("retention").lines
    )


def test_the_schedule_says_what_must_be_gone_and_what_comes_next():
    rows = tables("example", "view.how-long")["schedule"]
    [row] = [row for row in rows if row[1] == ["tune the bicycle to your measurements"]][:1] or [rows[0]]
    assert row[-1] == [
        "If the period started on 25 November 2023 or earlier, the data must be gone on 26 November 2026.",
        "If it starts on 26 November 2026, the data are erased on 27 November 2029.",
    ]


@BOTH
def test_every_purpose_stands_under_each_of_its_legal_bases(company):
    found = tables(company, "view.on-what-basis")
    for use in uses(verdict(company).inventory):
        text = known(use.purpose.text)
        named = use.purpose_id if text is None else text["en"]
        bases = {f"basis-{basis.basis}-table" for basis in use.bases}
        bases |= {f"basis-{basis}-table" for _, basis in use.further_bases}
        for table in bases or {"unknown-table"}:
            assert any(row[1] == [named] for row in found[table]), (use.path, table)


@BOTH
def test_what_we_hold_has_every_purpose_of_every_group(company):
    inventory, found = verdict(company).inventory, tables(company, "view.what-we-hold")
    for group in inventory.subjects:
        expected = sum(group in use.ids("subjects") for use in uses(inventory))
        assert len(found.get(f"held-{group}", [])) == expected


def test_what_we_hold_tells_the_rights_of_a_group():
    said = texts("example", "view.what-we-hold", "group-newsletter-subscribers")
    assert any(each.startswith("Withdraw") or "withdraw" in each for each in said)
    assert any("21" in each for each in said)
    assert not any("Withdraw" in each for each in texts("example", "view.what-we-hold", "group-suspects"))


# Security, questions, findings, changes


def test_measures_are_told_and_what_has_none_is_listed():
    inventory = verdict("example").inventory
    found = tables("example", "view.security")
    measured = {row[0][0]: row[1] for table in found.values() for row in table}
    for processor in inventory.processors.values():
        named = f"{known(processor.name)} ({processor.category['en']})"
        stated = tuple(processor.internal.security) if processor.internal else ()
        assert measured[named] == list(stated or ("None stated",))
    without = texts("example", "view.security", "without")
    assert {name for name, said in measured.items() if said == ["None stated"]} == set(without[1:])
    assert len(without) > 3


@BOTH
def test_questions_and_findings_are_all_there(company):
    inventory = verdict(company).inventory
    asked = sum(isinstance(value, Todo) for _, value in walk_inventory(inventory))
    assert len(tables(company, "view.questions").get("questions", [])) == asked
    said = repr(page(company, "view.questions").lead[0])
    assert ("view.questions.none" in said) == (asked == 0)
    found = tables(company, "view.findings")
    assert len(found.get("findings", [])) == len(verdict(company).diagnostics)
    assert len(found.get("accepted-findings", [])) == len(verdict(company).accepted)


def test_an_accepted_finding_shows_its_reason_and_its_last_day():
    rows = tables("ajos", "view.findings")["accepted-findings"]
    exceptions = verdict("ajos").inventory.exceptions
    assert {row[3][0] for row in rows} == {" ".join(each.reason.split()) for each in exceptions}
    assert all(row[5] for row in rows)


def test_changes_name_what_they_touched_and_are_no_markup():
    rows = tables("example", "view.changes")["changes"]
    assert rows[0] == [
        ["25 November 2026"],
        ["Tell <b>all</b> | of it"],
        ["Changed: organisation.yml"],
        ["a1b2c3d4e5"],
    ]
    assert rows[1][2] == ["Removed: processors.gone"]
    built, _ = site("example")
    [body] = [each.body for each in built.pages if each.key == "view.changes" and each.language == "en"]
    assert "<b>" not in body


def test_without_history_the_page_says_so():
    [made] = change_log(replace(internal("example").atlas, changelog=()))
    assert "view.changes.none" in repr(made.document.lead)


# Exports


@BOTH
def test_every_format_and_language_can_be_downloaded(company):
    built, _ = site(company)
    files = {asset.path: asset.content for asset in built.assets if asset.path.startswith(FOLDER)}
    assert len(files) == len(FORMATS) * len(LANGUAGES) + 1
    for each in built.pages:
        if each.key == "view.exports":
            linked = re.findall(r'href="((?:\.\./)+)(assets/[^"]+)"', each.body)
            assert {path for _, path in linked} == files.keys()
            depth = each.path.count("/") + 1
            assert {way for way, _ in linked} == {"../" * depth}
    for language in LANGUAGES:
        for form, writer in FORMATS.items():
            ending = {"csv": "csv.zip", "md": "md.txt"}.get(form, form)
            assert files[f"{FOLDER}/register.{language}.{ending}"] == writer.write(spoken(company, language))
    assert f"{FOLDER}/{SCHEMA_NAME}" in files
    workbook = openpyxl.load_workbook(io.BytesIO(files[f"{FOLDER}/register.en.xlsx"]))
    assert workbook.sheetnames[0] == "About this register"


def test_the_page_of_downloads_says_what_the_files_are_true_of():
    said = " ".join(texts("ajos", "view.exports", "about"))
    for part in ("0123456789", str(register("ajos").scope.questions), f"{ON.day} November 2026", "1.2.3"):
        assert part in said
