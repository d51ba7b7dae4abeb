"""The small parts: whose a host is, how long a time is, which cookie a name stands for."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_datamap.adapters.scanning.pixels import is_pixel
from mkdocs_datamap.inventory.cookie_names import expression, fits, overlap
from mkdocs_datamap.scanning.domains import party, registrable, stripped
from mkdocs_datamap.scanning.durations import agrees, written
from mkdocs_datamap.scanning.set_cookie import parsed

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
DAY = 86_400


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.ajos.dk", "ajos.dk"),
        (".ajos.dk", "ajos.dk"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("one.github.io", "one.github.io"),
        ("localhost", "localhost"),
        ("shop.localhost", "shop.localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("WWW.Ajos.DK", "ajos.dk"),
    ],
)
def test_a_registrable_domain_is_what_somebody_registered(host, domain):
    assert registrable(host) == domain


def test_party_is_by_registrable_domain_whatever_the_port():
    assert party("cdn.ajos.dk", "https://www.ajos.dk:8443/page") == "first"
    assert party("127.0.0.1", "http://localhost:8000/") == "third"


def test_addresses_lose_what_can_identify_somebody():
    assert stripped("https://user:pw@www.ajos.dk:8443/a/b?mail=x#y") == "https://www.ajos.dk:8443/a/b"
    assert stripped("data:text/plain,secret") == "data:"
    assert stripped("http://[::1]:80/") == "http://[::1]:80/"


@pytest.mark.parametrize(
    ("period", "seconds", "agreed"),
    [
        ("P1Y", 365 * DAY, True),
        ("P1Y", 366 * DAY, True),
        ("P12M", 365 * DAY, True),
        ("P1Y", 400 * DAY, False),
        ("P6M", 180 * DAY, True),
        ("P6M", 182 * DAY, True),
        ("P6M", 150 * DAY, False),
        ("P1D", DAY - 20, True),
        ("P1D", 2 * DAY, False),
        ("PT30M", 1795, True),
        ("PT30M", 1500, False),
        ("P90D", 90 * DAY, True),
        ("P3M", 90 * DAY, True),
        ("P90D", 89 * DAY, False),
    ],
)
def test_a_period_agrees_with_what_a_browser_counted(period, seconds, agreed):
    assert agrees(period, seconds) is agreed


@pytest.mark.parametrize(
    ("seconds", "period"),
    [
        (365 * DAY, "P1Y"),
        (730 * DAY, "P2Y"),
        (90 * DAY, "P90D"),
        (3599, "PT1H"),
        (1800, "PT30M"),
        (20, "PT20S"),
    ],
)
def test_seconds_are_written_as_people_would_and_agree(seconds, period):
    assert written(seconds) == period
    assert agrees(period, seconds)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("_ga_*", "_ga_X", True),
        ("_ga_*", "_ga", False),
        ("_ga*", "_ga_*", True),
        ("a*c", "*bc", True),
        ("a*", "b*", False),
        ("a.c", "abc", False),
        ("*", "anything", True),
    ],
)
def test_patterns_overlap_when_some_name_fits_both(one, other, same):
    assert overlap(one, other) is same
    assert overlap(other, one) is same


def test_all_but_the_star_is_itself():
    assert fits("a.b+c*", "a.b+cXYZ")
    assert not fits("a.b", "axb")
    assert expression("a.b/c-*") == r"a\.b\/c-.*"


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("a=1", None),
        ("a=1; Max-Age=60; Expires=Fri, 01 Jan 2100 00:00:00 GMT", 60),
        ("a=1; expires=Fri, 20-Nov-2026 11:00:00 GMT", 3600),
        ("a=1; expires=nonsense", None),
        ("a=1; Max-Age=x", None),
    ],
)
def test_the_end_of_a_cookie_is_read_as_browsers_read_it(line, seconds):
    assert parsed(line, "www.ajos.dk", NOW).seconds == seconds


def test_a_cookie_without_a_name_is_none_and_one_in_the_past_is_a_removal():
    assert parsed("just words", "www.ajos.dk", NOW) is None
    assert parsed("a=; Max-Age=0", "www.ajos.dk", NOW).removed
    assert parsed("a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "www.ajos.dk", NOW).removed


def test_a_cookie_for_another_domain_is_none_as_browsers_refuse_it():
    assert parsed("a=1; Domain=tracker.dk", "www.ajos.dk", NOW) is None
    assert parsed("a=1; Domain=shop.ajos.dk", "www.ajos.dk", NOW) is None
    assert parsed("a=1; Domain=.ajos.dk", "www.ajos.dk", NOW).host == "ajos.dk"


def test_a_pixel_is_a_picture_that_nobody_sees():
    gif = b"GIF89a" + (1).to_bytes(2, "little") * 2
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (1).to_bytes(4, "big") * 2
    assert is_pixel(gif)
    assert is_pixel(png)
    assert is_pixel(b"")
    assert not is_pixel(b"GIF89a" + (300).to_bytes(2, "little") * 2)
    assert not is_pixel(b"\xff\xd8\xff\xe0 a photograph")
