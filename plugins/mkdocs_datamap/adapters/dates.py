"""When the inventory last changed: read from outside, so that two builds of one commit say the same."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def last_change(folder: Path, environment: Mapping[str, str] = os.environ) -> dt.date | None:
    """The day of the last change as UTC: ``SOURCE_DATE_EPOCH``, else the folder's last commit, else None.

    The environment variable is that of https://reproducible-builds.org/specs/source-date-epoch/. Raises
    nothing: without git, or outside a repository, the day is simply not known.
    """
    return _day(environment.get("SOURCE_DATE_EPOCH", "")) or _day(_last_commit(folder))


def today(environment: Mapping[str, str] = os.environ) -> dt.date:
    """The day by which deadlines are read, as UTC: ``SOURCE_DATE_EPOCH`` if it is set, else the clock’s."""
    return _day(environment.get("SOURCE_DATE_EPOCH", "")) or dt.datetime.now(tz=dt.UTC).date()


def _day(epoch: str) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _last_commit(folder: Path) -> str:
    command = ["git", "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
