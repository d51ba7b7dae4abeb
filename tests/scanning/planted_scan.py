"""`datamap scan` on the planted site as people run it: a process of its own, its file and its words."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from planted_site import planted

LONGEST = 120
"""Seconds that a scan of the planted site may take on a machine that is busy."""

COMMAND = (sys.executable, "-c", "from mkdocs_datamap.adapters.cli import main; main()", "scan")


@dataclass(frozen=True)
class Run:
    """What a scan left behind; ``asked`` is what the servers of the site were asked for."""

    file: str
    exit_code: int
    told: str
    progress: str
    asked: tuple[str, ...]


def run_scan(arguments, out, interrupt=None):
    """Scan the addresses, with the options, that a function makes of the site, into the file ``out``.

    ``interrupt`` is a page and a number: when it is asked for that many times, Ctrl+C is pressed.
    """
    with planted() as site:
        process = subprocess.Popen(
            [*COMMAND, *arguments(site), "--out", str(out), "--pause", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        try:
            if interrupt is not None:
                site.wait_until_asked(*interrupt, seconds=LONGEST)
                # A terminal sends it to everything that it runs: to the browser and its driver as well.
                os.killpg(process.pid, signal.SIGINT)
            told, progress = process.communicate(timeout=LONGEST)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return Run(str(out), process.returncode, told, progress, tuple(site.asked))


def once(tmp_path_factory, worker_id, name, arguments, interrupt=None):
    """The scan of that name, made once for all workers of a run."""
    own_folder = tmp_path_factory.getbasetemp()
    folder = own_folder if worker_id == "master" else own_folder.parent
    kept = Path(folder) / f"{name}.run.json"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            done = run_scan(arguments, folder / f"{name}.json", interrupt)
            kept.write_text(json.dumps(asdict(done)), encoding="utf-8")
    return Run(**json.loads(kept.read_text("utf-8")))
