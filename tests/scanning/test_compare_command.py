"""`datamap cookies`: findings on the line of the file, a draft of what is missing, evidence written back."""

from __future__ import annotations

import json
import shutil

import pytest
import yaml
from click.testing import CliRunner
from example_case import EXAMPLE

from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules.explained.scans import RULES
from mkdocs_datamap.scanning.comparison import compare
from mkdocs_datamap.scanning.readers import read_scan
from small_inventory import example_files, write_inventory

SID = {"kind": "cookie", "name": "sid", "host": "www.nordlys.example", "party": "first", "session": True}
STAT = {**SID, "name": "_stat"}
ASKED = {"host": "maaler.example", "asked_for": ["script"]}
FAILED = {"problem": "The page did not load within 1 seconds"}

SCANS = {
    "DM420": {"none": {"stored": [SID]}},
    "DM421": {"none": {"stored": []}, "accepted": {}},
    "DM422": {"none": {"stored": [SID]}},
    "DM423": {"none": {"stored": [SID]}},
    "DM424": {"none": {}, "accepted": {"stored": [STAT]}, "refused": {}},
    "DM425": {"none": {"stored": [SID]}},
    "DM426": {"none": {}, "refused": {"stored": [{**SID, "name": "_nej"}]}},
    "DM427": {"none": {"hosts": [ASKED]}},
    "DM428": {"none": {"hosts": [ASKED]}},
    "DM429": {"none": {"failures": [FAILED]}},
}
"""What a scan has to see for the example of each rule."""


def run(*arguments):
    return CliRunner().invoke(datamap, ["cookies", *map(str, arguments)], catch_exceptions=False)


