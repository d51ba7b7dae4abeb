"""Every legal basis that the inventory states, once, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.remembered import remembered
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.activities import LegalBasis
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use


def stated(case: Case) -> tuple[tuple[Use, Path, LegalBasis], ...]:
    """(A use of the purpose, place, basis) each; a basis of a shared purpose with its first use alone."""
    return _stated(case.inventory)


@remembered
def _stated(inventory: Inventory) -> tuple[tuple[Use, Path, LegalBasis], ...]:
    by_place: dict[Path, Use] = {}
    for use in uses(inventory):
        by_place.setdefault(use.where("bases"), use)
    return tuple(
        (use, (*where, index), basis)
        for where, use in by_place.items()
        for index, basis in enumerate(use.bases)
    )


def grounds(case: Case) -> Iterator[tuple[str, Path, LegalBasis]]:
    """Yield (“the purpose …” or “the disclosure to …”, place, basis), those of recipients among them."""
    for use, place, basis in stated(case):
        yield f"the purpose “{use.purpose_id}”", place, basis
    for name, recipient in case.inventory.recipients.items():
        for index, basis in enumerate(known(recipient.bases) or ()):
            yield f"the disclosure to “{name}”", ("recipients", name, "bases", index), basis


def entry(use: Use, *fields: str) -> Path:
    """The entry to which a fact on these fields belongs: the shared purpose that states one, or the use."""
    for field in fields:
        where = use.where(field)
        if where[0] == "purposes":
            return where[:2]
    return use.path


def is_open(use: Use, field: str) -> bool:
    """Whether an open question stands in the place of the fact."""
    return isinstance(use.fact(field), Todo)


def requires(basis: str, what: str) -> bool:
    """Whether the law asks of a basis an ``interest``, a ``contract``, a ``law`` or a ``withdrawal``."""
    return what in vocabulary().bases[basis].requires


def names(use: Use, *bases: str) -> bool:
    """Whether the purpose rests on one of the bases, for anyone."""
    return any(basis.basis in bases for basis in use.bases)


def for_whom(use: Use, basis: LegalBasis) -> tuple[str, ...]:
    """The groups for whom the basis is: those it names, or all of the purpose."""
    return basis.subjects or use.ids("subjects")
