"""Scans made elsewhere count: each format is read, and what is wrong in one is told with file and place."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from planted_site import planted

from mkdocs_datamap.adapters.scanning.browser import chromium_path
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.scanning.comparison import compare
from mkdocs_datamap.scanning.json_pieces import ScanNotReadError
from mkdocs_datamap.scanning.open_database import read_database
from mkdocs_datamap.scanning.readers import own, read_scan

SAMPLES = Path(__file__).parent / "samples"


def facts(scan, choice):
    (found,) = (each for each in scan.passes if each.choice == choice)
    return [
        (each.kind, each.name, each.host, each.party, each.seconds, each.set_by) for each in found.stored
    ], {each.host: each.asked_for for each in found.hosts}


def test_a_har_file_tells_what_servers_set_and_which_hosts_were_asked():
    scan = read_scan(SAMPLES / "session.har")

    assert (scan.site, scan.day.isoformat(), scan.covers) == (
        "https://www.nordlys.example/",
        "2026-11-20",
        (),
    )
    assert facts(scan, "unknown") == (
        [
            ("cookie", "sid", "www.nordlys.example", "first", None, "server"),
            ("cookie", "talk", "nordlys.example", "first", 3600, "server"),
            ("cookie", "uid", "maaler.example", "third", 86_400, "server"),
        ],
        {"maaler.example": ("script",), "pixel.maaler.example": ("image",)},
    )


def test_the_evidence_collector_of_the_edps_is_read():
    scan = read_scan(SAMPLES / "inspection.json")

    assert scan.tool == "EDPS Website Evidence Collector"
    assert scan.covers == ("cookie", "local-storage")
    assert facts(scan, "none") == (
        [
            ("cookie", "sid", "www.nordlys.example", "first", None, "script"),
            ("cookie", "visitor", "maaler.example", "third", 15_552_000, "server"),
            ("local-storage", "basket", "www.nordlys.example", "first", None, "script"),
        ],
        {"fonts.example": ("other",), "maaler.example": ("beacon", "other")},
    )
    (visitor,) = (each for each in scan.passes[0].stored if each.name == "visitor")
    assert (visitor.partition, visitor.initiator) == (
        "https://nordlys.example",
        "https://maaler.example/embed",
    )


def test_the_gdpr_cookie_scanner_is_read_with_its_three_passes():
    scan = read_scan(SAMPLES / "gdpr-report.json")

    assert [(each.choice, each.made) for each in scan.passes] == [
        ("none", True), ("accepted", True), ("refused", False),
    ]  # fmt: skip
    stored, hosts = facts(scan, "accepted")
    assert stored == [
        ("cookie", "_ga", "nordlys.example", "first", 63_072_000, "unknown"),
        ("cookie", "sid", "www.nordlys.example", "first", None, "unknown"),
    ]
    assert hosts == {"maaler.example": ("script",)}
    assert [each.problem for each in scan.failures] == ["Could not click the button"]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A HAR of the planted site, as Playwright records it while everything is accepted."""

    def record(file):
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (for the tests with a browser)

        with planted() as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu"]
            )
            context = browser.new_context(record_har_path=file)
            page = context.new_page()
            page.goto(site.address)
            with page.expect_response("**/ads/p.gif"):
                page.click("#accept")
            context.close()
            browser.close()

    file = tmp_path_factory.mktemp("har") / "recorded.har"
    with ThreadPoolExecutor(1) as thread:  # beside the loop that tests with a page keep running
        thread.submit(record, file).result()
    return file


@pytest.mark.browser
def test_a_har_file_that_a_browser_recorded_is_read(recorded):
    scan = read_scan(recorded)
    stored, hosts = facts(scan, "unknown")

    assert {each[1:] for each in stored} == {
        ("sid", "shop.localhost", "first", None, "server"),
        ("csrf", "shop.localhost", "first", 3600, "server"),
        ("flash", "shop.localhost", "first", 60, "server"),
        ("frame_id", "tracker.localhost", "third", 2_592_000, "server"),
        ("px", "pixel.localhost", "third", 7_776_000, "server"),
    }
    assert {each[0] for each in stored} == {"cookie"}
    assert hosts == {
        "cdn.localhost": ("script",),
        "fonts.localhost": ("font",),
        "localhost": ("image",),
        "pictures.localhost": ("image",),
        "pixel.localhost": ("image",),
        "tracker.localhost": ("frame",),
    }
    assert "secret-value" in recorded.read_text("utf-8")
    assert "secret-value" not in own.written(scan)


def test_a_report_that_the_gdpr_cookie_scanner_made_of_the_planted_site_is_read():
    """Made by its version 3.8.2 with Chromium; that its list of issues was emptied is the only change."""
    scan = read_scan(SAMPLES / "gdpr-report-3.8.2.json")

    assert [(each.choice, each.made) for each in scan.passes] == [
        ("none", True), ("accepted", True), ("refused", True),
    ]  # fmt: skip
    seen = {
        each.choice: {(stored.name, stored.host, stored.party): stored.seconds for stored in each.stored}
        for each in scan.passes
    }
    hour, year = 3600, 31_536_000
    assert seen["none"] == {
        ("sid", "shop.localhost", "first"): None,
        ("csrf", "shop.localhost", "first"): pytest.approx(hour, abs=20),
        ("early_stat", "shop.localhost", "first"): pytest.approx(year, abs=20),
        ("frame_part", "tracker.localhost", "third"): None,
    }
    assert seen["refused"].keys() - seen["none"].keys() == {
        ("consent", "shop.localhost", "first"), ("nag", "shop.localhost", "first"),
    }  # fmt: skip
    assert facts(scan, "none")[1]["tracker.localhost"] == ("frame",)


