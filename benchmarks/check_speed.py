"""How long the whole check takes, as a multiple of composing the same bytes with PyYAML's C loader.

``python benchmarks/check_speed.py`` generates 10,000 activities and prints the ratio of each round; the goal
is at most 3. All take turns, each in a fresh process of its own, so that the ratio holds when the machine is
slow, and none pays for what another left in memory. The check runs in one process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import tempfile
import time
from pathlib import Path

import yaml
from generated_inventory import Size, write_inventory
from reporting import machine, verdict_on

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.yaml_nodes import collector_paused
from mkdocs_datamap.rules.verdict import judge

ON = dt.date(2026, 11, 26)
GOAL = 3.0


def composed(folder: Path) -> float:
    """Seconds of processor time to compose every file with the C loader; nothing is kept."""
    begun = time.process_time()
    for path in sorted(folder.rglob("*.yml")):
        yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    return time.process_time() - begun


def read(folder: Path) -> float:
    """Seconds of processor time for a part of the check: files, values, models, references."""
    begun = time.process_time()
    with collector_paused(lasting=True):
        inventory, _ = read_inventory(folder)
    taken = time.process_time() - begun
    if inventory is None:
        raise SystemExit("The generated inventory cannot be read.")
    return taken


def checked(folder: Path) -> float:
    """Seconds of processor time for the verdict: reading, references, every rule."""
    begun = time.process_time()
    verdict = judge(folder, ON)
    taken = time.process_time() - begun
    if verdict.diagnostics:
        raise SystemExit(f"The generated inventory is not clean: {verdict.diagnostics[0]}")
    return taken


def main() -> None:
    """Print the ratio of each round, and their median."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--activities", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data_map"
        write_inventory(folder, Size(asked.activities, asked.activities // 50, asked.activities // 30))
        size = sum(path.stat().st_size for path in folder.rglob("*.yml"))
        print(machine())
        print(f"{asked.activities} activities, {size / 1e6:.1f} MB; the check runs in 1 process")
        fresh = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1)
        fresh.apply(composed, (folder,))  # reads the files into the system's cache
        ratios = []
        for number in range(asked.rounds):
            below, part, whole = (fresh.apply(each, (folder,)) for each in (composed, read, checked))
            ratios.append(whole / below)
            print(
                f"round {number + 1}: compose {below:.2f} s, check {whole:.2f} s, ratio {ratios[-1]:.2f} "
                f"(reading {part / below:.2f}, rules {(whole - part) / below:.2f})"
            )
        print(verdict_on(ratios, GOAL))


if __name__ == "__main__":
    main()
