"""Do the languages of each text say the same, in their own words, plainly?"""

from __future__ import annotations

import dataclasses
import datetime as dt
from copy import deepcopy

import pytest
import yaml
from example_case import EXAMPLE, ON, case_of, changed, example_case

from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.rules import languages
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.profiles import profiles
from mkdocs_datamap.rules.stated import stated
from mkdocs_datamap.rules.translation import SAME_WORDS
from small_inventory import write_inventory

TEXT = """\
# sources.yml
employer:
  name:
    da: {da}
    en: {en}
"""
UNREAD = "nobody has accepted its translation yet."
ACCEPTED = "policy/accepted-translations.yml"


def judged(case):
    return [found for each in languages.CHECKS for found in each.diagnostics(case)]


def rules_for(danish, english, folder):
    """The ids of the rules that a text breaks in an inventory that is otherwise without fault."""
    quoted = {"da": yaml.safe_dump(danish, width=9999), "en": yaml.safe_dump(english, width=9999)}
    text = TEXT.format(**{code: words.removesuffix("...\n").strip() for code, words in quoted.items()})
    inventory, diagnostics = read_inventory(write_inventory(folder, {"sources.yml": text}))
    assert inventory is not None, diagnostics
    return {found.rule for found in judged(Case(inventory, {}, ON))}


def test_the_example_company_has_no_finding():
    assert judged(example_case()) == []


@pytest.mark.parametrize(
    ("danish", "english"),
    [("job applicants", "jobansøgere"), ("the search", "opslaget"), ("tax card", "skattekort på papir")],
)
def test_short_texts_in_each_others_place_are_known_by_a_letter_or_a_small_word(danish, english, tmp_path):
    assert rules_for(danish, english, tmp_path / "mixed") == {"DM506"}
    assert rules_for(english, danish, tmp_path / "right") == set()


@pytest.mark.parametrize("each", languages.CHECKS, ids=lambda each: each.rule.id)
def test_the_example_before_breaks_its_rule_alone_and_the_one_after_none(each, tmp_path):
    def found(text, folder):
        name = text.removeprefix("# ").split("\n", 1)[0]
        write_inventory(folder, {name: text})
        if each.rule.id == "DM509":  # every other text of the small inventory is new too
            return {
                found.rule
                for found in each.diagnostics(case_of(folder))
                if found.entry == "sources.employer.name"
            }
        inventory, diagnostics = read_inventory(folder)
        assert inventory is not None, diagnostics
        return {found.rule for found in judged(Case(inventory, {}, ON))} - (
            {"DM509"} if name == ACCEPTED else set()
        )

    assert found(each.rule.before, tmp_path / "before") == {each.rule.id}
    assert found(each.rule.after, tmp_path / "after") == set()


@pytest.mark.parametrize(
    ("danish", "english", "rule"),
    [
        ("i 3 år", "for 5 years", "DM501"),
        ("i 3 år", "for years", "DM501"),
        ("i tre år", "for five years", "DM501"),
        ("højst 1.000 kr.", "DKK 10,000 at most", "DM501"),
        ("højst 1,5 pct.", "1.6 per cent at most", "DM501"),
        ("version 1.2.3 af siden", "version 1.2.4 of the page", "DM501"),
        ("siden 9. december 2011", "since 9 December 2012", "DM502"),
        ("siden 9. december", "since 8 December", "DM502"),
        ("siden december 2011", "since December 2012", "DM502"),
        ("siden 3.4.2026", "since 4 March 2026", "DM502"),
        ("se https://a.dk/da", "see https://b.dk/en", "DM503"),
        ("skriv til hej@a.dk", "write to hi@a.dk", "DM503"),
        ("ring på 33 19 32 00", "call +45 33 19 32 01", "DM503"),
        ("en bruger på smartBYG", "an account on smartBIG", "DM505"),
        ("ansatte hos Nordlys", "staff of Nordlight", "DM505"),
        ("din arbejdsgiver og dem, du arbejder med", "din arbejdsgiver og dem, du arbejder med", "DM507"),
        ("Dem kender vi.", "They are people you know. Vi kender dem ikke så godt.", "DM506"),
        ("your employer", "din arbejdsgiver", "DM506"),
        ("vi er databehandler", "we are the controller", "DM510"),
        ("du giver samtykke", "you give explicit consent", "DM510"),
        ("vi er dataansvarlige", "we are joint controllers", "DM510"),
        ("oplysninger videregives", "data are collected", "DM510"),
        ("efter artikel 6, stk. 1", "under section 6, sub-section 1", "DM511"),
        ("se artikel 6, litra f", "see article 6, para f", "DM511"),
        ("og andre, osv.", "and others, etc.", "DM513"),
        ("diverse personer", "various people", "DM513"),
    ],
)
def test_what_the_languages_say_differently_is_found(danish, english, rule, tmp_path):
    assert rule in rules_for(danish, english, tmp_path)


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("i 3 år", "for three years"),
        ("i 1 måned", "for a month"),
        ("i et halvt år", "for six months"),
        ("under 1.000 kr.", "under DKK 1,000"),
        ("kl. 8-16", "from 8 am to 4 pm"),
        ("den 9. december 2011", "on 9 December 2011"),
        ("artikel 6, stk. 1, litra f", "Article 6(1)(f)"),
        ("§ 12, stk. 2, nr. 1, af 9. dec. 2011", "section 12(2) no. 1 of December 9, 2011"),
        ("ring på 33 19 32 00", "call +45 33 19 32 00"),
        ("se https://www.a.dk/da/vilkaar.", "see https://www.a.dk/en/terms"),
        ("smartBYGs brugere", "users of smartBYG"),
        ("Marketing", "Marketing"),
        ("HR og it", "HR and IT"),
        ("knappen »Accept all of the cookies«", "the button “Accepter alle de cookies, vi har”"),
        ("Kontakt os i Ærøskøbing", "Contact us in Ærøskøbing"),
        ("dit udtrykkelige samtykke", "your explicit consent"),
        ("du samtykker udtrykkeligt", "you give your explicit consent"),
        ("Du må altid gøre indsigelse", "You may object at any time"),
        ("den dataansvarlige og databehandleren", "the processor and the controller"),
    ],
)
def test_what_the_languages_only_write_differently_is_no_alarm(danish, english, tmp_path):
    assert rules_for(danish, english, tmp_path) == set()


