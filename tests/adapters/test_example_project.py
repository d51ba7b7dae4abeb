"""“datamap init”: the whole example arrives, or nothing does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import mkdocs_datamap
from mkdocs_datamap.adapters import example_project
from mkdocs_datamap.adapters.example_project import (
    ExampleNotCopiedError,
    TargetOccupiedError,
    copy_example,
)
from mkdocs_datamap.inventory.loader import read_inventory

EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_copies_every_file_to_a_folder_that_is_not_there_yet(tmp_path):
    copy_example(tmp_path / "new" / "map")
    assert contents(tmp_path / "new" / "map") == contents(EXAMPLE)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    assert read_inventory(tmp_path / "new" / "map" / "data_map")[1] == ()


def test_fills_an_empty_folder_without_replacing_it(tmp_path):
    before = tmp_path.stat().st_ino
    copy_example(tmp_path)
    assert contents(tmp_path) == contents(EXAMPLE)
    assert tmp_path.stat().st_ino == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in EXAMPLE.iterdir())


def test_takes_the_folder_in_which_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    copy_example(Path())
    assert contents(tmp_path) == contents(EXAMPLE)


def test_others_may_read_what_was_copied(tmp_path):
    mask = os.umask(0o022)
    try:
        copy_example(tmp_path / "map")
    finally:
        os.umask(mask)
    assert (tmp_path / "map").stat().st_mode & 0o777 == 0o755


def test_writes_nothing_into_a_folder_that_holds_something(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(TargetOccupiedError, match=r"is not empty, so nothing was written\. Name a folder"):
        copy_example(tmp_path)
    assert contents(tmp_path) == {"mine.txt": b"mine"}


def test_writes_nothing_over_a_file(tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(TargetOccupiedError, match=r"is a file\. Name a folder"):
        copy_example(tmp_path / "file")


def test_leaves_no_trace_when_the_copy_fails(tmp_path, monkeypatch):
    written = 0

    def full_disk(self, _data):
        nonlocal written
        written += 1
        if written > 5:
            raise OSError(28, "No space left on device")
        self.touch()

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "a" / "b", tmp_path / "empty"):
        written = 0
        with pytest.raises(ExampleNotCopiedError, match=r"No space left on device\. Name a folder"):
            copy_example(target)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]


def test_takes_back_what_was_moved_when_a_move_fails(tmp_path, monkeypatch):
    moved, rename = 0, Path.rename

    def failing(self, target):
        nonlocal moved
        moved += 1
        if moved == 3:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ExampleNotCopiedError, match="Permission denied"):
        copy_example(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_packaged_example_is_the_one_that_is_tested():
    assert Path(str(example_project.example())) == EXAMPLE
