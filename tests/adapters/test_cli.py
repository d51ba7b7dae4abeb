from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import mkdocs_datamap
from mkdocs_datamap.adapters.cli import COMMANDS, datamap
from mkdocs_datamap.adapters.terminal import wants_colour
from mkdocs_datamap.inventory.schema import schema_file, schemas
from mkdocs_datamap.rules.catalogue import catalogue_pages
from mkdocs_datamap.rules.registry import RULES
from small_inventory import FILES, write_inventory

PACKAGE = Path(mkdocs_datamap.__file__).parent
WARNING = {"subjects.yml": FILES["subjects.yml"].replace("en: visitors", "en: visitors, de: Besucher")}
ERROR = {"systems.yml": FILES["systems.yml"].replace("hosted_by: web-host", "hosted_by: webhost")}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty folder in which the commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_sound(folder, changes=None):
    """The example company, which breaks no rule, with these files in place of its own."""
    shutil.copytree(PACKAGE / "example" / "data_map", folder)
    for name, content in (changes or {}).items():
        (folder / name).write_text(content, encoding="utf-8")


SUBJECTS = (PACKAGE / "example" / "data_map" / "subjects.yml").read_text(encoding="utf-8")
EXTRA_LANGUAGE = {"subjects.yml": SUBJECTS + "zz-visitors:\n  name: {da: gæster, en: guests, de: Gäste}\n"}
"""Two warnings: a language that is not published (DM014), and a group that nothing uses."""


def run(*arguments):
    return CliRunner().invoke(datamap, arguments)


def test_the_version_is_that_of_the_distribution():
    assert run("--version").output.startswith("datamap, version ")


def test_every_command_says_what_it_is_for():
    listed = run("--help").output
    for command in COMMANDS:
        assert command.name in listed
        assert command.get_short_help_str()
        assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_check_of_a_sound_inventory_is_0(project):
    write_sound(project / "data_map")
    result = run("check", "--strict")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "no findings\n", "")


def test_check_tells_place_and_remedy_and_is_1(project):
    write_inventory(project / "data_map", ERROR)
    result = run("check")

    assert result.exit_code == 1
    assert (
        "data_map/systems.yml:4:14: error DM013: There is no processor or recipient “webhost”."
        in result.output
    )
    assert "hosted_by: webhost" in result.output
    assert "Did you mean “web-host”?" in result.output
    assert "\x1b" not in result.output


def test_another_folder_can_be_named(project):
    write_inventory(project / "elsewhere", ERROR)

    assert run("check", "elsewhere").exit_code == 1


def test_the_owner_s_wording_is_checked_too(project):
    write_inventory(project / "data_map", {"policy/wording/da.po": 'msgid "no.such.phrase"\nmsgstr "x"\n'})
    result = run("check")

    assert result.exit_code == 1
    assert "data_map/policy/wording/da.po:1:1: error DM021" in result.output


def test_a_warning_fails_only_when_strict(project):
    write_sound(project / "data_map", EXTRA_LANGUAGE)

    assert run("check").exit_code == 0
    assert "warning DM014" in run("check").output
    assert run("check", "--strict").exit_code == 1


def test_rules_can_be_selected_and_ignored(project):
    write_inventory(project / "data_map", ERROR | WARNING)

    assert run("check", "--ignore", "DM013").exit_code == 0
    assert run("check", "--strict", "--ignore", "dm013", "--ignore", "DM014").exit_code == 0
    assert run("check", "--select", "DM014").exit_code == 0
    assert "DM013" not in run("check", "--select", "DM014").output
    assert run("check", "--select", "DM013").exit_code == 1
    assert run("check", "--select", "DM013", "--ignore", "DM013").exit_code == 0


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_the_exit_code_does_not_depend_on_the_format(form, project):
    write_sound(project / "sound")
    write_inventory(project / "faulty", ERROR)

    assert run("check", "sound", "--format", form).exit_code == 0
    assert run("check", "faulty", "--format", form).exit_code == 1


