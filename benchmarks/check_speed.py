"""How long the whole check takes, as a multiple of composing the same bytes with PyYAML's C loader.

``python benchmarks/check_speed.py`` generates 10,000 activities and prints the ratio of each round; the goal
is at most 3. The two take turns, each in a fresh process, so that the ratio holds when the machine is slow,
and neither pays for what the other left in memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import statistics
import tempfile
import time
from pathlib import Path

import yaml
from generated_inventory import Size, write_inventory

from mkdocs_datamap.rules.verdict import judge

ON = dt.date(2026, 11, 26)


def composed(folder: Path) -> float:
    """Seconds of processor time to compose every file with the C loader; nothing is kept."""
    begun = time.process_time()
    for path in sorted(folder.rglob("*.yml")):
        yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    return time.process_time() - begun


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
        print(f"{asked.activities} activities, {size / 1e6:.1f} MB")
        fresh = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1)
        fresh.apply(composed, (folder,))  # reads the files into the system's cache
        ratios = []
        for number in range(asked.rounds):
            below, above = fresh.apply(composed, (folder,)), fresh.apply(checked, (folder,))
            ratios.append(above / below)
            print(
                f"round {number + 1}: compose {below:.2f} s, check {above:.2f} s, ratio {above / below:.2f}"
            )
        print(f"median ratio {statistics.median(ratios):.2f} (goal: at most 3)")


if __name__ == "__main__":
    main()
