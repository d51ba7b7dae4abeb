"""What makes processing lawful, in the few words of a register (Arts 6, 9 and 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, Names, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Item
    from mkdocs_datamap.inventory.activities import LegalBasis
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.rules.uses import Use
    from mkdocs_datamap.wording.message import Message


def grounds(ledger: Ledger, use: Use) -> Cell:
    """The legal bases of a purpose with what they rest on, and those for data with rules of their own."""
    value = use.fact("bases")
    if isinstance(value, Todo):
        own: Cell = (ledger.question(use.where("bases"), value),)
    else:
        own = tuple(
            item
            for index, basis in enumerate(use.bases)
            for item in ground(ledger, (*use.where("bases"), index), basis)
        )
    return (*own, *(basis_name(basis) for _, basis in use.further_bases))


def basis_name(identifier: str) -> Message:
    """A legal basis with the provision behind it: “consent (Article 6(1)(a) GDPR)”."""
    return message(
        "register.basis",
        basis=message(f"basis.{identifier}.name"),
        law=Citation(vocabulary().bases[identifier].provision),
    )


def ground(ledger: Ledger, path: Path, basis: LegalBasis) -> Iterator[Item]:
    """One legal basis: what it is, for whom it holds, and what it rests on."""
    name = basis_name(basis.basis)
    if basis.subjects:
        subjects = Names(tuple(ledger.inventory.subjects[group].name for group in basis.subjects))
        yield message("register.basis-for", subjects=subjects, basis=name)
    else:
        yield name
    if isinstance(basis.interest, Todo):
        yield ledger.question((*path, "interest"), basis.interest)
    elif basis.interest:
        yield message("register.interest", interest=basis.interest)
    if basis.contract:
        yield message("register.contract-performed", contract=basis.contract)
    if isinstance(basis.law, Todo):
        yield ledger.question((*path, "law"), basis.law)
    elif basis.law:
        yield message("register.by-law", law=Citation(basis.law))
    if isinstance(basis.obtained, Todo):
        yield ledger.question((*path, "obtained"), basis.obtained)
    elif basis.obtained:
        yield message("register.consent-obtained", obtained=basis.obtained)
    if isinstance(basis.withdraw, Todo):
        yield ledger.question((*path, "withdraw"), basis.withdraw)
