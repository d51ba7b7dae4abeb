"""What a register is true of: which inventory, on which day, and how much of it is still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.inventory.walk import walk_inventory

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory


@dataclass(frozen=True)
class Source:
    """The state of the files: the commit that last touched the inventory and its day, as far as known.

    ``modified`` says that the files differ from that commit.
    """

    commit: str | None = None
    day: dt.date | None = None
    modified: bool = False


@dataclass(frozen=True)
class Scope:
    """What an export says of itself."""

    organisation: str
    source: Source
    on: dt.date
    """The day by which law and deadlines were read."""
    version: str
    """The version of this tool."""
    questions: int
    errors: int
    warnings: int
    notes: int
    accepted: int
    """Findings that an exception accepts."""


def scope_of(
    inventory: Inventory,
    findings: Iterable[Diagnostic],
    source: Source,
    *,
    accepted: int,
    on: dt.date,
    version: str,
) -> Scope:
    """The scope of an inventory with these findings, of which ``accepted`` more are accepted."""
    counted = Counter(found.severity for found in findings)
    questions = sum(isinstance(value, Todo) for _, value in walk_inventory(inventory))
    return Scope(
        organisation=inventory.organisation.trade_name,
        source=source,
        on=on,
        version=version,
        questions=questions,
        errors=counted[Severity.ERROR],
        warnings=counted[Severity.WARNING],
        notes=counted[Severity.NOTE],
        accepted=accepted,
    )
