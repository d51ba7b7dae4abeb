"""Remember what was made of an inventory: dozens of checks ask the same of the same one."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from mkdocs_datamap.inventory.inventory import Inventory

P = ParamSpec("P")
T = TypeVar("T")


def remembered(
    make: Callable[Concatenate[Inventory, P], T],
) -> Callable[Concatenate[Inventory, P], T]:
    """The same function, which answers for the inventory of its last call from memory.

    An inventory is frozen, so the same object has the same answer; the answer is shared, for reading only.
    Other arguments must be hashable. One inventory at a time is remembered, by identity.
    """
    asked: list[Inventory] = []
    answers: dict[Hashable, T] = {}

    @wraps(make)
    def answer(inventory: Inventory, *args: P.args, **kwargs: P.kwargs) -> T:
        if not asked or asked[0] is not inventory:
            asked[:] = [inventory]
            answers.clear()
        key = (args, tuple(kwargs.items()))
        if key not in answers:
            answers[key] = make(inventory, *args, **kwargs)
        return answers[key]

    return cast("Callable[Concatenate[Inventory, P], T]", answer)
