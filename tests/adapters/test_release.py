"""``datamap release``: a version is kept whole or not at all, and never overwritten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import mkdocs_datamap
from mkdocs_datamap.adapters import releasing
from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.changes.edition import FILE, read_kept
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules.verdict import judge

EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example" / "data_map"
SUMMARY = ("--summary", "da", "Nyt.", "--summary", "en", "New.")
NOON = "1795348800"
"""22 November 2026, as the seconds since 1970."""
FILES = {FILE, "privacy.da.json", "privacy.en.json", "cookies.da.json", "cookies.en.json"}


@pytest.fixture
def data_map(tmp_path, monkeypatch):
    """The example company, which has released 1.0 and 1.1."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    shutil.copytree(EXAMPLE, tmp_path / "data_map")
    return tmp_path / "data_map"


def release(*arguments):
    return CliRunner().invoke(datamap, ["release", *arguments])


def tree(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def longer(data_map):
    """A material change: what was deleted after a year is deleted after two."""
    file = data_map / "activities" / "enquiries.yml"
    file.write_text(file.read_text("utf-8").replace("period: P1Y", "period: P2Y"), "utf-8")


def test_the_policies_are_kept_in_every_language_with_the_facts_behind_them(data_map):
    longer(data_map)
    told = release("1.2", "--effective", "2026-12-24", *SUMMARY)

    assert told.exit_code == 0, told.output
    assert (
        "Version 1.2 applies from 2026-12-24. 5 files are kept in data_map/policy/versions/1.2" in told.output
    )
    folder = data_map / "policy" / "versions" / "1.2"
    assert {path.name for path in folder.iterdir()} == FILES
    policy = json.loads((folder / "privacy.da.json").read_text("utf-8"))
    assert (policy["version"], policy["effective"]) == ("1.2", "2026-12-24")
    assert read_kept((folder / FILE).read_text("utf-8")).facts["privacy"].fields["version"] == "1.2"


def test_the_entry_and_both_outlines_name_the_version_and_every_comment_stays(data_map):
    before = tree(data_map / "policy")
    release(
        "1.2", "--effective", "2026-12-24", *SUMMARY, "--notice", "da", "I mail.", "--notice", "en", "Mail."
    )

    inventory, diagnostics = read_inventory(data_map)
    assert not diagnostics
    entry = inventory.released[-1]
    assert [str(entry.released), str(entry.effective)] == ["2026-11-22", "2026-12-24"]
    assert [dict(entry.summary), dict(entry.notice)] == [
        {"da": "Nyt.", "en": "New."},
        {"da": "I mail.", "en": "Mail."},
    ]
    for outline in (inventory.privacy_outline, inventory.cookie_outline):
        assert (outline.version, str(outline.effective)) == ("1.2", "2026-12-24")
    after = tree(data_map / "policy")
    for name in ("versions.yml", "privacy.yml", "cookies.yml"):
        old = before[Path(name)].decode().splitlines()
        gone = set(old) - set(after[Path(name)].decode().splitlines())
        assert gone <= {'version: "1.1"', "effective: 2026-11-16"}


def test_nothing_is_found_on_what_was_released(data_map):
    longer(data_map)
    assert "DM701" in {found.rule for found in judge(data_map).diagnostics}
    release("1.2", "--effective", "2026-12-24", *SUMMARY)

    assert not {found.rule for found in judge(data_map).diagnostics} & {f"DM70{n}" for n in range(1, 6)}


def test_a_version_is_never_overwritten(data_map):
    longer(data_map)
    before = tree(data_map)
    told = release("1.1", "--effective", "2026-12-24", *SUMMARY)

    assert told.exit_code == 2
    assert "Version 1.1 was released on 2026-10-30" in told.output
    assert tree(data_map) == before


REFUSED = {
    "too short a notice": (("1.2", "--effective", "2026-11-30"), "Let it apply from 2026-12-06, or later."),
    "a lower number": (("1.0.5", "--effective", "2026-12-24"), "is not higher"),
    "a day before the former": (("1.2", "--effective", "2026-11-16"), "would apply from 2026-11-16"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED)
def test_what_the_check_would_find_is_not_released(arguments, said, data_map):
    longer(data_map)
    before = tree(data_map)
    told = release(*arguments, *SUMMARY)

    assert told.exit_code == 1
    assert said in told.output
    assert "data_map/policy/versions.yml:" in told.output
    assert f"Version {arguments[0]} was not released, and no file was changed." in told.output
    assert tree(data_map) == before


def test_an_inventory_with_errors_is_not_released(data_map):
    (data_map / "subjects.yml").write_text("customers: {}\n", "utf-8")
    before = tree(data_map)
    told = release("1.2", "--effective", "2026-12-24", *SUMMARY)

    assert told.exit_code == 2
    assert "Mend what “datamap check data_map” finds." in told.output
    assert tree(data_map) == before


MISTYPED = {
    "a word as a number": (("next", "--effective", "2026-12-24", *SUMMARY), "such as 1.1"),
    "a way out of the folder": (("../1", "--effective", "2026-12-24", *SUMMARY), "such as 1.1"),
    "no day": (("1.2", "--effective", "24/12", *SUMMARY), "for example 2026-12-01"),
    "one language": (("1.2", "--effective", "2026-12-24", "--summary", "da", "Nyt."), "--summary en “…”"),
    "a language of none": (
        ("1.2", "--effective", "2026-12-24", *SUMMARY, "--summary", "de", "Neu."),
        "Say it once in each language",
    ),
}


@pytest.mark.parametrize(("arguments", "said"), MISTYPED.values(), ids=MISTYPED)
def test_what_was_mistyped_is_told_with_what_would_be_right(arguments, said, data_map):
    before = tree(data_map)
    told = release(*arguments)

    assert told.exit_code == 2
    assert said in told.output
    assert tree(data_map) == before


def test_without_an_inventory_the_option_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = release("1.2", "--effective", "2026-12-24", *SUMMARY)

    assert told.exit_code == 2
    assert "--data-map" in told.output


def test_a_file_that_is_not_written_line_by_line_is_left_alone(data_map):
    outline = data_map / "policy" / "privacy.yml"
    outline.write_text(json.dumps(yaml.safe_load(outline.read_text("utf-8")), default=str), "utf-8")
    told = release("1.2", "--effective", "2026-12-24", *SUMMARY)

    assert told.exit_code == 2
    assert "Let “version:” and “effective:” each begin a line." in told.output


@pytest.mark.parametrize("step", range(4))
def test_a_release_that_is_killed_is_none_and_is_finished_by_the_next(step, data_map, monkeypatch):
    """Killed after the folder, after either outline, or before the folder has its name."""
    place, done = releasing._replace, []

    def killed(file, text):
        if len(done) == step - 1:
            raise KeyboardInterrupt
        done.append(file)
        place(file, text)

    with monkeypatch.context() as patched:
        if step:
            patched.setattr(releasing, "_replace", killed)
        else:
            patched.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        release("1.2", "--effective", "2026-12-24", *SUMMARY)

    inventory, _ = read_inventory(data_map)
    assert [entry.version for entry in inventory.released] == ["1.0", "1.1"]
    assert not list(data_map.rglob(".*"))

    assert release("1.2", "--effective", "2026-12-24", *SUMMARY).exit_code == 0
    assert judge(data_map).errors == ()
    assert [entry.version for entry in read_inventory(data_map)[0].released] == ["1.0", "1.1", "1.2"]


def test_the_first_version_of_a_draft_takes_the_place_of_open_questions(data_map):
    shutil.rmtree(data_map / "policy" / "versions")
    (data_map / "policy" / "versions.yml").unlink()
    for name in ("privacy", "cookies"):
        file = data_map / "policy" / f"{name}.yml"
        open_question = "version: {todo: Which?, owner: manager}\neffective: {todo: When?, owner: manager}"
        text = file.read_text("utf-8").replace('version: "1.1"\neffective: 2026-11-16', open_question)
        file.write_text(text, "utf-8")

    assert release("1.0", "--effective", "2026-12-01", *SUMMARY).exit_code == 0
    assert [entry.version for entry in read_inventory(data_map)[0].released] == ["1.0"]
