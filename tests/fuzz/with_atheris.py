"""Look for what breaks the check, guided by coverage, for so many seconds: ``make fuzz``.

Every input is a file of an inventory with something done to it, or arbitrary bytes in its place: most often
of a small inventory, which takes a tenth of the time, else of the example. A promise
that is broken, an exception, or more than two seconds of work ends the search; the input is written to
``build/fuzz/``, and given as an argument it is tried again.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

sys.path[:0] = [
    str(Path(__file__).parent),
    str(Path(__file__).parents[1]),
    str(Path(__file__).parents[1] / "rules"),
]

with atheris.instrument_imports(include=["mkdocs_datamap"]):
    from example_case import EXAMPLE, ON
    from spoiling import guarded, hold, spoiled

    from small_inventory import write_inventory

LONGEST = 2
"""Seconds of work that a file may take."""

PLACE = Path(tempfile.mkdtemp(prefix="datamap-fuzz-"))
EXAMPLES = Path(shutil.copytree(EXAMPLE, PLACE / "example"))
SMALL = write_inventory(PLACE / "small")
SOUND = {
    folder: {path: path.read_bytes() for path in sorted(folder.rglob("*.yml"))}
    for folder in (SMALL, EXAMPLES)
}


def one_input(data: bytes) -> None:
    """Judge an inventory with one file spoiled as the bytes say."""
    chosen = atheris.FuzzedDataProvider(data)

    def choose(below: int) -> int:
        return chosen.ConsumeIntInRange(0, below - 1)

    folder = EXAMPLES if choose(8) == 0 else SMALL
    path = list(SOUND[folder])[choose(len(SOUND[folder]))]
    sound = SOUND[folder][path]
    content = spoiled(sound.decode(), choose) if choose(8) else chosen.ConsumeBytes(4096)
    path.write_bytes(content)
    try:
        with guarded(LONGEST):
            hold(folder, ON)
    finally:
        path.write_bytes(sound)


def main() -> None:
    """Search until libFuzzer's own options, which follow on the command line, say that it is enough."""
    hold(SMALL, ON)  # what is read once, such as the law, is no work of the first file
    atheris.Setup(sys.argv, one_input)
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(PLACE, ignore_errors=True)


if __name__ == "__main__":
    main()
