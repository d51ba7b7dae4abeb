"""What needs attention now: what is overdue or due soon, and transfers whose ground may fall."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from built_views import internal, page, tables
from mkdocs_datamap.internal.overview_graph import overview, overview_graph
from mkdocs_datamap.internal.transfer_risks import A_YEAR, risks
from mkdocs_datamap.internal.urgent import owner, urgent
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.values import Assessment, Internal, Todo
from mkdocs_datamap.rules.deadlines import SOON
from mkdocs_datamap.wording.message import message


def on(day, company="example"):
    """The atlas of a company on another day, and what is urgent then: (what, entry) → day and owner."""
    atlas = dataclasses.replace(internal(company).atlas, on=day)
    return atlas, {(each.what.id, each.entry): (each.day, each.owner) for each in urgent(atlas)}


def example():
    return internal("example").atlas.inventory


def told(row, day):
    """Why a transfer is at risk on a day: phrase → day."""
    return {what.id: due for what, due in risks(row, day)}


TODAY = dt.date(2026, 11, 27)
TODO = Todo(todo="Assess it.", owner="manager", due=dt.date(2027, 3, 1))


@pytest.fixture(scope="module")
def far():
    return on(dt.date(2029, 2, 1))


def test_an_agreement_is_urgent_from_sixty_days_before_it_ends():
    contract = ("urgent.contract", ("processors", "it-operations"))
    end = dt.date(2029, 1, 31)
    assert on(end - dt.timedelta(days=SOON))[1][contract] == (end, "manager")
    assert contract not in on(end - dt.timedelta(days=SOON + 1))[1]
    assert on(end + dt.timedelta(days=400))[1][contract] == (end, "manager"), "and when it has ended"


def test_a_review_that_is_due_names_the_role_that_owes_it(far):
    assert far[1]["urgent.review", ("activities", "newsletter")] == (dt.date(2028, 11, 15), "web-editor")


def test_what_is_due_first_comes_first_and_what_has_no_day_last(far):
    days = [each.day for each in urgent(far[0])]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


def test_a_framework_without_a_fallback_puts_a_transfer_at_risk():
    atlas = internal("example").atlas
    name, row = next((n, r) for n, r in atlas.inventory.transfers.items() if r.mechanism == "dpf")
    bare = row.model_copy(update={"fallback": None})
    changed = dataclasses.replace(atlas.inventory, transfers={name: bare})
    risks = [
        each.detail
        for each in urgent(dataclasses.replace(atlas, inventory=changed))
        if each.entry[-1] == name
    ]
    assert message("risk.no-fallback", mechanism=message("mechanism.dpf.name")) in risks


def test_an_adequacy_decision_puts_a_transfer_at_risk_in_its_last_year():
    entry = ("transfers", next(n for n, r in example().transfers.items() if r.country == "GB"))
    end = dt.date(2031, 12, 27)
    assert ("urgent.transfer", entry) not in on(end - dt.timedelta(days=366))[1]
    assert on(end - dt.timedelta(days=365))[1]["urgent.transfer", entry][0] == end


def test_a_listing_puts_a_transfer_at_risk_when_it_is_almost_a_year_old():
    name, row = next((n, r) for n, r in example().transfers.items() if r.mechanism == "dpf")
    again = row.framework.checked + A_YEAR
    assert told(row, again - dt.timedelta(days=SOON + 1)) == {}
    assert told(row, again + dt.timedelta(days=1)) == {"risk.list-checked": again}
    assert ("transfers", name) in {entry for _, entry in on(again)[1]}


@pytest.mark.parametrize(
    ("assessments", "due"),
    [
        ((), None),
        ((Assessment(kind="transfer", done=TODO, conclusion="?"),), TODO.due),
        ((Assessment(kind="transfer", done=dt.date(2019, 1, 1), conclusion="Fine."),), None),
        ((Assessment(kind="impact", done=dt.date(2026, 1, 1), conclusion="Fine."),), None),
    ],
    ids=["none", "to be done", "before the judgment", "of another kind"],
)
def test_clauses_that_nobody_assessed_put_a_transfer_at_risk(assessments, due):
    row = next(row for row in example().transfers.values() if row.mechanism == "scc")
    assert told(row, TODAY) == {}, "it has been assessed"
    internal = row.internal.model_copy(update={"assessments": assessments})
    assert told(row.model_copy(update={"internal": internal}), TODAY) == {"risk.not-assessed": due}


def test_the_start_page_tells_a_risk_with_its_role_and_day_and_not_as_a_finding_too():
    name, row = next((n, r) for n, r in example().transfers.items() if r.mechanism == "dpf")
    atlas = internal("example").atlas
    late = row.framework.checked + dt.timedelta(days=400)
    path = ("transfers", name)
    found = Diagnostic(
        "DM312", Severity.WARNING, atlas.locate(path), "Old.", "Look.", entry=f"transfers.{name}"
    )
    then = dataclasses.replace(atlas, on=late, diagnostics=(found,))
    assert [(each.what.id, each.owner) for each in urgent(then) if each.entry == path] == [
        ("urgent.transfer", row.internal.owner)
    ]


def test_a_question_is_urgent_when_it_is_due_and_not_when_it_has_no_day():
    atlas = internal("ajos").atlas
    undated = [question for question in atlas.questions if question.todo.due is None]
    entries = {(each.what.id, each.entry, each.day) for each in urgent(atlas)}
    assert undated
    assert not any(what == "urgent.question" and day is None for what, _, day in entries)
    due = Todo(todo="Who?", owner="management", due=atlas.on - dt.timedelta(days=1))
    organisation = atlas.inventory.organisation.model_copy(update={"cvr": due})
    changed = dataclasses.replace(
        atlas, inventory=dataclasses.replace(atlas.inventory, organisation=organisation)
    )
    found = [each for each in urgent(changed) if each.what.id == "urgent.question"]
    assert [(each.entry, each.day, each.owner) for each in found] == [
        (("organisation",), due.due, "management")
    ]


def test_the_start_page_counts_the_questions_of_every_role():
    atlas = internal("ajos").atlas
    rows = tables("ajos", "start")["by-role"]
    assert sum(int(row[2][0]) for row in rows if row[2]) == len(atlas.questions) > 50


def test_the_overview_shows_the_same_ways_as_its_table_and_has_a_size_of_its_own():
    made = internal("example")
    found = overview(made.atlas)
    voice = made.publication.voices[-1]
    graph = overview_graph(found, "Nordlys", voice, lambda link: f"{link.page}/")
    assert len(graph.edges) == len(found.ways) == len(tables("example", "start")["overview--table"])
    assert len(graph.nodes) <= 2 + 2 + 2 * 4
    assert {node.href for node in graph.nodes} <= {f"index.{end}/" for end, _ in found.ends}
    assert page("example", "start").sections


def test_who_answers_for_a_party_answers_for_the_transfers_to_it():
    atlas = internal("example").atlas
    name, row = next((n, r) for n, r in example().transfers.items() if r.recipient in example().processors)
    party = example().processors[row.recipient].model_copy(update={"internal": Internal(owner="manager")})
    bare = row.model_copy(update={"internal": None})
    inventory = dataclasses.replace(
        atlas.inventory,
        processors={**example().processors, row.recipient: party},
        transfers={name: bare},
    )
    assert owner(("transfers", name), dataclasses.replace(atlas, inventory=inventory)) == "manager"
