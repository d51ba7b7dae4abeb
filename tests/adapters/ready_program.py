"""Runs a program many times in processes of their own, each a fork of one that has imported everything.

Run as a script: ``ready_program.py mkdocs``. To import takes longer than to build a small site. Each line
that is read is a run as JSON: the arguments, the folder, the environment, and the files for what it prints;
each is answered by the code with which it ended.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module


def main(program: str) -> None:
    command = import_module(f"{program}.__main__").cli  # of ProperDocs, first: it takes MkDocs's name
    import_module("mkdocs_datamap.adapters.mkdocs.plugin")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            become(**json.loads(line))
            command(prog_name=program)  # ends the process
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def become(
    arguments: list[str], folder: str, environment: dict[str, str], printed: str, reported: str
) -> None:
    """Take over what makes a process the one that somebody started."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    for number, file in enumerate((os.devnull, printed, reported)):
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)


if __name__ == "__main__":
    main(sys.argv[1])
