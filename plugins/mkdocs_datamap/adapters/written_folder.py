"""A folder of generated files that is replaced as a whole: all of the new one, or all of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.adapters.staging import FolderNotWrittenError, Staging, not_written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_datamap.render.site import Asset

MARK = ".datamap"
"""The file by which a folder is known to be generated, so that nothing else is ever replaced."""


def write_folder(target: Path, assets: Iterable[Asset]) -> None:
    """Write the files into ``target``, which is absent, empty, or was written by this function before.

    The files are written aside on the same disk; only when all are there do they take the place of the old
    ones. Raises FolderNotWrittenError when something else stands in the place or the disk refuses.
    """
    _refuse_what_is_not_ours(target)
    staging = Staging.open(target)
    try:
        _write(staging.folder, assets)
        staging.publish()
    except FolderNotWrittenError:
        raise
    except OSError as error:
        raise not_written(target, error) from error
    finally:
        staging.discard()


def _refuse_what_is_not_ours(target: Path) -> None:
    place = target.resolve()
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
