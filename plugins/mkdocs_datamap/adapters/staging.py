"""A folder is built aside and takes the place of the old one: what is published is never half of anything."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_datamap.adapters.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Collection

_NEW, _OLD = "new", "old"
_ATTEMPTS = 10


class FolderNotWrittenError(OSError):
    """The folder was not written, and what stood there still does. The message says why and what to do."""


class Staging:
    """A folder beside ``place``, on the same disk, that will replace it.

    Whoever holds it holds a lock on it, which the system lets go when the process ends, however it ends. By
    that a folder that a killed build left behind is told from one that is being built.

    ``target`` is the folder as it was named, ``place`` where that is behind any symbolic link.
    """

    def __init__(self, target: Path, place: Path, aside: Path, lock: int | None) -> None:
        self.target = target
        self.place = place
        self._aside = aside
        self._lock = lock

    @classmethod
    def open(cls, target: Path) -> Staging:
        """Begin to build aside, and clear away what killed builds left there.

        Raises FolderNotWrittenError when a folder could not be put at ``target`` later.
        """
        try:
            place = target.resolve()
            _refuse_what_cannot_be_replaced(target, place)
            place.parent.mkdir(parents=True, exist_ok=True)
            _clear_abandoned(place)
            aside, lock = _locked_folder(place)
            (aside / _NEW).mkdir()
            if place.is_dir():
                shutil.copymode(place, aside / _NEW)
        except FolderNotWrittenError:
            raise
        except OSError as error:
            raise not_written(target, error) from error
        return cls(target, place, aside, lock)

    @property
    def folder(self) -> Path:
        """The folder to build in."""
        return self._aside / _NEW

    def start_from_the_old(self) -> None:
        """Begin with a copy of what stands there, times included: for a build of what has changed alone."""
        try:
            if self.place.is_dir():
                shutil.copytree(self.place, self.folder, symlinks=True, dirs_exist_ok=True)
        except (OSError, shutil.Error) as error:
            raise not_written(self.target, error) from error

    def keep_hidden(self, ours: Collection[str]) -> None:
        """Take over what is hidden at the top of the old folder, such as a checkout's ``.git``.

        MkDocs leaves that alone as well. What is among ``ours`` was written by a build, and stays behind.
        """
        try:
            for entry in sorted(self.place.iterdir()) if self.place.is_dir() else ():
                if entry.name.startswith(".") and entry.name not in ours:
                    _copy(entry, self.folder / entry.name)
        except (OSError, shutil.Error) as error:
            raise not_written(self.target, error) from error

    def publish(self) -> None:
        """Put the new folder in place of the old one, and remove the old one.

        Raises FolderNotWrittenError; the old folder then stands as it was.
        """
        try:
            if not self.place.exists():
                self.folder.rename(self.place)
            elif not exchange(self.folder, self.place):
                self._replace_in_two_steps()
        except OSError as error:
            raise not_written(self.target, error) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove what was built aside; nothing happens when that was done already."""
        shutil.rmtree(self._aside, ignore_errors=True)
        _release(self._lock)
        self._lock = None

    def _replace_in_two_steps(self) -> None:
        """For disks that cannot exchange: killed between the steps, the next build puts the old one back."""
        self.place.rename(self._aside / _OLD)
        try:
            self.folder.rename(self.place)
        except OSError:
            (self._aside / _OLD).rename(self.place)
            raise


def not_written(target: Path, error: Exception) -> FolderNotWrittenError:
    """Why the disk refused, in words for the person who named the folder."""
    reason = (isinstance(error, OSError) and error.strerror) or error
    return FolderNotWrittenError(
        f"{target} could not be written: {reason}. What stood there is as it was. "
        "Name a folder in a place where you may write, with room on the disk."
    )


def _refuse_what_cannot_be_replaced(target: Path, place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise FolderNotWrittenError(f"{target} is a file. Name a folder that is empty or does not exist yet.")
    if place.is_mount():
        raise FolderNotWrittenError(
            f"{target} is the root of a disk of its own, so a new folder cannot take its place. "
            "Name a folder within it."
        )


def _copy(entry: Path, target: Path) -> None:
    if os.path.lexists(target):
        return
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, target, symlinks=True)
    else:
        shutil.copy2(entry, target, follow_symlinks=False)


def _prefix(place: Path) -> str:
    return f".{place.name}.datamap-"


def _locked_folder(place: Path) -> tuple[Path, int | None]:
    """A new folder and its lock; a build that is clearing away may take one before it is locked."""
    for _ in range(_ATTEMPTS):
        aside = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
        with suppress(BlockingIOError, FileNotFoundError):
            return aside, _locked(aside)
    raise OSError(f"other builds keep removing what is built beside {place}")


def _clear_abandoned(place: Path) -> None:
    if sys.platform == "win32":  # without locks nobody knows which are abandoned
        return
    for aside in sorted(path for path in place.parent.iterdir() if path.name.startswith(_prefix(place))):
        with suppress(OSError):
            lock = _locked(aside)
            if (aside / _OLD).is_dir() and not place.exists():
                (aside / _OLD).rename(place)
            shutil.rmtree(aside, ignore_errors=True)
            _release(lock)


def _locked(folder: Path) -> int | None:
    """A lock on the folder; raises BlockingIOError when a running build has it. None where there are none."""
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - not there on Windows

    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def _release(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
