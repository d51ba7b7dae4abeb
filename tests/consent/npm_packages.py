"""The real consent managers, from npm, pinned; fetched once into a cache folder when a test needs them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = {"klaro": "0.7.22", "vanilla-cookieconsent": "3.1.0"}
CACHE = Path(__file__).parents[2] / ".cache" / "npm-consent"


def installed() -> Path:
    """The folder `node_modules` with both packages; skips the test where there is no npm to fetch them."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, so the real consent managers cannot be fetched")
    CACHE.mkdir(parents=True, exist_ok=True)
    done = CACHE / ("-".join(f"{name}@{version}" for name, version in PACKAGES.items()) + ".done")
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
            options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--omit=peer"]
            fetched = subprocess.run(
                [npm, "install", "--prefix", str(CACHE), *options, *wanted],
                capture_output=True, text=True, check=False, env={**os.environ, "CI": "true"}, timeout=300,
            )  # fmt: skip
            assert fetched.returncode == 0, f"npm could not fetch {wanted}:\n{fetched.stderr}"
            done.touch()
    return CACHE / "node_modules"
