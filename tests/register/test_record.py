"""The record of processing holds every fact that Art. 30 asks for, of every purpose and every mandate."""

from __future__ import annotations

import pytest

from built_documents import COMPANIES
from built_registers import ledger, register, spoken, verdict
from mkdocs_datamap.internal.register.table import EntryName, Question
from mkdocs_datamap.inventory.projection import settled
from mkdocs_datamap.inventory.values import Ref, Todo, known
from mkdocs_datamap.inventory.walk import walk
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.uses import uses

LAW = vocabulary()
CONTROLLER = [item for item in LAW.record if item.startswith("R")]
PROCESSOR = [item for item in LAW.record if item.startswith("P")]

IN_THE_RECORD = {
    "subjects": "subjects",
    "data_categories": "data",
    "processors": "recipients",
    "recipients": "recipients",
    "systems": "systems",
    "sources": "sources",
}
"""Collection of a reference → the column in which its entry is named."""


def cells(sheet, line):
    return dict(zip((column.id for column in sheet.columns), line.cells, strict=True))


def named(cell):
    return {item.path for item in cell if isinstance(item, EntryName)}


def words(company, sheet, path):
    """What a row says in English, by column."""
    found = register(company).sheet(sheet)
    index = next(number for number, line in enumerate(found.lines) if line.path == path)
    page = next(each for each in spoken(company, "en").sheets if each.id == sheet)
    return {
        column.id: " | ".join(item.text for item in cell)
        for column, cell in zip(page.columns, page.lines[index].cells, strict=True)
    }


@pytest.mark.parametrize(("sheet", "items"), [("record", CONTROLLER), ("mandates", PROCESSOR)])
def test_the_columns_stand_in_the_order_of_the_article(sheet, items):
    asked = [column.law for column in register("example").sheet(sheet).columns if column.law]
    assert list(dict.fromkeys(asked)) == items
    assert asked == sorted(asked), "the columns of one point stand together"


@pytest.mark.parametrize("company", COMPANIES)
def test_there_is_a_row_for_each_purpose_of_each_activity(company):
    inventory = verdict(company).inventory
    expected = [
        ("activities", name, "purposes", purpose)
        for name, activity in inventory.activities.items()
        for purpose in activity.purposes
    ]
    assert [line.path for line in register(company).sheet("record").lines] == expected
    assert len(expected) > 10


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("sheet", ["record", "mandates"])
def test_no_point_of_the_article_is_left_empty(company, sheet):
    """What is not known is an open question, and what there is none of is said to be none."""
    found = register(company).sheet(sheet)
    empty = [
        (line.path, column.id)
        for line in found.lines
        for column, cell in zip(found.columns, line.cells, strict=True)
        if column.law and not cell
    ]
    assert empty == []


@pytest.mark.parametrize("company", COMPANIES)
def test_every_entry_that_a_purpose_refers_to_is_named_in_its_column(company):
    sheet, inventory, checked = register(company).sheet("record"), verdict(company).inventory, 0
    for use, line in zip(uses(inventory), sheet.lines, strict=True):
        found = cells(sheet, line)
        facts = settled(use.activity, use.purpose)
        for field in ("subjects", "data", "sources", "systems", "processors", "recipients"):
            for _, value in walk(getattr(facts, field)):
                if isinstance(value, Ref) and value != "person" and type(value).target in IN_THE_RECORD:
                    column = IN_THE_RECORD[type(value).target]
                    assert (type(value).target, str(value)) in named(found[column]), (line.path, value)
                    checked += 1
    assert checked > 40


@pytest.mark.parametrize("company", COMPANIES)
def test_an_open_question_stands_where_the_fact_would(company):
    columns = {"data": "data", "retention": "limits", "sources": "sources", "bases": "bases"}
    sheet, asked = register(company).sheet("record"), 0
    for use, line in zip(uses(verdict(company).inventory), sheet.lines, strict=True):
        for field, column in columns.items():
            value = use.fact(field)
            if isinstance(value, Todo):
                items = cells(sheet, line)[column]
                assert [item.todo for item in items if isinstance(item, Question)] == [value]
                asked += 1
    assert asked or company == "example"


