"""Which rights a person has: computed from what is done with the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_datamap.law.entries import Right


def applicable(
    bases: Collection[str], *, marketing: bool = False, automated: bool = False
) -> tuple[Right, ...]:
    """The rights that exist for processing on these bases, in the order in which a policy lists them.

    ``bases`` are ids of the vocabulary; ``marketing`` says that data are used for direct marketing (Art.
    21(2)), ``automated`` that there are automated decisions (Art. 22). Raises ValueError for an unknown
    basis, since a mistyped one would silently take a right away.
    """
    law = vocabulary()
    if unknown := sorted(set(bases) - law.bases.keys()):
        raise ValueError(f"no legal basis has the id “{unknown[0]}”")
    given = {"always": True, "marketing": marketing, "automated": automated}
    return tuple(
        right
        for right in law.rights.values()
        if given.get(right.when) or not set(bases).isdisjoint(right.bases)
    )
