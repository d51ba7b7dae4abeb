"""``datamap cookies``: the declared cookies held against a scan."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.recorded import record_evidence
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_argument, wants_colour, write
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.rules.acceptance import accepted
from mkdocs_datamap.rules.explained.scans import IDS
from mkdocs_datamap.rules.formats import as_github, as_json, as_sarif, as_text
from mkdocs_datamap.rules.registry import RULES
from mkdocs_datamap.scanning.comparison import compare
from mkdocs_datamap.scanning.draft import draft
from mkdocs_datamap.scanning.json_pieces import ScanNotReadError
from mkdocs_datamap.scanning.open_database import read_database
from mkdocs_datamap.scanning.readers import read_scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.scanning.evidence import Scan
    from mkdocs_datamap.scanning.open_database import OpenDatabase

scan_argument = click.argument("scan", type=click.Path(path_type=Path))
database_option = click.option(
    "--database",
    metavar="CSV",
    type=click.Path(path_type=Path),
    help="An Open Cookie Database, for hints that are marked as such and never published.",
)


@click.group()
def cookies() -> None:
    """Hold the cookies that are declared against those that a browser saw."""


@cookies.command(name="compare")
@scan_argument
@data_map_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, for other programs, for code scanning, or as annotations on a pull request.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--record", is_flag=True, help="Write into each entry that was seen when and in which scan that was."
)
@database_option
def compare_command(  # noqa: PLR0917 (click calls it by name)
    scan: Path,
    data_map: Path,
    form: str,
    strict: bool,  # noqa: FBT001 (the same)
    record: bool,  # noqa: FBT001 (the same)
    database: Path | None,
) -> None:
    """Hold the inventory in DATA_MAP against the file SCAN, and draft what is missing.

    SCAN is of “datamap scan”, or a HAR file, or made by the EDPS Website Evidence Collector or
    gdpr-cookie-scanner. Exit code 0: they agree; 1: they do not; 2: it could not run.
    """
    inventory, evidence, hints = _read(scan, data_map, database)
    found = compare(inventory, evidence, scan.as_posix(), today(), hints)
    # Exceptions to other rules are judged by “datamap check”.
    kept = [each for each in accepted(found, inventory, today(), RULES).diagnostics if each.rule in IDS]
    report = _report(kept, form)
    if report:
        write(report)
    missing = draft(inventory, evidence, scan.as_posix(), hints)
    if form == "text" and missing:
        write(f"\nWhat is missing, to be put into the inventory:\n\n{missing}".removesuffix("\n"))
    if record:
        write(record_evidence(inventory, evidence, scan.as_posix()))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(each.severity in failing for each in kept):
        raise SystemExit(1)


@cookies.command(name="draft")
@scan_argument
@data_map_argument
@database_option
def draft_command(scan: Path, data_map: Path, database: Path | None) -> None:
    """Print what SCAN saw and DATA_MAP does not declare, as YAML with its open questions."""
    inventory, evidence, hints = _read(scan, data_map, database)
    missing = draft(inventory, evidence, scan.as_posix(), hints)
    write(missing.removesuffix("\n") if missing else "# Everything that the scan saw is declared.")


def _read(scan: Path, data_map: Path, database: Path | None) -> tuple[Inventory, Scan, OpenDatabase | None]:
    try:
        inventory, diagnostics = read_inventory(data_map)
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or data_map} cannot be read: {error.strerror or error}."
        ) from error
    try:
        evidence, hints = read_scan(scan), read_database(database) if database else None
    except ScanNotReadError as error:
        raise CouldNotRunError(str(error)) from error
    if inventory is None:
        errors = [each for each in diagnostics if each.severity is Severity.ERROR]
        write(_report(errors, "text"))
        raise CouldNotRunError(
            f"The inventory has errors, so it cannot be compared. Mend what “datamap check {data_map}” finds."
        )
    return inventory, evidence, hints


def _report(diagnostics: Sequence[Diagnostic], form: str) -> str:
    match form:
        case "json":
            return as_json(diagnostics)
        case "sarif":
            return as_sarif(diagnostics, version=version("mkdocs-datamap"), rules=RULES)
        case "github":
            return as_github(diagnostics)
        case _:
            return as_text(diagnostics, read_line=SourceLines(Path()), colour=wants_colour(sys.stdout))
