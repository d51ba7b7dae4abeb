"""What a change of the inventory means: which it is, whether it is material, which clauses tell it."""

from __future__ import annotations

from functools import cache

import pytest

from built_documents import DAY
from mkdocs_datamap.changes.difference import difference
from mkdocs_datamap.changes.edition import kept, read_kept
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.render.change_report import Report, as_json, as_markdown, as_text
from mkdocs_datamap.render.edition import edition
from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.voice import Voice
from small_inventory import FILES, write_inventory


@cache
def catalogue(language):
    return load_catalogue(language, None)[0]


def told(folder, changes=None, catalogues=None):
    inventory, found = read_inventory(write_inventory(folder, changes))
    assert inventory is not None, found
    return edition(inventory, catalogues or [catalogue("da"), catalogue("en")], DAY)


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    return told(tmp_path_factory.mktemp("before"))


@pytest.fixture
def changed(before, tmp_path):
    """What differs when some words of some files are others: “file: (words, other words)”."""

    def change(**files):
        contents = {}
        for name, pairs in files.items():
            file = name.replace("__", "/").replace("_", "-") + ".yml"
            content = FILES[file]
            for old, new in pairs:
                assert old in content, old
                content = content.replace(old, new)
            contents[file] = content
        return difference(before, told(tmp_path, contents))

    return change


def summary(found):
    return {(each.change.action, each.change.kind, each.change.field) for each in found.told}


NEW_PURPOSE = (
    "purposes:\n",
    "purposes:\n  study:\n    text: {da: lære af henvendelser, en: learn from enquiries}\n    bases: []\n",
)

CASES = {
    "a new purpose": (
        {"activities__enquiries": [NEW_PURPOSE]},
        ("added", "Activity", "purposes"),
        "purpose",
    ),
    "a purpose that is given up": (
        {"activities__enquiries": [("  improve:\n    shared: true\n", "")], "purposes": []},
        ("removed", "Activity", "purposes"),
        "less",
    ),
    "a new recipient of a purpose": (
        {
            "activities__enquiries": [("recipients: [bank]", "recipients: [bank, police]")],
            "recipients": [
                (
                    "bank:\n",
                    "police:\n  name: P\n  disclose: name\n  category: {da: politi, en: police}\nbank:\n",
                )
            ],
        },
        ("added", "Inventory", "recipients"),
        "receivers",
    ),
    "a recipient that gets nothing any more": (
        {"activities__enquiries": [("recipients: [bank]\n", "")]},
        ("removed", "Inventory", "recipients"),
        "less",
    ),
    "a new transfer": (
        {
            "transfers": [
                (
                    "bank-abroad:",
                    (
                        "host-abroad:\n  recipient: web-host\n  country: IN\n  data: []\n"
                        "  mechanism: scc\n  copy: contact\nbank-abroad:"
                    ),
                )
            ]
        },
        ("added", "Inventory", "transfers"),
        "third-country",
    ),
    "another mechanism of a transfer": (
        {"transfers": [("mechanism: scc\n  module: 1\n", "mechanism: bcr\n")]},
        ("changed", "Transfer", "mechanism"),
        "third-country",
    ),
    "another legal basis": (
        {
            "activities__enquiries": [
                ("basis: legal-obligation\n        law: dk-bookkeeping-12", "basis: vital-interests")
            ]
        },
        ("added", "Purpose", "bases"),
        "impact",
    ),
    "a new category of data": (
        {
            "activities__enquiries": [("data: [email-address]", "data: [email-address, diet]")],
            "data_categories": [
                ("email-address:\n", "diet:\n  name: {da: kost, en: diet}\nemail-address:\n")
            ],
        },
        ("added", "Purpose", "data"),
        "impact",
    ),
    "a category that turns out to be special": (
        {"data_categories": [("en: e-mail address}\n", "en: e-mail address}\n  kind: special\n")]},
        ("changed", "Data", "kind"),
        "impact",
    ),
    "a new group of people": (
        {
            "activities__enquiries": [("subjects: [visitors]", "subjects: [visitors, children]")],
            "subjects": [("visitors:\n", "children:\n  name: {da: børn, en: children}\nvisitors:\n")],
        },
        ("added", "Purpose", "subjects"),
        "impact",
    ),
    "longer retention": (
        {"activities__enquiries": [("period: P1Y", "period: P18M")]},
        ("longer", "Retention", "period"),
        "impact",
    ),
    "shorter retention": (
        {"activities__enquiries": [("period: P1Y", "period: P6M")]},
        ("shorter", "Retention", "period"),
        "less",
    ),
    "a new cookie": (
        {
            "cookies": [
                (
                    "entries:\n",
                    (
                        "entries:\n  basket:\n    name: basket\n    provider: organisation\n"
                        "    party: first\n    category: necessary\n"
                        "    purpose: {da: Den husker., en: It remembers.}\n    duration: session\n"
                    ),
                )
            ]
        },
        ("added", "Cookies", "entries"),
        "impact",
    ),
    "a cookie that stays longer": (
        {"cookies": [("duration: session", "duration: P1D")]},
        ("longer", "Cookie", "duration"),
        "impact",
    ),
    "a cookie of another category": (
        {"cookies": [("category: necessary", "category: statistics")]},
        ("changed", "Cookie", "category"),
        "impact",
    ),
    "another right, because there is consent now": (
        {"cookies": [("category: necessary", "category: statistics")]},
        ("added", "Law", "rights"),
        "rights",
    ),
    "another controller": (
        {"organisation": [("legal_name: Nordlys ApS", "legal_name: Sydlys A/S")]},
        ("changed", "Organisation", "legal_name"),
        "controller",
    ),
    "another address for questions": (
        {"organisation": [("privacy@nordlys", "dpo@nordlys")]},
        ("changed", "Organisation", "email"),
        "rights",
    ),
    "an automated decision": (
        {
            "activities__enquiries": [
                (
                    "purposes:\n",
                    (
                        "automated_decisions:\n  - logic: {da: Alder., en: Age.}\n"
                        "    significance: {da: Nej., en: No.}\n    exception: contract\npurposes:\n"
                    ),
                )
            ]
        },
        ("changed", "Purpose", "decisions"),
        "impact",
    ),
    "a corrected misspelling": (
        {"activities__enquiries": [("besvare din henvendelse", "besvare din hendvendelse")]},
        ("changed", "Purpose", "text"),
        "correction",
    ),
    "other words of a clause of one's own": (
        {"policy__privacy": [("Skriv til {email}.", "Ring til {phone}.")]},
        ("changed", "Clause", "text"),
        "own-words",
    ),
    "another heading": (
        {"policy__privacy": [("Hvem vi er", "Om os")]},
        ("changed", "Section", "title"),
        "arrangement",
    ),
    "another order": (
        {
            "policy__privacy": [
                ("  - activity: enquiries\n", ""),
                ("sections:\n", "sections:\n  - activity: enquiries\n"),
            ]
        },
        ("moved", "Outline", "sections"),
        "arrangement",
    ),
    "a day on which cookies were checked": (
        {"cookies": [("checked: 2026-11-01", "checked: 2026-11-20")]},
        ("changed", "Cookies", "checked"),
        "record",
    ),
}


