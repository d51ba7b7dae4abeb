"""What a text states in whatever language: numbers, dates, addresses, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_datamap.inventory.references import PLACEHOLDERS
from mkdocs_datamap.rules.profiles import profiles

if TYPE_CHECKING:
    from mkdocs_datamap.rules.profiles import Profile

_LINK = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"'“”»«()\[\]{}]+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+|00)?\d(?:[ \u00a0]?\d){7,14}(?![\w/-])")
_DANISH_PREFIX = re.compile(r"^(?:\+|00)45(?=\d{8}$)")
_QUOTED = re.compile(r"»[^»«]*«|“[^“”]*”|”[^”]*”|\"[^\"]*\"")

# Without these letters there is no use in looking closer: most texts have none of them.
_FIGURES = frozenset(letter for letter in map(chr, range(0x110000)) if letter.isdecimal())
_QUOTES = frozenset('»“”"')
TEXTS = 2**18
"""So many texts are remembered, as each of them is looked at by one check after the other."""

_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FIGURES_DAY = re.compile(r"(?<![\d/.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/])")
_NUMBER = re.compile(r"(?<![\w])\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_MIXED_CASE = re.compile(r"\b(?=\w{4})(?:[a-zæøå]+[A-ZÆØÅ]|[A-ZÆØÅ][a-zæøå]+[A-ZÆØÅ])\w*")

Day = tuple[int | None, int, int | None]
"""Year, month, day of the month; None for what the text leaves out."""


@dataclass(frozen=True)
class Stated:
    """What one language of a text states."""

    numbers: frozenset[str]
    """In figures, without signs between thousands and with a point before decimals."""
    in_words: frozenset[str]
    """Numbers in words, as figures. One is among them where an article is."""
    days: frozenset[Day]


_NOTHING = Stated(frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=TEXTS)
def letters(words: str) -> frozenset[str]:
    """The letters and signs that stand in a text."""
    return frozenset(words)


def has_figures(words: str) -> bool:
    """Whether there is a figure in a text."""
    return not _FIGURES.isdisjoint(letters(words))


def has_links(words: str) -> bool:
    """Whether there may be a link in a text."""
    lowered = words.lower()
    return "http" in lowered or "www" in lowered


def has_addresses(words: str) -> bool:
    """Whether there may be a link, an e-mail address or a telephone number in a text."""
    return "@" in words or has_figures(words) or has_links(words)


@lru_cache(maxsize=TEXTS)
def stated(words: str, language: str) -> Stated:
    """Numbers and dates of a text in a language that has a profile.

    Those in links, telephone numbers and times of day do not count.
    """
    profile = profiles()[language]
    if not has_figures(words):
        in_words = _in_words(words, profile)
        return Stated(frozenset(), in_words, frozenset()) if in_words else _NOTHING
    left = profile.clock.sub(" ", without_addresses(PLACEHOLDERS.sub(" ", words)))
    days, left = _days(left, profile)
    return Stated(
        frozenset(_plain(number, profile) for number in _NUMBER.findall(left)),
        _in_words(left, profile),
        days,
    )


def _in_words(words: str, profile: Profile) -> frozenset[str]:
    numbers = profile.numbers
    return frozenset([str(numbers[word]) for word in said(words) if word in numbers])


@lru_cache(maxsize=TEXTS)
def said(words: str) -> tuple[str, ...]:
    """The words of a text in small letters, with figures and all, in their order."""
    return tuple(_WORD.findall(words.lower()))


def links(words: str) -> frozenset[str]:
    """The links of a text, without the punctuation that ends a sentence."""
    found = _LINK.findall(words) if has_links(words) else ()
    return frozenset(map(_bare, found))


@lru_cache(maxsize=TEXTS)
def addresses(words: str) -> frozenset[str]:
    """Sites, e-mail addresses and telephone numbers in a text, each in one form.

    Of a link the site is kept alone, since a page has another path in each language.
    """
    if not has_addresses(words):
        return frozenset()
    without_links = _LINK.sub(" ", words)
    return (
        frozenset(_site(link) for link in links(words))
        | frozenset(found.lower().rstrip(".") for found in _EMAIL.findall(without_links))
        | frozenset(
            _DANISH_PREFIX.sub("", re.sub(r"[ \u00a0]", "", found)) for found in _PHONE.findall(without_links)
        )
    )


def without_addresses(words: str) -> str:
    """The text without links, e-mail addresses and telephone numbers."""
    if has_addresses(words):
        for pattern in (_LINK, _EMAIL, _PHONE):
            words = pattern.sub(" ", words)
    return words


def own_words(words: str) -> str:
    """The text without what is not of its language: placeholders, links, addresses, quotations."""
    if "{" in words:
        words = PLACEHOLDERS.sub(" ", words)
    words = without_addresses(words)
    return words if _QUOTES.isdisjoint(letters(words)) else _QUOTED.sub(" ", words)


def placeholders(words: str) -> frozenset[str]:
    """The names in curly brackets."""
    return frozenset(PLACEHOLDERS.findall(words)) if "{" in words else frozenset()


def names_like(words: str) -> frozenset[str]:
    """Words with a capital inside, such as smartBYG: names of products, whatever the language."""
    after_the_first = words[1:]
    if after_the_first == after_the_first.lower() or not _MIXED_CASE.search(words):
        return frozenset()
    return frozenset(_MIXED_CASE.findall(own_words(words)))


def name_stem(name: str) -> str:
    """The letters of a name that stand wherever it does: “Ajos” in the genitive is “Ajos’”."""
    return name.removesuffix("s")


def has_name(words: str, name: str) -> bool:
    """Whether a name stands in a text, in the genitive too, or as part of a word with a hyphen."""
    if name_stem(name) not in words:
        return False
    stem = re.escape(name_stem(name))
    return re.search(rf"(?<!\w){stem}(?:s|['’]s?|s['’])?(?!\w)", words) is not None


def _bare(link: str) -> str:
    return link.rstrip(".,;:!?…")


def _site(link: str) -> str:
    host = urlsplit(link if "//" in link else f"//{link}").netloc.lower().partition(":")[0]
    return ".".join(host.split(".")[-2:])


def _plain(number: str, profile: Profile) -> str:
    """1.000 in Danish and 1,000 in English → 1000."""
    plain = profile.grouping.sub("", number).replace(profile.decimal, ".")
    return plain.lstrip("0") or "0"


def _days(words: str, profile: Profile) -> tuple[frozenset[Day], str]:
    """The dates in a text, and the text without them."""
    found: set[Day] = set()

    def note(year: str | None, named: int, day: str | None) -> str:
        found.add((int(year) if year else None, named, int(day) if day else None))
        return " "

    words = _ISO_DAY.sub(lambda match: note(match[1], int(match[2]), match[3]), words)
    words = _FIGURES_DAY.sub(lambda match: note(match[4], int(match[3]), match[1]), words)
    words = profile.day_month.sub(lambda match: note(match[3], profile.months[match[2]], match[1]), words)
    words = profile.month_day.sub(lambda match: note(match[3], profile.months[match[1]], match[2]), words)
    words = profile.month_year.sub(lambda match: note(match[2], profile.months[match[1]], None), words)
    return frozenset(found), words
