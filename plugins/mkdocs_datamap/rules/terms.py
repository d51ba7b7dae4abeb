"""Terms of the law's glossary in a text, and those that its translation has exchanged for others."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFUSABLE = (
    frozenset(
        {
            "controller",
            "joint-controllers",
            "processor",
            "sub-processor",
            "third-party",
            "data-subject",
            "supervisory-authority",
            "data-protection-officer",
        }
    ),
    frozenset({"consent", "explicit-consent"}),
    frozenset(
        {
            "consent",
            "performance-of-a-contract",
            "legal-obligation",
            "vital-interests",
            "task-in-the-public-interest",
            "legitimate-interests",
        }
    ),
    frozenset({"pseudonymisation", "anonymisation"}),
    frozenset({"purpose-limitation", "data-minimisation", "storage-limitation", "accountability"}),
    frozenset(
        {"right-of-access", "rectification", "erasure", "restriction-of-processing", "data-portability"}
    ),
    frozenset(
        {
            "adequacy-decision",
            "appropriate-safeguards",
            "standard-data-protection-clauses",
            "standard-contractual-clauses",
            "binding-corporate-rules",
            "code-of-conduct",
            "certification",
            "derogations",
        }
    ),
    frozenset({"collect", "disclose"}),
    frozenset({"retention-period", "time-limit-for-erasure", "limitation-period"}),
    frozenset({"session-cookie", "persistent-cookie"}),
    frozenset({"statistics", "marketing"}),
)
"""Terms that are taken for each other, a group each. Words with an ordinary sense too are left out."""

_ENDINGS = {
    "da": (
        r"(?:e|t|n|r|s|en|et|er|es|ne|re|ens|ets|ers|ere|ene|erne|rne|eren|erens|ernes|rnes|ede|else|elsen|elser)?",
        re.compile(r"(?<=\w{5})[et]$"),
    ),
    "en": (r"(?:s|es|d|ed|ing|['’]s)?", re.compile(r"(?<=\w{5})e$")),
}
"""By language: the endings that a word of a term may take, and the letter that they take the place of."""


def exchanged(one: str, language: str, two: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield (term that only ``one`` has, term of the same group that only ``two`` has), both as ids.

    A term counts as missing only when its words stand nowhere in the text, in whatever order.
    """
    if language not in _ENDINGS or other not in _ENDINGS:
        return
    here = {term for term in _terms(one, language) if not _has_words(two, term, other)}
    if not here:
        return
    there = {term for term in _terms(two, other) if not _has_words(one, term, language)}
    for group in CONFUSABLE:
        if group & here and group & there:
            yield min(group & here), min(group & there)


def begins_a_term(word: str, language: str) -> bool:
    """Whether a term of the glossary may begin with a word of a text; False for a language without terms."""
    return language in _ENDINGS and word.lower().startswith(_first_letters(language))


def term_in(term: str, language: str) -> str:
    """The glossary's word for a term."""
    return vocabulary().glossary[term].words[language]


def _terms(text: str, language: str) -> set[str]:
    """The terms in a text; the longer of two that begin in the same words."""
    found: set[str] = set()
    lowered = text.lower()
    for term, pattern in [
        (term, pattern) for term, start, pattern in _patterns(language) if start in lowered
    ]:
        text, times = pattern.subn(" ", text)
        if times:
            found.add(term)
    return found


@cache
def _patterns(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each term with the letters that its words begin with, and the pattern of it, the longest first."""
    return tuple(
        (term, _start(written, language), _pattern(written, language))
        for term, written in _longest_first(language)
    )


def _longest_first(language: str) -> list[tuple[str, str]]:
    """Each term with each way in which it is written."""
    every = (
        (term, written)
        for term in sorted(frozenset().union(*CONFUSABLE))
        for written in _variants(term, language)
    )
    return sorted(every, key=lambda pair: len(pair[1]), reverse=True)


def _start(written: str, language: str) -> str:
    return _ENDINGS[language][1].sub("", written.split(maxsplit=1)[0]).lower()


@cache
def _first_letters(language: str) -> tuple[str, ...]:
    """The letters with which the first words of terms begin, up to a hyphen."""
    return tuple({_start(written, language).partition("-")[0] for _, written in _longest_first(language)})


def _has_words(text: str, term: str, language: str) -> bool:
    """Whether the words of a term stand in a text, elsewhere than in a longer term of the glossary."""
    for longer in _longer(term, language):
        text = _pattern(longer, language).sub(" ", text)
    return any(
        all(_pattern(word, language).search(text) for word in variant.split())
        for variant in _variants(term, language)
    )


@cache
def _longer(term: str, language: str) -> tuple[str, ...]:
    own = _variants(term, language)
    return tuple(
        variant
        for other in sorted(frozenset().union(*CONFUSABLE) - {term})
        for variant in _variants(other, language)
        if any(_pattern(each, language).search(variant) for each in own)
    )


def _variants(term: str, language: str) -> tuple[str, ...]:
    entry = vocabulary().glossary[term]
    own = (entry.words[language],) if language in entry.words else ()
    return (*own, *entry.also.get(language, ()))


@cache
def _pattern(written: str, language: str) -> re.Pattern[str]:
    endings, dropped = _ENDINGS[language]
    words = (rf"{re.escape(dropped.sub('', word))}{endings}" for word in written.split())
    return re.compile(r"(?<![\w-])" + r"\s+".join(words) + r"(?![\w-])", re.IGNORECASE)