@pytest.mark.parametrize(("files", "expected", "why"), CASES.values(), ids=CASES)
def test_the_change_is_named_and_classed(changed, files, expected, why):
    found = changed(**files)
    assert expected in summary(found)
    change = next(
        each.change
        for each in found.told
        if (each.change.action, each.change.kind, each.change.field) == expected
    )
    assert change.reason == why
    assert change.material is (why not in {"correction", "same-facts", "arrangement", "record"})
    # Notice ahead is for what people may want to act on, and not for a processing that ends.
    assert change.why.ahead is (change.material and why != "less")


def test_the_clauses_that_a_change_touches_are_shown_in_both_languages(changed):
    found = changed(activities__enquiries=[("period: P1Y", "period: P18M")])
    # The activity's period holds for each of its three purposes.
    assert [each.change.action for each in found.told] == ["longer"] * 3
    clauses = {clause.anchor: clause for each in found.told for clause in each.clauses}
    assert set(clauses) == {clause.anchor for clause in found.clauses}
    assert clauses.keys() >= {"enquiries--summary"}
    for clause in clauses.values():
        assert clause.languages == ("da", "en")
        assert "1 år" in " ".join(clause.before.words["da"])
        assert "1 year" in " ".join(clause.before.words["en"])
        assert "18 måneder" in " ".join(clause.after.words["da"])
        assert "18 months" in " ".join(clause.after.words["en"])
    assert found.wording == ()


def test_a_change_elsewhere_touches_no_other_clause(changed):
    found = changed(
        cookies=[("duration: session", "duration: P1D")],
        activities__enquiries=[("period: P1Y", "period: P18M")],
    )
    by_field = {each.change.field: {clause.page for clause in each.clauses} for each in found.told}
    assert by_field == {"duration": {"cookies"}, "period": {"privacy"}}


def test_an_address_in_a_clause_of_ones_own_is_no_mere_wording(changed):
    found = changed(organisation=[("privacy@nordlys", "dpo@nordlys")])
    (told_change,) = found.told
    assert "who-we-are--promise" in {clause.anchor for clause in told_change.clauses}
    assert found.wording == ()


def test_other_words_for_the_same_facts_are_wording_only(before, tmp_path):
    words = load_catalogue("da", write_wording(tmp_path / "wording"))[0]
    found = difference(before, told(tmp_path / "map", catalogues=[words, catalogue("en")]))
    assert found.told == ()
    assert {clause.languages for clause in found.wording} == {("da",)}
    assert found.wording
    assert found.internal == {}


def write_wording(folder):
    folder.mkdir()
    (folder / "da.po").write_text(
        'msgid ""\nmsgstr "Language: da\\n"\n\nmsgid "controller.website"\nmsgstr "Hjemmeside på nettet"\n',
        "utf-8",
    )
    return folder


