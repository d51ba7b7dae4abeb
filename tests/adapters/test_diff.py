"""“datamap diff”: what it compares, and what it says when it cannot."""

from __future__ import annotations

import json
import subprocess

import pytest
from click.testing import CliRunner

from built_documents import EXAMPLE
from changed_inventory import changed
from mkdocs_datamap.adapters.cli import datamap
from small_inventory import FILES, write_inventory

LONGER = {"activities/enquiries.yml": FILES["activities/enquiries.yml"].replace("P1Y", "P2Y")}


def run(*arguments):
    """Run the command; the result has exit code and output."""
    return CliRunner().invoke(datamap, ["diff", *map(str, arguments)])


def git(folder, *arguments):
    command = ["git", "-c", "user.name=Test", "-c", "user.email=test@test.example", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository whose first commit has the small inventory, the working copy another period."""
    folder = tmp_path / "repository"
    write_inventory(folder / "data_map")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "First")
    write_inventory(folder / "data_map", LONGER)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Two folders beside each other, outside any repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write_inventory(tmp_path / "old")
    write_inventory(tmp_path / "new", LONGER)
    return tmp_path


@pytest.mark.usefixtures("folders")
def test_two_folders_are_compared_in_every_form():
    text = run("old", "new")
    assert text.exit_code == 0
    assert "Longer (retention period)" in text.output
    assert run("old", "new", "--lang", "da").output.startswith("Væsentlige ændringer")
    comment = run("old", "new", "--format", "md").output
    assert comment.startswith("<!-- datamap-diff -->\n### What this change means\n")
    found = json.loads(run("old", "new", "--format", "json").output)
    assert found["material"] == 3
    assert found["ahead"] is True
    change = found["changes"][0]
    assert (change["class"], change["reason"], change["field"]) == ("material", "impact", "period")
    assert (change["before"], change["after"]) == ("P1Y", "P2Y")
    assert set(change["clauses"][0]["before"]) == {"da", "en"}


def test_a_revision_is_compared_with_the_working_copy(repository):
    assert "1 year → 2 years" in run("main").output
    git(repository, "commit", "--quiet", "--all", "--message", "Second")
    assert "1 year → 2 years" in run("HEAD~1", "HEAD").output
    assert run("HEAD").output.startswith("Nothing changes")


def test_a_revision_is_read_from_any_folder_of_the_repository(repository, monkeypatch):
    monkeypatch.chdir(repository / "data_map")
    assert "1 year → 2 years" in run("main", "--data-map", ".").output


def test_what_render_wrote_is_compared_with_an_inventory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rendered = CliRunner().invoke(datamap, ["render", str(EXAMPLE), "--out", "pages"])
    assert rendered.exit_code == 0, rendered.output
    other = changed(EXAMPLE, tmp_path / "new", {"cookies.entries.advertising-pixel.duration": "P2Y"})
    for kept in ("pages", "pages/edition.json"):
        (change,) = json.loads(run(kept, other, "--format", "json").output)["changes"]
        assert (change["action"], change["before"], change["after"]) == ("longer", "session", "P2Y")


FAULTS = {
    "no such revision": (["nosuch"], "git has no such revision here"),
    "no option of git": (["--", "--output=x"], "git has no such revision here"),
    "no data_map then": (["main", "--data-map", "elsewhere"], "no folder “elsewhere” at the revision “main”"),
}


@pytest.mark.parametrize(("arguments", "said"), FAULTS.values(), ids=FAULTS)
def test_what_git_cannot_give_is_said(repository, arguments, said):
    if "elsewhere" in arguments:
        write_inventory(repository / "elsewhere")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_shallow_clone_is_named_as_the_cause(repository, tmp_path, monkeypatch):
    git(repository, "commit", "--quiet", "--all", "--message", "Second")
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    result = run("HEAD~1")
    assert result.exit_code == 2
    assert "fetch-depth: 0" in result.output


def test_an_inventory_with_errors_at_that_revision_is_refused_with_its_place(repository):
    wrong = FILES["systems.yml"].replace("hosted_by: web-host", "hosted_by: webhost")
    write_inventory(repository / "data_map", {"systems.yml": wrong})
    git(repository, "commit", "--quiet", "--all", "--message", "Wrong")
    write_inventory(repository / "data_map")
    result = run("HEAD")
    assert result.exit_code == 2
    assert "“HEAD:data_map” has 1 error" in result.output
    assert "systems.yml, line 4: There is no processor or recipient “webhost”" in result.output


@pytest.mark.usefixtures("folders")
def test_outside_a_repository_a_revision_cannot_be_read():
    result = run("main", "new")
    assert result.exit_code == 2
    assert "no git repository here" in result.output


def test_a_folder_that_holds_nothing_to_compare_is_refused(folders):
    (folders / "empty").mkdir()
    result = run("empty", "new")
    assert result.exit_code == 2
    assert "neither an inventory (organisation.yml)" in result.output


def test_a_file_that_is_no_kept_version_is_refused(folders):
    (folders / "other.json").write_text("{}", "utf-8")
    result = run("other.json", "new")
    assert result.exit_code == 2
    assert "other.json cannot be compared" in result.output


@pytest.mark.usefixtures("folders")
def test_a_language_without_a_catalogue_is_refused_with_those_there_are():
    result = run("old", "new", "--lang", "xx")
    assert result.exit_code == 2
    assert "The report can be in: da, en." in result.output


@pytest.mark.usefixtures("folders")
def test_a_machine_without_git_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    result = run("main", "new")
    assert result.exit_code == 2
    assert "git is needed" in result.output
