"""Cells as one piece of text, for formats whose cells hold no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_datamap.render.register.spoken import SpokenColumn, SpokenItem


def text_of(cell: tuple[SpokenItem, ...], separator: str = "\n") -> str:
    """What a cell says, one thing under another; days as ISO 8601."""
    return separator.join(item.day.isoformat() if item.day else item.text for item in cell)


def heading(column: SpokenColumn) -> str:
    """The title of a column with the point of the article that asks for it."""
    return column.title if column.law is None else f"{column.title} ({column.law})"