def test_what_is_not_public_is_counted_and_never_quoted(changed):
    found = changed(
        processors=[("Who hosts the website?", "A secret of the house?")],
        activities__enquiries=[("  owner: dpo\n", "  owner: dpo\n  notes: Another secret.\n")],
        exceptions=[("another system", "a third secret")],
    )
    assert found.told == found.wording == ()
    assert found.internal == {"activities": 1, "processors": 1, "exceptions": 1}
    report = Report(found, Voice(catalogue("en")))
    for form in (as_text, as_markdown, as_json):
        assert "secret" not in form(report)
    assert "Not public: 3 entries changed" in as_markdown(report)


def test_an_entry_with_a_public_and_an_internal_change_counts_for_both(changed):
    found = changed(
        activities__enquiries=[
            ("period: P1Y", "period: P18M"),
            ("  owner: dpo\n", "  owner: dpo\n  notes: x\n"),
        ]
    )
    assert summary(found) == {("longer", "Retention", "period")}
    assert found.internal == {"activities": 1}


CARRIER = (
    "bank:\n",
    "carrier:\n  name: {todo: Who?, owner: dpo}\n  category: {da: fragtfirmaer, en: carriers}\nbank:\n",
)


def test_a_new_recipient_of_one_purpose_is_told_there_once_and_is_no_internal_change(changed):
    found = changed(
        recipients=[CARRIER],
        activities__enquiries=[("  defend:\n", "  defend:\n    recipients: [bank, carrier]\n")],
    )
    assert len(found.told) == 1
    report = as_text(Report(found, Voice(catalogue("en"))))
    assert "Added (recipient) in “Enquiries, defend legal claims”: carriers\n" in report
    assert found.wording == ()
    assert found.internal == {}


def test_a_new_recipient_of_several_purposes_is_told_of_the_house(changed):
    found = changed(
        recipients=[CARRIER], activities__enquiries=[("recipients: [bank]", "recipients: [bank, carrier]")]
    )
    assert len(found.told) == 1
    assert "Added (recipient): carriers\n" in as_text(Report(found, Voice(catalogue("en"))))
    assert "Tilføjet (modtager): fragtfirmaer\n" in as_text(Report(found, Voice(catalogue("da"))))
    assert found.internal == {}


def test_another_id_is_no_other_purpose(changed):
    found = changed(
        activities__enquiries=[("  reply:", "  answer:"), ("further_use_of: reply", "further_use_of: answer")]
    )
    assert {each.change.reason for each in found.told} <= {"arrangement", "purpose"}
    assert not {each.change.action for each in found.told} & {"added", "removed"}


def test_a_category_in_other_words_is_the_same_processor(changed):
    found = changed(processors=[("udbyder af webhotel", "udbyder af webhoteller og servere")])
    assert summary(found) == {("changed", "Party", "key"), ("changed", "Party", "name")}


def test_nothing_changed_is_said_in_every_form(before):
    found = difference(before, before)
    assert found.is_nothing
    report = Report(found, Voice(catalogue("da")))
    assert as_text(report).startswith("Intet ændrer sig")
    assert "Intet ændrer sig" in as_markdown(report)


def test_a_kept_edition_is_compared_like_one_just_made(before, tmp_path):
    found = difference(read_kept(kept(before)), told(tmp_path))
    assert found.told == found.clauses == ()
    # A kept edition knows nothing of what is internal.
    assert found.internal is None
    assert kept(read_kept(kept(before))) == kept(before)


def test_a_field_that_an_older_release_did_not_keep_is_not_reported(before, tmp_path):
    older = kept(before).replace('"cvr": "12345674",\n', "")
    assert older != kept(before)
    assert difference(read_kept(older), told(tmp_path)).told == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "It is no JSON"),
        ("[]", "no record"),
        ('{"format": 99}', "form 99"),
        ('{"format": 2}', "no record"),
    ],
)
def test_what_is_no_kept_edition_is_refused_in_words(text, said):
    with pytest.raises(ValueError, match=said):
        read_kept(text)


HOSTILE = (
    "@everyone #1 <img src=x onerror=alert(1)> <!-- datamap-diff --> [x](javascript:1) "
    "https://evil.example **b** | `c`"
)


def test_no_text_of_the_inventory_becomes_structure_in_a_comment(changed):
    found = changed(activities__enquiries=[("besvare din henvendelse", f"'{HOSTILE}'")])
    text = as_markdown(Report(found, Voice(catalogue("da"))))
    body = text.replace("<!-- datamap-diff -->", "", 1)
    assert text.startswith("<!-- datamap-diff -->\n")
    assert "<!-- datamap-diff -->" not in body
    assert "<img" not in body
    assert "@everyone" not in body
    assert "#1 " not in body
    assert "[x](" not in body
    assert "https://evil" not in body
    assert r"\*\*b\*\*" in body


def test_a_comment_is_never_longer_than_github_takes(changed):
    long = " ".join(f"ord{number}" for number in range(30_000))
    found = changed(activities__enquiries=[("besvare din henvendelse", long)])
    text = as_markdown(Report(found, Voice(catalogue("da"))))
    assert len(text) < 65_536
    assert text.endswith("Kør »datamap diff« for at se resten.")
