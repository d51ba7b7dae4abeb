"""What was wrong in the policy that Ajos published is right in the generated one."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from ajos_findings import ajos_findings, open_questions
from built_documents import built_once, clauses, document, everything, said, statements
from mkdocs_datamap.documents.numbering import numbers
from mkdocs_datamap.documents.tree import Box
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.law.vocabulary import vocabulary

LANGUAGES = ("da", "en")
PAGES = ("home", "privacy", "cookies", "recipients")
POLICIES = ("privacy", "cookies")

SEQUENCES = frozenset(Path(__file__).with_name("published_sequences.txt").read_text("ascii").split())
"""SHA-256, cut to ten digits, of every eight words in a row of the policy that Ajos published in English."""

OFFERS = "third-party-information--offers"

NAMED = re.compile(r"General Data Protection Regulation \(EU\) 2016/679")
"""The full name of a law is the same whoever writes it."""


def whole(key, language):
    return " ".join(everything(built_once("ajos"), key, language))


FAULTS = read_yaml(Path(__file__).with_name("published_faults.yml"))[0].value
ROWS = 26
"""The faults that were found in the published policy, by our list of them."""

OUTCOMES = {"mended", "gone", "todo", "exception"}


def named(key):
    """The rows that have something under a key, with it."""
    return [pytest.param(row[key], id=row["clause"]) for row in FAULTS if key in row]


def test_every_fault_of_the_list_has_become_something():
    assert len(FAULTS) == len({(row["clause"], row["fault"]) for row in FAULTS}) == ROWS
    for row in FAULTS:
        assert row.keys() - OUTCOMES == {"clause", "fault"}
        assert row.keys() & (OUTCOMES - {"gone"}), row["clause"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("places", named("mended"))
def test_a_mended_fault_reads_as_it_should(places, language):
    for place in places:
        assert place[language] in said(built_once("ajos"), place["page"], place["anchor"], language)


@pytest.mark.parametrize(
    "patterns", [*named("gone"), pytest.param([r"\w-(?:sent|sociation|tion)\b", "hereinafter"])]
)
def test_what_was_wrong_is_on_no_page_any_more(patterns):
    for key in PAGES:
        for language in LANGUAGES:
            assert [each for each in patterns if re.search(each, whole(key, language))] == []


@pytest.mark.parametrize("entries", named("todo"))
def test_what_cannot_be_mended_without_an_answer_is_an_open_question(entries):
    assert [entry for entry in entries if entry not in open_questions()] == []


@pytest.mark.parametrize("findings", named("exception"))
def test_what_is_accepted_for_now_is_found_and_has_an_exception(findings):
    accepted = {
        (exception.rule, exception.entry) for _, exception in ajos_findings() if exception is not None
    }
    assert [each for each in findings if (each["rule"], each["entry"]) not in accepted] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "anchor"), [("privacy", "contact"), ("cookies", "contact")])
def test_the_authority_is_where_it_is_today(key, anchor, language):
    text = said(built_once("ajos"), key, anchor, language)
    assert {
        "da": "Adresse: Carl Jacobsens Vej 35, 2500 Valby",
        "en": "Address: Carl Jacobsens Vej 35, DK-2500 Valby",
    }[language] in text
    stale = vocabulary().authorities["datatilsynet"].stale
    assert stale
    assert [words for words in stale if words in text] == []


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("da", "bekendtgørelse nr. 1148 af 9. december 2011"),
        ("en", "Executive Order no. 1148 of 9 December 2011"),
    ],
)
def test_the_cookie_order_is_of_2011(language, order):
    site = built_once("ajos")
    assert order in said(site, "privacy", "website-cookies", language)
    assert order in said(site, "cookies", "basis", language)


def test_other_situations_are_numbered_without_a_gap():
    found = numbers(document(built_once("ajos"), "privacy"))
    order = ("enquiries", "customer-portal", "newsletter", "website-cookies", "customer-surveys")
    assert [found[anchor] for anchor in order] == ["3.1", "3.2", "3.3", "3.4", "3.5"]
    assert found["third-party-information"] == "4"
    assert found["enquiries--answer"].startswith("3.1.")


@pytest.mark.parametrize("company", ["ajos", "example"])
@pytest.mark.parametrize("key", POLICIES)
def test_numbers_have_no_gap_and_no_repetition(company, key):
    found = numbers(document(built_once(company), key)).values()
    assert len(set(found)) == len(found)
    for number in found:
        before, _, last = number.rpartition(".")
        above = f"{before}." if before else ""
        assert last == "1" or f"{above}{int(last) - 1}" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_to_object_stands_apart(language):
    site = built_once("ajos")
    boxes = [
        block
        for anchor, clause in clauses(document(site, "privacy"))
        if anchor == "rights--objection"
        for block in clause.blocks
    ]
    assert [type(block) for block in boxes] == [Box]
    text = said(site, "privacy", "rights--objection", language)
    if language == "da":
        assert "grunde, der vedrører din særlige situation" in text
        assert "Du kan altid sige nej til direkte markedsføring. Så holder vi op" in text
    else:
        assert "on grounds relating to your particular situation" in text
        assert "You may always object to direct marketing. We then stop" in text


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "da",
            (
                "Har du givet samtykke, kan du altid trække det tilbage",
                "Det ændrer ikke på, at det var lovligt at behandle oplysningerne, indtil du trak samtykket",
            ),
        ),
        (
            "en",
            (
                "If you have given consent, you can withdraw it at any time, see Article 7(3) GDPR",
                "Processing before you withdrew your consent stays lawful.",
            ),
        ),
    ],
)
@pytest.mark.parametrize("anchor", ["newsletter--withdrawal", "rights--withdrawal"])
def test_withdrawal_is_said_with_what_it_does_not_change(anchor, language, sentences):
    found = said(built_once("ajos"), "privacy", anchor, language)
    assert [sentence for sentence in sentences if sentence not in found] == []


@pytest.mark.parametrize(
    ("language", "anchor", "sentence"),
    [
        ("da", "erasure", "senest en måned efter, at vi har fået din henvendelse"),
        ("da", "erasure", "jf. databeskyttelsesforordningens artikel 12, stk. 3"),
        ("en", "erasure", "within one month of receiving your request, see Article 12(3) GDPR"),
        ("da", "contact", "Du har ret til at klage til Datatilsynet"),
        ("en", "contact", "You have the right to complain to Datatilsynet"),
        ("da", "contact", "Du kan også gå til domstolene."),
        ("en", "contact", "You can also go to court."),
        ("da", "rights", "Samtykke: Du kan altid trække et samtykke tilbage"),
        ("en", "rights", "Consent: you can withdraw a consent at any time"),
        ("da", OFFERS, "kræver, at du har sagt ja på forhånd, jf. markedsføringslovens § 10, stk. 1"),
        ("en", OFFERS, "need your prior consent, see section 10(1) of the Danish Marketing Practices Act"),
    ],
)
def test_what_was_missing_is_said(language, anchor, sentence):
    assert sentence in said(built_once("ajos"), "privacy", anchor, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("da", "At du bruger siden videre, er ikke et samtykke."), ("en", "Browsing on is not consent.")],
)
def test_browsing_on_is_not_consent(language, sentence):
    assert sentence in statements(built_once("ajos"), "cookies", "choice", language)


def test_there_is_one_first_paragraph():
    site = built_once("ajos")
    for language in LANGUAGES:
        lines = [line for line in everything(site, "privacy", language) if len(line) > 120]
        duty = [
            line for line in lines if {"da": "pligt til at fortælle", "en": "duty to tell"}[language] in line
        ]
        assert len(duty) == 1


# Wording of our own


def sequences(text):
    found = re.findall(r"[a-z0-9]+", text.lower())
    return [" ".join(found[at : at + 8]) for at in range(len(found) - 7)]


def published(sequence):
    return hashlib.sha256(sequence.encode()).hexdigest()[:10] in SEQUENCES


@pytest.mark.parametrize("key", PAGES)
def test_no_eight_words_in_a_row_are_the_published_ones(key):
    lines = [
        re.sub(r"‹[^›]*›", "", NAMED.sub("GDPR", line)) for line in everything(built_once("ajos"), key, "en")
    ]
    checked = [sequence for line in lines for sequence in sequences(line)]
    assert len(checked) > 30
    assert [sequence for sequence in checked if published(sequence)] == []


def test_a_sequence_of_the_published_policy_is_recognised():
    assert len(SEQUENCES) > 2000
    (title,) = sequences("Processing of personal data about customers etc. at")
    assert published(title)
    assert not published(title.replace("customers", "clients"))
