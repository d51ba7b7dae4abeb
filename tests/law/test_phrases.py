from __future__ import annotations

import pytest

from mkdocs_datamap.law.phrases import empty, spoken_of
from mkdocs_datamap.law.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "develop new services"),
        ("en", "potential optimisation of our products and the development of new services"),
        ("en", "pursue our legitimate business interests"),
        ("en", "various business purposes"),
        ("en", "make our services better for our customers"),
        ("en", "run our business"),
        ("da", "udvikle nye ydelser"),
        ("da", "optimere vores forretning"),
        ("da", "varetage vores legitime interesser"),
        ("da", "gøre de ydelser, vi har i dag, bedre eller udvikle nye"),
        ("da", "forskellige forretningsmæssige formål"),
    ],
)
def test_an_interest_that_could_be_said_of_anything_is_empty(language, words):
    assert empty("interest", language, words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "optimise the routes of our delivery vans"),
        ("en", "correct the errors that many people write about"),
        ("en", "protect the portal and its users against misuse"),
        ("en", "offer our goods and services to companies"),
        ("da", "forbedre de cykelstier, som kommunen ejer"),
        ("da", "sælge vores varer og ydelser"),
        ("de", "neue Dienste entwickeln"),
    ],
)
def test_a_concrete_interest_is_not(language, words):
    assert empty("interest", language, words) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "We keep your data as long as it is necessary for the purposes for which they were collected.",
        ),
        ("en", "We will retain the information no longer than is necessary."),
        ("en", "As long as we need it."),
        ("en", "For a reasonable period."),
        ("da", "Vi gemmer oplysningerne, så længe det er nødvendigt."),
        ("da", "Vi opbevarer kun dine personoplysninger, så længe vi har brug for dem."),
        ("da", "Oplysningerne gemmes ikke længere end nødvendigt."),
        ("da", "I en rimelig periode."),
    ],
)
def test_as_long_as_necessary_alone_is_empty(language, words):
    assert empty("criteria", language, words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "For as long as necessary to finish the criminal case."),
        ("en", "We keep the data until you withdraw your consent."),
        ("da", "Så længe det er nødvendigt for at besvare din henvendelse."),
        ("da", "Vi gemmer oplysningerne, indtil domstolene er færdige med sagen."),
    ],
)
def test_criteria_that_name_what_decides_are_not(language, words):
    assert empty("criteria", language, words) is None


def test_a_text_speaks_of_a_thing_in_any_of_its_languages():
    assert spoken_of("cctv", [("en", "pictures"), ("da", "billeder fra tv-overvågning")]) == "tv-overvågning"
    assert spoken_of("marketing", [("en", "send you our newsletter")])
    assert spoken_of("marketing", [("en", "send you the goods"), ("da", "sende dig varerne")]) is None
    assert spoken_of("age", [("en", "your parents agree")]) == "parents"


def test_a_phrase_has_one_language_and_no_filler_stands_alone():
    phrases = vocabulary().phrases.values()
    meaningful = {(phrase.use, phrase.language) for phrase in phrases if not phrase.filler}

    assert {(phrase.use, phrase.language) for phrase in phrases} == meaningful
    assert {language for _, language in meaningful} == {"da", "en"}
