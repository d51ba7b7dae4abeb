"""The policies are easy to read: short words and short sentences, citations of law left out."""

from __future__ import annotations

import pytest

from built_documents import AJOS, built, built_once, document
from changed_inventory import changed
from mkdocs_datamap.render.plain import prose
from mkdocs_datamap.render.sitemap import pretty
from mkdocs_datamap.render.speaking import PageVoice
from mkdocs_datamap.wording.readability import flesch, lix, mean_sentence_length, sentences, words

PAGES = [(company, key) for company in ("ajos", "example") for key in ("privacy", "cookies")]

HIGHEST_LIX = 45
LOWEST_FLESCH = 50
LONGEST_MEAN = 20
LONGEST_SENTENCE = 40
"""Words in the longest sentence of a line."""


def text(site, key, language):
    voice = next(each for each in site.voices if each.language == language)
    found = document(site, key)
    return prose(found, PageVoice(voice, site.references(found, voice, pretty)))


@pytest.mark.parametrize(("company", "key"), PAGES)
def test_danish_is_of_medium_difficulty_at_most(company, key):
    assert lix(text(built_once(company), key, "da")) <= HIGHEST_LIX


@pytest.mark.parametrize(("company", "key"), PAGES)
def test_english_is_fairly_plain(company, key):
    assert flesch(text(built_once(company), key, "en")) >= LOWEST_FLESCH


@pytest.mark.parametrize(("company", "key"), PAGES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_sentences_are_short(company, key, language):
    found = text(built_once(company), key, language)
    assert len(sentences(found)) > 10
    assert mean_sentence_length(found) <= LONGEST_MEAN
    lines = [sentence for line in found.splitlines() for sentence in sentences(line)]
    longest = max(lines, key=lambda sentence: len(words(sentence)))
    assert len(words(longest)) <= LONGEST_SENTENCE, longest


def test_a_hard_text_would_be_found(tmp_path):
    hard = (
        "Databehandlingsaktiviteterne gennemføres under hensyntagen til databeskyttelseslovgivningens "
        "bestemmelser vedrørende behandlingsgrundlag, opbevaringsbegrænsning samt behandlingssikkerhed. "
    )
    long = "Processing activities necessitate consideration of applicable regulatory obligations. "
    words_of = {"da": hard * 20, "en": long * 20}
    path = "policy.privacy.sections.introduction.clauses"
    places = {f"{path}.{clause}.text": words_of for clause in ("duty", "role", "scope")}
    site = built(changed(AJOS, tmp_path, places))
    assert lix(text(site, "privacy", "da")) > HIGHEST_LIX
    assert flesch(text(site, "privacy", "en")) < LOWEST_FLESCH
