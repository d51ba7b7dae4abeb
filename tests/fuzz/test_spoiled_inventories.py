"""Whatever stands in the files: findings in every format, no traceback, no hang, and never half a site."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from example_case import EXAMPLE, ON
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spoiling import HangError, guarded, hold, spoiled

import mkdocs_datamap
from trees import tree

FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.yml"))
LONGEST = 60
"""Seconds of work. “make fuzz” allows two; here no machine, however slow, may make a test fail."""

numbers = st.randoms(use_true_random=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("fuzz") / "data_map")


def tried(folder, file, content):
    """What is promised of the example with this content in one of its files; whether it could be read."""
    path = folder / file
    sound = path.read_bytes()
    try:
        path.write_bytes(content)
        with guarded(LONGEST):
            return hold(folder, ON)
    finally:
        path.write_bytes(sound)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), numbers)
def test_a_file_with_something_done_to_it(folder, file, numbers):
    tried(folder, file, spoiled((EXAMPLE / file).read_text(encoding="utf-8"), numbers.randrange))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_a_file_of_anything(folder, file, content):
    tried(folder, file, content)


def repeated(line, times):
    """A file of lines that differ in a number."""
    return b"".join(line.replace(b"#", str(number).encode()) for number in range(1, times + 1))


CRAFTED = {
    "a hundred thousand brackets": b"[" * 100_000,
    "a hundred thousand keys in keys": b"a: {" * 100_000,
    "a hundred thousand quotes": b"'" * 100_000,
    "a line of a million letters": b"name: " + b"x" * 1_000_000,
    "a line of a million wide letters": b"name: " + "漢".encode() * 1_000_000,
    "a million spaces": b"a:" + b" " * 1_000_000 + b"b",
    "a million line ends": b"\n" * 1_000_000,
    "a million control characters": b"\x01" * 1_000_000,
    "a million carriage returns": b"a: 1\r" * 200_000,
    "ten thousand documents": b"---\na: 1\n" * 10_000,
    "thousands of keys that are no ids": repeated(b"K#: 1\n", 3000),
    "thousands of entries without facts": repeated(b"k#: {}\n", 3000),
    "thousands of equal keys": b"k: 1\n" * 3000,
    "thousands of anchors and aliases": repeated(b"k#: &a# [x]\nl#: *a#\n", 2000),
    "aliases of aliases": b"a: &a0 [x]\n" + repeated(b"b#: &b# [x]\n", 9) + b"c: &c [*b1, *b2]\n" * 40,
}


@pytest.mark.parametrize("name", CRAFTED)
def test_a_file_made_to_exhaust(name, folder):
    assert not tried(folder, "sources.yml", CRAFTED[name])


def test_the_guard_stops_what_hangs():
    endless = itertools.repeat(0)
    with guarded(0.05), pytest.raises(HangError):
        all(number == 0 for number in endless)


def test_something_is_done_to_nearly_every_file():
    sound = (EXAMPLE / "cookies.yml").read_text(encoding="utf-8")
    given = [spoiled(sound, random.Random(seed).randrange) for seed in range(200)]  # noqa: S311 (no secret)
    assert len(set(given)) > 150
    assert given.count(sound.encode()) < 20


def test_a_spoiled_inventory_leaves_the_site_as_it_was(tmp_path):
    project = tmp_path / "project"
    shutil.copytree(Path(mkdocs_datamap.__file__).parent / "example", project)
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("what was published", encoding="utf-8")
    before = tree(site)
    with (project / "data_map" / "cookies.yml").open("ab") as file:
        file.write(b"\x00: [&a *a\n")
    (project / "data_map" / "transfers.yml").write_bytes(b"\xff\xfe")
    (project / "data_map" / "sources.yml").unlink()
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 1
    assert "Traceback" not in build.stderr
    assert {rule for rule in ("DM002", "DM013") if rule in build.stderr} == {"DM002", "DM013"}
    assert tree(site) == before
    assert [path.name for path in project.iterdir() if ".datamap-" in path.name] == []
