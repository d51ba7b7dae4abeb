"""When data have to be gone: computed by the calendar, and held against counting day by day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_datamap.internal.register.erasure import (
    erased_on,
    from_financial_year,
    latest_due,
    latest_year_due,
    whole_days,
    year_end,
)
from mkdocs_datamap.inventory.activities import RetentionRule
from mkdocs_datamap.wording.formatting import Duration

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
PERIODS = st.builds(
    Duration,
    years=st.integers(0, 12),
    months=st.integers(0, 30),
    weeks=st.integers(0, 6),
    days=st.integers(0, 400),
)


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "period", "erased"),
    [
        ("2026-12-31", "P5Y", "2032-01-01"),
        ("2026-11-26", "P30D", "2026-12-27"),
        ("2026-11-26", "P2W", "2026-12-11"),
        ("2026-11-26", "P6M", "2027-05-27"),
        ("2024-02-29", "P1Y", "2025-03-01"),
        ("2026-08-31", "P1M", "2026-10-01"),
        ("2026-11-26", "P1Y6M", "2028-05-27"),
    ],
)
def test_the_day_of_the_event_does_not_count(start, period, erased):
    assert erased_on(day(start), whole_days(period)) == day(erased)


def test_a_period_of_hours_has_no_day():
    assert whole_days("PT30M") is None


@given(DAYS, PERIODS)
def test_the_latest_start_that_is_due_is_the_latest(on, period):
    due = latest_due(on, period)
    assert erased_on(due, period) <= on < erased_on(due + dt.timedelta(days=1), period)


@given(DAYS, PERIODS)
def test_whoever_starts_today_is_due_on_the_day_of_erasure_and_not_before(start, period):
    erased = erased_on(start, period)
    assert latest_due(erased, period) >= start
    assert latest_due(erased - dt.timedelta(days=1), period) < start


def test_what_lies_before_the_calendar_is_not_due():
    assert latest_due(day("2026-11-26"), Duration(years=4000)) is None


@pytest.mark.parametrize(
    ("on", "month_day", "end"),
    [
        ("2026-11-26", "12-31", "2026-12-31"),
        ("2026-12-31", "12-31", "2026-12-31"),
        ("2026-11-26", "06-30", "2027-06-30"),
        ("2028-02-10", "02-28", "2028-02-29"),
    ],
)
def test_the_financial_year_is_the_one_in_which_the_day_lies(on, month_day, end):
    assert year_end(day(on), month_day) == day(end)


@given(DAYS, st.sampled_from(["12-31", "06-30", "02-28", "09-30"]), PERIODS)
def test_the_latest_financial_year_that_is_due_is_the_latest(on, month_day, period):
    due = latest_year_due(on, month_day, period)
    assert year_end(due, month_day) == due
    following = year_end(due + dt.timedelta(days=1), month_day)
    assert erased_on(due, period) <= on < erased_on(following, period)


@pytest.mark.parametrize(
    ("rule", "counts"),
    [
        ({"norm": "accounting-records"}, True),
        ({"law": "dk-bookkeeping-12"}, True),
        ({"norm": "claims"}, False),
        ({"norm": "claims", "law": "dk-bookkeeping-12"}, False),
        ({}, False),
    ],
)
def test_the_law_says_which_periods_run_from_the_financial_year(rule, counts):
    assert from_financial_year(RetentionRule(period="P5Y", **rule)) is counts
