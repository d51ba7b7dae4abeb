from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_datamap.diagrams.labels import clean, fit, width_of, wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("Nyhedsbrev", ("Nyhedsbrev",)),
        ("Hosting og drift af it", ("Hosting og", "drift af it")),
        ("Kundetilfredshedsundersøgelser hos os", ("Kundetilfredshedsundersøgelser", "hos os")),
        ("jf. §\u00a06 i loven om alt muligt", ("jf. §\u00a06 i loven", "om alt muligt")),
        ("en\n\n to\t tre", ("en to tre",)),
    ],
)
def test_a_label_is_wrapped_at_words_into_even_lines(text, lines):
    assert wrap(text, 17) == lines


@given(st.text(), st.integers(1, 40))
def test_wrapping_changes_nothing_but_the_spaces_it_breaks_at(text, width):
    lines = wrap(text, width)
    assert " ".join(lines) == clean(text)
    assert all(len(line) <= width or " " not in line for line in lines)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_what_is_cleaned_stands_on_one_line(text):
    assert not {"\n", "\r", "\t", "\0", "\u2028", "\x85", "\u00ad"} & set(clean(text))


def test_lines_of_a_given_width_are_broken_inside_a_word_only_when_it_is_wider():
    assert fit("Udbyder af spørgeskemaer", 90, 14) == ("Udbyder af", "spørgeskem", "aer")
    assert fit("Udbyder af spørgeskemaer", 400, 14) == ("Udbyder af spørgeskemaer",)
    assert fit("\n", 90, 14) == ()


@given(st.text(), st.integers(20, 300))
def test_no_line_is_wider_than_it_may_be_and_no_letter_is_lost(text, width):
    lines = fit(text, width, 14)
    assert all(width_of(line, 14) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
