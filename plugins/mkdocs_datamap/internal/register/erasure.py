"""When data have to be erased: computed from a period and its start, by the calendar.

A period in years, months, weeks or days that runs from an event ends with the last hour of its last day, and
the day of the event does not count (Article 3 of Regulation (EEC, Euratom) No 1182/71). So data are kept
through the day ``start + period``, and are to be gone the day after.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.formatting import parse_period

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.activities import RetentionRule
    from mkdocs_datamap.wording.formatting import Duration

FINANCIAL_YEAR_END = "financial-year-end"
"""The start of a retention norm that the calendar fixes, and no event."""

_DAY = dt.timedelta(days=1)
_MONTHS = 12
_FEBRUARY = 2


def whole_days(iso: str) -> Duration | None:
    """The period, when it is one of whole days; None for a shorter one, which the calendar cannot place."""
    duration = parse_period(iso)
    return None if duration.hours or duration.minutes or duration.seconds else duration


def last_day(start: dt.date, period: Duration) -> dt.date:
    """The last day on which data may be kept that are kept for a period from a day.

    A day that the last month does not have is that month's last. Raises OverflowError past the year 9999.
    """
    months = start.month - 1 + period.months + _MONTHS * period.years
    year, month = start.year + months // _MONTHS, months % _MONTHS + 1
    if year > dt.MAXYEAR:
        raise OverflowError(f"{period} from {start} ends after the calendar")
    day = min(start.day, calendar.monthrange(year, month)[1])
    return dt.date(year, month, day) + dt.timedelta(weeks=period.weeks, days=period.days)


def erased_on(start: dt.date, period: Duration) -> dt.date:
    """The first day on which the data are to be gone."""
    return last_day(start, period) + _DAY


def latest_due(on: dt.date, period: Duration) -> dt.date | None:
    """The latest start of which the data are to be gone on a day; None when it lies before the calendar."""
    months = on.month - 1 - period.months - _MONTHS * period.years
    year, month = on.year + months // _MONTHS, months % _MONTHS + 1
    try:
        day = min(on.day, calendar.monthrange(year, month)[1])
        start = dt.date(year, month, day) - dt.timedelta(weeks=period.weeks, days=period.days)
        # Months differ in length, so this is near, and the days around it decide.
        while erased_on(start, period) > on:
            start -= _DAY
        while erased_on(start + _DAY, period) <= on:
            start += _DAY
    except (ValueError, OverflowError):
        return None
    return start


def from_financial_year(rule: RetentionRule) -> bool:
    """Whether the law lets the period run from the end of the financial year.

    It does when the rule names such a norm, or the provision behind one.
    """
    norms = vocabulary().retention_norms
    if rule.norm is not None:
        return norms[rule.norm].start == FINANCIAL_YEAR_END
    return rule.law is not None and any(
        norm.start == FINANCIAL_YEAR_END and rule.law in norm.provisions for norm in norms.values()
    )


def year_end(on: dt.date, month_day: str) -> dt.date:
    """The end of the financial year in which a day lies; ``month_day`` is ``12-31`` or another last day."""
    month, day = (int(part) for part in month_day.split("-"))
    this_year = _day_of(on.year, month, day)
    return this_year if on <= this_year else _day_of(on.year + 1, month, day)


def latest_year_due(on: dt.date, month_day: str, period: Duration) -> dt.date | None:
    """The end of the latest financial year of which the data are to be gone on a day."""
    due = latest_due(on, period)
    if due is None:
        return None
    month, day = (int(part) for part in month_day.split("-"))
    this_year = _day_of(due.year, month, day)
    return this_year if this_year <= due else _day_of(due.year - 1, month, day)


def _day_of(year: int, month: int, day: int) -> dt.date:
    """A day of a year; the last of February is that of the year, however it is written."""
    last = calendar.monthrange(year, month)[1]
    ends_february = month == _FEBRUARY and day >= 28  # noqa: PLR2004 - the last day it always has
    return dt.date(year, month, last if ends_february else day)
