"""Only what is surely a correction is one."""

from __future__ import annotations

import pytest

from mkdocs_datamap.changes.corrections import is_correction


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Vi gemmer oplysningerne.", "vi gemmer oplysningerne"),
        ("Vi gemmer  dem , altid", "Vi gemmer dem, altid."),
        ("din hendvendelse", "din henvendelse"),
        ("oplysnigner om dig", "oplysninger om dig"),
        ("your adress", "your address"),
    ],
)
def test_spelling_case_and_punctuation_are_corrections(before, after):
    assert is_correction({"da": before}, {"da": after})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Vi videregiver nu data", "Vi videregiver ej data"),
        ("behandlingen er ulovlig", "behandlingen er lovlig"),
        ("i 10000 dage", "i 20000 dage"),
        ("vi sletter", "vi sletter ikke"),
        ("a legal obligation", "an illegal obligation"),
        ("may now use", "may not use"),
        ("internal use", "external use"),
    ],
)
def test_what_may_say_something_else_is_none(before, after):
    assert not is_correction({"da": before}, {"da": after})


def test_every_language_must_be_a_correction():
    assert not is_correction(
        {"da": "henvendelse", "en": "enquiry"}, {"da": "henvendelser", "en": "complaint"}
    )


def test_a_language_that_came_is_no_correction():
    assert not is_correction({"da": "ord"}, {"da": "ord", "en": "words"})
