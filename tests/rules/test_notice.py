"""What people must be told (Arts 13 and 14): every rule on the example company with one fact wrong."""

from __future__ import annotations

import pytest
from altered import content
from example_case import GONE, changed, example_case
from judging import TODO, found_by, judged, of_example, token

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.notice import CHECKS


def _file(found, folder):
    """The file of a finding as an example names it."""
    return found.location.path.relative_to(folder / "after").as_posix()


ELSEWHERE = {"T05": "legal_basis", "T22": "languages"}
"""Rows that other families answer."""

NEWS, ORDERS, SITE = "activities/newsletter.yml", "activities/orders.yml", "activities/website.yml"
PRIVACY = "policy/privacy.yml"


def moved_to(country):
    """The organisation, and its address, in another country."""
    organisation = content("organisation.yml")
    return organisation | {"country": country, "address": organisation["address"] | {"country": country}}


BROKEN = [
    # rule, file, place, value, the words pointed at, a part of the message
    ("DM100", "organisation.yml", ("cvr",), "12345678", "12345678", "check digit is wrong"),
    ("DM100", "organisation.yml", ("cvr",), "DK12345674", "DK12345674", "eight digits"),
    ("DM100", "organisation.yml", ("cvr",), "00000000", "00000000", "eight digits"),
    ("DM101", "organisation.yml", ("legal_name",), "Nordlys Cykler", "Nordlys Cykler", "trade name"),
    ("DM102", "organisation.yml", ("address", "postcode"), "999", "999", "no Danish postcode"),
    ("DM102", "organisation.yml", ("dpo", "address", "postcode"), "DK-9999", "DK-9999", "postcode"),
    ("DM103", "organisation.yml", (), moved_to("CH"), "none", "established in CH"),
    ("DM108", "organisation.yml", ("address", "country"), "SE", "SE", "another country (SE)"),
    ("DM104", "organisation.yml", ("dpo",), GONE, "trade_name", "whether there is a data protection officer"),
    ("DM105", "organisation.yml", ("dpo",), {"name": "Kim"}, "dpo", "no contact details"),
    (
        "DM106",
        "organisation.yml",
        ("supervisory_authority",),
        "digitaliseringsstyrelsen",
        "digitaliseringsstyrelsen",
        "does not handle complaints",
    ),
    ("DM107", PRIVACY, ("version",), "Udkast", "Udkast", "one version of the policy from another"),
    ("DM107", "policy/cookies.yml", ("effective",), "2012-01-01", "2012-01-01", "since 2018-05-25"),
    ("DM110", NEWS, ("purposes", "send", "text", "en"), "send you various offers", "send you", "“various”"),
    ("DM110", "purposes.yml", ("claims", "text", "da"), "afgøre krav m.v.", "afgøre", "“m.v”"),
    (
        "DM111",
        NEWS,
        ("purposes", "send", "text", "da"),
        "behandle oplysninger om dig",
        "behandle",
        "“behandle oplysninger” is no purpose",
    ),
    (
        "DM112",
        NEWS,
        ("purposes", "send", "bases"),
        GONE,
        "send",
        "“send” of the activity “newsletter” has no",
    ),
    ("DM112", NEWS, ("purposes", "send", "bases"), [], "bases", "has no legal basis"),
    ("DM112", "purposes.yml", ("bookkeeping", "bases"), GONE, "bookkeeping", "no legal basis"),
    (
        "DM115",
        ORDERS,
        ("purposes", "catalogue", "further_use_of"),
        "catalogue",
        "catalogue",
        "a further use of itself",
    ),
    (
        "DM116",
        ORDERS,
        ("purposes", "catalogue", "data", 0),
        "cctv-footage",
        "cctv-footage",
        "not among the data of the purpose “fulfil”",
    ),
    (
        "DM117",
        SITE,
        ("purposes", "advertise", "joint_controllers"),
        GONE,
        "advertising-network",
        "shared with it",
    ),
    (
        "DM117",
        SITE,
        ("purposes", "advertise", "joint_controllers", 0, "name"),
        "Another",
        "advertising-network",
        "how the duties are shared",
    ),
    ("DM113", "purposes.yml", ("claims", "text"), GONE, "claims", "shared purpose “claims” has no text"),
    (
        "DM114",
        "activities/cycling-tours.yml",
        ("purposes", "arrange", "bases", 1),
        GONE,
        "bases",
        "for “young-participants”",
    ),
    (
        "DM120",
        NEWS,
        ("purposes", "measure", "data"),
        [],
        "data",
        "“measure” of the activity “newsletter” names",
    ),
    ("DM121", "data-categories.yml", ("name", "name", "en"), "other data", "other data", "“other”"),
    ("DM122", NEWS, ("purposes", "measure", "retention"), GONE, "measure", "how long"),
    (
        "DM123",
        NEWS,
        ("provision",),
        GONE,
        "name",
        "The activity “newsletter” does not say whether the person",
    ),
    ("DM124", NEWS, ("automated_decisions",), GONE, "name", "automated decisions"),
    ("DM124", ORDERS, ("automated_decisions",), GONE, "fulfil", "The purpose “fulfil”"),
    ("DM125", "activities/recruitment.yml", ("purposes", "keep", "sources"), GONE, "keep", "whom the data"),
    ("DM126", "sources.yml", ("company-register", "public"), GONE, "Det Centrale", "open to anyone"),
    ("DM126", "sources.yml", ("company-register", "public"), False, "false", "open to everyone by law"),
    (
        "DM128",
        ORDERS,
        ("purposes", "catalogue", "provision", "requirement"),
        "statutory",
        "statutory",
        "No legal basis of the purpose “catalogue” names the law",
    ),
    (
        "DM128",
        ORDERS,
        ("purposes", "similar-products", "provision", "requirement"),
        "needed-for-contract",
        "needed-for-contract",
        "names the contract",
    ),
    (
        "DM129",
        ORDERS,
        ("purposes", "fulfil", "provision", "requirement"),
        "voluntary",
        "voluntary",
        "for which its data are necessary",
    ),
    (
        "DM147",
        PRIVACY,
        ("sections", 7, "clauses", 0, "block"),
        "site-storage",
        "site-storage",
        "belongs to policy/cookies.yml",
    ),
    (
        "DM147",
        "policy/cookies.yml",
        ("sections", 3, "clauses", 0, "block"),
        "rights",
        "rights",
        "belongs to policy/privacy.yml",
    ),
    (
        "DM148",
        "policy/cookies.yml",
        ("sections", 3, "clauses"),
        [],
        "id: authorities",
        "Nothing stands under the heading",
    ),
    ("DM127", "activities/business-contacts.yml", ("notice_timing",), GONE, "name", "when people are told"),
    ("DM131", SITE, ("purposes", "run", "processors"), GONE, "website", "run by “hosting”"),
    (
        "DM132",
        "recipients.yml",
        ("carrier", "data", 1),
        "cctv-footage",
        "cctv-footage",
        "No purpose that gives data to “carrier”",
    ),
    ("DM135", PRIVACY, ("sections", 3, "sections", 1), GONE, "sections", "“newsletter”"),
    ("DM136", NEWS, ("public",), False, "newsletter", "is not public"),
    ("DM137", PRIVACY, ("sections", 1), GONE, "sections", "block “controller”"),
    ("DM138", PRIVACY, ("sections", 4, "clauses", 0), GONE, "sections", "block “processors”"),
    ("DM138", PRIVACY, ("sections", 4, "clauses", 1), GONE, "sections", "block “recipients”"),
    ("DM139", PRIVACY, ("sections", 5), GONE, "sections", "block “transfers”"),
    ("DM140", PRIVACY, ("sections", 6, "clauses", 0), GONE, "sections", "block “retention”"),
    ("DM141", PRIVACY, ("sections", 8, "clauses", 0), GONE, "sections", "block “rights”"),
    ("DM142", PRIVACY, ("sections", 8, "clauses", 1), GONE, "sections", "block “objection”"),
    ("DM143", PRIVACY, ("sections", 8, "clauses", 2), GONE, "sections", "block “withdrawal”"),
    ("DM144", PRIVACY, ("sections", 9, "clauses", 0), GONE, "sections", "block “complaint”"),
    ("DM145", PRIVACY, ("sections", 7, "clauses", 1), GONE, "sections", "block “automated-decisions”"),
]

