from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_datamap.adapters.mkdocs.compounds import FIELD, later_parts, with_parts, words


def entry(text, title=""):
    return {"location": "x/", "title": title, "text": text}


def found(*texts, terms=()):
    return [set(made.get(FIELD, "").split()) for made in with_parts(map(entry, texts), terms)]


@pytest.mark.parametrize("part", ["undersøgelser", "tilfredshedsundersøgelser"])
def test_a_later_part_is_found_where_only_the_compound_stands(part):
    sections = found(
        "Vi laver kundetilfredshedsundersøgelser.", "Vores kunde.", "Kundetilfredshed er vigtig."
    )
    assert part in sections[0]
    assert part not in sections[1] | sections[2]


def test_a_word_that_stands_in_another_is_found_though_nobody_knows_how_the_other_starts():
    assert found("Bogføringsloven gælder.", "Se loven.") == [{"loven"}, set()]


def test_the_terms_of_the_field_are_known_without_standing_on_a_page():
    assert found("Forældresamtykke", terms=("samtykke",)) == [{"samtykke"}]
    assert found("Forældresamtykke") == [set()]


def test_a_title_counts():
    (made,) = with_parts([entry("", "Databehandleraftale")], ["aftale"])
    assert made[FIELD] == "aftale"


def test_a_section_says_nothing_that_it_says_anyway():
    assert found("Personoplysninger er oplysninger.") == [set()]
    assert with_parts([entry("Kort.")]) == [entry("Kort.")]


def test_a_word_is_letters_and_neither_a_tag_nor_how_a_character_is_written():
    assert words('<p class="oplysning">L&#248;n &amp; <b>Ås</b> 2024 a_b</p>') == {"løn", "ås", "a", "b"}


def test_the_same_pages_give_the_same_index():
    pages = [entry("Kundetilfredshed og kundeportal, privatkunde"), entry("kunde portal tilfredshed")]
    assert with_parts(pages) == with_parts([dict(page) for page in pages])
    assert with_parts(pages)[0][FIELD].split() == ["kunde", "portal", "tilfredshed"]


@given(st.text(alphabet="abcdes", max_size=80), st.sets(st.text(alphabet="abcdes", min_size=1, max_size=8)))
def test_parts_are_ends_of_the_word_and_bounded(word, known):
    parts = later_parts(word, known)
    assert all(word.endswith(part) and 5 <= len(part) < len(word) for part in parts)
    assert len(parts) < max(len(word), 1)
    assert sum(map(len, parts)) <= 60 * 60 / 2
