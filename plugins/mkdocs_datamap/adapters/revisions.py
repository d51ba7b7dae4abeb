"""The inventory as git has it at a revision: read through git, written into a folder of its own."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class RevisionNotReadError(Exception):
    """Why git could not give the inventory at that revision, and what to do about it, in sentences."""


class UnknownRevisionError(RevisionNotReadError):
    """There is no such revision; the reason is what follows “it is no revision, for …”."""


def inventory_at(revision: str, data_map: Path, into: Path) -> Path:
    """The inventory ``data_map`` as it was at a revision, written below ``into``; returns its folder.

    Only regular files are written. Raises RevisionNotReadError. I/O: runs git, writes files.
    """
    start = data_map if data_map.is_dir() else Path()
    top = _git(["rev-parse", "--show-toplevel"], start, revision).decode().strip()
    commit = _commit(revision, start)
    inside = PurePosixPath(
        (Path.cwd() / data_map).resolve().relative_to(Path(top).resolve()).as_posix()
        if (Path.cwd() / data_map).resolve().is_relative_to(Path(top).resolve())
        else data_map.as_posix()
    )
    try:
        archive = _git(["archive", "--format=tar", commit, "--", str(inside)], Path(top), revision)
    except RevisionNotReadError:
        raise RevisionNotReadError(
            f"There is no folder “{inside}” at the revision “{revision}”. Name the folder with --data-map."
        ) from None
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar.getmembers():
            content = tar.extractfile(member) if member.isreg() else None
            if content is not None:
                file = into / PurePosixPath(member.name).relative_to(inside)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())
    return into


def _commit(revision: str, folder: Path) -> str:
    command = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        return _git(command, folder, revision).decode().strip()
    except RevisionNotReadError:
        shallow = _git(["rev-parse", "--is-shallow-repository"], folder, revision).strip() == b"true"
    raise UnknownRevisionError(
        "git has no such revision here. "
        + (
            "This clone has only a part of the history: fetch the rest with “git fetch --unshallow”, or set "
            "“fetch-depth: 0” in actions/checkout."
            if shallow
            else "“git log --oneline” lists the revisions."
        )
    )


def _git(arguments: Sequence[str], folder: Path, revision: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 (git of the person's own path)
    except OSError as error:
        raise RevisionNotReadError(
            f"git is needed to read the revision “{revision}”, and could not be run: {error.strerror}."
        ) from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        if "not a git repository" in "".join(said):
            raise UnknownRevisionError("there is no git repository here in which it could be a revision.")
        raise RevisionNotReadError(
            f"git could not read “{revision}”: {said[-1] if said else 'no reason given'}."
        )
    return done.stdout
