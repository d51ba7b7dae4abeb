"""`datamap scan` from end to end: what it is told, what it tells, and what it keeps when things go wrong."""

from __future__ import annotations

import io
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.adapters.scanning import passes
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.scanning.comparison import compare
from mkdocs_datamap.scanning.readers import own, read_scan

browser = pytest.mark.browser
command = import_module("mkdocs_datamap.adapters.commands.scan")
"""The module; its package has the command itself by that name."""


def run(*arguments):
    """The command in this process, in a thread, where no other test keeps a loop of Playwright running."""
    with ThreadPoolExecutor(1) as thread:
        words = ["scan", *map(str, arguments)]
        return thread.submit(CliRunner().invoke, datamap, words, catch_exceptions=False).result()


def of(scan, choice):
    (found,) = (each for each in scan.passes if each.choice == choice)
    return found


@browser
class TestAScanOfEverything:
    def test_it_succeeds_and_tells_what_each_visit_saw_and_what_comes_next(self, run_of_all):
        assert run_of_all.exit_code == 0, run_of_all.told + run_of_all.progress
        lines = run_of_all.told.splitlines()
        assert lines[0] == "none: 2 pages, 15 stored (5 by third parties), 4 other hosts"
        assert [line.partition(":")[0] for line in lines[1:3]] == ["accepted", "refused"]
        assert lines[3] == (
            f"{run_of_all.file} holds the evidence. Hold cookies.yml against it: "
            f"datamap cookies compare {run_of_all.file}"
        )
        assert "Not seen" not in run_of_all.told

    def test_it_says_as_it_goes_which_page_it_opens_in_which_visit(self, run_of_all):
        steps = run_of_all.progress.splitlines()
        assert [each.rpartition("/")[2] for each in steps if each.startswith("none: ")] == ["", "about"]
        assert {each.partition(": ")[0] for each in steps} == {"none", "accepted", "refused"}

    def test_its_file_is_as_the_published_schema_says_and_has_no_value(self, run_of_all):
        text = Path(run_of_all.file).read_text("utf-8")
        assert "secret-value" not in text + run_of_all.told + run_of_all.progress
        schema = CliRunner().invoke(datamap, ["schema", "scan.json"]).output
        Draft202012Validator(json.loads(schema)).validate(json.loads(text))


@browser
class TestWhatGoesWrong:
    """One scan in which everything does; Ctrl+C is pressed in its second visit."""

    def test_every_failure_is_told_once_in_the_file_and_on_the_screen(self, troubled):
        failures = read_scan(Path(troubled.file)).failures
        problems = [(each.problem, (each.address or "").rpartition("/")[2]) for each in failures]
        assert problems == [
            ("The page did not load within 2 seconds", "slow"),
            ("The page answered with status 403", "blocked"),
            ("The page could not be opened: net::ERR_CONNECTION_REFUSED", ""),
            ("The scan was broken off by hand", ""),
            ("“#nowhere” was not there to be clicked, so the choice “refused” was not made", ""),
        ]
        assert troubled.exit_code == 1
        for each in failures:
            assert f"Not seen: {each.problem}" in troubled.told

    def test_ctrl_c_shows_no_traceback_and_keeps_what_both_visits_had_seen(self, troubled):
        assert "Traceback" not in troubled.progress + troubled.told
        assert "never retrieved" not in troubled.progress
        scan = read_scan(Path(troubled.file))
        for choice in ("none", "refused"):
            assert {each.name for each in of(scan, choice).stored} >= {"sid", "basket", "frame_id"}
        assert "hidden" in {each.name for each in of(scan, "none").stored}

    def test_a_choice_that_could_not_be_made_proves_nothing(self, troubled, shop):
        scan = read_scan(Path(troubled.file))
        assert not of(scan, "refused").made
        inventory, faults = read_inventory(shop(cookies={"nag": {"category": "marketing"}}))
        assert inventory is not None, faults
        found = compare(inventory, scan, "scan.json", scan.day)
        assert {each.rule for each in found} == {"DM420", "DM421", "DM429"}
        assert "“hidden”" in next(each.message for each in found if each.rule == "DM420")

    def test_the_sitemap_is_read_and_robots_are_obeyed(self, troubled):
        pages = {page.rpartition("/")[2] for page in of(read_scan(Path(troubled.file)), "none").pages}
        assert pages == {"", "about", "hidden"}
        assert "shop.localhost/sitemap.xml" in troubled.asked
        assert "shop.localhost/secret" not in troubled.asked
        assert "shop.localhost/late" not in troubled.asked, "the seventh page, of six"
        assert not any(each.startswith("elsewhere.localhost") for each in troubled.asked)


