"""Real builds of the fake site, with either of the two programs that run MkDocs plugins."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

READY_PROGRAM = Path(__file__).with_name("ready_program.py")


@pytest.fixture(scope="session")
def ready():
    """A program by its name that has imported everything and waits for runs, until the tests end."""
    with ExitStack() as started:

        def start(program):
            process = subprocess.Popen(
                [sys.executable, str(READY_PROGRAM), program],
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            started.enter_context(process)  # whose end closes what it reads, so that it ends too
            return process

        yield cache(start)


@pytest.fixture
def build(ready, tmp_path_factory):
    """Run a build; returns the finished process, whose output is in `stderr`.

    `fresh` starts the command as a user does, which takes twice as long.
    """

    def run(config, *arguments, program="mkdocs", fresh=False):
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        command = ["build", "-f", str(config), *arguments]
        if fresh:
            command = [sys.executable, "-m", program, *command]
            return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        said = tmp_path_factory.mktemp("said")
        order = {
            "arguments": command,
            "folder": str(Path.cwd()),
            "environment": environment,
            "printed": str(said / "printed"),
            "reported": str(said / "reported"),
        }
        process = ready(program)
        print(json.dumps(order), file=process.stdin, flush=True)
        code = int(process.stdout.readline())
        texts = [(said / name).read_text("utf-8") for name in ("printed", "reported")]
        return subprocess.CompletedProcess(command, code, *texts)

    return run
