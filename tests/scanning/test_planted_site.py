"""A real browser on a site that stores everything in every way: each thing is seen, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from planted_inventory import COOKIES

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.scanning.comparison import compare

pytestmark = pytest.mark.browser

ON = dt.date(2026, 11, 26)
FIRST, THIRD = "first", "third"
BEFORE = {
    ("cookie", "sid", "shop.localhost"): (FIRST, "server", None),
    ("cookie", "csrf", "shop.localhost"): (FIRST, "server", 3600),
    ("cookie", "flash", "shop.localhost"): (FIRST, "server", 60),
    ("cookie", "early_stat", "shop.localhost"): (FIRST, "script", 31_536_000),
    ("cookie", "frame_id", "tracker.localhost"): (THIRD, "server", 2_592_000),
    ("cookie", "frame_script", "tracker.localhost"): (THIRD, "script", 7200),
    ("cookie", "frame_part", "tracker.localhost"): (THIRD, "script", None),
    ("local-storage", "basket", "shop.localhost"): (FIRST, "script", None),
    ("local-storage", "theme", "shop.localhost"): (FIRST, "script", None),
    ("local-storage", "frame_key", "tracker.localhost"): (THIRD, "script", None),
    ("session-storage", "checkout", "shop.localhost"): (FIRST, "script", None),
    ("indexed-db", "catalogue", "shop.localhost"): (FIRST, "script", None),
    ("cache", "images-v1", "shop.localhost"): (FIRST, "script", None),
    ("service-worker", "/sw.js", "shop.localhost"): (FIRST, "script", None),
    ("pixel", "plain.gif", "localhost"): (THIRD, "server", None),
}
ACCEPTED = {
    ("cookie", "consent", "shop.localhost"): (FIRST, "script", 15_552_000),
    ("cookie", "_ga_XYZ", "shop.localhost"): (FIRST, "script", 34_560_000),
    ("cookie", "visited", "shop.localhost"): (FIRST, "server", 34_560_000),
    ("cookie", "px", "pixel.localhost"): (THIRD, "server", 7_776_000),
    ("pixel", "ads/p.gif", "pixel.localhost"): (THIRD, "server", None),
}
REFUSED = {
    ("cookie", "consent", "shop.localhost"): (FIRST, "script", 15_552_000),
    ("cookie", "nag", "shop.localhost"): (FIRST, "script", 86_400),
}


def of(scan, choice):
    (found,) = (each for each in scan.passes if each.choice == choice)
    return found


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("none", BEFORE), ("accepted", BEFORE | ACCEPTED), ("refused", BEFORE | REFUSED)],
    ids=["before a choice", "after accepting", "after refusing"],
)
def test_each_visit_sees_exactly_what_is_stored_with_party_maker_and_duration(scan, choice, expected):
    seen = {(each.kind, each.name, each.host): each for each in of(scan, choice).stored}

    assert {key: (each.party, each.set_by) for key, each in seen.items()} == {
        key: facts[:2] for key, facts in expected.items()
    }
    for key, (_, _, seconds) in expected.items():
        assert seen[key].seconds == (None if seconds is None else pytest.approx(seconds, abs=20)), key
    assert all(each.session is (each.seconds is None) for each in seen.values() if each.kind == "cookie")


def test_a_cookie_says_who_set_it_where_and_within_which_site_it_can_be_read(scan):
    stored = {each.name: each for each in of(scan, "accepted").stored}

    assert stored["_ga_XYZ"].initiator.endswith("/stat.js")
    assert stored["_ga_XYZ"].asked_seconds == 63_072_000
    assert stored["visited"].page.endswith("/about")
    assert stored["sid"].page == scan.site
    assert (stored["sid"].http_only, stored["csrf"].http_only) == (True, False)
    assert stored["sid"].size == len("sid" + "secret-value")
    assert stored["frame_part"].partition == "http://shop.localhost"
    assert stored["frame_id"].partition is None
    assert stored["basket"].size == len("basket" + "secret-value")
    assert all(each.page and each.page.startswith(scan.site) for each in stored.values())


def test_hosts_of_third_parties_are_seen_with_what_they_were_asked_for(scan):
    assert {each.host: each.asked_for for each in of(scan, "accepted").hosts} == {
        "cdn.localhost": ("script",),
        "fonts.localhost": ("font",),
        "localhost": ("image", "pixel"),
        "pictures.localhost": ("image",),
        "pixel.localhost": ("image", "pixel"),
        "tracker.localhost": ("frame",),
    }
    assert {each.host for each in of(scan, "none").hosts} == {
        "fonts.localhost", "localhost", "pictures.localhost", "tracker.localhost",
    }  # fmt: skip


def test_a_host_says_on_which_page_and_by_whom_it_was_asked_first(scan):
    hosts = {each.host: each for each in of(scan, "accepted").hosts}

    assert {each.page for each in hosts.values()} == {scan.site}
    assert {name: each.initiator for name, each in hosts.items() if name != "localhost"} == dict.fromkeys(
        ("cdn.localhost", "fonts.localhost", "pictures.localhost", "pixel.localhost", "tracker.localhost"),
        scan.site,
    )
    assert hosts["localhost"].initiator.endswith("/frame")
    assert hosts["cdn.localhost"].requests >= 2, "once at each opening of the shop"


def test_links_are_followed_as_far_as_robots_may_go_and_the_site_reaches(scan, run_of_all):
    for each in scan.passes:
        assert {page.rpartition("/")[2] for page in each.pages} == {"", "about"}
    assert scan.failures == ()
    assert "shop.localhost/secret" not in run_of_all.asked
    assert not any("elsewhere" in each or "prices" in each for each in run_of_all.asked)


def test_no_value_is_in_the_file(scan_file):
    assert "secret-value" not in scan_file.read_text(encoding="utf-8")


def found(folder, scan):
    inventory, faults = read_inventory(folder)
    assert inventory is not None, faults
    return [(each.rule, each.entry) for each in compare(inventory, scan, "scan.json", ON)]


def test_what_is_declared_as_it_is_compares_clean(shop, scan):
    assert found(shop(), scan) == []


def cookies(**changes):
    return {"cookies": {name.replace("_", "-"): facts for name, facts in changes.items()}}


def parties(**changes):
    return {"parties": changes}


LIST = "cookies.entries"
FEWER = {"internal": {"hosts": ["cdn.localhost", "pictures.localhost"]}}
PLANTED = {
    "undeclared": (cookies(theme=None), ("DM420", LIST)),
    "a gone cookie": (cookies(gone={**COOKIES["sid"], "name": "gone"}), ("DM421", f"{LIST}.gone")),
    "wrong party": (
        cookies(frame={"party": "first", "domain": "shop.localhost"}),
        ("DM422", f"{LIST}.frame.party"),
    ),
    "wrong domain": (
        cookies(pixel_cookie={"domain": "other.localhost"}),
        ("DM422", f"{LIST}.pixel-cookie.domain"),
    ),
    "wrong duration": (cookies(csrf={"duration": "P1D"}), ("DM423", f"{LIST}.csrf.duration")),
    "no session": (cookies(sid={"duration": "P1D"}), ("DM423", f"{LIST}.sid.duration")),
    "a session": (cookies(flash={"duration": "session"}), ("DM423", f"{LIST}.flash.duration")),
    "wrong category": (cookies(visited={"category": "necessary"}), ("DM424", f"{LIST}.visited.category")),
    "before consent": (cookies(early={"category": "statistics"}), ("DM425", f"{LIST}.early")),
    "after refusal": (cookies(nag={"category": "marketing"}), ("DM426", f"{LIST}.nag")),
    "nobody's host": (parties(measurer=FEWER), ("DM427", LIST)),
    "third country": (parties(measurer={"country": "IN"}), ("DM428", "recipients.measurer.country")),
}
"""A discrepancy of each kind → how it is planted, and the one finding that it makes."""


def test_the_comparison_finds_all_planted_discrepancies_and_no_other(shop, scan):
    changes = {"cookies": {}, "parties": {}}
    apart = [each for name, each in PLANTED.items() if name != "third country"]
    for planted_change, _ in apart:
        for part, facts in planted_change.items():
            changes[part].update(facts)

    assert sorted(found(shop(**changes), scan)) == sorted(finding for _, finding in apart)


@pytest.mark.parametrize(("changes", "expected"), PLANTED.values(), ids=PLANTED)
def test_a_planted_discrepancy_makes_one_finding(shop, scan, changes, expected):
    assert found(shop(**changes), scan) == [expected]
