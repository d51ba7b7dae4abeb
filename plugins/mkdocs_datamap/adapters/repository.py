"""What git knows of the inventory: its last commit, and the changes that led to it. Read at the edge."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from mkdocs_datamap.adapters.dates import last_change
from mkdocs_datamap.internal.changelog import read_log
from mkdocs_datamap.internal.register.scope import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_datamap.internal.changelog import Change

_COMMIT = ("log", "-1", "--format=%h", "--abbrev=10", "--", ".")
_STATUS = ("status", "--porcelain", "--untracked-files=normal", "--", ".")
_LOG = (
    # Nothing of the reader's own settings may change what is read.
    *("-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false"),
    *("log", "--format=%x01%h%x02%ct%x02%s", "--abbrev=10", "--unified=0", "--no-color", "--no-renames"),
    *("--no-ext-diff", "--no-textconv", "--diff-merges=off", "--relative", "-p", "--", "."),
)


def source_of(folder: Path, environment: Mapping[str, str] = os.environ) -> Source:
    """The state of the files of a folder; nothing is known without git, or outside a repository.

    The day is that of :func:`.dates.last_change`.
    """
    commit = _git(folder, _COMMIT).strip() or None
    modified = commit is not None and bool(_git(folder, _STATUS).strip())
    return Source(commit, last_change(folder, environment), modified)


def changes_of(folder: Path) -> tuple[Change, ...]:
    """Every commit that touched the folder, the latest first; none without git, or outside a repository."""
    return tuple(read_log(_git(folder, _LOG)))


def _git(folder: Path, command: tuple[str, ...]) -> str:
    """What git says of a folder; nothing when it cannot be asked."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            ["git", *command],  # noqa: S607 - the reader's own git, as everywhere
            cwd=folder,
            capture_output=True,
            timeout=60,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
