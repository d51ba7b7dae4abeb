"""The map for staff is of the day of its commit, on whatever day it is built; with changes, of today."""

from __future__ import annotations

import datetime as dt
import os
import subprocess

import pytest

from mkdocs_datamap.adapters import engine
from mkdocs_datamap.adapters.example_project import copy_example
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions

COMMITTED = dt.date(2026, 11, 24)
LATER = dt.date(2028, 6, 30)
"""A day on which reviews are overdue that were not when it was committed."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("day") / "project"
    copy_example(folder)
    when = f"{COMMITTED}T12:00:00Z"
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{role}_NAME": "A" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "a@b.example" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_DATE": when for role in ("AUTHOR", "COMMITTER")},
    }
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All of it"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
    return folder


def atlas_on(today, project, monkeypatch):
    """The atlas that a build on a day makes."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(engine, "today", lambda: today)
    made, found = engine.prepare(project / "data_map", BuildOptions("internal", "wasm", project / ".cache"))
    assert made is not None, found
    return made.atlas


def test_builds_of_a_commit_on_two_days_tell_the_same(project, monkeypatch):
    one, other = (atlas_on(day, project, monkeypatch) for day in (COMMITTED, LATER))
    assert one.on == other.on == COMMITTED
    assert one.diagnostics == other.diagnostics
    assert one.accepted == other.accepted


def test_what_is_not_committed_is_of_today(project, monkeypatch):
    path = project / "data_map" / "systems.yml"
    before = path.read_text("utf-8")
    path.write_text(before + "# more to come\n", "utf-8")
    try:
        atlas = atlas_on(LATER, project, monkeypatch)
    finally:
        path.write_text(before, "utf-8")
    assert atlas.on == LATER
    assert len(atlas.diagnostics) > len(atlas_on(LATER, project, monkeypatch).diagnostics)


def test_what_no_repository_has_is_of_today(tmp_path, monkeypatch):
    copy_example(tmp_path / "project")
    assert atlas_on(LATER, tmp_path / "project", monkeypatch).on == LATER
