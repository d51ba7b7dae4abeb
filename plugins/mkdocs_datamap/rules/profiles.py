"""What the checks know of each language: its small words, numbers in words, times of day, vague words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import yaml
from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "profiles.yml"


@dataclass(frozen=True)
class Profile:
    """One language, as ``profiles.yml`` explains it."""

    function_words: frozenset[str]
    numbers: Mapping[str, int]
    """Word → number."""
    clock: re.Pattern[str]
    months: Mapping[str, int]
    """Name of a month, as the language writes it within and at the start of a sentence → its number."""
    day_month: re.Pattern[str]
    """“3. april 2026”, “3rd of April”: the day, the month, the year if there is one."""
    month_day: re.Pattern[str]
    """“April 3, 2026”: the month, the day, the year if there is one."""
    month_year: re.Pattern[str]
    """“april 2026”: the month and the year."""
    group: str
    """What stands between the thousands of a number."""
    decimal: str
    grouping: re.Pattern[str]
    """Finds what stands between the thousands where it does."""
    any_vague: re.Pattern[str]
    """Finds a vague word if there is one."""
    vague: tuple[re.Pattern[str], ...]
    measure: Literal["lix", "flesch"]
    limit: float


@cache
def profiles() -> Mapping[str, Profile]:
    """The profiles by language code."""
    content = yaml.safe_load(files("mkdocs_datamap.rules").joinpath(_FILE).read_text(encoding="utf-8"))
    return MappingProxyType({language: _profile(language, entry) for language, entry in content.items()})


@cache
def language_name(code: str) -> str:
    """The English name of a language that CLDR knows."""
    return str(Locale.parse(code).get_display_name("en"))


def _profile(language: str, entry: Mapping[str, Any]) -> Profile:
    locale = Locale.parse(language)
    symbols = locale.number_symbols["latn"]
    months = _months(locale)
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    return Profile(
        function_words=frozenset(entry["function_words"].split()),
        numbers={word: number for number, words in entry["numbers"].items() for word in words.split()},
        clock=re.compile(rf"\b(?:{entry['clock']})(?!\w)", re.IGNORECASE),
        months=months,
        day_month=re.compile(
            rf"\b(\d{{1,2}})(?:\.?\s*|(?:st|nd|rd|th)\s+(?:of\s+)?)\b({month})\b\.?(?:,?\s+(\d{{4}})\b)?"
        ),
        month_day=re.compile(rf"\b({month})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}})\b)?"),
        month_year=re.compile(rf"\b({month})\b\.?\s+(\d{{4}})\b"),
        group=symbols["group"],
        decimal=symbols["decimal"],
        grouping=re.compile(rf"{re.escape(symbols['group'])}(?=\d{{3}}(?!\d))"),
        any_vague=_word("|".join(entry["vague"])),
        vague=tuple(map(_word, entry["vague"])),
        measure=entry["measure"],
        limit=entry["limit"],
    )


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _months(locale: Locale) -> Mapping[str, int]:
    names = {
        name.rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in locale.months["format"][width].items()
    }
    return names | {name.capitalize(): number for name, number in names.items()}
