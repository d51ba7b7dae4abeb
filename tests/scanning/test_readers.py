"""Scans made elsewhere count: each format is read, and what is wrong in one is told with file and place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

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


@pytest.mark.parametrize("sample", ["session.har", "inspection.json", "gdpr-report.json"])
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
