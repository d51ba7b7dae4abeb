"""Is the inventory in good order? Entries, deadlines, questions, and what was true once."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy

import pytest
from example_case import EXAMPLE, ON, case_of, changed, example_case

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules import publication
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.tidiness import WHAT
from small_inventory import write_inventory

OF_THE_LAW = "DM609"
"""The rule that judges datamap itself, so no inventory can break it."""

SOURCE = ("employer", "internal")
CLAUSE = ("sections", 0, "clauses", 0, "text")

FILE_OF = {
    "purposes": "purposes.yml",
    "data_categories": "data-categories.yml",
    "subjects": "subjects.yml",
    "sources": "sources.yml",
    "systems": "systems.yml",
    "processors": "processors.yml",
    "recipients": "recipients.yml",
}


def judged(case):
    return [found for each in publication.CHECKS for found in each.diagnostics(case)]


def findings(case):
    return [(found.rule, found.entry, found.message) for found in judged(case)]


def test_the_example_company_has_no_finding():
    assert judged(example_case()) == []


@pytest.mark.parametrize(
    "each", [each for each in publication.CHECKS if each.rule.id != OF_THE_LAW], ids=lambda each: each.rule.id
)
def test_the_example_before_breaks_its_rule_and_the_one_after_does_not(each, tmp_path):
    def entries(files, folder):
        inventory, diagnostics = read_inventory(write_inventory(folder, files))
        assert inventory is not None, diagnostics
        return {(found.rule, found.entry) for found in judged(Case(inventory, {}, ON))}

    sound = entries({}, tmp_path / "sound")  # the small inventory has open questions
    for text, broken in ((each.rule.before, {each.rule.id}), (each.rule.after, set())):
        name = text.removeprefix("# ").split("\n", 1)[0]
        found = entries({name: text}, tmp_path / str(len(broken)))
        assert {rule for rule, _ in found - sound} == broken


class TestEntries:
    @pytest.mark.parametrize("collection", WHAT)
    def test_an_entry_that_nothing_uses_is_told_by_its_id(self, collection, tmp_path):
        content = read_yaml(EXAMPLE / FILE_OF[collection])[0].value
        entry = deepcopy(content[next(name for name in content if not content[name].get("general"))])
        for field in ("name", "text", "category"):
            if isinstance(entry.get(field), dict):
                entry[field] = {"da": "noget ganske andet", "en": "quite another thing"}
            elif field in entry:
                entry[field] = "Quite Another Thing"
        case = case_of(changed(tmp_path, FILE_OF[collection], ("unused",), entry))

        assert findings(case) == [
            ("DM601", f"{collection}.unused", f"The {WHAT[collection]} “unused” is used nowhere.")
        ]
        (found,) = judged(case)
        line = found.location.path.read_text("utf-8").splitlines()[found.location.line - 1]
        assert line == "unused:"

    def test_what_serves_the_operation_as_a_whole_needs_no_reference(self, tmp_path):
        content = read_yaml(EXAMPLE / "processors.yml")[0].value
        entry = {**content["it-operations"], "name": "Another"}
        assert findings(case_of(changed(tmp_path, "processors.yml", ("more",), entry))) == []

    def test_the_last_reference_that_goes_leaves_the_entry_unused(self, tmp_path):
        file, path = "activities/business-contacts.yml", ("sources",)
        assert "company-register" in read_yaml(EXAMPLE / file)[0].value["sources"]
        case = case_of(changed(tmp_path, file, path, ["person", "employer"]))
        assert [(rule, entry) for rule, entry, _ in findings(case)] == [("DM601", "sources.company-register")]

    @pytest.mark.parametrize("language", ["da", "en"])
    def test_two_entries_with_one_name_in_a_language_are_told(self, language, tmp_path):
        subjects = read_yaml(EXAMPLE / "subjects.yml")[0].value
        twin = subjects["customers"]["name"][language].upper()
        case = case_of(changed(tmp_path, "subjects.yml", ("applicants", "name", language), twin))

        named = {"da": "Danish", "en": "English"}[language]
        assert findings(case) == [
            (
                "DM602",
                "subjects.applicants.name",
                f"This group of data subjects has the same name in {named} as “customers”.",
            )
        ]

    def test_one_company_entered_twice_is_told_and_one_category_for_two_is_not(self, tmp_path):
        processors = read_yaml(EXAMPLE / "processors.yml")[0].value
        changed(tmp_path, "processors.yml", ("hosting", "category"), processors["it-operations"]["category"])
        folder = changed(tmp_path, "processors.yml", ("chat-provider", "name"), processors["hosting"]["name"])

        assert [(rule, entry) for rule, entry, _ in findings(case_of(folder))] == [
            ("DM602", "processors.chat-provider.name")
        ]


class TestDays:
    @pytest.mark.parametrize(
        ("file", "path", "value"),
        [
            ("sources.yml", SOURCE, {"reviewed": "2026-11-23"}),
            ("sources.yml", SOURCE, {"contracts": [{"title": "A", "signed": "2027-01-01"}]}),
            (
                "sources.yml",
                SOURCE,
                {"assessments": [{"kind": "impact", "done": "2027-01-01", "conclusion": "Fine."}]},
            ),
            ("transfers.yml", ("newsletter-united-states", "framework", "checked"), "2027-01-01"),
            ("cookies.yml", ("checked",), "2026-11-23"),
            (
                "sources.yml",
                SOURCE,
                {"contracts": [{"title": "A", "signed": "2026-01-02", "expires": "2026-01-01"}]},
            ),
        ],
    )
    def test_a_day_that_cannot_be_is_an_error(self, file, path, value, tmp_path):
        rules = [rule for rule, _, _ in findings(case_of(changed(tmp_path, file, path, value)))]
        assert "DM603" in rules
        assert set(rules) <= {"DM603", "DM605"}

    def test_today_is_no_day_in_the_future_and_not_past_either(self, tmp_path):
        today = ON.isoformat()
        folder = changed(tmp_path, "sources.yml", SOURCE, {"reviewed": today, "review_by": today})
        assert findings(case_of(folder)) == []

    def test_every_day_of_the_example_is_watched(self):
        case = example_case()
        later = Case(case.inventory, case.catalogues, dt.date(2100, 1, 1))
        earlier = Case(case.inventory, case.catalogues, dt.date(2000, 1, 1))

        for rule, fields, judged_on in (
            ("DM603", {"signed", "reviewed", "done", "checked", "on"}, earlier),
            ("DM604", {"review_by"}, later),
            ("DM605", {"expires"}, later),
        ):
            written = sum(
                key in fields for file in EXAMPLE.rglob("*.yml") for key in _keys(read_yaml(file)[0].value)
            )
            found = sum(each.rule == rule for each in judged(judged_on))
            assert written == found > 0

    @pytest.mark.parametrize(
        ("days", "rules", "words"),
        [
            (-1, ["DM605"], "expired on 2026-11-21"),
            (0, ["DM606"], "expires on 2026-11-22, today"),
            (1, ["DM606"], "tomorrow"),
            (60, ["DM606"], "in 60 days"),
            (61, [], ""),
        ],
    )
    def test_an_agreement_is_told_sixty_days_before_its_end(self, days, rules, words, tmp_path):
        contract = {"title": "DPA", "expires": (ON + dt.timedelta(days)).isoformat()}
        found = findings(case_of(changed(tmp_path, "sources.yml", SOURCE, {"contracts": [contract]})))
        assert [rule for rule, _, _ in found] == rules
        assert all(words in message for _, _, message in found)

    def test_an_open_question_is_a_note_with_owner_and_day_and_a_warning_after_it(self, tmp_path):
        question = {"todo": "Which number?", "owner": "manager", "due": "2026-12-24"}
        case = case_of(changed(tmp_path, "organisation.yml", ("cvr",), question))
        late = Case(case.inventory, case.catalogues, dt.date(2026, 12, 25))

        (note,), (warning,) = judged(case), [each for each in judged(late) if each.rule.startswith("DM60")]

        assert (note.rule, note.severity.value, note.entry) == ("DM607", "note", "organisation.cvr")
        assert note.message == "Open question: Which number?"
        assert note.remedy == "“Managing director” must find it out by 2026-12-24."
        assert (warning.rule, warning.severity.value, warning.entry) == (
            "DM608",
            "warning",
            "organisation.cvr.due",
        )

    def test_every_question_is_told_once_even_if_its_purpose_is_shared(self, tmp_path):
        path = ("bookkeeping", "internal", "questions")
        question = [{"todo": "Is it so?", "owner": "manager"}]
        assert [
            rule for rule, _, _ in findings(case_of(changed(tmp_path, "purposes.yml", path, question)))
        ] == ["DM607"]

    def test_law_that_nobody_looked_up_for_a_year_is_told(self):
        case = example_case()
        for days, told in ((366, False), (367, True)):
            on = vocabulary().checked + dt.timedelta(days)
            found = [each for each in judged(Case(case.inventory, {}, on)) if each.rule == OF_THE_LAW]
            assert bool(found) == told
            assert all(each.location.path.name == "organisation.yml" for each in found)


class TestOutdated:
    @pytest.mark.parametrize(
        "words",
        [
            "Datatilsynet, Borgergade 28, København",
            "Datatilsynet, 1300 København K",
            "Om cookies: skriv til Erhvervsstyrelsen.",
            "Bekendtgørelse nr. 1148 af 9. december 2012.",
        ],
    )
    def test_what_is_out_of_date_is_an_error_where_it_stands(self, words, tmp_path):
        case = case_of(
            changed(tmp_path, "policy/privacy.yml", (*CLAUSE, "da"), f"Her i {{website}}: {words}")
        )
        found = [(rule, entry) for rule, entry, _ in findings(case)]
        assert found == [("DM610", "policy.privacy.sections.0.clauses.0.text.da")]

    @pytest.mark.parametrize(
        "words",
        [
            "Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby",
            "Vi har 1300 kunder.",
            "Vi indsender regnskabet til Erhvervsstyrelsen.",
            "Bekendtgørelse nr. 1148 af 9. december 2011.",
            "Lov nr. 11480 af 2012.",
        ],
    )
    def test_what_only_looks_like_it_is_not(self, words, tmp_path):
        case = case_of(changed(tmp_path, "policy/privacy.yml", (*CLAUSE, "da"), words))
        assert findings(case) == []

    @pytest.mark.parametrize(
        ("words", "sound"),
        [
            ("Se http://www.nordlys.example/", False),
            ("Se www.nordlys.example.", False),
            ("Se https://www.nordlys.example/cookies.aspx.", False),
            ("Se https://www.nordlys.example/aspxen", True),
        ],
    )
    def test_links_are_whole_and_lasting(self, words, sound, tmp_path):
        case = case_of(changed(tmp_path, "policy/privacy.yml", (*CLAUSE, "da"), words))
        assert [rule for rule, _, _ in findings(case)] == ([] if sound else ["DM611"])


def _keys(value):
    """Every key of every mapping within a value."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(inner)
