"""The record of processing activities (Art. 30): every rule on the example company with one fact wrong."""

from __future__ import annotations

import pytest
from example_case import GONE, changed, example_case
from judging import TODO, found_by, judged, of_example, token

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules import notice
from mkdocs_datamap.rules.record import CHECKS

MANDATE = "on-behalf-of.yml"
NO_CONTACT = {"name": "Kundeservice"}
NO_NAME = {"email": "dpo@nordlys-cykler.example"}
CHILE = {"street": "1", "postcode": "1", "city": "Arica", "country": "CL"}

BROKEN = [
    # rule, file, place, value, the words pointed at, a part of the message
    ("DM150", "organisation.yml", ("dpo",), NO_NAME, "dpo", "officer has no name"),
    ("DM150", "organisation.yml", ("representative",), NO_NAME, "representative", "in the EU has no name"),
    ("DM152", "activities/newsletter.yml", ("subjects",), GONE, "name", "about whom"),
    ("DM152", "activities/cctv.yml", ("purposes", "report-offences", "subjects"), [], "subjects", "purpose"),
    (
        "DM153",
        "activities/bike-fit.yml",
        ("purposes", "fit", "retention", 1),
        GONE,
        "retention",
        "No time limit names “body-measurements”",
    ),
    (
        "DM153",
        "activities/bike-fit.yml",
        ("purposes", "fit", "retention", 0, "data", 0),
        "cctv-footage",
        "retention",
        "No time limit names “name”",
    ),
    (
        "DM153",
        "activities/newsletter.yml",
        ("purposes", "send", "retention", 1, "data"),
        ["consent-record", "cctv-footage"],
        "cctv-footage",
        "which the activity “newsletter” does not have",
    ),
    (
        "DM155",
        "transfers.yml",
        ("guide-morocco", "mechanism"),
        "compelling-interests",
        "compelling-interests",
        "document the assessment",
    ),
    ("DM160", MANDATE, ("sermeq-warranty", "contact"), GONE, "sermeq-warranty", "Sermeq Cykler"),
    ("DM160", MANDATE, ("sermeq-warranty", "contact"), NO_CONTACT, "contact", "no contact details"),
    ("DM161", MANDATE, ("sermeq-warranty", "processing", "en"), "various services", "various", "“various”"),
    ("DM162", MANDATE, ("sermeq-warranty", "countries"), GONE, "sermeq-warranty", "is in GL"),
    ("DM162", MANDATE, ("sermeq-warranty", "sub_processors", 0), "chat-provider", "countries", "is in GB"),
    ("DM162", MANDATE, ("sermeq-warranty", "contact", "address"), CHILE, "countries", "is in CL"),
    ("DM163", MANDATE, ("sermeq-warranty", "countries"), ["GL", "SE"], "SE", "SE is in the EU/EEA"),
]


def test_the_record_of_the_example_company_is_complete():
    assert found_by(CHECKS, example_case()) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[0]}-{broken[2][-1]}")
def test_what_is_wrong_is_found_where_it_stands(broken, tmp_path):
    rule, file, path, value, words, part = broken
    found = judged(CHECKS, changed(tmp_path, file, path, value))

    assert {each.rule for each in found} == {rule}
    assert token(found[0]).startswith(words)
    assert part in found[0].message


def test_measures_of_the_organisation_hold_for_all_it_does(tmp_path):
    changed(tmp_path, "activities/orders.yml", ("internal", "security"), GONE)
    assert judged(CHECKS, changed(tmp_path, MANDATE, ("sermeq-warranty", "internal", "security"), GONE)) == []

    found = judged(CHECKS, changed(tmp_path, "organisation.yml", ("internal", "security"), GONE))

    assert [(each.rule, each.location.path.name, token(each)) for each in found] == [
        ("DM154", "orders.yml", "internal"),
        ("DM164", MANDATE, "internal"),
    ]


def test_an_organisation_without_any_measures_is_told_once(tmp_path):
    folder = changed(tmp_path, "organisation.yml", ("internal", "security"), GONE)
    for path in (folder / "activities").glob("*.yml"):
        changed(tmp_path, f"activities/{path.name}", ("internal", "security"), GONE)

    found = [each for each in judged(CHECKS, folder) if each.rule == "DM154"]

    assert [(each.location.path.name, token(each)) for each in found] == [("organisation.yml", "internal")]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("organisation.yml", ("dpo",)),
        ("organisation.yml", ("representative",)),
        ("organisation.yml", ("internal", "security")),
        ("activities/bike-fit.yml", ("purposes", "fit", "data")),
        ("activities/bike-fit.yml", ("purposes", "fit", "retention")),
        ("transfers.yml", ("guide-morocco", "mechanism")),
        ("processors.yml", ("it-operations", "country")),
    ],
)
def test_an_open_question_is_not_reported_again(file, path, tmp_path):
    assert judged(CHECKS, changed(tmp_path, file, path, TODO)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_example_before_breaks_the_rule_and_the_one_after_does_not(check, tmp_path):
    assert {found.rule for found in of_example(check, check.rule.before, tmp_path / "before")} == {
        check.rule.id
    }
    assert of_example(check, check.rule.after, tmp_path / "after") == []


def test_every_row_of_the_record_is_answered_here_or_with_the_notice():
    answered = {row for check in (*CHECKS, *notice.CHECKS) for row in check.covers}
    assert vocabulary().record.keys() <= answered
