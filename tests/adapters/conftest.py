"""Real builds of the fake site, with either of the two programs that run MkDocs plugins."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.fixture
def build():
    """Run a build; returns the finished process, whose output is in `stderr`."""

    def run(config, *arguments, program="mkdocs"):
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", program, "build", "-f", str(config), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run
