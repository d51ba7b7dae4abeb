"""The generated policy states every fact of the published one, in the right place, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from built_documents import AJOS, built, built_once, has, said, statements, without_phrase
from changed_inventory import get, read_files, spoil, write_files

CLAUSES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("ajos_clauses.yml").read_text("utf-8")
)["clauses"]
LANGUAGES = ("da", "en")
PHRASE = "phrase:"


class Fact(NamedTuple):
    """A fact of a clause of the published policy."""

    clause: str
    words: str
    page: str
    section: str
    at: str
    patterns: dict[str, tuple[str, ...]]
    carriers: tuple[str, ...]

    def missing(self, site, language):
        """The patterns that are not found where the fact should be said."""
        text = said(site, self.page, self.at, language) if has(site, self.page, self.at) else ""
        return [pattern for pattern in self.patterns[language] if not re.search(pattern, text)]


def facts():
    for key, clause in CLAUSES.items():
        for fact in clause["facts"]:
            yield Fact(
                key,
                fact["fact"],
                clause.get("page", "privacy"),
                clause["section"],
                fact["at"],
                {
                    code: tuple([fact[code]] if isinstance(fact[code], str) else fact[code])
                    for code in LANGUAGES
                },
                tuple(fact["from"]),
            )


FACTS = tuple(facts())
CARRIERS = tuple(dict.fromkeys(carrier for fact in FACTS for carrier in fact.carriers))


def test_every_clause_and_every_fact_of_the_published_policy_is_in_the_table():
    assert len(CLAUSES) == 46
    assert len(FACTS) == 109


def test_a_fact_is_looked_for_in_the_section_of_its_clause():
    assert [fact for fact in FACTS if fact.at.partition("--")[0] != fact.section] == []
    site = built_once("ajos")
    assert [
        key
        for key, clause in CLAUSES.items()
        if not has(site, clause.get("page", "privacy"), clause["section"])
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.clause} {fact.words}")
def test_the_generated_policy_states_the_fact(fact, language):
    site = built_once("ajos")
    assert fact.missing(site, language) == [], statements(site, fact.page, fact.at, language)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_fact_taken_from_the_inventory_is_missed_in_both_languages(carrier, tmp_path):
    site = site_without(carrier, tmp_path)
    for fact in FACTS:
        if carrier in fact.carriers:
            for language in LANGUAGES:
                assert fact.missing(site, language), f"{fact.clause} {fact.words} ({language})"


def site_without(carrier, folder):
    if carrier.startswith(PHRASE):
        return built(AJOS, without_phrase(carrier.removeprefix(PHRASE)))
    files = read_files(AJOS)
    for path in carrier.split(" + "):
        spoil(files, path)
    return built(write_files(files, folder, AJOS))


def test_what_the_published_policy_leaves_out_is_an_open_question():
    files = read_files(AJOS)
    asked = [path for clause in CLAUSES.values() for path in clause.get("open", ())]
    assert len(asked) > 25
    assert [path for path in asked if not is_question(get(files, path))] == []


def is_question(value):
    if isinstance(value, list):
        return bool(value) and all(map(is_question, value))
    return isinstance(value, dict) and "todo" in value
