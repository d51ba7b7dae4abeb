"""Two builds of one commit are the same, byte for byte, whatever the machine, the folder and the moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from mkdocs_datamap.adapters.example_project import copy_example
from mkdocs_datamap.publication.manifest import FILE, Manifest
from trees import tree

DRIVER = """
import os, random, sys, time
if sys.argv[1] == "shuffled":
    chosen = random.Random(7)
    listdir, scandir = os.listdir, os.scandir

    def shuffled(*arguments):
        names = listdir(*arguments)
        chosen.shuffle(names)
        return names

    class Scan:
        def __init__(self, *arguments):
            with scandir(*arguments) as found:
                self.entries = list(found)
            chosen.shuffle(self.entries)

        def __iter__(self):
            return iter(self.entries)

        def __next__(self):
            if not self.entries:
                raise StopIteration
            return self.entries.pop()

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def close(self):
            pass

    os.listdir, os.scandir = shuffled, Scan
    now = time.time
    time.time = lambda: now() + 300 * 86400
from mkdocs.__main__ import cli
cli(["build", "--strict", "-q", "-f", "mkdocs.yml"], standalone_mode=False)
cli(["build", "--strict", "-q", "-f", "mkdocs.internal.yml"], standalone_mode=False)
"""
EPOCH = "1795563000"
"""The time of the commit, in seconds: one build has it from git, the other from the environment."""

GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WHO = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "A"), ("EMAIL", "a@b.example"), ("DATE", "2026-11-24T23:30:00Z"))
}


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **GIT, **WHO}, check=True)


def built(project, order, **environment):
    subprocess.run(
        [sys.executable, "-c", DRIVER, order],
        cwd=project,
        env={**os.environ, **GIT, "NO_MKDOCS_2_WARNING": "1", **environment},
        check=True,
    )
    return tree(project / "site"), tree(project / "site-internal")


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """Both sites of the example, and again in a clone elsewhere with everything about it changed."""
    first = tmp_path_factory.mktemp("one") / "project"
    copy_example(first)
    git(first, "init", "-q")
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "All of it")
    second = tmp_path_factory.mktemp("another place") / "Ærø og Fanø"
    git(first.parent, "clone", "-q", str(first), str(second))
    for path in sorted(second.rglob("*"), reverse=True):
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (1_000_000_000, 1_000_000_000))
    plain = built(first, "sorted", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    other = built(
        second,
        "shuffled",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="da_DK",
        PYTHONHASHSEED="4711",
        HOME=str(second),
        SOURCE_DATE_EPOCH=EPOCH,
    )
    shutil.rmtree(second)
    return plain, other


def test_two_builds_are_the_same_bytes_and_name_the_commit_and_the_day(twice):
    for one, another in zip(*twice, strict=True):
        assert len(one) > 60
        assert one.keys() == another.keys()
        assert [name for name in one if one[name] != another[name]] == []
    manifest = Manifest.from_json(twice[0][0][FILE].decode())
    assert manifest.commit is not None
    assert len(manifest.commit) == 40
    assert manifest.date == "2026-11-24"
