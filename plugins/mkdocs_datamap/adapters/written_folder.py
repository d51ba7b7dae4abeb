"""A folder of generated files that is replaced as a whole: all of the new one, or all of the old one."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.render.site import Asset

MARK = ".datamap"
"""The file by which a folder is known to be generated, so that nothing else is ever replaced."""


class FolderNotWrittenError(OSError):
    """The folder was not written, and what stood there still does. The message says why and what to do."""


def write_folder(target: Path, assets: Iterable[Asset]) -> None:
    """Write the files into ``target``, which is absent, empty, or was written by this function before.

    The files are written aside on the same disk; only when all are there do they take the place of the old
    ones. Raises FolderNotWrittenError when something else stands in the place or the disk refuses.
    """
    place = target.resolve()
    _refuse_what_is_not_ours(target, place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".datamap-", dir=place.parent))
        try:
            _write(aside / "new", assets)
            if place.exists():
                place.rename(aside / "old")
            try:
                (aside / "new").rename(place)
            except OSError:
                if (aside / "old").exists():
                    (aside / "old").rename(place)
                raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise FolderNotWrittenError(
            f"{target} could not be written: {error.strerror or error}. "
            "Name a folder in a place where you may write, with room on the disk."
        ) from error


def _refuse_what_is_not_ours(target: Path, place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise FolderNotWrittenError(f"{target} is a file. Name a folder that is empty or does not exist yet.")
    if place.is_dir() and not (place / MARK).is_file() and any(place.iterdir()):
        raise FolderNotWrittenError(
            f"{target} holds files that “datamap render” did not write, so nothing was written. "
            "Name a folder that is empty or does not exist yet."
        )


def _write(folder: Path, assets: Iterable[Asset]) -> None:
    for asset in assets:
        file = folder / asset.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(asset.content)
    (folder / MARK).write_bytes(
        b"Written by \xe2\x80\x9cdatamap render\xe2\x80\x9d, which replaces this folder.\n"
    )
