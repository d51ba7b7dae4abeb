"""Dates, periods, lists, numbers and names in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_datamap.wording import formatting
from mkdocs_datamap.wording.formatting import Duration, parse_period


@pytest.mark.parametrize(
    ("iso", "da", "en"),
    [
        ("P5Y", "5 år", "5 years"),
        ("P1Y", "1 år", "1 year"),
        ("P1M", "1 måned", "1 month"),
        ("P6M", "6 måneder", "6 months"),
        ("P12M", "12 måneder", "12 months"),
        ("P30D", "30 dage", "30 days"),
        ("P1D", "1 dag", "1 day"),
        ("P2W", "2 uger", "2 weeks"),
        ("PT30M", "30 minutter", "30 minutes"),
        ("PT1H", "1 time", "1 hour"),
        ("P1Y6M", "1 år og 6 måneder", "1 year and 6 months"),
        ("P1Y2M3DT4H", "1 år, 2 måneder, 3 dage og 4 timer", "1 year, 2 months, 3 days and 4 hours"),
        ("P0D", "0 dage", "0 days"),
        ("P1000D", "1.000 dage", "1,000 days"),
    ],
)
def test_a_period_is_words_with_the_right_plural(iso, da, en):
    assert formatting.period(iso, "da") == da
    assert formatting.period(iso, "en") == en


def test_a_period_keeps_the_parts_it_was_written_with():
    assert parse_period("P12M") == Duration(months=12)
    assert parse_period("P1Y2M3W4DT5H6M7S") == Duration(1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    "iso", ["", "P", "PT", "P1YT", "5Y", "P5", "P-5Y", "P1.5Y", "P1D1Y", "p5y", "P٥Y", "P5Y\n"]
)
def test_what_is_no_period_is_refused_with_an_example(iso):
    with pytest.raises(ValueError, match=r"is not a period\. Write P and then .* for example P5Y"):
        parse_period(iso)


@pytest.mark.parametrize(
    ("items", "kind", "da", "en"),
    [
        (["a"], "and", "a", "a"),
        (["a", "b"], "and", "a og b", "a and b"),
        (["a", "b", "c"], "and", "a, b og c", "a, b and c"),
        (["a", "b", "c", "d"], "and", "a, b, c og d", "a, b, c and d"),
        (["a", "b"], "or", "a eller b", "a or b"),
        (["a", "b", "c"], "or", "a, b eller c", "a, b or c"),
    ],
)
def test_a_list_is_joined_as_the_language_joins_it(items, kind, da, en):
    assert formatting.names(items, "da", kind) == da
    assert formatting.names(items, "en", kind) == en


@given(st.lists(st.text(), min_size=2, max_size=5))
def test_items_of_a_list_can_hold_anything(items):
    assert formatting.names(items, "en") == ", ".join(items[:-1]) + " and " + items[-1]


def test_a_date_stands_in_the_long_form_with_the_day_first():
    date = dt.date(2026, 11, 22)
    assert formatting.day(date, "da") == "22. november 2026"
    assert formatting.day(date, "en") == "22 November 2026"


@pytest.mark.parametrize(
    ("month_day", "da", "en"),
    [("12-31", "31. december", "31 December"), ("02-29", "29. februar", "29 February")],
)
def test_a_day_of_every_year_stands_without_a_year(month_day, da, en):
    assert formatting.day_of_year(month_day, "da") == da
    assert formatting.day_of_year(month_day, "en") == en


def test_a_number_has_the_separators_of_its_language():
    assert formatting.number(12345, "da") == "12.345"
    assert formatting.number(12345, "en") == "12,345"


@pytest.mark.parametrize(
    ("code", "da", "en"),
    [
        ("US", "USA", "United States"),
        ("FO", "Færøerne", "Faroe Islands"),
        ("GL", "Grønland", "Greenland"),
        ("NO", "Norge", "Norway"),
    ],
)
def test_a_country_has_the_name_that_cldr_gives_it(code, da, en):
    assert formatting.country(code, "da") == da
    assert formatting.country(code, "en") == en


def test_a_language_has_its_name_in_the_other():
    assert formatting.language_name("en", "da") == "engelsk"
    assert formatting.language_name("da", "en") == "Danish"


def test_what_cldr_does_not_have_is_said_so():
    with pytest.raises(KeyError):
        formatting.country("EPO", "da")
    with pytest.raises(ValueError, match="CLDR has no language “xx”"):
        formatting.locale("xx")


def test_a_third_language_needs_no_code():
    assert formatting.period("P2M", "de") == "2 Monate"
    assert formatting.names(["a", "b", "c"], "fr", "or") == "a, b ou c"