OPEN = [
    ("organisation.yml", (field,))
    for field in ("cvr", "address", "dpo", "representative")  # the others are named in texts
]
OPEN += [(PRIVACY, (field,)) for field in ("version", "effective")]
OPEN += [
    (NEWS, ("purposes", "measure", field))
    for field in ("text", "data", "sources", "bases", "retention", "provision", "automated_decisions")
]
OPEN += [("activities/business-contacts.yml", ("notice_timing",))]


def test_the_example_company_says_all_that_people_must_be_told():
    assert found_by(CHECKS, example_case()) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[0]}-{broken[2][-1:]}")
def test_what_is_wrong_is_found_where_it_stands(broken, tmp_path):
    rule, file, path, value, words, part = broken
    found = judged(CHECKS, changed(tmp_path, file, path, value))

    assert {each.rule for each in found} == {rule}
    assert token(found[0]).startswith(words)
    assert part in found[0].message


@pytest.mark.parametrize(("file", "path"), OPEN)
def test_an_open_question_is_not_reported_again(file, path, tmp_path):
    assert judged(CHECKS, changed(tmp_path, file, path, TODO)) == []


def test_an_organisation_in_the_eea_needs_no_representative(tmp_path):
    assert judged(CHECKS, changed(tmp_path, "organisation.yml", (), moved_to("NO"))) == []