def rules(folder, file):
    inventory, faults = read_inventory(folder)
    assert inventory is not None, faults
    scan = read_scan(file)
    return {each.rule for each in compare(inventory, scan, file.as_posix(), scan.day)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_of_a_rule_breaks_it_and_then_does_not(rule, tmp_path, write_scan):
    scan = write_scan(SCANS[rule.id])
    before = write_inventory(tmp_path / "before", example_files(rule.before))
    assert rule.id in rules(before, scan)
    if rule.id == "DM421":
        scan = write_scan({"none": {"stored": [SID]}, "accepted": {"stored": [SID]}})
    if rule.id == "DM429":
        scan = write_scan({"none": {}})
    after = write_inventory(tmp_path / "after", example_files(rule.after))
    assert rule.id not in rules(after, scan)


def test_a_finding_has_file_line_caret_and_remedy(shop, write_scan):
    folder = shop(cookies={"sid": {"duration": "P1D"}})
    scan = write_scan({"none": {"stored": [{**SID, "host": "shop.localhost"}]}})
    done = run("compare", scan, folder)

    assert done.exit_code == 1
    line = (folder / "cookies.yml").read_text("utf-8").splitlines().index('    duration: "P1D"') + 1
    assert (
        f"{folder.as_posix()}/cookies.yml:{line}:15: error DM423: “sid” is declared to last “P1D”"
        in done.output
    )
    assert "^" in done.output
    assert "= Write “duration: session”." in done.output


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_other_programs_get_the_findings_and_nothing_else(shop, write_scan, form):
    scan = write_scan({"none": {"stored": [{**SID, "name": "new", "host": "shop.localhost"}]}})
    done = run("compare", scan, shop(), "--format", form)

    assert done.exit_code == 1
    assert "DM420" in done.output
    if form != "github":
        json.loads(done.output)


def test_a_finding_can_be_accepted_and_the_check_does_not_call_that_idle(shop, write_scan):
    accepted = (
        "- rule: DM421\n  entry: cookies.entries.gone\n  reason: Behind the login.\n"
        "  owner: dpo\n  until: 2027-01-31\n"
    )
    only = dict.fromkeys(("early", "nag", "visited", "statistics"))
    folder = shop(**{"exceptions.yml": accepted}, cookies={"gone": {
        "name": "gone", "provider": "organisation", "party": "first", "category": "necessary",
        "purpose": {"da": "Den gør sit.", "en": "It does its thing."}, "duration": "session",
    }, **only})  # fmt: skip
    scan = write_scan({"accepted": {}}, covers=["cookie"])
    assert "cookies.entries.gone" not in run("compare", scan, folder, "--format", "json").output
    checked = CliRunner().invoke(datamap, ["check", str(folder)], catch_exceptions=False)
    assert "DM641" not in checked.output


def test_a_scan_that_cannot_be_read_or_an_inventory_with_errors_says_so(shop, tmp_path, write_scan):
    gone = run("compare", tmp_path / "gone.json", shop())
    assert (gone.exit_code, "gone.json cannot be read" in gone.output) == (2, True)

    folder = shop()
    (folder / "cookies.yml").write_text("entries: 5\n", encoding="utf-8")
    broken = run("draft", write_scan({"none": {}}), folder)
    assert (broken.exit_code, "The inventory has errors" in broken.output) == (2, True)


class TestDraft:
    def test_everything_that_is_missing_is_drafted_with_its_questions(self, tmp_path, write_scan):
        folder = write_inventory(tmp_path / "data_map")
        new = {**SID, "name": "_ga_X1", "session": False, "seconds": 63_072_000}
        scan = write_scan({"none": {"stored": [SID, new], "hosts": [ASKED]}})
        parts = run("draft", scan, folder, "--database", "tests/scanning/samples/open-cookie-database.csv")
        assert parts.exit_code == 0
        cookies, recipients = parts.output.split("# recipients.yml")

        (entry,) = yaml.safe_load("entries:\n" + cookies)["entries"].values()
        assert entry["name"] == "_ga_X1"
        assert entry["duration"] == "P2Y"
        assert {key for key, value in entry.items() if isinstance(value, dict) and "todo" in value} == {
            "provider", "category", "purpose",
        }  # fmt: skip
        party = yaml.safe_load("# recipients.yml" + recipients)["maaler-example"]
        assert party["internal"]["hosts"] == ["maaler.example"]
        assert "todo" in party["name"]

    def test_hints_are_marked_and_comments_only(self, tmp_path, write_scan):
        scan = write_scan({"none": {"stored": [{**SID, "name": "_ga"}]}})
        arguments = ("--database", "tests/scanning/samples/open-cookie-database.csv")
        printed = run("draft", scan, write_inventory(tmp_path / "data_map"), *arguments).output

        hints = [line for line in printed.splitlines() if "Made-up" in line]
        assert hints
        assert all(line.strip().startswith("#") for line in hints)
        assert "not checked by anybody and not to be copied" in printed
        assert "Made-up" not in str(yaml.safe_load("entries:\n" + printed))

    def test_where_the_list_is_an_open_question_the_draft_takes_its_place(self, tmp_path, write_scan):
        asked = "consent: {todo: How?, owner: dpo}\nchecked: 2026-11-01\n"
        question = "entries: {todo: Which?, owner: dpo}\n"
        folder = write_inventory(tmp_path / "data_map", {"cookies.yml": asked + question})
        drafted = run("draft", write_scan({"none": {"stored": [SID]}}), folder).output
        (folder / "cookies.yml").write_text(asked + drafted, encoding="utf-8")

        inventory, faults = read_inventory(folder)
        assert inventory is not None, faults
        assert inventory.cookies.entries["sid"].seen.on.isoformat() == "2026-11-20"

    def test_without_a_file_the_draft_is_one(self, tmp_path, write_scan):
        folder = write_inventory(tmp_path / "data_map", {"cookies.yml": None})
        drafted = run("draft", write_scan({"none": {"stored": [SID]}}), folder).output
        (folder / "cookies.yml").write_text(drafted, encoding="utf-8")

        inventory, faults = read_inventory(folder)
        assert inventory is not None, faults

    def test_nothing_is_drafted_when_nothing_is_missing(self, shop, write_scan):
        scan = write_scan({"none": {"stored": [{**SID, "host": "shop.localhost"}]}})
        assert run("draft", scan, shop()).output == "# Everything that the scan saw is declared.\n"


class TestRecord:
    def test_the_evidence_is_written_into_entries_and_nothing_else_changes(self, shop, write_scan):
        folder = shop(cookies={"csrf": {"seen": {"on": "2026-01-01", "scan": "old.json"}}})
        before = (folder / "cookies.yml").read_text("utf-8").splitlines()
        stored = [{**SID, "host": "shop.localhost"}, {**SID, "name": "csrf", "host": "shop.localhost"}]
        scan = write_scan({"none": {"stored": stored}})
        printed = run("compare", scan, folder, "--record").output

        after = (folder / "cookies.yml").read_text("utf-8").splitlines()
        assert "2 of 21 entries were seen on 2026-11-20" in printed
        assert [line for line in after if "seen:" not in line] == [
            line for line in before if "seen:" not in line
        ]
        inventory, faults = read_inventory(folder)
        assert inventory is not None, faults
        seen = {name: entry.seen for name, entry in inventory.cookies.entries.items() if entry.seen}
        assert {name: (each.on.isoformat(), each.scan) for name, each in seen.items()} == {
            "sid": ("2026-11-20", scan.as_posix()),
            "csrf": ("2026-11-20", scan.as_posix()),
        }

    def test_an_entry_in_braces_gets_it_too_and_a_younger_scan_stays(self, tmp_path, write_scan):
        purpose = "purpose: {da: Husker dig., en: Remembers you.}"
        facts = f"provider: organisation, party: first, category: necessary, {purpose}, duration: session"
        folder = write_inventory(tmp_path / "data_map", {"cookies.yml": (
            "consent: {}\nchecked: 2026-11-01\nentries:\n"
            f"  one: {{name: sid, {facts}}}\n"
            f"  two: {{name: tid, {facts}, seen: {{on: 2026-12-24, scan: later.json}}}}\n"
        )})  # fmt: skip
        run("compare", write_scan({"none": {"stored": [SID, {**SID, "name": "tid"}]}}), folder, "--record")

        entries = read_inventory(folder)[0].cookies.entries
        assert entries["one"].seen.on.isoformat() == "2026-11-20"
        assert entries["two"].seen.scan == "later.json"


@pytest.mark.browser
def test_from_the_scan_by_the_draft_to_a_list_that_agrees(scan_file, tmp_path):
    """Round trip: what the draft asks is answered, and then declared, seen and printed are the same."""
    folder = tmp_path / "data_map"
    shutil.copytree(EXAMPLE, folder)
    (folder / "cookies.yml").unlink()
    drafted = run("draft", scan_file, folder).output
    cookies, recipients = drafted.split("# recipients.yml")
    listed = yaml.load(cookies, yaml.BaseLoader)  # noqa: S506 (texts only)
    late = {"statistics": "_ga_XYZ", "marketing": "px"}
    for entry in listed["entries"].values():
        entry["category"] = "necessary"
        for category, name in late.items():
            entry["category"] = category if entry["name"] == name else entry["category"]
        if entry["name"] == "visited":
            entry["category"] = "functional"
        entry["purpose"] = {"da": "Den gør sit.", "en": "It does its thing."}
        entry["provider"] = entry["provider"] if isinstance(entry["provider"], str) else "organisation"
    listed["entries"]["ads-p-gif"]["category"] = "marketing"
    listed["consent"] = {
        "choose": {"da": "Vælg.", "en": "Choose."},
        "withdraw": {"da": "Klik.", "en": "Click."},
    }
    parties = yaml.load("# recipients.yml" + recipients, yaml.BaseLoader)  # noqa: S506 (the same)
    for party in parties.values():
        party["country"] = "DK"
    (folder / "cookies.yml").write_text(json.dumps(listed), encoding="utf-8")
    with (folder / "recipients.yml").open("a", encoding="utf-8") as file:
        file.write(yaml.safe_dump(parties, allow_unicode=True))

    done = run("compare", scan_file, folder)
    assert done.exit_code == 0, done.output
    assert done.output == "no findings\n"

    names = {entry["name"] for entry in listed["entries"].values()}
    out = tmp_path / "pages"
    rendered = CliRunner().invoke(datamap, ["render", str(folder), "--out", str(out)], catch_exceptions=False)
    assert rendered.exit_code == 0, rendered.output
    policy = (out / "en" / "cookie-policy.md").read_text("utf-8").replace("\\", "")
    rows = {
        line.split("|")[1].strip().rpartition(" (")[0]
        for line in policy.splitlines()
        if line.startswith("| ")
    }
    assert rows - {"Name", "---", ""} == names
    made = CliRunner().invoke(datamap, ["consent", str(folder), "--format", "cookieconsent", "--lang", "en"])
    settings, _ = json.JSONDecoder().raw_decode(made.output.partition("const settings = ")[2])
    sections = settings["config"]["language"]["translations"]["en"]["preferencesModal"]["sections"]
    told = {
        row["name"].rpartition(" (")[0]
        for each in sections
        for row in each.get("cookieTable", {}).get("body", ())
    }
    assert told == names