def test_json_and_sarif_are_json_and_github_is_an_annotation(project):
    write_inventory(project / "data_map", ERROR)
    found = json.loads(run("check", "--format", "json").output)["diagnostics"]
    sarif = json.loads(run("check", "--format", "sarif").output)

    assert [(one["rule"], one["path"], one["line"]) for one in found] == [
        ("DM013", "data_map/systems.yml", 4)
    ]
    (rule,) = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].startswith(RULES["DM013"].title)
    assert run("check", "--format", "github").output.startswith("::error file=data_map/systems.yml,line=4,")


def test_github_says_nothing_when_there_is_nothing_to_say(project):
    write_sound(project / "data_map")

    assert run("check", "--format", "github").output == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "“data_map” is not there. Name the folder of the inventory"),
        (["check", "a-file"], "“a-file” is a file, not a folder."),
        (["check", "--select", "DM99"], "There is no rule “DM99”."),
        (["check", "--ignore", "DM0133"], "There is no rule “DM0133”. Did you mean DM013?"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["chekc"], "No such command 'chekc'."),
        (["explain", "DM013x"], "There is no rule “DM013x”. Did you mean DM013?"),
        (["explain"], "Name a rule, such as DM013, or list all with --all, or write them with --out DIR."),
        (
            ["explain", "DM013", "--all"],
            "Name a rule, such as DM013, or list all with --all, or write them with --out DIR.",
        ),
        (["explain", "--out", "a-file"], "a-file cannot be written"),
        (["init", "a-file"], "a-file is a file."),
        (["init", "a-folder"], "a-folder is not empty, so nothing was written."),
        (["init", "a-file/below"], "could not be written"),
        (
            ["schema", "processor.yml"],
            "“processor.yml” is no part of an inventory. The files are: organisation.yml",
        ),
        (["schema", "--data-map", "nowhere"], "“nowhere” is not there."),
        (["schema", "--out", "a-file"], "a-file cannot be written"),
        (["schema", "--out", "a-file/below"], "cannot be written"),
        (["schema", "--check"], "--check needs the folder to look at: --out DIR."),
        (["schema", "processors.yml", "--out", "x"], "but not both"),
        (["schema", "--out", "a-file", "--check"], "cannot be read"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_run_is_2_and_says_why(arguments, words, project):
    (project / "a-file").write_text("x", encoding="utf-8")
    (project / "a-folder").mkdir()
    (project / "a-folder" / "something").touch()
    result = run(*arguments)

    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_a_folder_that_may_not_be_looked_into_is_2(project, monkeypatch):
    write_inventory(project / "data_map")

    def refuse(folder, _on):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("mkdocs_datamap.adapters.commands.check.judge", refuse)
    result = run("check")

    assert (result.exit_code, result.stderr) == (2, "Error: data_map cannot be read: Permission denied.\n")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_can_be_explained(rule):
    result = run("explain", rule.id.lower())

    assert result.exit_code == 0
    assert result.output.startswith(f"{rule.id} ({rule.severity.value})")
    for line in (rule.title, *rule.before.splitlines(), *rule.after.splitlines()):
        assert line in result.output


def test_all_rules_are_listed_and_written_as_the_pages_of_the_guide(tmp_path):
    pages = catalogue_pages()

    assert run("explain", "--all").output == pages["index.md"]
    assert run("explain", "--out", str(tmp_path / "rules")).exit_code == 0
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "rules").iterdir()} == pages


@pytest.mark.usefixtures("project")
def test_init_makes_a_project_whose_inventory_is_sound():
    result = run("init", "new")

    assert result.exit_code == 0
    assert "datamap check new/data_map" in result.output
    assert run("check", "new/data_map").exit_code == 0, run("check", "new/data_map").output


@pytest.mark.usefixtures("project")
def test_schema_prints_one_or_all():
    every = json.loads(run("schema").output)

    assert every == schemas()
    assert json.loads(run("schema", "data_map/activities/x.yml").output) == every["activities/*.yml"]


def test_schema_describes_what_check_prints_as_json(project):
    write_inventory(project / "data_map", ERROR | WARNING)
    described = json.loads(run("schema", "findings.json").output)

    assert Draft202012Validator(described).is_valid(json.loads(run("check", "--format", "json").output))


