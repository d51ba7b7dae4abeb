"""How long: seconds that a browser counted, held against the ISO 8601 periods that people write."""

from __future__ import annotations

import re

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_SHORTEST_YEAR, _LONGEST_YEAR = 365, 366
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_MONTHS = 12

BROWSER_LIMIT = 400 * _DAY
"""The longest that Chromium keeps a cookie, in seconds (RFC 6265bis)."""


def bounds(period: str) -> tuple[int, int]:
    """The shortest and the longest time that a period can be, in seconds; months and years differ in length.

    Raises ValueError for what is no period.
    """
    match = _PARTS.fullmatch(period)
    if match is None:
        raise ValueError(f"“{period}” is not a period")
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    years, months = years + months // _MONTHS, months % _MONTHS
    exact = (weeks * 7 + days) * _DAY + hours * _HOUR + minutes * _MINUTE + seconds
    shortest = (years * _SHORTEST_YEAR + months * _SHORTEST_MONTH) * _DAY
    longest = (years * _LONGEST_YEAR + months * _LONGEST_MONTH) * _DAY
    return exact + shortest, exact + longest


def agrees(period: str, counted: int) -> bool:
    """Whether a period can be what a browser counted, give or take the time that the page took."""
    shortest, longest = bounds(period)
    return shortest - _slack(counted) <= counted <= longest + _slack(counted)


def _slack(counted: int) -> float:
    """A fiftieth, but a second at least and an hour at most: a page that is slow is not another period."""
    return min(max(counted / 50, 1), _HOUR)


def written(counted: int) -> str:
    """The seconds as the period that people would write: ``P1Y``, ``P90D``, ``PT30M``."""
    year = _SHORTEST_YEAR * _DAY
    years = round(counted / year)
    if years and agrees(f"P{years}Y", counted):
        return f"P{years}Y"
    for unit, form in ((_DAY, "P{}D"), (_HOUR, "PT{}H"), (_MINUTE, "PT{}M")):
        number = round(counted / unit)
        if number and agrees(form.format(number), counted):
            return form.format(number)
    return f"PT{max(counted, 1)}S"