def test_who_gets_the_data_is_asked_where_no_party_serves_the_whole_operation(tmp_path):
    changed(tmp_path, "processors.yml", ("it-operations", "general"), value=False)
    changed(tmp_path, "recipients.yml", ("adviser", "general"), value=False)
    changed(tmp_path, NEWS, ("systems",), [])
    folder = changed(tmp_path, NEWS, ("processors",), GONE)

    silent = [found for found in judged(CHECKS, folder) if found.location.path.stem == "newsletter"]

    assert [(found.rule, token(found)) for found in silent] == [("DM130", "name")]
    assert not [
        found
        for found in judged(CHECKS, changed(tmp_path, NEWS, ("recipients",), []))
        if found.location.path.stem == "newsletter"
    ]


def test_no_block_is_asked_for_whose_condition_does_not_hold(tmp_path):
    outline = {
        "version": "1.0",
        "effective": "2026-11-16",
        "sections": [
            {
                "id": "all",
                "title": {"da": "Alt", "en": "All"},
                "clauses": [{"block": name} for name in ("controller", "rights", "complaint", "processors")],
                "sections": [{"activity": "enquiries"}],
            }
        ],
    }
    changed(tmp_path, PRIVACY, (), outline)
    changed(tmp_path, "recipients.yml", ("adviser", "general"), value=False)
    copy = tmp_path / "data_map"
    for path in (copy / "activities").glob("*.yml"):
        if path.stem not in {"enquiries", "employees"}:
            changed(tmp_path, f"activities/{path.name}", ("public",), value=False)
    changed(tmp_path, "cookies.yml", ("entries",), TODO)
    changed(tmp_path, "transfers.yml", ("chat-united-kingdom",), GONE)

    blocks = {found.message.split("block")[-1] for found in judged(CHECKS, copy) if "block" in found.message}

    assert blocks == {" “retention”.", " “objection”."}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_example_before_breaks_the_rule_and_the_one_after_does_not(check, tmp_path):
    before = of_example(check, check.rule.before, tmp_path / "before")
    after = of_example(check, check.rule.after, tmp_path / "after")

    assert len(after) < len(before)
    assert {found.rule for found in before} == {check.rule.id}
    assert not check.rule.after.startswith(tuple(f"# {_file(found, tmp_path)}" for found in after))


def test_every_row_of_the_checklist_is_answered_here_or_by_a_family_that_is_named():
    answered = {row for check in CHECKS for row in check.covers if row.startswith("T")}
    assert answered | ELSEWHERE.keys() == vocabulary().notice.keys()
