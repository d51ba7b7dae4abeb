"""Look for what breaks the check, guided by coverage, for so many seconds: ``make fuzz``.

Every input is a file of the example with something done to it, or arbitrary bytes in its place. A promise
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

FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.yml"))
SOUND = {file: (EXAMPLE / file).read_bytes() for file in FILES}
LONGEST = 2
"""Seconds of work that a file may take."""

folder = Path(shutil.copytree(EXAMPLE, Path(tempfile.mkdtemp(prefix="datamap-fuzz-")) / "data_map"))


def one_input(data: bytes) -> None:
    """Judge the example with one file spoiled as the bytes say."""
    chosen = atheris.FuzzedDataProvider(data)

    def choose(below: int) -> int:
        return chosen.ConsumeIntInRange(0, below - 1)

    file = FILES[choose(len(FILES))]
    if choose(8):
        content = spoiled(SOUND[file].decode(), choose)
    else:
        content = chosen.ConsumeBytes(chosen.remaining_bytes())
    path = folder / file
    path.write_bytes(content)
    try:
        with guarded(LONGEST):
            hold(folder, ON)
    finally:
        path.write_bytes(SOUND[file])


def main() -> None:
    """Search until libFuzzer's own options, which follow on the command line, say that it is enough."""
    hold(folder, ON)  # what is read once, such as the law, is no work of the first file
    atheris.Setup(sys.argv, one_input)
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(folder.parent, ignore_errors=True)


if __name__ == "__main__":
    main()
