"""Readability, against examples counted by hand."""

from __future__ import annotations

import pytest

from mkdocs_datamap.wording.readability import (
    flesch,
    lix,
    mean_sentence_length,
    sentences,
    syllables,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Det følger af § 11, stk. 2, nr. 1. Vi sletter.",
            ["Det følger af § 11, stk. 2, nr. 1.", "Vi sletter."],
        ),
        ("Den 9. december 2011 kom den.", ["Den 9. december 2011 kom den."]),
        (
            "Vi bruger bl.a. navn, jf. artikel 6, stk. 1, litra f. Vi sletter det.",
            ["Vi bruger bl.a. navn, jf. artikel 6, stk. 1, litra f.", "Vi sletter det."],
        ),
        (
            "Navn, adresse mv. bruges. Navn, adresse mv. Vi sletter det.",
            ["Navn, adresse mv. bruges.", "Navn, adresse mv.", "Vi sletter det."],
        ),
        ("Du kan f.eks. Ole spørge.", ["Du kan f.eks. Ole spørge."]),
        (
            "Order no. 1148 holds. We say no. You can go.",
            ["Order no. 1148 holds.", "We say no.", "You can go."],
        ),
        ("It began in 2026. We stop it, e.g. here.", ["It began in 2026.", "We stop it, e.g. here."]),
        ("It costs 1.234,50 kr. at ajos.dk today.", ["It costs 1.234,50 kr. at ajos.dk today."]),
        ("Really? Yes! Well… Good.", ["Really?", "Yes!", "Well…", "Good."]),
        (
            "He said “stop.” We stopped (at once.) Good.",
            ["He said “stop.”", "We stopped (at once.)", "Good."],
        ),
        (
            "You can:\n- ask;\n- complain.\n\nA heading\n\nText",
            ["You can:", "ask;", "complain.", "A heading", "Text"],
        ),
        ("", []),
        (" … ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_words_are_what_stands_between_spaces_and_dashes():
    assert words("Vi – og du — har 3 A/S'er, jf. § 6.") == [
        "Vi",
        "og",
        "du",
        "har",
        "3",
        "A/S'er,",
        "jf.",
        "6.",
    ]


def test_lix_of_danish_counted_by_hand():
    # 2 sentences; 5 + 7 = 12 words; 4 long: sletter, oplysninger, behandler, personoplysninger.
    text = "Vi sletter dine oplysninger nu. Den 9. maj behandler vi ingen personoplysninger."
    assert mean_sentence_length(text) == 6
    assert lix(text) == pytest.approx(6 + 400 / 12)


def test_lix_of_english_counted_by_hand():
    # 1 sentence, 8 words; long (7 letters or more): contact, details = 2. 8 + 25 = 33.
    assert lix("We use your contact details to answer you.") == pytest.approx(33)


def test_flesch_of_english_counted_by_hand():
    # 1 sentence, 6 words, 6 syllables: 206.835 − 6.09 − 84.6.
    assert flesch("The cat sat on the mat.") == pytest.approx(116.145)
    # 2 sentences, 8 words; syllables: we 1 keep 1 your 1 data 2 | you 1 can 1 com-plain 2 here 1 = 10.
    assert flesch("We keep your data. You can complain here.") == pytest.approx(
        206.835 - 1.015 * 4 - 84.6 * 10 / 8
    )


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("data", 2),
        ("policy", 3),
        ("processing", 3),
        ("purposes", 3),
        ("stored", 1),
        ("deleted", 3),
        ("table", 2),
        ("examples", 3),
        ("changes", 2),
        ("gives", 1),
        ("agreed", 2),
        ("third-party", 3),
        ("person's", 2),
        ("2026", 1),
        ("GDPR", 1),
        ("people,", 2),
    ],
)
def test_syllables_of_common_words(word, count):
    assert syllables(word) == count


def test_a_text_without_words_has_no_readability():
    assert (lix(""), flesch(" – "), mean_sentence_length("")) == (0, 0, 0)
