"""Every value of a record with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Path


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield (place, value) for the value itself and everything in it, outermost first."""
    yield path, value
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            inner = getattr(value, name)
            if inner is not None and name in value.model_fields_set:
                yield from walk(inner, (*path, info.alias or name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))
