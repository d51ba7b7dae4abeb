"""DM450–DM499: breaking one fact of a retention rule gives one finding, on the right words."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_example import TODO, found_in, pointed_at
from example_case import GONE, case_of, example_case
from explained_files import rules_broken

from mkdocs_datamap.inventory.periods import DAY, YEAR, seconds
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.retention import CHECKS

AJOS = Path(__file__).parents[2] / "data_map"
ORDERS, NEWSLETTER, ENQUIRIES, CCTV, RECRUITMENT, EMPLOYEES, BIKE_FIT, TOURS = (
    f"activities/{name}.yml"
    for name in (
        "orders",
        "newsletter",
        "enquiries",
        "cctv",
        "recruitment",
        "employees",
        "bike-fit",
        "cycling-tours",
    )
)
PURCHASE, FOOTAGE = "purposes.fulfil.retention.0", "purposes.prevent-crime.retention.0"
PROOF, BOOKS = "purposes.send.retention.1", "bookkeeping.retention.0"
EMPTY_IN_ENGLISH = {"da": "Vi gemmer dem, indtil sagen er slut.", "en": "We keep it as long as we need it."}
EMPTY = {"da": "Så længe det er nødvendigt for formålet.", "en": "For as long as necessary."}


BROKEN = {
    "neither period nor criteria": ("DM450", "from:", "fulfil", [(ORDERS, f"{PURCHASE}.period", GONE)]),
    "no criteria": (
        "DM450",
        "data:",
        "send",
        [(NEWSLETTER, "purposes.send.retention.0.criteria", GONE)],
    ),
    "no beginning": ("DM451", "P3Y", "fulfil", [(ORDERS, f"{PURCHASE}.from", GONE)]),
    "no time": ("DM452", "P0D", "P0D", [(ORDERS, f"{PURCHASE}.period", "P0D")]),
    "no seconds": ("DM452", "PT0S", "PT0S", [(ORDERS, f"{PURCHASE}.period", "PT0S")]),
    "longer than a life": (
        "DM452",
        "P300Y",
        "P300Y",
        [(BIKE_FIT, "purposes.fit.retention.1.period", "P300Y")],
    ),
    "as long as necessary": (
        "DM453",
        EMPTY["da"],
        "Så længe det er nødvendigt",
        [(CCTV, "purposes.report-offences.retention.0.criteria", EMPTY)],
    ),
    "as long as necessary in English": (
        "DM453",
        EMPTY_IN_ENGLISH["en"],
        "as long as we need",
        [(CCTV, "purposes.report-offences.retention.0.criteria", EMPTY_IN_ENGLISH)],
    ),
    "longer than claims without a reason": (
        "DM460",
        "P6Y",
        "claims",
        [(ORDERS, f"{PURCHASE}.period", "P6Y"), (ORDERS, f"{PURCHASE}.reason", GONE)],
    ),
    "longer than claims can ever be raised": (
        "DM460",
        "P11Y",
        "nothing prolongs",
        [(ORDERS, f"{PURCHASE}.period", "P11Y")],
    ),
    "applicants for five years without a reason": (
        "DM460",
        "P5Y",
        "rejected-applicants",
        [
            (RECRUITMENT, "purposes.choose.retention.0.period", "P5Y"),
            (RECRUITMENT, "purposes.choose.retention.0.reason", GONE),
        ],
    ),
    "enquiries for two years without a reason": (
        "DM460",
        "P2Y",
        "enquiries",
        [(ENQUIRIES, "retention.0.period", "P2Y"), (ENQUIRIES, "retention.0.reason", GONE)],
    ),
    "employees for six years without a reason": (
        "DM460",
        "P6Y",
        "former-employees",
        [
            (EMPLOYEES, "purposes.administer.retention.0.period", "P6Y"),
            (EMPLOYEES, "purposes.administer.retention.0.reason", GONE),
        ],
    ),
    "accounts for three years": ("DM461", "P3Y", "P5Y", [("purposes.yml", f"{BOOKS}.period", "P3Y")]),
    "accounts for a day too few": (
        "DM461",
        "P59M",
        "accounting-records",
        [("purposes.yml", f"{BOOKS}.period", "P59M"), ("purposes.yml", f"{BOOKS}.norm", GONE)],
    ),
    "recordings for 31 days": ("DM462", "P31D", "P30D", [(CCTV, f"{FOOTAGE}.period", "P31D")]),
    "recordings that only their name gives away": (
        "DM462",
        "P3M",
        "cctv",
        [
            (CCTV, f"{FOOTAGE}.period", "P3M"),
            (CCTV, f"{FOOTAGE}.norm", GONE),
            (CCTV, f"{FOOTAGE}.law", GONE),
        ],
    ),
    "the five years of consent platforms": (
        "DM463",
        "P5Y",
        "limited time",
        [(NEWSLETTER, f"{PROOF}.period", "P5Y")],
    ),
    "addresses three years after withdrawal": (
        "DM463",
        "P3Y",
        "newsletter",
        [(NEWSLETTER, f"{PROOF}.period", "P3Y"), (NEWSLETTER, f"{PROOF}.norm", "newsletter")],
    ),
    "accounting records by interest": (
        "DM464",
        "accounting-records",
        "legal obligation",
        [(ORDERS, f"{PURCHASE}.period", "P5Y"), (ORDERS, f"{PURCHASE}.norm", "accounting-records")],
    ),
    "a proof of no consent": (
        "DM464",
        "consent-proof",
        "withdrawn",
        [(RECRUITMENT, "purposes.choose.retention.0.norm", "consent-proof")],
    ),
    "another law than the norm's": (
        "DM464",
        "claims",
        "dk-aml-30-2",
        [
            (ORDERS, f"{PURCHASE}.law", "dk-aml-30-2"),
            (ORDERS, f"{PURCHASE}.period", "P5Y"),
        ],
    ),
    "a law without its period": (
        "DM465",
        "dk-cctv-4c-4",
        "P30D",
        [(CCTV, "purposes.report-offences.retention.0.law", "dk-cctv-4c-4")],
    ),
    "two rules and one list of data": (
        "DM470",
        "period",
        "several",
        [(BIKE_FIT, "purposes.fit.retention.1.data", GONE)],
    ),
    "a rule for other data": (
        "DM471",
        "cpr-number",
        "cpr-number",
        [(BIKE_FIT, "purposes.fit.retention.1.data", ["body-measurements", "cpr-number"])],
    ),
    "data without a rule": (
        "DM472",
        "retention",
        "body-measurements",
        [(BIKE_FIT, "purposes.fit.retention.1", GONE)],
    ),
    "data that were added later": (
        "DM472",
        "retention",
        "job-title",
        [(BIKE_FIT, "purposes.fit.data", ["name", "phone-number", "body-measurements", "job-title"])],
    ),
}

SOUND = {
    "a session has no beginning": [
        (ORDERS, f"{PURCHASE}.period", "PT30M"),
        (ORDERS, f"{PURCHASE}.from", GONE),
    ],
    "longer than claims for a reason": [(ORDERS, f"{PURCHASE}.period", "P6Y")],
    "a recording kept for a dispute": [
        (CCTV, f"{FOOTAGE}.period", "P1Y"),
        (CCTV, f"{FOOTAGE}.law", "dk-cctv-4c-5"),
    ],
    "accounts in months": [("purposes.yml", f"{BOOKS}.period", "P60M")],
    "a wider category for a rule": [(BIKE_FIT, "purposes.fit.retention.0.data", ["contact-details"])],
    "criteria that name the purpose": [
        (
            CCTV,
            "purposes.report-offences.retention.0.criteria",
            {
                "da": "Så længe det er nødvendigt for at afslutte straffesagen.",
                "en": "For as long as necessary to finish the criminal case.",
            },
        )
    ],
    "activity": [
        (
            TOURS,
            "retention.0.data",
            ["name", "email-address", "phone-number", "date-of-birth", "tour-details"],
        )
    ],
}
OPEN = (
    (ORDERS, "purposes.fulfil.retention"),
    (ENQUIRIES, "retention"),
    ("purposes.yml", "bookkeeping.retention"),
    ("purposes.yml", "bookkeeping.bases"),
    (BIKE_FIT, "purposes.fit.data"),
    (NEWSLETTER, "purposes.send.bases"),
    (RECRUITMENT, "purposes.choose.bases"),
)


def test_the_example_company_breaks_none():
    assert [found for check in CHECKS for found in check.diagnostics(example_case())] == []


def test_ajos_has_no_periods_to_judge():
    assert [found for check in CHECKS for found in check.diagnostics(case_of(AJOS))] == []


def test_every_rule_is_broken_once():
    assert {rule for rule, *_ in BROKEN.values()} == {check.rule.id for check in CHECKS}


@pytest.mark.parametrize(("rule", "token", "words", "changes"), BROKEN.values(), ids=BROKEN)
def test_one_broken_fact_gives_one_finding_on_its_words(rule, token, words, changes, tmp_path):
    found = found_in(changes, CHECKS, tmp_path)

    assert [finding.rule for finding in found] == [rule]
    assert pointed_at(found[0].location).startswith(token)
    assert words in found[0].message + found[0].remedy


@pytest.mark.parametrize("changes", SOUND.values(), ids=SOUND)
def test_what_the_law_allows_is_not_reported(changes, tmp_path):
    assert found_in(changes, CHECKS, tmp_path) == []


@pytest.mark.parametrize(("file", "path"), OPEN, ids=" ".join)
def test_an_open_question_is_not_reported_again(file, path, tmp_path):
    assert found_in([(file, path, TODO)], CHECKS, tmp_path) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_example_before_breaks_the_rule_and_the_one_after_does_not(check, tmp_path):
    assert rules_broken(check.rule.before, CHECKS, tmp_path / "before") == {check.rule.id}
    assert rules_broken(check.rule.after, CHECKS, tmp_path / "after") == set()


def test_every_norm_of_the_law_is_held_against_something():
    covered = {token for check in CHECKS for token in check.covers}

    assert {f"norm:{norm}" for norm in vocabulary().retention_norms} <= covered


@pytest.mark.parametrize(
    ("period", "length"),
    [
        ("P30D", 30 * DAY),
        ("P4W", 28 * DAY),
        ("P12M", YEAR),
        ("P1Y6M", YEAR * 3 // 2),
        ("PT1M", 60),
        ("P0D", 0),
    ],
)
def test_a_period_has_a_length(period, length):
    assert seconds(period) == length


def test_what_is_no_period_has_none():
    with pytest.raises(ValueError, match="soon"):
        seconds("soon")
