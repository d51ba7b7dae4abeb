"""Words that leave open what they are about (WP260 rev.01, sections 12–13), by language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.rules.concordance import Concordance

OPEN_ENDED = {
    "en": re.compile(
        r"\b(various|etc|and so on|and the like|and similar|among other things|miscellaneous|(?:other|any|"
        r"business|research|internal) purposes?|develop(?:ing|ment of)? new|potential (?:optimi[sz]ation|"
        r"improvements?|development)|as (?:needed|appropriate))\b",
        re.IGNORECASE,
    ),
    "da": re.compile(
        r"\b(diverse|etc|osv|og så videre|m\.\s?m|m\.\s?v|mm|mv|o\.\s?l|og lignende|blandt andet|bl\.\s?a|"
        r"forskellige (?:formål|former|slags|typer)|(?:andre|forretningsmæssige|interne) formål|"
        r"forskningsformål|udvikle nye|udvikling af nye|eventuel\w* (?:optimering|udvikling|forbedring)\w*|"
        r"efter behov)\b",
        re.IGNORECASE,
    ),
}
_OTHER = {
    "en": re.compile(r"^(?:any )?(other|various|miscellaneous|additional|further)\b", re.IGNORECASE),
    "da": re.compile(r"^(andre|anden|andet|øvrige|diverse|yderligere|forskellige)\b", re.IGNORECASE),
}
_MERE_PROCESSING = {
    "en": re.compile(
        r"^(?P<words>(?:(?:collect|process|store|record|register|gather|keep)(?: and| or|,)* )+"
        r"(?:your |the |some |personal )*(?:data|information))\b"
        r"(?! (?:subjects?|protection|breach|access)\b)(?!.*\b(?:to|so that|in order|for)\b)",
        re.IGNORECASE,
    ),
    "da": re.compile(
        r"^(?P<words>(?:(?:indsamle|behandle|gemme|opbevare|lagre|registrere)(?: og| eller|,)* )+"
        r"(?:dine |de |nogle )*(?:person)?(?:oplysninger|data|viden))\b(?!.*\b(?:for at|til at|så)\b)",
        re.IGNORECASE,
    ),
}

_NOTHING = {
    "en": re.compile(
        r"(?:various|other|different|certain|some) (?:purposes|data|information|reasons|uses|matters|things)",
        re.IGNORECASE,
    ),
    "da": re.compile(
        r"(?:diverse|andre|forskellige|visse|nogle) (?:formål|oplysninger|data|grunde|forhold|ting)",
        re.IGNORECASE,
    ),
}

Found = tuple[str, str]
"""The language in which a word was found, and the word."""


def open_ended(text: Text) -> Found | None:
    """The first word that leaves open what else is meant: “various”, “etc.”, “develop new”."""
    return _first(text, OPEN_ENDED)


def open_ended_texts(concordance: Concordance) -> frozenset[Text]:
    """All texts with such a word."""
    return frozenset(
        text for language, pattern in OPEN_ENDED.items() for text in concordance.matching(language, pattern)
    )


def names_a_rest(text: Text) -> Found | None:
    """The word that makes a category of whatever is not in the others: “other data”, “various data”."""
    return _first(text, _OTHER) or open_ended(text)


def mere_processing(text: Text) -> Found | None:
    """The words by which processing is given as its own purpose: “collect and process data”."""
    return _first(text, _MERE_PROCESSING)


def says_nothing(words: str, language: str) -> bool:
    """Whether the whole text is a noun that could be any: “various purposes”, “andre oplysninger”."""
    return (
        words.count(" ") == 1
        and language in _NOTHING
        and _NOTHING[language].fullmatch(words.rstrip(".")) is not None
    )


def _first(text: Text, patterns: dict[str, re.Pattern[str]]) -> Found | None:
    for language, words in text:
        match = patterns[language].search(words) if language in patterns else None
        if match:
            return language, match[1]
    return None
