"""Which commit a site is built from: read from git, so that two builds of one commit say the same."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def commit_of(sources: Iterable[Path], folder: Path) -> str | None:
    """The commit that a folder's repository stands at, if the sources are as that commit has them, else None.

    Raises nothing: without git, or outside a repository, the commit is simply not known.
    """
    changed = _git(folder, "status", "--porcelain", "--", *map(str, sources))
    return _git(folder, "rev-parse", "--verify", "HEAD") or None if changed == "" else None


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "--no-optional-locks", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
