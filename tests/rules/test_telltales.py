"""By which words it shows that a pattern may match: never too few of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.phrases import pattern_of
from mkdocs_datamap.rules.concordance import WORD, Concordance
from mkdocs_datamap.rules.profiles import profiles
from mkdocs_datamap.rules.telltales import telltale
from mkdocs_datamap.rules.vague import OPEN_ENDED

PATTERNS = {
    **{f"vague {language}": profile.any_vague for language, profile in profiles().items()},
    **{f"open-ended {language}": pattern for language, pattern in OPEN_ENDED.items()},
    **{
        f"{use} {language}": pattern
        for use in ("interest", "criteria", "marketing", "cctv", "age")
        for language in ("da", "en")
        if (pattern := pattern_of(use, language))
    },
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_every_text_that_matches_holds_a_telltale(pattern, data):
    # Without what looks around: whatever it demands, it takes nothing away from the words.
    bare = re.sub(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)|\\b", "", pattern.pattern)
    matching = data.draw(st.from_regex(re.compile(bare, pattern.flags), fullmatch=True))
    tells = telltale(pattern)
    assert any(tells.fullmatch(word) for word in WORD.findall(matching))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:tall|short)\b", {r"tall\w*", r"short\w*"}),
        (r"(?<!\w)(?:in some cases|might)(?!\w)", {r"cases\w*", r"might\w*"}),
        (r"(?<!\w)(?:from time to time)(?!\w)", {"from"}),
        (r"\b(?:at long last)\b", {"long"}),
        (r"\bvarious(?:ly)?", {r"various\w*"}),
        (r"\bcolou?r", {r"colo\w*"}),
        (r"(?<!\w)m\.?\s?v\.", {"m", "mv"}),
        (r"\b(?:our )?need\b", {"our", r"need\w*"}),
        (r"\be-?mail\b", {"e", r"email\w*"}),
        (r"\bsub-section \d", {"sub"}),
        (r"\b[a-z]+ purposes", {r"\w+"}),
        (r"\b(?:a|b){2} purposes", {r"\w+"}),
        (r"\ba|b", {r"\w+"}),
        ("purposes", {r"\w+"}),
    ],
)
def test_telltales_are_few(pattern, words):
    assert set(telltale(re.compile(pattern)).pattern.split("|")) == words


TEXTS = (
    (("sources", "a", "name"), Text.of({"da": "Om dine ord", "en": "On your words"})),
    (("sources", "b", "name"), Text.of({"da": "Ord i {page:home}", "en": "Words, e.g. in 2026"})),
    (("sources", "c", "name"), Text.of({"da": "Om dine ord", "en": "On your words"})),
)


class TestConcordance:
    def test_a_text_stands_once_with_all_its_places(self):
        places = Concordance.of(TEXTS).places
        assert places == {TEXTS[0][1]: (TEXTS[0][0], TEXTS[2][0]), TEXTS[1][1]: (TEXTS[1][0],)}

    def test_texts_are_found_by_a_word_of_one_language(self):
        concordance = Concordance.of(TEXTS)
        assert list(concordance.holding("en", "Words".__eq__)) == [TEXTS[1][1]]
        assert list(concordance.holding("da", str.isalpha)) == [TEXTS[0][1], TEXTS[1][1]]
        assert not list(concordance.holding("de", str.isalpha))

    def test_texts_are_found_by_a_word_of_any_language(self):
        found = Concordance.of(TEXTS).anywhere(lambda language, word: (language, word) == ("en", "2026"))
        assert list(found) == [TEXTS[1][1]]

    def test_texts_are_found_by_a_pattern(self):
        concordance = Concordance.of(TEXTS)
        assert list(concordance.matching("en", re.compile(r"\bwords\b, e", re.IGNORECASE))) == [TEXTS[1][1]]
        assert list(concordance.matching("en", re.compile("ords"))) == [TEXTS[0][1], TEXTS[1][1]]

    def test_texts_are_found_by_a_sign(self):
        assert list(Concordance.of(TEXTS).with_sign("{")) == [TEXTS[1][1]]
