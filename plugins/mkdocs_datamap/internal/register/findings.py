"""Findings of the check, and those that ``exceptions.yml`` accepts, with the day on which that ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.wording.message import message, untranslated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Sheet
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding
    from mkdocs_datamap.inventory.inventory import Path

COLUMNS = (
    Column("rule", message("register.column.rule"), width=10),
    Column("severity", message("register.column.severity"), width=14),
    Column("entry", message("register.column.entry"), width=36),
    Column("finding", message("register.column.finding"), width=60),
    Column("remedy", message("register.column.remedy"), width=60),
    Column("accepted", message("register.column.accepted"), width=40),
    Column("owner", message("register.column.owner"), width=20),
    Column("until", message("register.column.until"), "day", 14),
    Column("place", message("register.column.place"), width=40),
)

SEVERITY = {
    Severity.ERROR: message("register.severity.error"),
    Severity.WARNING: message("register.severity.warning"),
    Severity.NOTE: message("register.severity.note"),
}


def findings(
    ledger: Ledger,
    diagnostics: Iterable[Diagnostic],
    accepted: Iterable[tuple[Diagnostic, AcceptedFinding]],
) -> Sheet:
    """The sheet of findings: those that stand, in the order of files and lines, then those accepted.

    Words of findings are English: they are for those who edit YAML.
    """
    return sheet(
        "findings",
        message("register.findings.title"),
        message("register.findings.note"),
        COLUMNS,
        (
            *(_line(ledger, found, None) for found in diagnostics),
            *(_line(ledger, found, exception) for found, exception in accepted),
        ),
    )


def path_of(entry: str | None) -> Path:
    """The path that people write as ``activities.newsletter``; empty for a finding on a file as a whole."""
    if entry is None:
        return ()
    return tuple(int(part) if part.isdigit() else part for part in entry.split("."))


def _line(ledger: Ledger, found: Diagnostic, exception: AcceptedFinding | None) -> Line:
    path = path_of(found.entry)
    around = ledger.entry_around(path) if path else None
    return Line(
        path,
        (
            (found.rule,),
            (SEVERITY[found.severity],),
            (around,) if around else (),
            (untranslated(found.message),),
            (untranslated(found.remedy),),
            (exception.reason,) if exception else (),
            ledger.role(exception.owner if exception else None),
            (exception.until,) if exception else (),
            (ledger.place(found.location),),
        ),
    )
