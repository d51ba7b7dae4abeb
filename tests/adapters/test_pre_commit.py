"""The hook, in the hands of pre-commit itself; only the environment it would install is the one at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

import mkdocs_datamap

PROJECT = Path(__file__).parents[2]
EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example" / "data_map"
HOOKS = PROJECT / ".pre-commit-hooks.yaml"

ALONE = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "NO_COLOR": "1"}
"""No settings of the machine's git, such as its own folder of hooks."""


@pytest.fixture(scope="module")
def hook():
    (declared,) = load_manifest(str(HOOKS))
    return declared


@pytest.fixture
def commit(tmp_path, hook, monkeypatch):
    """A repository with the example in it; gives what pre-commit makes of what is staged."""
    written = next(each for each in yaml.safe_load(HOOKS.read_text()) if each["id"] == hook["id"])
    local = {**written, "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    shutil.copytree(EXAMPLE, tmp_path / "data_map")
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    environment = {**ALONE, "PATH": os.environ["PATH"], "PRE_COMMIT_HOME": str(tmp_path / ".cache")}

    def run(*command):
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    for arguments in (
        ["init", "--quiet"],
        ["config", "user.email", "test@example.com"],
        ["config", "user.name", "Test"],
        ["add", "data_map", ".pre-commit-config.yaml"],
        ["commit", "--quiet", "--message", "A sound inventory"],
    ):
        assert run("git", *arguments).returncode == 0

    def judged():
        run("git", "add", "--all", "data_map")
        return run(sys.executable, "-m", "pre_commit", "run")

    return judged


def test_the_hook_runs_the_command_on_the_whole_inventory_whatever_is_committed(hook):
    assert (hook["entry"], hook["language"]) == ("datamap check", "python")
    assert hook["always_run"]
    assert not hook["pass_filenames"]


def test_a_fault_stops_the_commit_and_a_sound_inventory_passes(commit, tmp_path):
    sources = tmp_path / "data_map" / "sources.yml"
    sound = sources.read_text(encoding="utf-8")
    assert "Passed" in commit().stdout

    sources.write_text(f"{sound}no_id: 1\n", encoding="utf-8")
    faulty = commit()
    assert faulty.returncode == 1
    assert "data_map/sources.yml" in faulty.stdout
    assert "DM017" in faulty.stdout


def test_a_file_that_is_deleted_is_noticed_though_pre_commit_names_no_deleted_file(commit, tmp_path):
    (tmp_path / "data_map" / "sources.yml").unlink()
    judged = commit()
    assert judged.returncode == 1
    assert "DM013" in judged.stdout
