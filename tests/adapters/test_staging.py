"""A folder takes the place of another in one step, and what was there stays until then."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mkdocs_datamap.adapters import staging as module
from mkdocs_datamap.adapters.exchange import exchange
from mkdocs_datamap.adapters.staging import FolderNotWrittenError, Staging
from trees import tree

OLD, NEW = {"index.html": b"old", "sub/page.html": b"old"}, {"index.html": b"new"}


@pytest.fixture
def site(tmp_path):
    """A published site."""
    return written(tmp_path / "site", OLD)


def written(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def staged(target):
    staging = Staging.open(target)
    written(staging.folder, NEW)
    return staging


def beside(site):
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def test_two_folders_change_places(tmp_path):
    one, other = written(tmp_path / "one", OLD), written(tmp_path / "other", NEW)
    assert exchange(one, other)
    assert (tree(one), tree(other)) == (NEW, OLD)


def test_folders_that_cannot_change_places_stay_where_they_are(tmp_path):
    one = written(tmp_path / "one", OLD)
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "nowhere")
    assert tree(one) == OLD


def test_the_old_folder_stands_until_the_new_one_is_published(site):
    staging = staged(site)
    assert tree(site) == OLD
    staging.publish()
    assert tree(site) == NEW
    assert beside(site) == []


def test_what_is_given_up_leaves_nothing_behind(site):
    staging = staged(site)
    staging.discard()
    staging.discard()
    assert tree(site) == OLD
    assert beside(site) == []


def test_a_first_build_needs_no_folder_and_no_parents(tmp_path):
    staged(tmp_path / "deep" / "er" / "site").publish()
    assert tree(tmp_path / "deep" / "er" / "site") == NEW


def test_a_link_to_a_folder_stays_a_link(tmp_path, site):
    link = tmp_path / "published"
    link.symlink_to(site)
    staged(link).publish()
    assert link.is_symlink()
    assert tree(site) == NEW


def test_a_disk_that_cannot_exchange_takes_two_steps(site, monkeypatch):
    monkeypatch.setattr(module, "exchange", lambda *_: False)
    staged(site).publish()
    assert tree(site) == NEW
    assert beside(site) == []


def test_killed_between_the_two_steps_the_next_build_puts_the_old_one_back(site):
    staging = staged(site)
    site.rename(staging._aside / "old")
    module._release(staging._lock)  # as when the process ends
    Staging.open(site).discard()
    assert tree(site) == OLD
    assert beside(site) == []


def test_when_the_second_step_fails_the_first_is_taken_back(site, monkeypatch):
    monkeypatch.setattr(module, "exchange", lambda *_: False)
    staging, rename = staged(site), Path.rename

    def refuse(path, target):
        if path == staging.folder:
            raise OSError(errno.ENOSPC, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(FolderNotWrittenError, match=r"No space left on device\. What stood there"):
        staging.publish()
    assert tree(site) == OLD


def test_what_a_killed_build_left_is_cleared_and_what_a_running_one_makes_is_not(site):
    killed, running = staged(site), staged(site)
    module._release(killed._lock)
    Staging.open(site).discard()
    assert beside(site) == [running._aside.name]
    running.publish()
    assert tree(site) == NEW


def test_hidden_files_of_others_are_kept_and_those_of_a_build_are_not(site):
    written(site, {".git/config": b"git", ".htaccess": b"old build"})
    staging = staged(site)
    staging.keep_hidden([".htaccess"])
    staging.publish()
    assert tree(site) == {**NEW, ".git/config": b"git"}


def test_the_folder_keeps_its_permissions(site):
    site.chmod(0o750)
    staged(site).publish()
    assert site.stat().st_mode & 0o777 == 0o750


def test_a_file_in_the_place_is_refused(tmp_path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(FolderNotWrittenError, match="is a file"):
        Staging.open(tmp_path / "site")


def test_the_root_of_a_disk_is_refused():
    with pytest.raises(FolderNotWrittenError, match="root of a disk of its own"):
        Staging.open(Path("/proc" if Path("/proc").is_mount() else "/"))


def test_a_place_that_may_not_be_written_is_refused_before_anything_is_built(tmp_path):
    """In a child that is not root, whom permissions would not bind."""
    site = written(tmp_path / "site", OLD)
    tmp_path.chmod(0o555)
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            Staging.open(site)
        except FolderNotWrittenError as error:
            os.write(writer, str(error).encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    tmp_path.chmod(0o755)
    with os.fdopen(reader) as said:
        told = said.read()
    assert f"{site} could not be written: Permission denied. What stood there is as it was." in told
    assert tree(site) == OLD