def test_lines_are_counted_as_the_findings_count_them(project):
    (project / "data_map").mkdir()
    (project / "data_map" / "organisation.yml").write_bytes(b"# a\rb\ncountry: 1\ncountry: 2\n")

    assert "organisation.yml:3:1: error DM004" in run("check").output
    assert "  3 | country: 2\n" in run("check").output


def test_schema_knows_the_ids_of_the_inventory(project):
    write_inventory(project / "data_map")
    write_inventory(project / "other", {"processors.yml": "{}"})
    here = json.loads(run("schema", "systems.yml").output)["$defs"]["parties"]
    there = json.loads(run("schema", "systems.yml", "--data-map", "other").output)["$defs"]["parties"]

    assert here["enum"] == ["bank", "organisation", "web-host"]
    assert there["enum"] == ["bank", "organisation"]


def test_schema_writes_a_file_for_each_kind_and_the_settings_of_vs_code(project):
    write_inventory(project / "data_map")
    settings = json.loads(run("schema", "--out", ".vscode/datamap").output)["yaml.schemas"]

    assert settings["./.vscode/datamap/processors.schema.json"] == "data_map/processors.yml"
    assert settings["./.vscode/datamap/activities.schema.json"] == "data_map/activities/*.yml"
    assert {Path(name) for name in settings} == {
        path.relative_to(project) for path in (project / ".vscode" / "datamap").iterdir()
    }


def test_schema_writes_the_same_bytes_again_and_knows_when_they_are_stale(project):
    write_inventory(project / "data_map")
    run("schema", "--out", "out")
    once = {path.name: path.read_bytes() for path in (project / "out").iterdir()}

    assert run("schema", "--out", "out", "--check").exit_code == 0
    run("schema", "--out", "out")
    assert {path.name: path.read_bytes() for path in (project / "out").iterdir()} == once
    assert b"\r" not in b"".join(once.values())

    write_inventory(project / "data_map", {"processors.yml": "{}"})
    stale = run("schema", "--out", "out", "--check")
    assert stale.exit_code == 1
    assert "out/systems.schema.json" in stale.output
    assert "out/subjects.schema.json" not in stale.output

    (project / "out" / schema_file("subjects.yml")).unlink()
    assert "out/subjects.schema.json" in run("schema", "--out", "out", "--check").output


class Stream:
    def __init__(self, *, terminal):
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def test_colour_is_for_terminals_and_for_those_who_want_it():
    assert wants_colour(Stream(terminal=True), {})
    assert wants_colour(Stream(terminal=True), {"NO_COLOR": ""})
    assert not wants_colour(Stream(terminal=True), {"NO_COLOR": "1"})
    assert not wants_colour(Stream(terminal=True), {"TERM": "dumb"})
    assert not wants_colour(Stream(terminal=False), {})


def start(*arguments, cwd, **options):
    """The installed program itself, in an environment that knows no UTF-8."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    program = Path(sys.executable).with_name("datamap")
    return subprocess.Popen(
        [program, *arguments], cwd=cwd, env=environment, stderr=subprocess.PIPE, **options
    )


def test_the_program_writes_utf_8_whatever_the_locale(tmp_path):
    write_inventory(tmp_path / "data_map", ERROR)
    process = start("check", cwd=tmp_path, stdout=subprocess.PIPE)
    output, errors = process.communicate(timeout=60)

    assert (process.returncode, errors) == (1, b"")
    assert "There is no processor or recipient “webhost”." in output.decode("utf-8")


def test_the_program_says_in_utf_8_why_it_could_not_run(tmp_path):
    process = start("check", "Ærø", cwd=tmp_path, stdout=subprocess.PIPE)
    output, errors = process.communicate(timeout=60)

    assert (process.returncode, output) == (2, b"")
    assert "“Ærø” is not there." in errors.decode("utf-8")
    assert b"Traceback" not in errors


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_gets_no_traceback_and_no_verdict(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    process = start("explain", "--all", cwd=tmp_path, stdout=writer)
    os.close(writer)
    _, errors = process.communicate(timeout=60)

    assert (process.returncode, errors) == (141, b"")
