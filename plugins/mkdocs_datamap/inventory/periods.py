"""How long an ISO 8601 period is, so that two can be compared."""

from __future__ import annotations

import re

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")

DAY = 86_400
YEAR = 31_557_600
"""In seconds: 365.25 days, so that twelve months are a year and a leap day makes none longer."""
_SECONDS = (YEAR, YEAR // 12, 7 * DAY, DAY, 3_600, 60, 1)


def seconds(period: str) -> int:
    """The length of a period such as ``P5Y`` or ``PT30M``; raises ValueError for anything else."""
    match = _PARTS.fullmatch(period)
    if match is None:
        raise ValueError(f"“{period}” is not a period")
    return sum(int(number or 0) * unit for number, unit in zip(match.groups(), _SECONDS, strict=True))