@browser
def test_when_the_time_is_up_the_scan_ends_and_says_what_it_left_out(tmp_path):
    """The browser alone takes longer to start than the time that is given, so no page is opened."""
    done = run("http://127.0.0.1:1/", "--max-time", 1, "--consent", "accept=#a", "--out", tmp_path / "s.json")

    assert done.exit_code == 1
    assert "Not seen: The time was up with 1 pages to go." in done.output
    assert "Not seen: The time was up before the visit “accepted”." in done.output
    assert read_scan(tmp_path / "s.json").passes[0].stored == ()


def test_without_a_browser_the_command_says_how_to_get_one(tmp_path, monkeypatch):
    monkeypatch.setenv("DATAMAP_CHROMIUM", str(tmp_path / "no-chromium"))
    done = run("https://www.ajos.dk/", "--out", tmp_path / "scan.json")

    assert done.exit_code == 2
    assert "Chromium could not be started. Install it (apt install chromium" in done.output
    assert not (tmp_path / "scan.json").exists()


def test_without_playwright_the_command_says_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    done = run("https://www.ajos.dk/", "--out", tmp_path / "scan.json")

    assert (done.exit_code, "pip install 'mkdocs-datamap[scan]'" in done.output) == (2, True)


POLITE = {"pages": 10, "pause": 1, "timeout": 30, "total": 600}
ASKED_FOR = ["--pages", "3", "--pause", "2", "--timeout", "9", "--max-time", "99"]


@pytest.mark.parametrize(
    ("options", "limits"),
    [([], POLITE), (ASKED_FOR, {"pages": 3, "pause": 2, "timeout": 9, "total": 99})],
    ids=["by itself", "as asked"],
)
def test_it_is_as_polite_as_it_says_or_as_it_is_told(options, limits, tmp_path, monkeypatch):
    taken = []

    class Scanner:
        def __init__(self, _browsers, _addresses, _buttons, given, *_):
            taken.append(given)

        def scan(self):
            return read_scan(Path(__file__).parent / "samples" / "inspection.json")

    monkeypatch.setattr(passes, "Scanner", Scanner)
    monkeypatch.setattr(command, "browsers", nullcontext)
    run("https://www.ajos.dk/", *options, "--out", tmp_path / "scan.json")

    (given,) = taken
    assert {name: getattr(given, name) for name in limits} == limits


def test_on_a_terminal_the_progress_is_one_line_that_changes(monkeypatch):
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    for words in ("none: https://www.ajos.dk/", "none: https://www.ajos.dk/om", ""):
        command._progress(words)
    assert "\n" not in screen.getvalue()
    assert screen.getvalue().split("\r\x1b[2K") == [
        "", "none: https://www.ajos.dk/", "none: https://www.ajos.dk/om", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ajos.dk"], "“ajos.dk” is no web address. Write it in full: https://www.ajos.dk/"),
        (["ftp://ajos.dk/"], "is no web address"),
        (["https://ajos.dk:99999/"], "is no web address"),
        (["https://ajos.dk/", "--consent", "#yes"], "Write accept=SELECTOR,reject=SELECTOR"),
        (["https://ajos.dk/", "--consent", "accept=#a then ,reject=#b"], "does not say what to click"),
        (["https://ajos.dk/", "--pages", "0"], "--pages"),
        (["https://ajos.dk/", "--max-time", "nan"], "This is no number of seconds"),
        (["https://ajos.dk/", "--out", "no-such-folder/scan.json"], "the folder no-such-folder is not there"),
    ],
)
def test_what_is_wrong_with_the_command_is_said_before_anything_starts(arguments, said):
    done = run(*arguments)
    assert (done.exit_code, said in " ".join(done.output.split())) == (2, True), done.output


def test_commas_in_a_selector_are_part_of_it():
    assert command.parse_buttons("accept=a.x, b.y,reject=#more then #no") == {
        "accepted": ("a.x, b.y",),
        "refused": ("#more", "#no"),
    }


def test_the_schema_is_that_of_the_readers():
    assert json.loads(CliRunner().invoke(datamap, ["schema", "scan.json"]).output) == own.schema()
