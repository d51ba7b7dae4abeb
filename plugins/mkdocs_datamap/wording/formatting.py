"""Dates, periods, lists, numbers and names of countries and languages, as each language has them (CLDR)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import astuple, dataclass
from dataclasses import fields as attributes
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_REGIONAL = {"en": "en_GB"}
"""The variety of a language that the site is written in. English as in the EU's texts: day before month."""

_MARK = "\ue000"
"""Stands for an item while a list's separators are found; private use, so no CLDR pattern holds it."""

_DURATION = re.compile(
    r"P(?=[0-9T])(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Duration:
    """A period by its parts, as it was written: ``P12M`` is twelve months and not one year."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0


@cache
def locale(language: str) -> Locale:
    """The CLDR locale of a language by its ISO 639 code; raises ValueError when CLDR has none."""
    try:
        return Locale.parse(_REGIONAL.get(language, language))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"CLDR has no language “{language}”") from error


def separators(count: int, language: str, kind: Literal["and", "or"] = "and") -> tuple[str, ...]:
    """What stands before, between and after the items of a list: one string more than there are items.

    The items themselves never pass through a pattern, so they can hold anything.
    """
    style: Literal["standard", "or"] = "standard" if kind == "and" else "or"
    return tuple(format_list([_MARK] * count, style=style, locale=locale(language)).split(_MARK))


def names(items: Sequence[str], language: str, kind: Literal["and", "or"] = "and") -> str:
    """The items as one list: “a, b og c”, “a, b or c”."""
    first, *others = separators(len(items), language, kind)
    return first + "".join(item + after for item, after in zip(items, others, strict=True))


def day(date: dt.date, language: str) -> str:
    """A date in the long form: “22. november 2026”, “22 November 2026”."""
    return format_date(date, "long", locale=locale(language))


def day_of_year(month_day: str, language: str) -> str:
    """A day of every year, from ``12-31``: “31. december”, “31 December”."""
    leap = dt.date.fromisoformat(f"2000-{month_day}")  # a year that has every day
    return format_skeleton("MMMMd", leap, locale=locale(language))


def number(value: int, language: str) -> str:
    """A whole number with the language's thousands separator: “1.234”, “1,234”."""
    return format_decimal(value, locale=locale(language))


def parse_period(iso: str) -> Duration:
    """The parts of an ISO 8601 duration in whole numbers: ``P5Y``, ``P1Y6M``, ``P2W``, ``PT30M``.

    Raises ValueError, in words for the inventory's author, for anything else.
    """
    found = _DURATION.fullmatch(iso)
    if found is None:
        raise ValueError(
            f"“{iso}” is not a period. Write P and then years, months, weeks or days, for example P5Y "
            "or P1Y6M, and a shorter time after PT, for example PT30M"
        )
    return Duration(**{unit: int(amount) for unit, amount in found.groupdict(default="0").items()})


def period(iso: str, language: str) -> str:
    """A period in words: “5 år”, “1 year and 6 months”; raises what :func:`parse_period` raises."""
    duration = parse_period(iso)
    units = [attribute.name.removesuffix("s") for attribute in attributes(duration)]
    amounts = [(unit, amount) for unit, amount in zip(units, astuple(duration), strict=True) if amount]
    spoken = amounts or [("day", 0)]
    where = locale(language)
    return names([format_unit(amount, f"duration-{unit}", locale=where) for unit, amount in spoken], language)


def country(code: str, language: str) -> str:
    """The name of a country by its ISO 3166-1 alpha-2 code; raises KeyError when CLDR has no such country."""
    name: str = locale(language).territories[code]
    return name


def language_name(code: str, language: str) -> str:
    """The name of the language ``code`` in ``language``; raises KeyError when CLDR has no such language."""
    name: str = locale(language).languages[code]
    return name