def test_a_placeholder_of_one_language_alone_is_an_error_at_the_other(tmp_path):
    path = ("sections", 0, "clauses", 0, "text", "en")
    folder = changed(tmp_path, "policy/privacy.yml", path, "Here we tell you how we process personal data.")

    found = [each for each in judged(case_of(folder)) if each.rule == "DM504"]

    (found,) = found
    assert found.entry == spoken(("policy", "privacy", *path))
    assert found.location.path.name == "privacy.yml"
    assert "“{trade_name}” stands in the Danish text and not in the English one" in found.message


def test_long_sentences_and_hard_texts_are_told_in_either_language(tmp_path):
    long = "We tell you this, " + "and this, " * 24
    hard = (
        "Notwithstanding organisational considerations, administrative authorities communicate "
        "interdepartmental recommendations. " * 4
    )
    for index, (danish, english, words) in enumerate(
        [
            ("Kort.", long, "words on average"),
            ("Kort.", hard, "Flesch reading ease"),
            (
                "Virksomhedens databehandlingsaftaler forudsætter sikkerhedsforanstaltninger. " * 8,
                "Short.",
                "LIX",
            ),
        ]
    ):
        folder = changed(
            tmp_path / str(index), "sources.yml", ("employer", "name"), {"da": danish, "en": english}
        )
        assert any(
            each.rule == "DM512" and words in each.message and each.entry.startswith("sources.employer.name")
            for each in judged(case_of(folder))
        )


def test_a_third_language_is_not_judged_by_words_that_nobody_listed(tmp_path):
    small = write_inventory(tmp_path)
    for file in sorted(small.rglob("*.yml")):
        content = _mapped(read_yaml(file)[0].value, _with_german)
        if file.name == "organisation.yml":
            content["languages"] = ["da", "en", "de"]
        file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")

    assert judged(case_of(small)) == []


def _with_german(text):
    slots = "".join(f" {{{part.split('}')[0]}}}" for part in text["en"].split("{")[1:])
    return {**text, "de": f"Wir erklären das hier noch einmal genau, in 12 Wörtern.{slots}"}


class TestAcceptedTranslations:
    def test_a_change_in_one_language_names_the_other_and_its_place(self, tmp_path):
        folder = changed(
            tmp_path, "sources.yml", ("employer", "name", "da"), "din arbejdsgiver eller din chef"
        )

        (found,) = judged(case_of(folder))

        assert (found.rule, found.entry) == ("DM508", "sources.employer.name.en")
        assert found.message == (
            "The Danish text has changed since this translation was accepted; the English one has not."
        )
        line = found.location.path.read_text("utf-8").splitlines()[found.location.line - 1]
        assert line.strip() == "en: your employer or your colleagues"

    def test_a_change_in_every_language_and_a_new_text_are_notes(self, tmp_path):
        changed(tmp_path, "sources.yml", ("employer", "name"), {"da": "din chef", "en": "your manager"})
        folder = changed(tmp_path, "sources.yml", ("press",), {"name": {"da": "pressen", "en": "the press"}})

        assert [(found.rule, found.entry, found.message) for found in judged(case_of(folder))] == [
            (
                "DM509",
                "sources.employer.name",
                f"This text has changed in every language since it was accepted: {UNREAD}",
            ),
            (
                "DM509",
                "sources.press.name",
                f"This text is new in Danish and English: {UNREAD}",
            ),
        ]

    def test_without_the_file_nothing_is_asked_for(self, tmp_path):
        folder = changed(
            tmp_path, "sources.yml", ("employer", "name", "da"), "din arbejdsgiver eller din chef"
        )
        (folder / ACCEPTED).unlink()

        assert judged(case_of(folder)) == []

    def test_a_clause_put_before_others_leaves_them_accepted(self, tmp_path):
        sections, _ = read_yaml(EXAMPLE / "policy" / "privacy.yml")
        content = deepcopy(sections.value["sections"])
        content.insert(0, {"id": "new", "title": {"da": "Nyt", "en": "New"}})
        folder = changed(tmp_path, "policy/privacy.yml", ("sections",), content)

        assert [(found.rule, found.entry) for found in judged(case_of(folder))] == [
            ("DM509", "policy.privacy.sections.0.title")
        ]


