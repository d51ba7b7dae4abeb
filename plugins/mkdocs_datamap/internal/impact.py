"""What changes when something goes away: found by making everything anew without it, and comparing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory import flows
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.projection import project, tokens
from mkdocs_datamap.law.fallen import fallen
from mkdocs_datamap.law.vocabulary import assuming, vocabulary
from mkdocs_datamap.rules.acceptance import accepted
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.legal import judge_law
from mkdocs_datamap.rules.registry import RULES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from mkdocs_datamap.internal.impact_subject import Subject
    from mkdocs_datamap.inventory.flows import End, Flow
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.inventory.removal import Gone, Removal
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.catalogue import Catalogue


@dataclass(frozen=True)
class Impact:
    """What differs between the inventory as it is and the one without the subject.

    ``gone`` are the entries that go, those that were named first. ``activities`` are the ids of those that
    change or go. ``transfers`` are the rows that change or go, before and after. ``lost`` and ``new`` are the
    arrows of the overview diagram. ``findings`` are the errors and warnings that come, errors first, and
    ``settled`` those that go.
    """

    subject: Subject
    before: Inventory
    after: Inventory
    public: tuple[PublicInventory, PublicInventory]
    gone: tuple[Gone, ...]
    activities: tuple[str, ...]
    transfers: Mapping[str, tuple[Transfer, Transfer | None]]
    lost: tuple[Flow, ...]
    new: tuple[Flow, ...]
    findings: tuple[Diagnostic, ...]
    settled: tuple[Diagnostic, ...]

    def law(self) -> AbstractContextManager[None]:
        """The law by which everything after is made."""
        return _law(self.subject)


def _law(subject: Subject) -> AbstractContextManager[None]:
    if subject.ground is None:
        return nullcontext()
    return assuming(fallen(vocabulary(), subject.ground))


Judge = Callable[["Inventory"], tuple[Diagnostic, ...]]
"""What finds faults in an inventory, by the law that is assumed."""


def judged_by(catalogues: Mapping[str, Catalogue], on: dt.date) -> Judge:
    """All checks of the law, without the findings that are accepted, by one day."""

    def judge(inventory: Inventory) -> tuple[Diagnostic, ...]:
        case = Case(inventory, catalogues, on)
        return accepted(judge_law(case), inventory, on, RULES).diagnostics

    return judge


def impact(subject: Subject, inventory: Inventory, judge: Judge) -> Impact:
    """What changes without the subject. Raises nothing for anything that an inventory can hold."""
    # The checks remember what they made of an inventory, by the law of that time: so it is another one here.
    removal = subject.taken_from(replace(inventory))
    found = judge(inventory)
    with _law(subject):
        then = (*_silenced(removal), *_groundless(removal), *judge(removal.inventory))
    public = project(inventory), project(removal.inventory)
    rows = dict(_transfers(inventory, removal.inventory))
    before, after = _arrows(inventory, public[0]), _arrows(removal.inventory, public[1])
    return Impact(
        subject=subject,
        before=inventory,
        after=removal.inventory,
        public=public,
        gone=removal.gone,
        activities=_activities(inventory, removal.inventory, public, rows),
        transfers=rows,
        lost=tuple(flow for key, flow in before.items() if key not in after),
        new=tuple(flow for key, flow in after.items() if key not in before),
        findings=_more(found, then),
        settled=_more(then, found),
    )


def _silenced(removal: Removal) -> Iterator[Diagnostic]:
    """What the reader of files says of a clause that points at a section which is not there."""
    for path in removal.silenced:
        yield Diagnostic(
            "DM018",
            Severity.ERROR,
            removal.inventory.locate(path),
            "A clause of the outline refers to a section that would be gone.",
            "Let it refer to another section, or take the clause out.",
            spoken(path),
        )


def _groundless(removal: Removal) -> Iterator[Diagnostic]:
    """The transfers whose ground falls, and which name no other."""
    for name, row in removal.inventory.transfers.items():
        if row.mechanism is None:
            path = ("transfers", name)
            yield Diagnostic(
                "DM010",
                Severity.ERROR,
                removal.inventory.locate((*path, "mechanism")),
                "This transfer would rest on nothing: its ground falls, and no fallback is left.",
                "Agree on another ground for it (Arts 46 and 49 GDPR), or stop it.",
                spoken((*path, "mechanism")),
            )


def _activities(
    before: Inventory,
    after: Inventory,
    public: tuple[PublicInventory, PublicInventory],
    rows: Mapping[str, object],
) -> tuple[str, ...]:
    """Those that read otherwise, and those whose data take a way that changes."""
    changed = {name for name, entry in before.activities.items() if after.activities.get(name) != entry}
    numbers = tokens(before)
    moved = {numbers["transfers", name] for name in rows}
    through = {each for row in public[0].transfers if row.origin in moved for each in row.activities}
    return tuple(name for name in before.activities if name in changed | through)


def _transfers(before: Inventory, after: Inventory) -> Iterator[tuple[str, tuple[Transfer, Transfer | None]]]:
    for name, row in before.transfers.items():
        left = after.transfers.get(name)
        if left != row:
            yield name, (row, left)


def _arrows(inventory: Inventory, public: PublicInventory) -> dict[tuple[object, ...], Flow]:
    """The arrows of the overview by the entries at their ends: numbers and keys of these pass to others."""
    paths = {number: path for path, number in tokens(inventory).items()}
    return {
        (
            path_of(flow.tail, paths),
            path_of(flow.head, paths),
            flow.kind,
            flow.transfer.mechanism if flow.transfer else None,
        ): flow
        for flow in flows.overview(public)
    }


def path_of(end: End, paths: Mapping[int, Path]) -> Path:
    """The entry at the end of an arrow; ``paths`` are those of the entries by their numbers."""
    return ("organisation",) if isinstance(end, flows.Controller) else paths[end.origin]


def _more(some: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The errors and warnings of ``others`` that ``some`` does not have, errors first."""
    known = {(found.rule, found.entry, found.message) for found in some}
    return tuple(
        found
        for severity in (Severity.ERROR, Severity.WARNING)
        for found in others
        if found.severity is severity and (found.rule, found.entry, found.message) not in known
    )
