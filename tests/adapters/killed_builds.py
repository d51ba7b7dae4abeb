"""Builds a fake site again and again, killed at some moment each time, and says what stands there after each.

Run as a script: ``killed_builds.py mkdocs.yml SEED COUNT``. The process forks for each build, so that nothing
has to be imported again, and the child kills itself with SIGKILL before a chosen step of its work on the
disk: some anywhere in the build, some close around the moment in which the new site takes its place.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

sys.path.insert(0, str(Path(__file__).parents[1]))
from trees import tree

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.copyfile", "shutil.rmtree"}
SWAP = "the exchange of the two folders"
AT_THE_SWAP = 4
"""So many builds are killed at the swap and at the steps right after it."""


def main(config: Path, seed: int, count: int) -> None:
    site, mood = config.parent / "site", config.parent / "data_map/mood.txt"
    whole = {}
    for word in ("better", "well"):
        mood.write_text(word)
        log = built(config, lambda _: False)
        whole[word] = tree(site)
    chosen = random.Random(seed)  # noqa: S311 - which moments, not a secret
    moments = [(SWAP, steps) for steps in range(AT_THE_SWAP)]
    # A build that clears away what the last one left takes more steps, never fewer.
    moments += [("", steps) for steps in chosen.sample(range(len(log)), count)]
    standing, outcomes = "well", []
    for start, steps in moments:
        mood.write_text("better" if standing == "well" else "well")
        log = built(config, partial(is_due, start, steps))
        found = [word for word, files in whole.items() if files == tree(site)]
        outcomes.append(
            {"killed before": [start, steps], "swapped": SWAP in log, "was": standing, "is": found}
        )
        standing = found[0] if found else standing
    mood.write_text("well")
    built(config, lambda _: False)
    left = sorted(path.name for path in config.parent.iterdir() if ".datamap-" in path.name)
    print(json.dumps({"outcomes": outcomes, "left": left}))  # noqa: T201


def is_due(start: str, steps: int, log: list[str]) -> bool:
    """Whether the last step of the log is the one to be killed before: so many after the first such step."""
    return log.index(start) + steps + 1 == len(log) if start in log else not start and steps + 1 == len(log)


def built(config: Path, due: Callable[[list[str]], bool]) -> list[str]:
    """Build in a child that is killed before the step that is due; returns the steps that it took."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        watch(due, writer)
        loaded = load_config(str(config))
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as steps:
        log = steps.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert status == 0 or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL), (status, log)
    return log


def watch(due: Callable[[list[str]], bool], writer: int) -> None:
    log: list[str] = []

    def step(event: str, arguments: tuple) -> None:
        mode = arguments[2] if event == "open" else 0
        writes = isinstance(mode, int) and mode & (os.O_WRONLY | os.O_RDWR)
        if event == "ctypes.dlsym" and arguments[1] in {"renameat2", "renamex_np"}:
            event = SWAP  # the call comes right after its name was looked up
        if event in STEPS or event == SWAP or writes:
            log.append(event)
            if due(log):
                os.kill(os.getpid(), signal.SIGKILL)
            os.write(writer, f"{event}\n".encode())

    sys.addaudithook(step)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
