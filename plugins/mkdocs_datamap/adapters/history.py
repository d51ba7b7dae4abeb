"""The inventory's history, read from git at once: which commit is built, and what changed in which file."""

from __future__ import annotations

import datetime as dt
import subprocess
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.history import Change, History

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RECORD, _FIELD = "\x1e", "\x1f"
_FORMAT = f"--format={_RECORD}%h{_FIELD}%ct{_FIELD}%an{_FIELD}%s{_FIELD}"


def read_history(folder: Path) -> History:
    """The history of the files below a folder, in one reading however many there are.

    Raises nothing: without git, outside a repository, or before the first commit there is no history. A
    shallow clone knows as much as was fetched. Files are as they are named today; a file that was renamed
    starts its history with its name.
    """
    commit = _git(folder, "rev-parse", "--short", "HEAD").strip()
    if not commit:
        return History()
    log = _git(folder, "log", _FORMAT, "--no-renames", "--name-only", "--relative", "-z", "--", ".")
    return History(commit, tuple(_changes(log)))


def _changes(log: str) -> Iterator[Change]:
    for record in log.split(_RECORD)[1:]:
        commit, seconds, author, subject, files = record.split(_FIELD, 4)
        day = dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date()
        named = (file.strip("\n") for file in files.split("\0"))
        yield Change(commit, day, author, subject, tuple(file for file in named if file))


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
