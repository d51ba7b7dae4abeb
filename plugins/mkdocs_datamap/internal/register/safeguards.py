"""What transfers to third countries rest on, and how that is documented (Chapter V, Art. 30(1)(e))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.ledger import internal_of
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Item
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.inventory.values import Assessment


def mechanism(ledger: Ledger, identifier: str, row: Transfer) -> Iterator[Item]:
    """The ground of a transfer: its name and provision, the decision behind it, the module of the clauses."""
    path: Path = ("transfers", identifier)
    if isinstance(row.mechanism, Todo):
        yield ledger.question((*path, "mechanism"), row.mechanism)
        return
    entry = vocabulary().mechanisms[row.mechanism]
    decision = entry.decision
    if entry.kind == "adequacy":
        decision = decision or standing(row.country, ledger.on).decision
    yield message(
        "register.mechanism",
        mechanism=message(f"mechanism.{entry.id}.name"),
        law=Citation(decision or entry.provisions[0]),
    )
    if isinstance(row.module, Todo):
        yield ledger.question((*path, "module"), row.module)
    elif row.module is not None:
        yield message("register.module", module=row.module)


def documentation(ledger: Ledger, identifier: str, row: Transfer) -> Iterator[Item]:
    """The assessments of a transfer: the record must hold those of Art. 49(1), second subparagraph."""
    internal = internal_of(row)
    for index, assessment in enumerate(internal.assessments if internal else ()):
        yield from assessed(ledger, ("transfers", identifier, "internal", "assessments", index), assessment)


def assessed(ledger: Ledger, path: Path, assessment: Assessment) -> Iterator[Item]:
    """An assessment: which, when, and what it found."""
    kind = {
        "transfer": message("register.assessment.transfer"),
        "impact": message("register.assessment.impact"),
        "interests": message("register.assessment.interests"),
    }[assessment.kind]
    if isinstance(assessment.done, Todo):
        yield message("register.assessment.undated", assessment=kind)
        yield ledger.question((*path, "done"), assessment.done)
    else:
        yield message("register.assessment.done", assessment=kind, day=assessment.done)
    if isinstance(assessment.conclusion, Todo):
        yield ledger.question((*path, "conclusion"), assessment.conclusion)
    else:
        yield assessment.conclusion
