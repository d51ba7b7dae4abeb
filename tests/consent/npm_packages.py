"""The real consent managers, from npm: these versions, no other bytes, fetched once when a test needs them.

Their files run in a browser as they were published, so nothing that they depend on is installed and no script
of theirs runs on this machine. `npm install` would bring some two hundred packages along.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

PACKAGES: dict[str, str] = json.loads(Path(__file__).with_name("managers.lock.json").read_text("utf-8"))
"""Versions → their integrity, as lock files of npm write it."""

CACHE = Path(__file__).parents[2] / ".cache" / "npm-consent"
NEEDED = (
    "The real consent managers are fetched with npm, which is not installed: `make node` installs it, or see "
    "https://nodejs.org/"
)


def installed() -> Path:
    """The folder of the packages; without npm the test fails on CI, and is skipped elsewhere."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for package, integrity in PACKAGES.items():
            file = CACHE / f"{package}.tgz"
            if not file.exists():
                _fetch(package, file)
            proven(file, integrity)
            name, _, version = package.partition("@")
            done = CACHE / name / f"{version}.done"
            if not done.exists():
                shutil.rmtree(CACHE / name, ignore_errors=True)
                with tarfile.open(file) as packed:
                    packed.extractall(CACHE / name, filter="data")
                done.touch()
    return CACHE


def proven(file: Path, integrity: str) -> None:
    """Fail, and forget the file, when it is not what was reviewed."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
    if found != integrity:
        file.unlink()
        pytest.fail(f"{file.name} is not the file that was pinned: it has {found}, not {integrity}")


def _fetch(package: str, file: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NEEDED)
    folder = file.with_suffix(".part")
    folder.mkdir(exist_ok=True)
    fetched = subprocess.run(
        [npm, "pack", package, "--ignore-scripts", "--pack-destination", str(folder)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert fetched.returncode == 0, f"npm could not fetch {package}:\n{fetched.stderr}"
    (packed,) = folder.glob("*.tgz")
    packed.replace(file)
    folder.rmdir()
