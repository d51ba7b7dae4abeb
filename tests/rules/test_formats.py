"""How findings look on a terminal, and to the programs that read them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.inventory.yaml_reader import parse_yaml
from mkdocs_datamap.rules.catalogue import rule_markdown
from mkdocs_datamap.rules.formats import as_github, as_json, as_sarif, as_text, findings_schema
from mkdocs_datamap.rules.registry import RULES
from mkdocs_datamap.rules.verdict import judge
from small_inventory import FILES, write_inventory

PROJECT = Path(__file__).parents[2]
SARIF_SCHEMA = Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json"

COOKIES = Path("data_map/cookies.yml")
ACTIVITY = Path("data_map/activities/løn, 100%.yml")

DUPLICATE = Diagnostic(
    "DM004",
    Severity.ERROR,
    Location(COOKIES, 12, 3, 12, 7),
    "The key “name” stands twice.",
    "Keep one of the two.",
)
WIDE = Diagnostic(
    "DM310", Severity.WARNING, Location(COOKIES, 3, 14, 3, 18), "The name is foreign.", "Translate it."
)
BLOCK = Diagnostic(
    "DM020", Severity.NOTE, Location(ACTIVITY, 2, 3, 9, 8), "The purpose is long:\n100 words.", "Shorten it."
)
MISSING = Diagnostic("DM001", Severity.ERROR, Location(Path("data_map/none.yml")), "It is gone.", "Write it.")
ALL = [DUPLICATE, BLOCK, MISSING, WIDE]

LINES = {
    (COOKIES, 12): "  name: Session",
    (COOKIES, 3): "  name: {da: '漢字', en: x}",
    (ACTIVITY, 2): "\t- id: løn  # the first",
}


def read_line(path, line):
    return LINES.get((path, line))


def shown(source, column, end_column):
    """The excerpt and the carets for one source line."""
    finding = Diagnostic("DM1", Severity.ERROR, Location(COOKIES, 1, column, 1, end_column), "M.", "R.")
    lines = as_text([finding], read_line=lambda _path, _line: source).split("\n")
    return lines[1].removeprefix("  1 | "), lines[2].removeprefix("    | ")


class TestText:
    def test_findings_are_ordered_by_file_and_position_and_counted(self):
        assert as_text(ALL, read_line=read_line) == (
            "data_map/activities/løn, 100%.yml:2:3: note DM020: The purpose is long: 100 words.\n"
            "  2 |     - id: løn  # the first\n"
            "    |      ^^^^^^^^^^^^^^^^^^^^^\n"
            "    = Shorten it.\n"
            "\n"
            "data_map/cookies.yml:3:14: warning DM310: The name is foreign.\n"
            "  3 |   name: {da: '漢字', en: x}\n"
            "    |              ^^^^^^\n"
            "    = Translate it.\n"
            "\n"
            "data_map/cookies.yml:12:3: error DM004: The key “name” stands twice.\n"
            "  12 |   name: Session\n"
            "     |   ^^^^\n"
            "     = Keep one of the two.\n"
            "\n"
            "data_map/none.yml:1:1: error DM001: It is gone.\n"
            "    = Write it.\n"
            "\n"
            "2 errors, 1 warning, 1 note in 3 files"
        )

    @pytest.mark.parametrize(
        ("findings", "summary"),
        [
            ([], "no findings"),
            ([WIDE], "1 warning in 1 file"),
            ([DUPLICATE, DUPLICATE, WIDE], "2 errors, 1 warning in 1 file"),
            ([BLOCK, BLOCK, MISSING], "1 error, 2 notes in 2 files"),
        ],
    )
    def test_the_summary_counts_in_words(self, findings, summary):
        assert as_text(findings, read_line=read_line).split("\n")[-1] == summary

    def test_colour_adds_nothing_but_escape_sequences(self):
        coloured = as_text([DUPLICATE], read_line=read_line, colour=True)
        assert coloured == (
            "\x1b[1mdata_map/cookies.yml:12:3\x1b[0m: \x1b[1;31merror DM004\x1b[0m: "
            "The key “name” stands twice.\n"
            "  \x1b[2m12 |\x1b[0m   name: Session\n"
            "  \x1b[2m   |\x1b[0m \x1b[1;31m  ^^^^\x1b[0m\n"
            "     \x1b[2m=\x1b[0m Keep one of the two.\n"
            "\n"
            "\x1b[1m1 error in 1 file\x1b[0m"
        )

    def test_a_tab_is_shown_as_four_columns(self):
        assert shown("a:\tb", 4, 5) == ("a:    b", "      ^")

    def test_a_combining_mark_takes_no_column(self):
        assert shown("e\u0301: b", 5, 6) == ("e\u0301: b", "   ^")

    def test_an_empty_span_gets_one_caret(self):
        assert shown("name:", 6, 6) == ("name:", "     ^")

    def test_a_span_beyond_the_line_ends_with_it(self):
        assert shown("a: b", 4, 90) == ("a: b", "   ^")

    def test_a_column_beyond_the_line_points_behind_it(self):
        assert shown("a: b", 90, 95) == ("a: b", "    ^")

    @pytest.mark.parametrize("column", [1, 9, 90, 150, 246])
    @pytest.mark.parametrize("letter", ["x", "漢"])
    def test_a_long_line_is_cut_around_the_caret(self, column, letter):
        source = letter * (column - 1) + "HERE" + letter * (246 - column)
        excerpt, carets = shown(source, column, column + 4)
        wide = 2 if letter == "漢" else 1
        columns = sum(wide if character == letter else 1 for character in excerpt)
        before = excerpt[: excerpt.index("HERE")]
        assert columns <= 100
        assert len(carets) - 4 == sum(wide if character == letter else 1 for character in before)
        assert carets.strip() == "^^^^"
        assert excerpt.startswith("…") == (before.count(letter) < column - 1)

    def test_a_line_of_a_million_letters_is_cut_like_a_long_one(self):
        source = "x" * 500_000 + "HERE" + "y" * 500_000
        excerpt, carets = shown(source, 500_001, 500_005)
        assert len(excerpt) == 100
        assert carets.strip() == "^^^^"
        assert excerpt[len(carets) - 4 : len(carets)] == "HERE"
        assert (excerpt[0], excerpt[-1]) == ("…", "…")

    def test_a_span_longer_than_the_terminal_is_cut_with_its_line(self):
        excerpt, carets = shown("a: " + "x" * 300, 4, 304)
        assert excerpt.startswith("a: xxx")
        assert excerpt.endswith("x…")
        assert len(excerpt) <= 100
        assert carets == "   " + "^" * (len(excerpt) - 4)

    def test_nothing_from_a_file_reaches_the_terminal_as_a_command(self):
        finding = Diagnostic(
            "DM1",
            Severity.ERROR,
            Location(Path("a\x1b.yml"), 1, 1, 1, 2),
            "Wrong: \x1b[2J\u202e.",
            "Fix\x07.",
        )
        text = as_text([finding], read_line=lambda _path, _line: "x\x1b[31m\u202ey")
        assert not set(text) & set("\x1b\x07\u202e")
        assert "x\ufffd[31m\ufffdy" in text

    def test_a_mistake_in_a_real_file_is_underlined(self, tmp_path):
        (tmp_path / "x.yml").write_bytes("\ufeffnavn: Ærø\r\nby: Ærøskøbing\r\nnavn: Als\r\n".encode())
        _, findings = parse_yaml((tmp_path / "x.yml").read_bytes(), Path("x.yml"))
        text = as_text(findings, read_line=SourceLines(tmp_path))
        assert "  1 | navn: Ærø\n    | ^\n" in text
        assert "  3 | navn: Als\n    | ^^^^\n    = Keep one of the two.\n" in text


class TestSourceLines:
    def test_lines_count_from_one_and_end_with_the_file(self, tmp_path):
        (tmp_path / "x.yml").write_bytes("a\r\nb\u2028c\nd".encode())
        lines = SourceLines(tmp_path)
        assert [lines(Path("x.yml"), number) for number in range(5)] == [None, "a", "b\u2028c", "d", None]

    def test_a_file_that_is_missing_or_not_text_does_no_harm(self, tmp_path):
        (tmp_path / "x.yml").write_bytes(b"\xff")
        assert SourceLines(tmp_path)(Path("none.yml"), 1) is None
        assert SourceLines(tmp_path)(Path("x.yml"), 1) == "\ufffd"


class TestJson:
    def test_the_shape_is_what_is_documented(self):
        assert json.loads(as_json([WIDE, BLOCK])) == {
            "version": 1,
            "summary": {"error": 0, "warning": 1, "note": 1, "files": 2},
            "diagnostics": [
                {
                    "rule": "DM020",
                    "severity": "note",
                    "path": "data_map/activities/løn, 100%.yml",
                    "line": 2,
                    "column": 3,
                    "end_line": 9,
                    "end_column": 8,
                    "message": "The purpose is long:\n100 words.",
                    "remedy": "Shorten it.",
                },
                {
                    "rule": "DM310",
                    "severity": "warning",
                    "path": "data_map/cookies.yml",
                    "line": 3,
                    "column": 14,
                    "end_line": 3,
                    "end_column": 18,
                    "message": "The name is foreign.",
                    "remedy": "Translate it.",
                },
            ],
        }

    def test_no_findings_are_a_report_too(self):
        assert json.loads(as_json([])) == {
            "version": 1,
            "summary": {"error": 0, "warning": 0, "note": 0, "files": 0},
            "diagnostics": [],
        }


class TestJsonSchema:
    @pytest.fixture
    def valid(self):
        Draft202012Validator.check_schema(findings_schema())
        return Draft202012Validator(findings_schema()).is_valid

    def test_it_describes_the_findings_on_a_broken_inventory_and_on_this_repository(self, valid, tmp_path):
        broken = write_inventory(tmp_path, {"cookies.yml": "a: [\n"})
        for folder in (broken, PROJECT / "data_map"):
            found = judge(folder).diagnostics
            assert found
            assert valid(json.loads(as_json(found)))

    def test_it_describes_a_report_without_findings(self, valid):
        assert valid(json.loads(as_json([])))

    def test_it_knows_every_key_of_a_report(self):
        report, described = json.loads(as_json(ALL)), findings_schema()["properties"]
        assert report.keys() == described.keys()
        assert report["summary"].keys() == described["summary"]["properties"].keys()
        assert report["diagnostics"][0].keys() == described["diagnostics"]["items"]["properties"].keys()

    @pytest.mark.parametrize("key", ["version", "summary", "diagnostics"])
    def test_it_asks_for_every_key(self, key, valid):
        report = json.loads(as_json(ALL))
        del report[key]
        assert not valid(report)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("rule", "E1"),
            ("severity", "fatal"),
            ("line", 0),
            ("column", "3"),
            ("message", ""),
            ("remedy", None),
        ],
    )
    def test_it_refuses_what_a_finding_cannot_be(self, key, value, valid):
        report = json.loads(as_json([DUPLICATE]))
        report["diagnostics"][0][key] = value
        assert not valid(report)


class TestGitHub:
    def test_each_finding_is_one_escaped_command(self):
        assert as_github(ALL) == (
            "::notice file=data_map/activities/løn%2C 100%25.yml,line=2,col=3,endLine=9,title=DM020"
            "::The purpose is long:%0A100 words.%0AShorten it.\n"
            "::warning file=data_map/cookies.yml,line=3,col=14,endLine=3,title=DM310"
            "::The name is foreign.%0ATranslate it.\n"
            "::error file=data_map/cookies.yml,line=12,col=3,endLine=12,title=DM004"
            "::The key “name” stands twice.%0AKeep one of the two.\n"
            "::error file=data_map/none.yml,line=1,col=1,endLine=1,title=DM001::It is gone.%0AWrite it."
        )

    def test_a_message_cannot_end_its_command(self):
        finding = Diagnostic("DM1", Severity.ERROR, Location(Path("C:x\r\n.yml")), "50%\r\n::error::x", "R.")
        assert as_github([finding]) == (
            "::error file=C%3Ax%0D%0A.yml,line=1,col=1,endLine=1,title=DM1::50%25%0D%0A::error::x%0AR."
        )

    def test_no_findings_are_no_commands(self):
        assert as_github([]) == ""


class TestSarif:
    def test_a_run_names_its_rules_and_places_its_results(self):
        log = json.loads(as_sarif([DUPLICATE, BLOCK], version="1.2.3", rules={"DM004": RULES["DM004"]}))
        assert log["version"] == "2.1.0"
        assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
        (run,) = log["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        explained, unknown = run["tool"]["driver"].pop("rules")
        assert run["tool"]["driver"] == {"name": "datamap", "version": "1.2.3"}
        assert unknown == {"id": "DM020"}
        assert explained["shortDescription"] == {"text": RULES["DM004"].title}
        assert explained["fullDescription"] == {"text": RULES["DM004"].why}
        assert explained["help"]["markdown"] == rule_markdown(RULES["DM004"])
        assert explained["defaultConfiguration"] == {"level": "error"}
        assert run["results"][1].pop("partialFingerprints").keys() == {"datamap/v1"}
        assert run["results"][1] == {
            "ruleId": "DM004",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "The key “name” stands twice. Keep one of the two."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "data_map/cookies.yml", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 12, "startColumn": 3, "endLine": 12, "endColumn": 7},
                    }
                }
            ],
        }

    @pytest.mark.parametrize(
        ("path", "artifact"),
        [
            (ACTIVITY, {"uri": "data_map/activities/l%C3%B8n%2C%20100%25.yml", "uriBaseId": "%SRCROOT%"}),
            (Path("a:b.yml"), {"uri": "a%3Ab.yml", "uriBaseId": "%SRCROOT%"}),
            (Path("/srv/å.yml"), {"uri": "file:///srv/%C3%A5.yml"}),
        ],
    )
    def test_paths_are_uris(self, path, artifact):
        log = json.loads(as_sarif([Diagnostic("DM1", Severity.WARNING, Location(path), "M.", "R.")]))
        (result,) = log["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact

    def test_no_findings_are_an_empty_run(self):
        (run,) = json.loads(as_sarif([]))["runs"]
        assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])

    def test_a_result_is_known_again_when_lines_move(self):
        moved = replace(DUPLICATE, location=Location(COOKIES, 40, 3, 40, 7))
        again = replace(DUPLICATE, message="The key stands twice; the first is on line 3.")
        shifted = replace(moved, message="The key stands twice; the first is on line 31.")
        assert fingerprints([DUPLICATE, again]) == fingerprints([moved, shifted])

    def test_results_that_say_the_same_are_told_apart(self):
        below = replace(DUPLICATE, location=Location(COOKIES, 40, 3, 40, 7))
        assert len(set(fingerprints([DUPLICATE, below, BLOCK, WIDE]))) == 4


def fingerprints(findings):
    (run,) = json.loads(as_sarif(findings))["runs"]
    return [result["partialFingerprints"]["datamap/v1"] for result in run["results"]]


@pytest.fixture(scope="module")
def sarif_schema():
    return Draft4Validator(
        json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
    )


class TestSarifSchema:
    def test_a_broken_inventory(self, sarif_schema, tmp_path):
        broken = FILES["processors.yml"].replace("country: NO", "country: UK").replace("services", "servces")
        found = judge(
            write_inventory(tmp_path, {"processors.yml": broken, "cookies.yml": "a: [\n"})
        ).diagnostics
        log = json.loads(as_sarif(found, version="1.0", rules=RULES))
        assert {result["ruleId"] for result in log["runs"][0]["results"]} >= {"DM003", "DM011"}
        assert list(sarif_schema.iter_errors(log)) == []

    def test_the_inventory_of_this_repository(self, sarif_schema):
        verdict = judge(PROJECT / "data_map")
        found = (*verdict.diagnostics, *(each for each, _ in verdict.accepted))
        assert found
        log = json.loads(as_sarif(found, version="1.0", rules=RULES))
        assert list(sarif_schema.iter_errors(log)) == []

    def test_no_finding(self, sarif_schema):
        assert list(sarif_schema.iter_errors(json.loads(as_sarif([])))) == []

    def test_the_schema_is_no_rubber_stamp(self, sarif_schema):
        log = json.loads(as_sarif([DUPLICATE]))
        del log["runs"][0]["results"][0]["message"]
        assert list(sarif_schema.iter_errors(log))