def test_what_a_window_without_third_parties_did_not_see_is_not_called_unseen(shop):
    """Its Chromium took no cookies of third parties, so it cannot tell that they are gone."""
    scan = read_scan(SAMPLES / "gdpr-report-3.8.2.json")
    inventory, faults = read_inventory(shop())
    assert inventory is not None, faults
    unseen = {each.entry for each in compare(inventory, scan, "x", scan.day) if each.rule == "DM421"}

    assert not any(known in each for each in unseen for known in ("frame", "pixel-cookie"))
    own_kept = scan.model_copy(update={"third_parties": True})
    assert "cookies.entries.frame" in {
        each.entry for each in compare(inventory, own_kept, "x", scan.day) if each.rule == "DM421"
    }


def test_a_report_of_the_evidence_collector_without_requests_and_logs_is_read(tmp_path):
    """Its first versions write no hosts, and keys of local storage without a log."""
    found = json.loads((SAMPLES / "inspection.json").read_text("utf-8"))
    found["hosts"] = {}
    found["browsing_history"] = []
    for entry in (*found["cookies"], found["localStorage"]["https://www.nordlys.example"]["basket"]):
        del entry["log"]
    file = tmp_path / "inspection.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    stored, hosts = facts(read_scan(file), "none")

    assert [each[1] for each in stored] == ["sid", "visitor", "basket"]
    assert hosts == {"maaler.example": ("beacon",)}


def test_a_cookie_that_the_evidence_collector_saw_only_in_an_answer_has_its_end_as_a_time(tmp_path):
    found = json.loads((SAMPLES / "inspection.json").read_text("utf-8"))
    answer = {key: found["cookies"][1][key] for key in ("name", "domain", "path", "value", "log")}
    found["cookies"] = [{**answer, "expires": "2026-11-21T10:00:02.000Z", "expiresDays": 1, "session": False}]
    file = tmp_path / "inspection.json"
    file.write_text(json.dumps(found), encoding="utf-8")

    assert [(each[1], each[4]) for each in facts(read_scan(file), "none")[0] if each[0] == "cookie"] == [
        ("visitor", 86_400)
    ]


SAMPLE_FILES = ["session.har", "inspection.json", "gdpr-report.json", "gdpr-report-3.8.2.json"]


@pytest.mark.parametrize("sample", SAMPLE_FILES)
def test_no_value_of_a_scan_made_elsewhere_is_taken_over(sample, tmp_path):
    assert "secret-value" in (SAMPLES / sample).read_text(encoding="utf-8")
    file = tmp_path / "scan.json"
    file.write_text(own.written(read_scan(SAMPLES / sample)), encoding="utf-8")

    assert "secret-value" not in file.read_text(encoding="utf-8")
    assert read_scan(file) == read_scan(SAMPLES / sample)
    Draft202012Validator(own.schema()).validate(json.loads(file.read_text(encoding="utf-8")))


def test_the_schema_is_a_schema_and_describes_every_field():
    schema = own.schema()
    Draft202012Validator.check_schema(schema)
    for part in (schema, *schema["$defs"].values()):
        for field, facts_of in part["properties"].items():
            assert facts_of.get("description"), field


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", ":1:2: this is not JSON"),
        ("[]", "$: This is no scan that can be read"),
        ('{"some": "thing"}', "$: This is no scan that can be read"),
        ('{"format": "datamap-scan", "version": 2}', "$.version: This version of datamap reads version 1"),
        ('{"format": "datamap-scan", "version": 1}', "$.tool: Field required"),
        ('{"log": {"entries": []}}', "$.log.entries: There are no entries"),
        ('{"log": {"entries": [{"request": {}}]}}', "$.log.entries[0].request: “url” is missing"),
        (
            '{"log": {"entries": [{"request": {"url": 5}}]}}',
            "$.log.entries[0].request.url: A text is needed here, not a number",
        ),
        (
            '{"url": "https://a.example/", "scanDate": "today", "cookiesBeforeInteraction": []}',
            "$.scanDate: A time is needed here",
        ),
        (
            '{"uri_ins": "https://a.example/", "start_time": "2026-11-20", "hosts": {}, "cookies": {}}',
            "$.cookies: A list is needed here, not an object",
        ),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_place(content, said, tmp_path):
    file = tmp_path / "scan.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ScanNotReadError) as caught:
        read_scan(file)
    assert str(caught.value).startswith(file.as_posix())
    assert said in str(caught.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(ScanNotReadError, match=r"gone\.json cannot be read: No such file"):
        read_scan(tmp_path / "gone.json")
    (tmp_path / "picture").write_bytes(b"\xff\xd8")
    with pytest.raises(ScanNotReadError, match="this is not UTF-8"):
        read_scan(tmp_path / "picture")


class TestOpenCookieDatabase:
    def test_names_are_found_whole_before_the_longest_beginning(self):
        database = read_database(SAMPLES / "open-cookie-database.csv")

        assert database.find("_ga").description == "Made-up words on _ga."
        assert database.find("_ga_XYZ").platform == "Made-up analytics"
        assert database.find("other") is None

    def test_a_category_that_asks_for_less_is_told(self):
        database = read_database(SAMPLES / "open-cookie-database.csv")

        assert database.other_category("_ga", "necessary") == "Analytics"
        assert database.other_category("_ga", "statistics") is None
        assert database.other_category("other", "necessary") is None

    @pytest.mark.parametrize(
        ("content", "said"),
        [("a,b\n1,2\n", ":1: this is no Open Cookie Database"), ("", ":1: this is no Open Cookie Database")],
    )
    def test_another_file_is_told(self, content, said, tmp_path):
        file = tmp_path / "database.csv"
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ScanNotReadError) as caught:
            read_database(file)
        assert str(caught.value).startswith(f"{file}{said}")