class TestMutations:
    """Every text of the example, falsified in one way; a survivor is a text that nothing can tell of."""

    @pytest.fixture
    def placed(self):
        return example_case().texts

    def case_with(self, mutate, tmp_path):
        """The example with every text exchanged for ``mutate(text)``, and what is found by place."""
        folder = tmp_path / "data_map"
        for file in sorted(EXAMPLE.rglob("*.yml")):
            content, _ = read_yaml(file)
            target = folder / file.relative_to(EXAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            whole = (
                content.value if file.name == "accepted-translations.yml" else _mapped(content.value, mutate)
            )
            target.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), "utf-8")
        case = case_of(folder)
        without = dataclasses.replace(case.inventory, accepted_translations=None)
        return case, Case(without, {}, ON)

    def test_a_change_of_one_language_is_always_noticed(self, placed, tmp_path):
        case, _ = self.case_with(lambda text: {**text, "en": f"{text['en']} (new)"}, tmp_path)

        stale = {found.entry.removesuffix(".da") for found in judged(case) if found.rule == "DM508"}

        assert stale == {spoken(each.path) for each in placed}

    @pytest.mark.parametrize("language", ["da", "en"])
    def test_a_number_that_is_added_is_always_noticed(self, language, placed, tmp_path):
        _, case = self.case_with(lambda text: {**text, language: f"{text[language]} 77"}, tmp_path)

        assert self.told(case, "DM501") == {spoken(each.path) for each in placed}

    @pytest.mark.parametrize("language", ["da", "en"])
    def test_a_number_in_figures_that_is_left_out_is_always_noticed(self, language, placed, tmp_path):
        def without_figures(text):
            return {**text, language: "".join(each for each in text[language] if not each.isdigit())}

        _, case = self.case_with(without_figures, tmp_path)
        with_figures = {
            spoken(each.path)
            for each in placed
            if any(stated(each.text[code], code).numbers for code in ("da", "en"))
        }

        assert with_figures
        assert self.told(case, "DM501") == with_figures

    @pytest.mark.parametrize(("kept", "lost"), [("da", "en"), ("en", "da")])
    def test_a_text_that_was_copied_is_noticed_from_four_words_on(self, kept, lost, placed, tmp_path):
        _, case = self.case_with(lambda text: {**text, lost: text[kept]}, tmp_path)

        told = self.told(case, "DM506", "DM507")
        long = {spoken(each.path) for each in placed if len(each.text[kept].split()) >= SAME_WORDS + 1}

        assert {path for path in long - told if "." in path} == set()

    def test_texts_whose_languages_are_mixed_up_are_noticed(self, placed, tmp_path):
        _, case = self.case_with(lambda text: {"da": text["en"], "en": text["da"]}, tmp_path)

        told = self.told(case, "DM506")
        sentences = {
            spoken(each.path) for each in placed if min(len(words.split()) for _, words in each.text) >= 8
        }

        assert sentences - told == set()

    @staticmethod
    def told(case, *rules):
        return {
            found.entry.removesuffix(".da").removesuffix(".en")
            for found in judged(case)
            if found.rule in rules
        }


def _mapped(value, mutate):
    if isinstance(value, dict) and value.keys() == {"da", "en"}:
        return mutate(value)
    if isinstance(value, dict):
        return {key: _mapped(inner, mutate) for key, inner in value.items()}
    return [_mapped(inner, mutate) for inner in value] if isinstance(value, list) else value


def test_no_small_word_is_in_two_languages():
    every = [profile.function_words for profile in profiles().values()]
    assert sum(map(len, every)) == len(frozenset().union(*every))


def test_law_and_clock_do_not_matter_to_what_languages_say():
    case = example_case()
    assert judged(Case(case.inventory, case.catalogues, dt.date(2040, 1, 1))) == []
