"""Which rights people have against the organisation: computed from the public facts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.law.rights import applicable

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.law.entries import Right


def bases_in_use(inventory: PublicInventory) -> frozenset[str]:
    """Ids of all legal bases that a purpose, a kind of data or a cookie rests on."""
    purposes = [purpose for activity in inventory.activities.values() for purpose in activity.purposes]
    own = {basis.basis for purpose in purposes for basis in purpose.bases}
    further = {basis for purpose in purposes for basis in purpose.further_bases}
    optional = {
        "consent"
        for cookie in (inventory.cookies.entries or () if inventory.cookies else ())
        if cookie.category not in {None, "necessary"}
    }
    return frozenset(own | further | optional)


def rights_in_use(inventory: PublicInventory) -> tuple[Right, ...]:
    """The rights that people have, in the order in which a policy lists them."""
    purposes = [purpose for activity in inventory.activities.values() for purpose in activity.purposes]
    return applicable(
        bases_in_use(inventory),
        marketing=any(purpose.is_marketing for purpose in purposes),
        automated=any(purpose.decisions for purpose in purposes),
    )
