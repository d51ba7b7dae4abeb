"""What a register is true of: which inventory, on which day, and how much of it is still open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.wording.message import Names, message, plural

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.wording.message import Message


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


def statements(scope: Scope) -> Iterator[tuple[Message, Message]]:
    """What a register says of itself: whose, as of when, made by what, and how much of it is open."""
    source = scope.source
    yield message("register.scope.audience"), message("register.scope.internal")
    if source.commit is None:
        commit = message("register.scope.no-commit")
    elif source.modified:
        commit = message("register.scope.commit-modified", commit=source.commit)
    else:
        commit = message("register.scope.commit", commit=source.commit)
    yield message("register.scope.source"), commit
    if source.day is not None:
        yield message("register.scope.changed"), message("item", item=source.day)
    yield message("register.scope.on"), message("item", item=scope.on)
    yield message("register.scope.questions"), message("item", item=scope.questions)
    counted = (
        plural("register.scope.errors", scope.errors),
        plural("register.scope.warnings", scope.warnings),
        plural("register.scope.notes", scope.notes),
        plural("register.scope.accepted", scope.accepted),
    )
    yield message("register.scope.findings"), message("item", item=Names(counted))
    yield message("register.scope.tool"), message("register.scope.version", version=scope.version)
