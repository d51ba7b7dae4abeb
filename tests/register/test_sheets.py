"""The other sheets of the register: transfers, processors, retention, questions, cookies and findings."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from built_documents import COMPANIES
from built_registers import LANGUAGES, ON, ledger, register, register_in, spoken, verdict
from mkdocs_datamap.internal.register.register import SHEETS
from mkdocs_datamap.internal.register.retention import retention
from mkdocs_datamap.internal.register.table import Question
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.rules.verdict import judge
from small_inventory import FILES, write_inventory


def column(sheet, name):
    index = [each.id for each in sheet.columns].index(name)
    return {line.path: line.cells[index] for line in sheet.lines}


@pytest.mark.parametrize("company", COMPANIES)
def test_the_sheets_stand_in_their_order(company):
    assert tuple(sheet.id for sheet in register(company).sheets) == SHEETS


@pytest.mark.parametrize("company", COMPANIES)
def test_cells_hold_what_their_columns_promise(company):
    for sheet in register(company).sheets:
        for line in sheet.lines:
            for each, cell in zip(sheet.columns, line.cells, strict=True):
                if each.kind == "day":
                    assert len(cell) <= 1
                    assert all(isinstance(item, dt.date | Question) for item in cell), (sheet.id, each.id)


@pytest.mark.parametrize("company", COMPANIES)
def test_languages_have_one_shape(company):
    def shape(language):
        return [
            (
                sheet.id,
                line.entry,
                [[(item.kind, item.entry, item.day) for item in cell] for cell in line.cells],
            )
            for sheet in spoken(company, language).sheets
            for line in sheet.lines
        ]

    assert shape("da") == shape("en")


def test_a_transfer_says_what_it_rests_on_and_until_when():
    sheet = register("example").sheet("transfers")
    inventory = verdict("example").inventory
    assert [line.path[1] for line in sheet.lines] == list(inventory.transfers)
    kingdom = ("transfers", "chat-united-kingdom")
    assert column(sheet, "sunset")[kingdom] == (dt.date(2031, 12, 27),)
    states = ("transfers", "newsletter-united-states")
    listing = inventory.transfers["newsletter-united-states"].framework
    assert column(sheet, "checked")[states] == (listing.checked,)
    for path, cell in column(sheet, "assessment").items():
        internal = inventory.transfers[path[1]].internal
        assert bool(cell) == bool(internal and internal.assessments)


def test_a_processor_has_its_agreements_its_sub_processors_and_the_first_day_on_which_one_ends():
    sheet = register("example").sheet("processors")
    hosting = ("processors", "hosting")
    assert [item.path for item in column(sheet, "sub-processors")[hosting]] == [
        ("processors", "hosting-night-watch")
    ]
    assert column(sheet, "expires")[hosting] == (dt.date(2029, 3, 31),)
    assert {item.path[1] for item in column(sheet, "used-by")[hosting]} >= {"website", "orders"}


def test_the_schedule_computes_the_next_erasure_from_the_financial_year():
    path = ("activities", "orders", "purposes", "bookkeeping")
    sheet = register("example").sheet("retention")
    assert column(sheet, "erased")[path] == (dt.date(2032, 1, 1),)
    assert column(sheet, "due-through")[path] == (dt.date(2020, 12, 31),)
    page = next(each for each in spoken("example", "en").sheets if each.id == "retention")
    index = next(number for number, line in enumerate(sheet.lines) if line.path == path)
    rule = page.lines[index].cells[[each.id for each in page.columns].index("rule")]
    assert rule[0].text == (
        "Data of the financial year that ends on 31 December 2026 are erased on 1 January 2032."
    )


def test_the_schedule_says_what_is_missing_when_the_financial_year_is_not_known():
    inventory = verdict("example").inventory
    silent = inventory.organisation.model_copy(update={"financial_year_end": None})
    sheet = retention(replace(ledger("example"), inventory=replace(inventory, organisation=silent)))
    path = ("activities", "orders", "purposes", "bookkeeping")
    assert column(sheet, "erased")[path] == ()
    assert "register.erasure.no-financial-year" in repr(column(sheet, "rule")[path])


@pytest.mark.parametrize("company", COMPANIES)
def test_every_purpose_is_in_the_schedule(company):
    lines = register(company).sheet("retention").lines
    assert list(dict.fromkeys(line.path for line in lines)) == [
        line.path for line in register(company).sheet("record").lines
    ]


@pytest.mark.parametrize("company", COMPANIES)
def test_every_open_question_is_listed_with_its_owner_and_place(company):
    inventory = verdict(company).inventory
    asked = {path: todo for path, todo in walk_inventory(inventory) if isinstance(todo, Todo)}
    sheet = register(company).sheet("questions")
    assert [line.path for line in sheet.lines] == list(asked)
    assert column(sheet, "question") == {path: (todo.todo,) for path, todo in asked.items()}
    for path, cell in column(sheet, "owner").items():
        assert cell == (inventory.organisation.roles[asked[path].owner],)
    assert all(re.fullmatch(r"[a-z/-]+\.yml:\d+", cell[0]) for cell in column(sheet, "place").values())
    assert all(column(sheet, "entry").values())
    assert register(company).scope.questions == len(asked)


@pytest.mark.parametrize("company", COMPANIES)
def test_findings_and_what_is_accepted_are_listed_and_counted(company):
    judged, made = verdict(company), register(company)
    lines = made.sheet("findings").lines
    assert len(lines) == len(judged.diagnostics) + len(judged.accepted)
    counted = {
        Severity.ERROR: made.scope.errors,
        Severity.WARNING: made.scope.warnings,
        Severity.NOTE: made.scope.notes,
    }
    for severity, number in counted.items():
        assert number == sum(found.severity is severity for found in judged.diagnostics)
    assert made.scope.accepted == len(judged.accepted)


def test_an_accepted_finding_says_why_by_whom_and_until_when(tmp_path):
    accepted = (
        FILES["exceptions.yml"]
        .replace("DM013", "DM607")
        .replace("activities.enquiries", "processors.web-host")
    )
    folder = write_inventory(tmp_path, {"exceptions.yml": accepted})
    sheet = register_in(folder, judge(folder, ON)).sheet("findings")
    until = column(sheet, "until")
    path = ("processors", "web-host", "name")
    assert until[path] == (dt.date(2027, 1, 31),)
    assert column(sheet, "accepted")[path] == ("We are moving to another system.",)


def test_every_cookie_is_listed():
    sheet = register("example").sheet("cookies")
    assert [line.path[2] for line in sheet.lines] == list(verdict("example").inventory.cookies.entries)
    assert register("ajos").sheet("cookies").lines == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES)
def test_a_register_says_what_it_is_true_of(company, language):
    made = spoken(company, language)
    said = " ".join(statement for _, statement in made.statements)
    assert "0123456789" in said
    assert "datamap 1.2.3" in said
    assert "2026" in said
    assert str(register(company).scope.questions) in said
    assert str(register(company).scope.notes) in said
