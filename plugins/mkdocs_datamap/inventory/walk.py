"""Every value of a record, or of the whole inventory, with its place in the files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from mkdocs_datamap.inventory.inventory import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.inventory.inventory import Inventory, Path


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield (place, value) for the value itself and everything in it, outermost first."""
    found: list[tuple[Path, object]] = []
    _collect(value, path, found)
    return iter(found)


def _collect(value: object, path: Path, found: list[tuple[Path, object]]) -> None:
    # A list that grows is several times faster than generators that hand on what others yield, and most
    # values are of types that hold nothing.
    found.append((path, value))
    kind: Any = type(value)
    fields = _fields(kind)
    if fields:
        written: set[str] = value.__pydantic_fields_set__  # type: ignore[attr-defined]
        held = value.__dict__
        for name, key in fields:
            if name in written:
                inner = held[name]
                if inner is not None:
                    _collect(inner, (*path, key), found)
    elif kind is tuple:
        for index, inner in enumerate(value):  # type: ignore[arg-type]
            _collect(inner, (*path, index), found)
    elif kind is dict:
        for key, inner in value.items():  # type: ignore[attr-defined]
            _collect(inner, (*path, key), found)


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """The name of each field of a model, and the key under which it stands in the file; of others none."""
    if not issubclass(kind, BaseModel):
        return ()
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())


def walk_inventory(inventory: Inventory) -> Iterator[tuple[Path, object]]:
    """Yield (place, value) for everything that is written in the files, once, in a fixed order.

    What an activity takes over from ``purposes.yml`` is yielded there alone. Accepted findings and
    translations are no facts, and are left out.
    """
    yield from walk(inventory.organisation, ("organisation",))
    for name in COLLECTIONS:
        for identifier, entry in getattr(inventory, name).items():
            written = walk(entry, (name, identifier))
            taken_over = _taken_over(inventory, identifier) if name == "activities" else {}
            yield from _without(taken_over, written) if taken_over else written
    for place, record in (
        (("cookies",), inventory.cookies),
        (("policy", "privacy"), inventory.privacy_outline),
        (("policy", "cookies"), inventory.cookie_outline),
        (("policy", "versions"), inventory.versions),
    ):
        if record is not None:
            yield from walk(record, place)


def _without(
    taken_over: Mapping[Path, object], written: Iterable[tuple[Path, object]]
) -> Iterator[tuple[Path, object]]:
    """What is left when the values that were taken over are left out, and everything in them."""
    skipped: Path | None = None
    for path, value in written:
        if skipped is not None and path[: len(skipped)] == skipped:
            continue
        skipped = None
        if path in taken_over and taken_over[path] is value:
            skipped = path
            continue
        yield path, value


def _taken_over(inventory: Inventory, activity: str) -> dict[Path, object]:
    """Place → value of the facts of shared purposes; an activity that says the same holds its own object."""
    return {
        ("activities", activity, "purposes", name, info.alias or field): getattr(shared, field)
        for name, purpose in inventory.activities[activity].purposes.items()
        if purpose.shared and (shared := inventory.purposes.get(name)) is not None
        for field, info in type(shared).model_fields.items()
        if field in shared.model_fields_set
    }
