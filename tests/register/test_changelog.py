"""The change log of the inventory, read from a real repository."""

from __future__ import annotations

import subprocess

import pytest

from mkdocs_datamap.adapters.repository import changes_of, source_of
from mkdocs_datamap.internal.changelog import read_log
from small_inventory import FILES, write_inventory

DAY = 1_795_000_000
"""Seconds of 18 November 2026."""


def git(folder, *arguments, day=0):
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_COMMITTER_DATE": f"@{DAY + day * 86400} +0000",
        "GIT_AUTHOR_DATE": f"@{DAY + day * 86400} +0000",
    }
    identity = ("-c", "user.name=N", "-c", "user.email=n@nordlys.example")
    subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, env=environment
    )


def commit(folder, subject, day):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", subject, day=day)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository in which entries were added, changed, renamed and removed, a commit each."""
    folder = tmp_path_factory.mktemp("repository")
    git(folder, "init", "-q", "-b", "main")
    data_map = write_inventory(folder / "data_map")
    commit(folder, "Begin", 0)
    more = (
        FILES["recipients.yml"]
        + "insurer:\n  name: Forsikring\n  category: {da: forsikringer, en: insurers}\n"
    )
    write_inventory(data_map, {"recipients.yml": more})
    commit(folder, "Add an insurer", 1)
    write_inventory(data_map, {"recipients.yml": more.replace("name: Bank\n", "name: Banken\n")})
    (folder / "README.md").write_text("Something else.", "utf-8")
    commit(folder, "Rename the bank | [x](javascript:1) \x02", 2)
    commit_without = data_map / "activities" / "letters.yml"
    commit_without.write_text(FILES["activities/enquiries.yml"], "utf-8")
    commit(folder, "Add letters", 3)
    commit_without.unlink()
    commit(folder, "Drop letters", 4)
    (folder / "README.md").write_text("Not the inventory.", "utf-8")
    commit(folder, "Change the readme", 5)
    return data_map


def test_each_commit_names_the_entries_that_it_touched(repository):
    changes = changes_of(repository)
    assert [(change.subject, change.entries) for change in changes[:-1]] == [
        ("Drop letters", ((("activities", "letters"), "removed"),)),
        ("Add letters", ((("activities", "letters"), "added"),)),
        ("Rename the bank | [x](javascript:1) \x02", ((("recipients", "bank"), "changed"),)),
        ("Add an insurer", ((("recipients", "insurer"), "added"),)),
    ]


def test_the_first_commit_adds_every_entry(repository):
    first = changes_of(repository)[-1]
    touched = dict(first.entries)
    assert touched["activities", "enquiries"] == "added"
    assert touched["systems", "mailbox"] == "added"
    assert touched["organisation",] == "added"
    assert touched["transfers", "bank-abroad"] == "added"
    assert first.day.isoformat() == "2026-11-18"


def test_the_state_of_the_files_is_the_last_commit_that_touched_them(repository):
    source = source_of(repository, {})
    assert source.commit == changes_of(repository)[0].commit
    assert source.day.isoformat() == "2026-11-22"
    assert not source.modified


def test_files_that_differ_from_the_commit_are_no_secret(repository):
    stray = repository / "systems.yml"
    before = stray.read_text("utf-8")
    stray.write_text(before + "# more\n", "utf-8")
    try:
        assert source_of(repository, {}).modified
    finally:
        stray.write_text(before, "utf-8")


def test_without_a_repository_there_is_no_log(tmp_path):
    folder = write_inventory(tmp_path / "data_map")
    assert changes_of(folder) == ()
    assert source_of(folder, {}).commit is None


@pytest.mark.parametrize(
    "log", ["", "\x01", "\x01abc\x02soon\x02x\n", "nonsense", "\x01abc\x0299999999999999\x02x\n"]
)
def test_what_is_no_log_gives_no_changes(log):
    assert list(read_log(log)) == []
