"""Cookies: every rule on the example company with one fact wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from altered import TODO, altered, content, findings, places
from example_case import GONE, ON, case_of, changed
from pydantic import ValidationError

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.cookies import CHECKS
from mkdocs_datamap.rules.transfers import CHECKS as TRANSFERS
from small_inventory import example_files, write_inventory

FILE, POLICY = "cookies.yml", "policy/cookies.yml"
ENTRIES = content(FILE)["entries"]
SET = ("cookies", "entries")


def fact(cookie, key, value):
    return (FILE, ("entries", cookie, key), value)


def words(da, en):
    return {"da": da, "en": en}


def without(block):
    """A change that takes a block out of the cookie policy."""
    sections = content(POLICY)["sections"]
    for number, section in enumerate(sections):
        kept = [clause for clause in section["clauses"] if clause.get("block") != block]
        if len(kept) < len(section["clauses"]):
            return (POLICY, ("sections", number, "clauses"), kept)
    raise KeyError(block)


ABROAD = [
    (
        "recipients.yml",
        ("broker",),
        {"name": "Broker", "category": words("mæglere", "brokers"), "country": "IN"},
    ),
    fact("advertising-cookie", "provider", "broker"),
    fact("advertising-cookie", "data", []),
]

ONLY_NECESSARY = (
    FILE,
    ("entries",),
    {key: entry for key, entry in ENTRIES.items() if entry["category"] == "necessary"},
)

BROKEN = [
    # rule, changes, the place pointed at, words of the message
    ("DM400", [(FILE, ("consent", "choose"), GONE)], ("cookies", "consent"), "accept or refuse"),
    ("DM401", [(FILE, ("consent", "withdraw"), GONE)], ("cookies", "consent"), "withdraw their consent"),
    ("DM416", [(FILE, ("consent", "cookie"), "gone")], ("cookies", "consent", "cookie"), "no entry"),
    ("DM416", [(FILE, ("consent", "cookie"), "basket")], ("cookies", "consent", "cookie"), "no necessary"),
    ("DM416", [fact("consent-choice", "category", "functional")], ("cookies", "consent", "cookie"), "choice"),
    (
        "DM418",
        [
            ONLY_NECESSARY,
            without("cookie-choice"),
            (FILE, ("consent",), {"withdraw": words("Her.", "Here.")}),
        ],
        ("cookies", "consent", "withdraw"),
        "told nowhere",
    ),
    ("DM405", [fact("basket", "category", "marketing")], (*SET, "basket", "category"), "i kurv"),
    ("DM409", [fact("basket", "storage", "service-worker")], (*SET, "basket", "name"), "no script"),
    (
        "DM409",
        [fact("offline-reading", "storage", "local-storage")],
        (*SET, "offline-reading", "name"),
        "key",
    ),
    (
        "DM417",
        [fact("advertising-cookie", "data", ["phone-number"])],
        (*SET, "advertising-cookie", "data", 0),
        "which “advertising-network” gets for no purpose",
    ),
    ("DM402", [fact("checkout", "duration", "P1D")], (*SET, "checkout", "duration"), "ends with the session"),
    ("DM402", [fact("basket", "duration", "session")], (*SET, "basket", "duration"), "outlives the session"),
    (
        "DM402",
        [fact("offline-reading", "duration", "session")],
        (*SET, "offline-reading", "duration"),
        "outlives",
    ),
    (
        "DM402",
        [fact("consent-choice", "duration", "persistent")],
        (*SET, "consent-choice", "duration"),
        "day on",
    ),
    (
        "DM402",
        [fact("consent-choice", "duration", "P0D")],
        (*SET, "consent-choice", "duration"),
        "no time at all",
    ),
    ("DM402", [fact("basket", "storage", GONE)], (*SET, "basket", "duration"), "Every cookie"),
    (
        "DM403",
        [fact("catalogue-images", "name", "*-b-1")],
        (*SET, "catalogue-images", "name"),
        "“*-b-1” matches",
    ),
    (
        "DM404",
        [fact("portal-login", "name", "talknuser_2"), fact("portal-login", "domain", GONE)],
        (*SET, "visit-statistics", "name"),
        "“talknuser_*” and “talknuser_2” (the entry “portal-login”)",
    ),
    (
        "DM404",
        [
            fact("portal-login", "name", "nordlys_samtykke"),
            fact("portal-login", "domain", "www.nordlys-cykler.example"),
        ],
        (*SET, "portal-login", "name"),
        "fit the same cookie",
    ),
    (
        "DM405",
        [fact("visit-statistics", "category", "necessary")],
        (*SET, "visit-statistics", "category"),
        "speaks of statistics: “Tæller besøg”",
    ),
    (
        "DM405",
        [fact("advertising-cookie", "category", "statistics")],
        (*SET, "advertising-cookie", "category"),
        "speaks of marketing: “annoncer”",
    ),
    (
        "DM405",
        [fact("advertising-pixel", "category", "necessary")],
        (*SET, "advertising-pixel", "category"),
        "“annoncenetværket”",
    ),
    (
        "DM405",
        [fact("portal-login", "purpose", words("Holder dig logget ind.", "Logs in, and advertises."))],
        (*SET, "portal-login", "category"),
        "“advertises”",
    ),
    (
        "DM406",
        [fact("advertising-cookie", "provider", "organisation")],
        (*SET, "advertising-cookie", "provider"),
        "its provider is the organisation",
    ),
    (
        "DM407",
        [fact("visit-statistics", "domain", "talknuseren.example")],
        (*SET, "visit-statistics", "domain"),
        "talknuseren.example is not nordlys-cykler.example",
    ),
    (
        "DM407",
        [fact("visit-statistics", "party", "third")],
        (*SET, "visit-statistics", "domain"),
        "own domain",
    ),
    (
        "DM407",
        [fact("advertising-pixel", "party", "first")],
        (*SET, "advertising-pixel", "domain"),
        "website’s own",
    ),
    ("DM408", ABROAD, (*SET, "advertising-cookie", "provider"), "“broker” is in India (IN)"),
    (
        "DM409",
        [fact("advertising-pixel", "storage", GONE)],
        (*SET, "advertising-pixel", "name"),
        "name of a file",
    ),
    (
        "DM409",
        [fact("advertising-pixel", "name", "_fbp")],
        (*SET, "advertising-pixel", "name"),
        "not of a pixel",
    ),
    ("DM411", [without("cookie-list")], ("policy", "cookies", "sections"), "which cookies there are"),
    ("DM411", [without("cookie-basis")], ("policy", "cookies", "sections"), "which rules"),
    ("DM411", [without("cookie-choice")], ("policy", "cookies", "sections"), "how people accept"),
    ("DM413", [(FILE, ("checked",), ON - dt.timedelta(366))], ("cookies", "checked"), "longer ago than P1Y"),
    (
        "DM413",
        [(FILE, ("checked",), ON - dt.timedelta(32)), (FILE, ("check_every",), "P1M")],
        ("cookies", "checked"),
        "longer ago than P1M",
    ),
    (
        "DM415",
        [fact("consent-choice", "seen", {"on": ON - dt.timedelta(366), "scan": "scan.json"})],
        (*SET, "consent-choice", "seen", "on"),
        "longer ago than P1Y",
    ),
    (
        "DM404",
        [
            fact("advertising-cookie", "name", "annonce_*"),
            (
                "cookies.yml",
                ("entries", "twin"),
                {
                    **ENTRIES["advertising-cookie"],
                    "name": "*_iden",
                },
            ),
        ],
        (*SET, "twin", "name"),
        "fit the same cookie",
    ),
    ("DM414", [(FILE, ("checked",), ON + dt.timedelta(1))], ("cookies", "checked"), "still to come"),
]


@pytest.mark.parametrize(
    ("rule", "changes", "place", "said"), BROKEN, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BROKEN)]
)
def test_a_wrong_fact_breaks_exactly_its_rule_at_its_place(rule, changes, place, said):
    ((found, finding),) = findings((*CHECKS, *TRANSFERS), altered(*changes))

    assert (found, finding.path) == (rule, place)
    assert said in finding.message
    assert finding.remedy.endswith(".")


@pytest.mark.parametrize(("file", "rule"), [(POLICY, "DM410"), (FILE, "DM412")])
def test_a_file_that_is_gone_is_missed(file, rule, tmp_path):
    folder = changed(tmp_path, "cookies.yml", ("checked",), ON)
    (folder / file).unlink()

    assert {found for found, _ in findings(CHECKS, case_of(folder))} == {rule}


def test_every_rule_is_broken_by_the_lists():
    assert {check.rule.id for check in CHECKS} == {rule for rule, *_ in BROKEN} | {"DM410", "DM412"}


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(FILE, ("consent",), TODO)],
        [(FILE, ("checked",), TODO)],
        [fact("advertising-cookie", key, TODO) for key in ("provider", "category", "purpose")],
        [(FILE, ("checked",), ON - dt.timedelta(700)), (FILE, ("check_every",), "P2Y")],
        [(FILE, ("check_every",), "P9999999Y")],
        [(FILE, ("entries",), TODO), (FILE, ("consent",), {}), without("cookie-choice")],
        [ONLY_NECESSARY, (FILE, ("consent",), {}), without("cookie-choice")],
        [(FILE, ("entries",), {}), (FILE, ("consent",), {})],
        [(FILE, ("checked",), ON)],
        [(FILE, ("checked",), ON - dt.timedelta(365))],
        [
            fact(
                "portal-login",
                "purpose",
                words("Husker dit valg om statistik.", "Remembers if you refused statistics."),
            )
        ],
        [
            fact(
                "portal-login", "purpose", words("Fordeler trafikken.", "Measures load and balances traffic.")
            )
        ],
        [fact("portal-login", "domain", ".nordlys-cykler.example")],
        [fact("portal-login", "domain", "Nordlys-Cykler.example")],
        [fact("portal-login", "domain", GONE)],
        [fact("advertising-pixel", "name", "annoncenettet.example/tr")],
        [fact("advertising-pixel", "name", "Annoncepixel")],
        [fact("portal-login", "name", "talknuser")],
        [fact("portal-login", "name", "talknuser_1")],  # of another domain
        [fact("basket", "name", "nordlys_samtykke")],  # of another storage
        [*ABROAD[:1], ("recipients.yml", ("broker", "country"), TODO), *ABROAD[1:]],
        [fact("advertising-cookie", "provider", "statistics-provider")],
    ],
)
def test_what_is_in_order_and_open_questions_are_left_alone(changes):
    assert list(findings((*CHECKS, *TRANSFERS), altered(*changes))) == []


def test_blocks_in_the_privacy_policy_count():
    file = "policy/privacy.yml"
    section = {"id": "cookies", "title": words("Cookies", "Cookies"), "clauses": [{"block": "cookie-list"}]}
    sections = [*content(file)["sections"], section]

    assert list(findings(CHECKS, altered(without("cookie-list"), (file, ("sections",), sections)))) == []


def test_a_provider_that_activities_name_is_judged_with_them():
    case = altered(("recipients.yml", ("advertising-network", "country"), "IN"))
    assert [rule for rule, _ in findings((*CHECKS, *TRANSFERS), case)] == ["DM340"]


def test_every_row_of_the_law_is_covered():
    rows = {
        f"cookie:{row}" for row in ("name", "provider", "purpose", "duration", "party", "consent", "choice")
    }
    assert rows <= {token for check in CHECKS for token in check.covers}


def test_words_are_there_for_every_language_and_in_small_letters():
    for purpose in vocabulary().cookie_purposes.values():
        assert purpose.words.keys() == {"da", "en"}
        assert all(word == word.lower() for listed in purpose.words.values() for word in listed)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_examples_of_a_rule_break_it_and_satisfy_the_family(check, tmp_path):
    before = case_of(write_inventory(tmp_path / "before", example_files(check.rule.before)))
    after = case_of(write_inventory(tmp_path / "after", example_files(check.rule.after)))

    assert {rule for rule, _ in findings((*CHECKS, *TRANSFERS), before)} == {check.rule.id}
    assert list(findings((*CHECKS, *TRANSFERS), after)) == []


def test_a_finding_stands_on_the_line_of_the_fact(tmp_path):
    case = case_of(changed(tmp_path, FILE, ("consent", "withdraw"), GONE))
    (found,) = (found for check in CHECKS for found in check.diagnostics(case))

    lines = found.location.path.read_text(encoding="utf-8").splitlines()
    assert lines[found.location.line - 1] == "consent:"


UNNOTICED = {
    "cookies.yml: data": "what is collected as a whole is told beside the list; section 3(2) does not ask "
    "for it",
    "cookies.yml: data.*": "the same",
    "cookies.yml: entries.*": "which cookies there are only the website knows: “checked” says when it was "
    "looked at",
    "cookies.yml: entries.*.data": "section 3(2) does not ask for the data of each cookie",
    "cookies.yml: entries.*.data.*": "the same",
    "cookies.yml: entries.*.domain": "provider and party say who sets it; the domain is for those who look "
    "closer",
    "cookies.yml: entries.*.storage": "a cookie and session storage or a device id can have the same name "
    "and duration",
    "cookies.yml: entries.*.seen": "an entry need not have been seen by a scan: one behind a login cannot be",
    "cookies.yml: consent.cookie": "only a banner made by datamap needs to know",
    "cookies.yml: check_every": "a year unless it says otherwise",
    "cookies.yml: entries.*.internal": "for staff",
    "cookies.yml: entries.*.internal.owner": "for staff",
    "cookies.yml: entries.*.internal.notes": "for staff",
    "cookies.yml: internal": "for staff",
    "cookies.yml: internal.owner": "for staff",
    "cookies.yml: internal.notes": "for staff",
    "cookies.yml: internal.reviewed": "for staff",
    "cookies.yml: internal.review_by": "for staff",
    "policy/cookies.yml: internal": "for staff",
    "policy/cookies.yml: internal.owner": "for staff",
    "policy/cookies.yml: internal.reviewed": "for staff",
    "policy/cookies.yml: internal.review_by": "for staff",
    "policy/cookies.yml: sections.*": "a section without one of the three blocks that the Cookie Order asks "
    "for",
    "policy/cookies.yml: sections.*.clauses": "the same",
    "policy/cookies.yml: sections.*.clauses.*": "the same",
    "policy/cookies.yml: sections.*.clauses.*.law": "which provision an authored clause answers to is for "
    "lawyers",
    "policy/cookies.yml: sections.*.clauses.*.law.*": "the same",
}
"""Keys that can go without any finding of this family, and why that is right."""


def test_no_fact_of_a_cookie_can_go_unnoticed():
    unnoticed = set()
    for file in (FILE, POLICY):
        for place in places(content(file)):
            try:
                case = altered((file, place, GONE))
            except ValidationError:
                continue  # the loader says so
            if not any(True for _ in findings(CHECKS, case)):
                spoken = [
                    "*" if isinstance(step, int) or (n and place[n - 1] == "entries") else step
                    for n, step in enumerate(place)
                ]
                unnoticed.add(f"{file}: {'.'.join(spoken)}")
    assert unnoticed == set(UNNOTICED)


@pytest.mark.parametrize("key", ["name", "provider", "party", "category", "purpose", "duration"])
def test_the_loader_asks_for_what_the_cookie_order_asks_for(key):
    for cookie in ENTRIES:
        with pytest.raises(ValidationError):
            altered(fact(cookie, key, GONE))
