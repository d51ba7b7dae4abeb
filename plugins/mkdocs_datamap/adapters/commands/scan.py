"""``datamap scan``: what a real browser stores and asks for on a website, as dated evidence."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from mkdocs_datamap.adapters.scanning.browser import NoBrowserError, browsers
from mkdocs_datamap.adapters.terminal import CouldNotRunError, write
from mkdocs_datamap.scanning.readers import own

if TYPE_CHECKING:
    from mkdocs_datamap.scanning.evidence import Choice, Scan

_CHOICES: dict[str, Choice] = {"accept": "accepted", "reject": "refused"}
_THEN = " then "


def _addresses(_ctx: click.Context, _param: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    for address in written:
        try:
            parts = urlsplit(address)
            sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            sound = False
        if not sound:
            raise click.BadParameter(f"“{address}” is no web address. Write it in full: https://www.ajos.dk/")
    return written


def parse_buttons(written: str | None) -> dict[Choice, tuple[str, ...]]:
    """``accept=SELECTOR,reject=SELECTOR`` → what to click for each choice; commas in a selector stay."""
    if written is None:
        return {}
    parts = re.split(r"(?:^|,)\s*(accept|reject)=", written)
    found = {
        _CHOICES[name]: tuple(each.strip() for each in selectors.split(_THEN))
        for name, selectors in zip(parts[1::2], parts[2::2], strict=True)
    }
    if parts[0].strip() or not found or not all(all(selectors) for selectors in found.values()):
        raise click.BadParameter(
            f"“{written}” does not say what to click. Write accept=SELECTOR,reject=SELECTOR, each a CSS "
            f"selector, or several with “{_THEN.strip()}” between them: reject=#more{_THEN}#refuse."
        )
    return found


def _buttons(
    _ctx: click.Context, _param: click.Parameter, written: str | None
) -> dict[Choice, tuple[str, ...]]:
    return parse_buttons(written)


def _finite(_ctx: click.Context, _param: click.Parameter, number: float) -> float:
    if not math.isfinite(number):
        raise click.BadParameter("This is no number of seconds.")
    return number


@click.command()
@click.argument("addresses", metavar="URL...", nargs=-1, required=True, callback=_addresses)
@click.option("--sitemap", is_flag=True, help="Open the pages of the website’s sitemap too.")
@click.option(
    "--pages",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Open this many pages in each visit. Without --sitemap they are found by links.",
)
@click.option(
    "--consent",
    metavar="accept=SELECTOR,reject=SELECTOR",
    callback=_buttons,
    help="What to click to accept and to refuse everything. Without it nothing is chosen.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="scan.json",
    show_default=True,
    help="The file to write.",
)
@click.option(
    "--pause", type=click.FloatRange(min=0), default=1.0, show_default=True, callback=_finite,
    help="Seconds between two pages.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(min=1), default=30.0, show_default=True, callback=_finite,
    help="Seconds that a page may take.",
)  # fmt: skip
@click.option(
    "--max-time", type=click.FloatRange(min=1), default=600.0, show_default=True, callback=_finite,
    help="Seconds that the whole scan may take.",
)  # fmt: skip
def scan(  # noqa: PLR0917 (click calls it by name)
    addresses: tuple[str, ...],
    sitemap: bool,  # noqa: FBT001 (the same)
    pages: int,
    consent: dict[Choice, tuple[str, ...]],
    out: Path,
    pause: float,
    timeout: float,
    max_time: float,
) -> None:
    """Look with a real browser at what the website at URL stores and whom it asks, and write it to a file.

    Each visit has a fresh profile: before any choice, after accepting all, after refusing all. No value is
    recorded. Exit code 0: everything was seen; 1: something could not be seen, and the file says what.
    """
    if not out.parent.is_dir():
        raise CouldNotRunError(f"{out} cannot be written: the folder {out.parent} is not there.")
    try:
        with browsers() as chromium:
            from mkdocs_datamap.adapters.scanning.passes import Limits, Scanner  # noqa: PLC0415 (needs the extra)

            limits = Limits(pages=pages, pause=pause, timeout=timeout, total=max_time)
            scanner = Scanner(chromium, addresses, consent, limits, sitemap, _progress)
            found = scanner.scan()
    except NoBrowserError as error:
        raise CouldNotRunError(str(error)) from error
    finally:
        _progress("")
    try:
        out.write_bytes(own.written(found).encode())
    except OSError as error:
        raise CouldNotRunError(f"{out} cannot be written: {error.strerror or error}.") from error
    write(_told(found, out))
    if found.failures:
        raise SystemExit(1)


def _progress(words: str) -> None:
    """One line that changes on a terminal, a line for each step elsewhere."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[2K{words[:100]}", nl=False, err=True)
    elif words:
        click.echo(words, err=True)


def _told(found: Scan, out: Path) -> str:
    """What was seen, and what was not."""
    lines = []
    for each in found.passes:
        third = sum(stored.party == "third" for stored in each.stored)
        lines.append(
            f"{each.choice}: {len(each.pages)} pages, {len(each.stored)} stored ({third} by third parties), "
            f"{len(each.hosts)} other hosts" + ("" if each.made else "; the choice could not be made")
        )
    if len(found.passes) == 1:
        lines.append("Only what is stored before a choice was looked at: name the buttons with --consent.")
    for failure in found.failures:
        where = f" ({failure.address})" if failure.address else ""
        lines.append(f"Not seen: {failure.problem}{where}.")
    lines.append(f"{out} holds the evidence. Hold cookies.yml against it: datamap cookies compare {out}")
    return "\n".join(lines)