def test_the_time_limits_are_told_with_their_starts_and_for_the_data_that_they_are_for():
    said = words("example", "record", ("activities", "bike-fit", "purposes", "fit"))["limits"]
    assert said == (
        "Name and telephone number: 3 years from the day on which the bicycle was fitted | "
        "Body measurements: 2 years from the day on which the bicycle was fitted"
    )


@pytest.mark.parametrize("company", COMPANIES)
def test_every_time_limit_is_in_the_record(company):
    inventory = verdict(company).inventory
    for use in uses(inventory):
        said = words(company, "record", use.path)["limits"]
        for rule in use.retention:
            for text in (rule.start, rule.criteria):
                assert text is None or text["en"] in said


@pytest.mark.parametrize("company", COMPANIES)
def test_every_security_measure_that_bears_on_a_purpose_is_in_the_record(company):
    inventory = verdict(company).inventory
    for use in uses(inventory):
        said = words(company, "record", use.path)["security"]
        around = [use.purpose, use.activity, inventory.organisation]
        around += [inventory.systems[name] for name in use.ids("systems")]
        around += [inventory.processors[name] for name in use.ids("processors")]
        for entry in around:
            for measure in (known(entry.internal.security) or ()) if entry.internal else ():
                assert measure in said


def test_a_transfer_is_in_the_record_of_every_purpose_that_brings_it_with_it():
    inventory, held = verdict("example").inventory, ledger("example")
    sheet = register("example").sheet("record")
    met = set()
    for use, line in zip(uses(inventory), sheet.lines, strict=True):
        parties = {receiver.party for receiver in held.receivers(use)}
        rows = {name for name, row in inventory.transfers.items() if row.recipient in parties}
        assert {path[1] for path in named(cells(sheet, line)["transfers"])} == rows
        met |= rows
    of_cookies_and_mandates = {"warranty-cases-greenland"}
    assert met == inventory.transfers.keys() - of_cookies_and_mandates


def test_a_sub_processor_and_what_serves_everything_are_recipients_too():
    said = words("example", "record", ("activities", "website", "purposes", "run"))["recipients"]
    assert "Dunavska Straža Primer d.o.o. (provider of monitoring at night), through Fjordsky" in said
    assert "for everything that we do" in said
    assert "Serbia" in said


def test_no_transfers_is_not_claimed_while_a_country_is_an_open_question():
    said = words("ajos", "record", ("activities", "private-customers", "purposes", "contract"))
    assert said["transfers"] == "No transfer is stated, but not every recipient’s country is known."


def test_the_controller_its_officer_and_its_joint_controllers_are_told():
    said = words("example", "record", ("activities", "website", "purposes", "advertise"))
    for part in ("Nordlys Cykler ApS", "12345674", "Eksempelvej 1", "privacy@nordlys-cykler.example"):
        assert part in said["controller"]
    assert "dpo@nordlys-cykler.example" in said["dpo"]
    assert said["joint-controllers"].startswith("Annoncenettet Eksempel AS: ")
    assert said["representative"] == "None"


def test_the_processors_record_names_the_controller_and_what_is_done_for_it():
    said = words("example", "mandates", ("mandates", "sermeq-warranty"))
    assert "Sermeq Cykler Eksempel ApS" in said["controller"]
    assert "kunde@sermeq-cykler.example" in said["controller"]
    assert "Nordlys Cykler ApS" in said["processor"]
    assert said["processing"] == "receipt and registration of warranty cases"
    assert said["transfers"] == "Greenland"
    assert "Separate folder in the workshop system." in said["security"]
    assert said["expires"] == "31 March 2029"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("sheet", ["record", "mandates"])
def test_the_words_of_the_article_stand_over_its_columns(sheet, language):
    page = next(each for each in spoken("example", language).sheets if each.id == sheet)
    columns = register("example").sheet(sheet).columns
    for column, said in zip(columns, page.columns, strict=True):
        assert said.official == (LAW.record[column.law].label[language] if column.law else None)
        assert ("30" in said.law) if column.law else said.law is None
