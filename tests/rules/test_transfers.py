"""Transfers to third countries: every rule on the example company with one fact wrong."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from altered import TODO, altered, content, findings, places
from example_case import GONE, ON, case_of, changed
from pydantic import ValidationError

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.cookies import CHECKS as COOKIES
from mkdocs_datamap.rules.transfers import CHECKS, adequacy
from small_inventory import example_files, write_inventory

ROWS, PROCESSORS, RECIPIENTS, SYSTEMS = "transfers.yml", "processors.yml", "recipients.yml", "systems.yml"
US, INDIA, SERBIA = "newsletter-united-states", "webshop-development-india", "night-watch-serbia"
UK, TAIWAN, GREENLAND = "chat-united-kingdom", "warranty-taiwan", "warranty-cases-greenland"
HOTEL, GUIDE = "hotel-morocco", "guide-morocco"
OLD, NEW = dt.date(2021, 9, 26), dt.date(2021, 9, 27)

TEXT = {"da": "Ordlyden er vores egen.", "en": "The words are our own."}
ASSESSED = {"assessments": [{"kind": "transfer", "done": dt.date(2026, 11, 2), "conclusion": "It holds."}]}


def row(name, *facts):
    """Changes of facts of one row."""
    return [(ROWS, (name, key), value) for key, value in facts]


def moved(name, country, *facts):
    """A row and its recipient in another country, with other facts of the row."""
    recipient = content(ROWS)[name]["recipient"]
    file = PROCESSORS if recipient in content(PROCESSORS) else RECIPIENTS
    systems = [
        (SYSTEMS, (system, "country"), country)
        for system, entry in content(SYSTEMS).items()
        if entry["hosted_by"] == recipient
    ]
    return [
        (file, (recipient, "country"), country),
        *systems,
        *row(name, ("country", country), *facts),
    ]


BROKEN = [
    # rule, changes, the place pointed at, words of the message
    ("DM300", moved(UK, "SE"), (UK, "country"), "Sweden (SE) is in the EU/EEA"),
    ("DM301", moved(UK, "CN"), (UK, "mechanism"), "no adequacy decision for China (CN)"),
    ("DM301", moved(UK, "GL"), (UK, "mechanism"), "no adequacy decision for Greenland"),
    ("DM302", moved(UK, "CA"), (UK, "mechanism"), "only recipients that are under PIPEDA"),
    ("DM302", moved(UK, "JP"), (UK, "mechanism"), "APPI"),
    ("DM302", moved(UK, "KR"), (UK, "mechanism"), "religious, political and credit data"),
    ("DM302", moved(UK, "IL"), (UK, "mechanism"), "automated means"),
    ("DM302", moved(UK, "FO"), (UK, "mechanism"), "Danish state authorities"),
    ("DM302", moved(UK, "BR"), (UK, "mechanism"), "criminal matters"),
    ("DM304", moved(UK, "MC"), (UK, "country"), "Monaco (MC)"),
    (
        "DM304",
        [(RECIPIENTS, ("carrier", "country"), "GI")],
        ("recipients", "carrier", "country"),
        "Gibraltar",
    ),
    ("DM305", moved(HOTEL, "NZ"), (HOTEL, "mechanism"), "An adequacy decision covers New Zealand"),
    ("DM305", moved(TAIWAN, "CH"), (TAIWAN, "mechanism"), "said to rely on “scc”"),
    ("DM310", moved(US, "CA"), (US, "mechanism"), "“dpf” is no ground for a transfer to Canada"),
    (
        "DM310",
        row(US, ("mechanism", "adequacy"), ("module", GONE), ("fallback", GONE)),
        (US, "mechanism"),
        "certified",
    ),
    ("DM310", row(UK, ("fallback", "dpf")), (UK, "fallback"), "“dpf” is no ground"),
    ("DM311", row(US, ("framework", GONE)), (US, "mechanism"), "Nothing says that “newsletter-platform”"),
    (
        "DM311",
        row(US, ("framework", {"listed": False, "checked": ON})),
        (US, "framework", "listed"),
        "is not on",
    ),
    (
        "DM311",
        row(US, ("framework", {"listed": True, "checked": ON + dt.timedelta(1)})),
        (US, "framework", "checked"),
        "still to come",
    ),
    (
        "DM312",
        row(US, ("framework", {"listed": True, "checked": ON - dt.timedelta(366)})),
        (US, "framework", "checked"),
        "over a year",
    ),
    ("DM313", row(US, ("fallback", GONE), ("module", GONE)), (US, "mechanism"), "alone"),
    ("DM314", row(US, ("fallback", "dpf"), ("module", GONE)), (US, "fallback"), "cannot take over"),
    ("DM314", row(US, ("fallback", "adequacy"), ("module", GONE)), (US, "fallback"), "cannot take over"),
    ("DM315", row(INDIA, ("module", GONE)), (INDIA, "mechanism"), "which of their modules"),
    ("DM316", row(INDIA, ("module", 1)), (INDIA, "module"), "from controller to controller"),
    ("DM316", row(INDIA, ("module", 3)), (INDIA, "module"), "from processor to processor"),
    ("DM316", row(SERBIA, ("module", 2)), (SERBIA, "module"), "“hosting” and “hosting-night-watch” are not"),
    ("DM316", row(TAIWAN, ("module", 2)), (TAIWAN, "module"), "“manufacturer” are not"),
    ("DM316", row(TAIWAN, ("module", 4)), (TAIWAN, "module"), "from processor to controller"),
    ("DM316", row(GREENLAND, ("module", 2)), (GREENLAND, "module"), "from controller to processor"),
    ("DM316", row(US, ("module", 1)), (US, "module"), "from controller to controller"),
    ("DM316", row(US, ("fallback", "bcr")), (US, "module"), "does not rely"),
    ("DM317", row(INDIA, ("internal", GONE)), (INDIA, "mechanism"), "India (IN) has been assessed"),
    ("DM318", row(HOTEL, ("mechanism", "bcr"), ("copy", "contact")), (HOTEL, "mechanism"), "work in Morocco"),
    ("DM319", row(INDIA, ("copy", GONE)), (INDIA, "mechanism"), "copy of what protects their data in India"),
    (
        "DM319",
        row(HOTEL, ("mechanism", "compelling-interests"), ("internal", ASSESSED)),
        (HOTEL, "mechanism"),
        "copy",
    ),
    *(
        (
            "DM320",
            row(HOTEL, ("mechanism", name), ("copy", "contact"), ("internal", ASSESSED)),
            (HOTEL, "copy"),
            f"what exactly “{name}” is",
        )
        for name in ("code-of-conduct", "certification", "ad-hoc-clauses", "compelling-interests")
    ),
    *(
        (
            "DM321",
            row(INDIA, ("copy", TEXT | {"en": f"They are in Decision {number}/EC."})),
            (INDIA, "copy", "en"),
            f"Decision {number}",
        )
        for number in ("2001/497", "2004/915", "2010/87")
    ),
    (
        "DM321",
        [(PROCESSORS, ("webshop-developer", "internal"), {"contracts": [{"title": "SCC 2010/87/EU"}]})],
        ("processors", "webshop-developer", "internal", "contracts", 0, "title"),
        "repealed on 27 September 2021",
    ),
    (
        "DM322",
        row(INDIA, ("internal", ASSESSED | {"contracts": [{"title": "Clauses", "signed": OLD}]})),
        (INDIA, "internal", "contracts", 0, "signed"),
        "“Clauses” was signed before",
    ),
    ("DM323", row(GUIDE, ("mechanism", "legal-claims")), (GUIDE, "risks"), "“legal-claims”"),
    (
        "DM323",
        row(US, ("mechanism", "scc"), ("fallback", GONE)),
        (US, "framework"),
        "does not belong to the ground “scc”",
    ),
    ("DM325", row(GUIDE, ("risks", GONE)), (GUIDE, "mechanism"), "without being told of its risks"),
    (
        "DM326",
        row(GUIDE, ("mechanism", "contract-with-person"), ("risks", GONE)),
        (GUIDE, "mechanism"),
        "No purpose for which “tour-guide” gets data",
    ),
    ("DM330", [(PROCESSORS, ("chat-provider", "country"), "DK")], (UK, "country"), "is in Denmark (DK)"),
    ("DM330", row(TAIWAN, ("country", "CN")), (TAIWAN, "country"), "goes to China (CN), but “manufacturer”"),
    (
        "DM331",
        [
            (
                ROWS,
                ("spare",),
                {"recipient": "spare", "country": "CH", "data": ["name"], "mechanism": "adequacy"},
            ),
            (RECIPIENTS, ("spare",), {"name": "Spare", "category": TEXT, "country": "CH"}),
        ],
        ("spare", "recipient"),
        "gives data to “spare”",
    ),
    (
        "DM332",
        row(INDIA, ("data", ["name", "cpr-number"])),
        (INDIA, "data", 1),
        "No activity gives “cpr-number”",
    ),
    ("DM332", row(INDIA, ("data", [])), (INDIA, "data"), "does not say which data"),
    (
        "DM335",
        row(TAIWAN, ("data", ["name", "workshop-history"])),
        ("recipients", "manufacturer", "data", 1),
        "“bicycle-details”, which no row",
    ),
    ("DM333", row(TAIWAN, ("exporter", "carrier")), (TAIWAN, "exporter"), "“carrier” is no processor"),
    (
        "DM333",
        [
            (PROCESSORS, ("idle",), content(PROCESSORS)["hosting"] | {"sub_processors": []}),
            *row(TAIWAN, ("exporter", "idle")),
        ],
        (TAIWAN, "exporter"),
        "gets no data",
    ),
    ("DM334", row(SERBIA, ("exporter", GONE)), (SERBIA,), "it is the sub-processor of “hosting”"),
    ("DM334", row(SERBIA, ("exporter", "it-operations")), (SERBIA, "exporter"), "among its sub-processors"),
    ("DM340", [(ROWS, (TAIWAN,), GONE)], ("recipients", "manufacturer", "country"), "Taiwan (TW), outside"),
    ("DM340", [(ROWS, (SERBIA,), GONE)], ("processors", "hosting-night-watch", "country"), "no row"),
    (
        "DM341",
        [(SYSTEMS, ("mail-system", "country"), "US")],
        ("systems", "mail-system", "country"),
        "“mail-system”",
    ),
    (
        "DM341",
        [(SYSTEMS, ("request-log", "country"), "CH")],
        ("systems", "request-log", "country"),
        "Switzerland",
    ),
    (
        "DM342",
        [(PROCESSORS, ("payroll-provider", "country"), GONE)],
        ("processors", "payroll-provider"),
        "country",
    ),
    (
        "DM342",
        [(PROCESSORS, ("hosting-night-watch", "country"), GONE)],
        ("processors", "hosting-night-watch"),
        "has",
    ),
    (
        "DM344",
        [(RECIPIENTS, ("tax-agency", "country"), GONE)],
        ("recipients", "tax-agency"),
        "in which country “tax-agency” is",
    ),
    (
        "DM343",
        [("on-behalf-of.yml", ("sermeq-warranty", "countries"), ["GL", "CN"])],
        ("mandates", "sermeq-warranty", "countries", 1),
        "China (CN) for Sermeq",
    ),
]


@pytest.mark.parametrize(
    ("rule", "changes", "place", "words"), BROKEN, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BROKEN)]
)
def test_a_wrong_fact_breaks_exactly_its_rule_at_its_place(rule, changes, place, words):
    ((found, finding),) = findings((*CHECKS, *COOKIES), altered(*changes))

    collection = {"processors", "recipients", "systems", "mandates"}
    assert found == rule
    assert finding.path == (place if place[0] in collection else ("transfers", *place))
    assert words in finding.message
    assert finding.remedy.endswith(".")


def test_every_rule_is_broken_by_the_list():
    assert {check.rule.id for check in CHECKS} - {rule for rule, *_ in BROKEN} == {
        "DM303"
    }  # it needs another day


@pytest.mark.parametrize(
    "changes",
    [
        [],
        *(row(US, (key, TODO)) for key in ("mechanism", "framework", "fallback", "module", "data", "copy")),
        *(row(INDIA, (key, TODO)) for key in ("mechanism", "module", "data", "copy")),
        row(INDIA, ("internal", {"assessments": [{"kind": "transfer", "done": TODO, "conclusion": TODO}]})),
        [(PROCESSORS, ("payroll-provider", "country"), TODO)],
        [(RECIPIENTS, ("manufacturer", "country"), TODO)],
        [(SYSTEMS, ("mail-system", "country"), TODO)],
    ],
)
def test_the_example_and_its_open_questions_break_nothing(changes):
    assert list(findings((*CHECKS, *COOKIES), altered(*changes))) == []


@pytest.mark.parametrize(
    "changes",
    [
        moved(UK, "CA", ("internal", ASSESSED)),
        moved(UK, "MC", ("internal", ASSESSED)),
        moved(UK, "EPO"),
        moved(TAIWAN, "CA"),  # a recipient outside the scope of the decision needs clauses
        row(UK, ("fallback", "scc")),
        row(US, ("framework", {"listed": True, "checked": ON})),
        row(US, ("framework", {"listed": True, "checked": ON - dt.timedelta(365)})),
        row(INDIA, ("copy", TEXT | {"en": "They were 2010/87/EU and are now (EU) 2021/914."})),
        row(INDIA, ("copy", TEXT | {"en": "Case 12010/87 and 2010/870."})),
        row(INDIA, ("internal", ASSESSED | {"contracts": [{"title": "Clauses", "signed": NEW}]})),
        row(INDIA, ("internal", ASSESSED | {"contracts": [{"title": "(EU) 2021/914", "signed": OLD}]})),
        row(INDIA, ("internal", ASSESSED | {"questions": [TODO | {"todo": "Is it 2010/87?"}]})),
        row(
            TAIWAN, ("data", ["contact-details", "bicycle-details", "workshop-history"])
        ),  # wider than the name that the activity gives
        row(HOTEL, ("mechanism", "legal-claims")),
        row(HOTEL, ("mechanism", "code-of-conduct"), ("copy", TEXT), ("internal", ASSESSED)),
        [(RECIPIENTS, ("carrier", "country"), "AX")],
        [(PROCESSORS, ("spare",), content(PROCESSORS)["hosting"] | {"country": "CN", "sub_processors": []})],
        [  # a second place of the same recipient
            (ROWS, ("second",), content(ROWS)[TAIWAN] | {"country": "CN"}),
        ],
        [  # a system abroad that a sub-processor runs
            (SYSTEMS, ("website", "country"), "RS"),
        ],
    ],
)
def test_what_is_in_order_is_left_alone(changes):
    assert list(findings((*CHECKS, *COOKIES), altered(*changes))) == []


@pytest.mark.parametrize(
    ("on", "rules"),
    [
        (dt.date(2031, 6, 26), set()),
        (dt.date(2031, 6, 27), {"DM303"}),
        (dt.date(2031, 12, 27), {"DM303"}),
        (dt.date(2031, 12, 28), {"DM301"}),
    ],
)
def test_adequacy_of_the_united_kingdom_is_announced_to_end_and_ends(on, rules):
    found = {rule: finding for rule, finding in findings(CHECKS, altered(on=on)) if finding.path[1] == UK}

    assert set(found) == rules
    for finding in found.values():
        assert re.search(r"the United Kingdom \(GB\) end(s|ed) on 27 December 2031", finding.message)


def test_a_decision_counts_from_the_day_it_was_made():
    case = altered(*moved(UK, "BR", ("internal", ASSESSED)), on=dt.date(2026, 1, 25))

    found = {rule: finding.message for rule, finding in findings(CHECKS, case) if finding.path[1] == UK}
    assert "There was no adequacy decision for Brazil (BR) yet" in found["DM301"]


def test_every_condition_of_the_law_can_be_said():
    countries = vocabulary().countries.values()
    conditions = {name for country in countries for name in (*country.requires, *country.excludes)}
    assert conditions - {adequacy.LISTED} == set(adequacy._SCOPE)


def test_rows_and_mechanisms_are_covered():
    covered = {token for check in CHECKS for token in check.covers}
    assert {f"mechanism:{name}" for name in vocabulary().mechanisms} | {
        "T08",
        "T09",
        "T10",
        "R5",
        "P3",
    } <= covered


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_examples_of_a_rule_break_it_and_satisfy_the_family(check, tmp_path):
    on = dt.date(2031, 10, 1) if check.rule.id == "DM303" else ON
    before = case_of(write_inventory(tmp_path / "before", example_files(check.rule.before)), on)
    after = case_of(write_inventory(tmp_path / "after", example_files(check.rule.after)), on)
    # The bank of the small inventory is in no country, so that examples can put it into one.
    without_time = [
        each for each in (*CHECKS, *COOKIES) if each is check or (on == ON and each.rule.id != "DM344")
    ]

    assert {rule for rule, _ in findings(without_time, before)} == {check.rule.id}
    assert list(findings(without_time, after)) == []


@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        ((US, "framework", "listed"), False, "listed: false"),
        ((INDIA, "module"), 1, "module: 1"),
        ((SERBIA, "exporter"), GONE, "night-watch-serbia:"),
    ],
)
def test_a_finding_stands_on_the_line_of_the_fact(place, value, line, tmp_path):
    case = case_of(changed(tmp_path, ROWS, place, value))
    (found,) = (found for check in CHECKS for found in check.diagnostics(case))

    lines = found.location.path.read_text(encoding="utf-8").splitlines()
    assert lines[found.location.line - 1].strip() == line


UNNOTICED = {
    "transfers.yml: *.module": "of a fallback: what takes over one day is no duty yet",
    "transfers.yml: *.copy": "of a fallback: the law asks for a copy of the safeguard that is used",
    "transfers.yml: *.data.*": "which of the data that the recipient gets are transferred is for the person "
    "who knows",
    "transfers.yml: *.internal": "only clauses and conditional adequacy need an assessment",
    "transfers.yml: *.internal.assessments": "only clauses and conditional adequacy need an assessment",
    "transfers.yml: *.internal.assessments.*": "only clauses and conditional adequacy need an assessment",
    "transfers.yml: *.internal.assessments.*.link": "where it is kept is for colleagues",
    "transfers.yml: *.internal.owner": "who answers for a row is good order",
    "transfers.yml: *.internal.review_by": "when a row is looked at again is good order",
    "recipients.yml: *.country": "Arts 13 and 30 ask for third countries, and there the row says the country",
    "systems.yml: *.country": "where a system stands is asked for only outside the EU/EEA; its host's row "
    "says that",
    "systems.yml: *.hosted_by": "who gets the data is named by the purposes",
}
"""Keys that can go without any finding of this family, and why that is right."""

OTHERS = re.compile(
    r"\.(disclose|general|internal|situation|role|data|bases|interest|name|category|services|agreement|law|da|en)\b"
)
"""Keys of parties and systems of which other families judge."""


def test_no_fact_of_a_transfer_can_go_unnoticed():
    unnoticed = set()
    for file in (ROWS, PROCESSORS, RECIPIENTS, SYSTEMS):
        for place in places(content(file)):
            spoken = ".".join(
                "*" if n == 0 or isinstance(step, int) else step for n, step in enumerate(place)
            )
            if file != ROWS and (len(place) == 1 or OTHERS.search(f".{spoken}")):
                continue
            try:
                case = altered((file, place, GONE))
            except ValidationError:
                continue  # the loader says so
            if not any(True for _ in findings(CHECKS, case)):
                unnoticed.add(f"{file}: {spoken}")
    assert unnoticed == set(UNNOTICED)


COUNTRIES = [
    (file, (name, "country"))
    for file in (ROWS, PROCESSORS, RECIPIENTS)
    for name, entry in content(file).items()
]


@pytest.mark.parametrize(("file", "place"), COUNTRIES)
def test_no_country_can_be_falsified_unnoticed(file, place):
    assert any(True for _ in findings(CHECKS, altered((file, place, "CN"))))
    if file == ROWS:
        assert any(True for _ in findings(CHECKS, altered((file, place, "SE"))))
