"""What the map for staff of a large company costs: page for page, and beside a plain MkDocs build.

``python benchmarks/growth.py`` builds the internal site of a generated company, with 100 activities and with
1,000 (with 20 and 200 processors, 30 and 300 systems), and prints two ratios:

- the cost of a page at 1,000 activities : that at 100; the goal is at most 1.2, so that cost grows with size;
- the whole build at 1,000 : a plain MkDocs build, with the same theme and without the plugin, of the same
  pages as ``datamap render --audience internal`` writes them; the goal is at most 1.3.

Our build reads and judges the inventory, makes the pages, draws every diagram and writes the register; the
plain one finds all that ready. Its pages stand in no navigation, which is the cheapest that MkDocs can do:
with a navigation of the whole folder, the cost of a plain build grows with the square of the pages. Time is
that of the processor, for programs of their own. The exit code is 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generated_inventory import Size, write_inventory

from mkdocs_datamap.adapters.example_project import copy_example

PER_PAGE, WHOLE = 1.2, 1.3

PLAIN = """\
site_name: Plain
site_url: https://plain.example/
docs_dir: docs
theme:
  name: material
  language: da
  font: false
  features: [navigation.footer, navigation.prune, navigation.top, toc.follow]
plugins: [search]
not_in_nav: "*"
"""
"""The settings of a plain site: those of the plugin's where MkDocs and Material have them."""


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time for a site with so many pages."""

    seconds: float
    pages: int

    @property
    def per_page(self) -> float:
        """Milliseconds for a page."""
        return 1000 * self.seconds / self.pages


def spent(folder: Path, *command: str) -> float:
    """Seconds of processor time of a program of this environment, with those of its children."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795563000"}
    program = Path(sys.executable).with_name(command[0])
    argv = [program, *command[1:]]
    process = subprocess.Popen(argv, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}.")
    return used.ru_utime + used.ru_stime


def cost(folder: Path, site: str, *command: str) -> Cost:
    """What building a site costs."""
    seconds = spent(folder, *command)
    return Cost(seconds, sum(1 for _ in (folder / site).rglob("*.html")))


def project(folder: Path, activities: int) -> Path:
    """A project whose company has as many activities, and processors and systems in proportion."""
    copy_example(folder)
    write_inventory(folder / "data_map", Size(activities, activities // 5, activities * 3 // 10))
    return folder


def internal(folder: Path) -> Cost:
    """The map for staff, with nothing drawn before."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return cost(folder, "site-internal", "mkdocs", "build", "-q", "-f", "mkdocs.internal.yml")


def plain(folder: Path) -> Cost:
    """The same pages, rendered beforehand, without the plugin."""
    place = folder / "plain"
    place.mkdir()
    spent(folder, "datamap", "render", "--audience", "internal", "--out", str(place / "docs"))
    (place / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return cost(place, "site", "mkdocs", "build", "-q")


def judged(what: str, ratio: float, goal: float) -> bool:
    """Print a ratio beside its goal; True when it is met."""
    met = ratio <= goal
    print(f"{'pass' if met else 'FAIL'}: {what} {ratio:.2f} (goal: at most {goal})")
    return met


def main() -> None:
    """Print the figures and the two ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        small, large = (project(Path(temporary) / str(number), number) for number in (asked.few, asked.many))
        few, many, bare = internal(small), internal(large), plain(large)
    for name, found in ((f"{asked.few}", few), (f"{asked.many}", many), (f"{asked.many} plain", bare)):
        print(f"{name:>12}: {found.pages} pages, {found.seconds:.1f} s, {found.per_page:.1f} ms a page")
    met = (
        judged("a page of many : a page of few", many.per_page / few.per_page, PER_PAGE),
        judged("the map : plain MkDocs", many.seconds / bare.seconds, WHOLE),
    )
    raise SystemExit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
