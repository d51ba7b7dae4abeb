"""“datamap check --since”: what a change brings, and nothing that was there before."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from built_documents import EXAMPLE
from mkdocs_datamap.adapters.cli import datamap

OLD = (
    "    owner: web-editor\n",
    "    owner: web-editor\n    questions: [{todo: How long?, owner: manager}]\n",
)
NEW = (
    "    owner: shop-manager\n",
    "    owner: shop-manager\n    questions: [{todo: Who?, owner: manager}]\n",
)
WRONG = ("hosted_by: hosting\n", "hosted_by: hostings\n")


def run(*arguments):
    return CliRunner().invoke(datamap, ["check", *map(str, arguments)])


def write_systems(data_map, *changes, above=""):
    """``systems.yml`` of the example with other words at the first place of each, and lines above all."""
    text = (EXAMPLE / "systems.yml").read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (data_map / "systems.yml").write_text(above + text, "utf-8")


@pytest.fixture
def data_map(tmp_path, monkeypatch):
    """The example's inventory, in a new repository in which the test stands."""
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "main"], check=True)
    return shutil.copytree(EXAMPLE, tmp_path / "data_map")


def commit(data_map):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@test.example"]
    subprocess.run(["git", "add", "."], cwd=data_map, check=True)
    command = ["git", *identity, "commit", "--quiet", "--message", "First"]
    subprocess.run(command, cwd=data_map, check=True)


def test_only_what_is_new_is_listed_wherever_the_old_has_moved_to(data_map):
    write_systems(data_map, OLD)
    commit(data_map)
    write_systems(data_map, OLD, NEW, above="# A line more.\n")

    every = run("--notes").output
    assert "How long?" in every
    assert "Who?" in every
    new = run("--since", "main")
    assert "Who?" in new.output
    assert "How long?" not in new.output
    assert new.output.rstrip().splitlines()[-1].startswith("1 note")
    assert new.exit_code == 0
    (found,) = json.loads(run("--since", "main", "--format", "json").output)["diagnostics"]
    assert found["rule"] == "DM607"


def test_nothing_is_listed_when_nothing_is_new(data_map, monkeypatch):
    write_systems(data_map, OLD)
    commit(data_map)
    assert run("--format", "github").output.startswith("::notice file=data_map/systems.yml,")
    assert run("--since", "HEAD", "--format", "github").output == ""
    monkeypatch.chdir(data_map)
    assert run(".", "--since", "HEAD", "--format", "github").output == ""


def test_what_fails_is_listed_though_it_is_old(data_map):
    write_systems(data_map, WRONG)
    commit(data_map)
    result = run("--since", "HEAD")
    assert result.exit_code == 1
    assert "error DM013" in result.output


def test_a_revision_that_is_none_is_named_with_the_remedy(data_map):
    commit(data_map)
    result = run("--since", "nosuch")
    assert result.exit_code == 2
    assert "--since: “nosuch”: git has no such revision here. “git log --oneline” lists" in result.output
    assert "Traceback" not in result.output
