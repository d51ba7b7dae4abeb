"""Placeholders of phrases."""

from __future__ import annotations

import pytest

from mkdocs_datamap.wording.template import Field, fields, fill, template


def test_a_phrase_is_words_and_placeholders():
    assert template("We keep {data} for {period}.") == (
        "We keep ",
        Field("data"),
        " for ",
        Field("period"),
        ".",
    )


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("{name}", Field("name")),
        ("{Name}", Field("name", capital=True)),
        ("{the_country}", Field("country", definite=True)),
        ("{The_country}", Field("country", capital=True, definite=True)),
        ("{law_2}", Field("law_2")),
    ],
)
def test_a_placeholder_can_ask_for_a_form(written, field):
    assert template(written) == (field,)


def test_the_parameters_are_the_same_whatever_the_form():
    assert fields("{Name}, {name} and {the_name}") == {"name"}


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{0}",
        "{a.b}",
        "{a[0]}",
        "{a!r}",
        "{a:>9}",
        "{a b}",
        "{{a}}",
        "{",
        "}",
        "a } b { c",
        "{NAME}",
        "{{}}",
    ],
)
def test_any_other_brace_is_refused(text):
    with pytest.raises(ValueError, match="is not a placeholder"):
        template(text)


def test_what_fills_a_placeholder_is_not_parsed():
    assert fill("{a} and {b}", a="{b}", b="%s {") == "{b} and %s {"
