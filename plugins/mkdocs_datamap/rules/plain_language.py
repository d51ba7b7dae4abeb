"""Are the words the field's, and plain? Terms, citations, readability, vague words (DM510–DM513)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.references import PLACEHOLDERS
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.profiles import language_name, profiles
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.stated import own_words
from mkdocs_datamap.rules.terms import begins_a_term, exchanged, term_in
from mkdocs_datamap.wording import readability

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.rules.check import Case

LONG_SENTENCE = 25
"""More words a sentence than this, on average, are hard to read (facts of WP260 rev.01, and practice)."""

LONG_TEXT = 30
"""Words from which on a measure of readability tells something about a text."""


def _rule_on_promise(danish: str, english: str) -> str:
    """An example: a policy with this clause."""
    return f"""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: who-we-are
    title: {{da: Hvem vi er, en: Who we are}}
    clauses:
      - block: controller
      - id: promise
        text:
          da: >-
            {danish}
          en: >-
            {english}
  - activity: enquiries
"""


@check(
    Rule(
        id="DM510",
        severity=Severity.WARNING,
        title="A term is translated by its own word",
        article="Article 12(1) GDPR",
        why="The GDPR has one word for each thing in each language. A controller that is a processor in the "
        "other language has other duties there.",
        before=_rule_on_promise("Vi er dataansvarlig.", "We are the processor."),
        after=_rule_on_promise("Vi er dataansvarlig.", "We are the controller."),
    ),
    covers=("T22",),
)
def terms_agree(case: Case) -> Iterator[Finding]:
    """Texts in which a term stands where the other language has another term of the glossary."""
    first, *others = case.inventory.organisation.languages
    for text in case.concordance.holding(first, partial(begins_a_term, language=first)):
        for other in others:
            if not {first, other} <= text.languages:
                continue
            for here, there in exchanged(text[first], first, text[other], other):
                for path in case.concordance.places[text]:
                    yield Finding(
                        (*path, other),
                        f"The {language_name(first)} text says “{term_in(here, first)}”, the "
                        f"{language_name(other)} one “{term_in(there, other)}”: these are two things.",
                        f"“{term_in(here, first)}” is “{term_in(here, other)}” in {language_name(other)}, "
                        f"and “{term_in(there, other)}” is “{term_in(there, first)}” in "
                        f"{language_name(first)}.",
                    )


@check(
    Rule(
        id="DM511",
        severity=Severity.WARNING,
        title="The law is cited as it is cited today",
        article="Article 12(1) GDPR",
        why="“Section 6, sub-section 1, para f” is no form of citation in English; a reader "
        "cannot find the place.",
        before=_rule_on_promise("Se artikel 6, stk. 1.", "See section 6, sub-section 1."),
        after=_rule_on_promise("Se artikel 6, stk. 1.", "See Article 6(1)."),
    ),
    covers=("T22",),
)
def citations_are_current(case: Case) -> Iterator[Finding]:
    """Citations in a style that the law's vocabulary bans."""
    found: defaultdict[tuple[Text, str], list[str]] = defaultdict(list)
    for entry in vocabulary().banned_citations.values():
        pattern = re.compile(rf"(?<!\w)(?:{entry.pattern})(?!\w)", re.IGNORECASE)
        for text in case.concordance.matching(entry.language, pattern):
            match = pattern.search(text[entry.language])
            found[text, entry.language] += [match[0]] if match else []
    for (text, language), cited in found.items():
        for path in case.concordance.places[text]:
            yield Finding(
                (*path, language),
                f"“{max(cited, key=len)}” is not how the law is cited.",
                "Write “Article 6(1)(f) GDPR” or “section 6(1) of the Danish Data Protection Act”.",
            )


@check(
    Rule(
        id="DM512",
        severity=Severity.WARNING,
        title="A text is easy to read",
        article="Article 12(1) GDPR",
        why=f"Sentences of more than {LONG_SENTENCE} words, and long texts of long words, are not "
        "read. Danish "
        "is measured by LIX, which must not be over 55; English by Flesch’s reading ease, which "
        "must be 45 or "
        f"more. Both count from {LONG_TEXT} words on.",
        before=_rule_on_promise(
            "Vi svarer dig, når vi har læst det, du har skrevet til os, og har talt med dem, der "
            "ved mest om det, "
            "og har fundet ud af, hvad vi kan gøre for dig.",
            "We answer you.",
        ),
        after=_rule_on_promise(
            "Vi svarer dig, når vi har læst det, du har skrevet til os. Først taler vi med dem, "
            "der ved mest om det.",
            "We answer you.",
        ),
    ),
    covers=("T22",),
)
def text_is_readable(case: Case) -> Iterator[Finding]:
    """Texts with long sentences, or long texts that are hard to read."""
    for text, places in case.concordance.places.items():
        for language, words in text.entries:
            # In so few words neither a sentence nor the text can be long, and in so few letters neither can
            # the words be many.
            if len(words) <= 2 * LONG_SENTENCE or len(words.split()) <= LONG_SENTENCE:
                continue
            fault = _hard_to_read(words, language)
            if fault is not None:
                yield from (Finding((*path, language), *fault) for path in places)


@check(
    Rule(
        id="DM513",
        severity=Severity.NOTE,
        title="A text says what is the case, not what may be",
        article="Article 12(1) GDPR",
        why="“May”, “various” and “etc.” leave open what happens to people’s data (WP260 rev.01, "
        "sections 12 and "
        "13). Say what happens, or when it does.",
        before=_rule_on_promise("Vi svarer dig.", "We may answer you."),
        after=_rule_on_promise("Vi svarer dig.", "We answer you."),
    ),
    covers=("T22",),
)
def words_are_definite(case: Case) -> Iterator[Finding]:
    """Vague words."""
    for language, profile in profiles().items():
        for text in case.concordance.matching(language, profile.any_vague):
            own = own_words(text[language])
            found = [match[0] for pattern in profile.vague if (match := pattern.search(own))]
            for path in case.concordance.places[text] if found else ():
                yield Finding(
                    (*path, language),
                    f"“{'” and “'.join(found)}”: this leaves open what is meant.",
                    "Say what happens, to which data, or when.",
                )


def _hard_to_read(text: str, language: str) -> tuple[str, str] | None:
    words = PLACEHOLDERS.sub("x", text)
    mean = readability.mean_sentence_length(words)
    if mean > LONG_SENTENCE:
        return (
            f"The sentences have {mean:.0f} words on average; more than {LONG_SENTENCE} are hard to read.",
            "Make two sentences of one.",
        )
    profile = profiles().get(language)
    if profile is None or len(readability.words(words)) < LONG_TEXT:
        return None
    measured = getattr(readability, profile.measure)(words)
    if profile.measure == "lix" and measured > profile.limit:
        return f"The text is very hard to read: LIX {measured:.0f}, over {profile.limit}.", _SHORTER
    if profile.measure == "flesch" and measured < profile.limit:
        return (
            f"The text is hard to read: Flesch reading ease {measured:.0f}, under {profile.limit}.",
            _SHORTER,
        )
    return None


_SHORTER = "Write shorter sentences, and words of everyday language."

CHECKS = (terms_agree, citations_are_current, text_is_readable, words_are_definite)
