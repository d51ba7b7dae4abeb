"""The history of the inventory's files, as version control tells it: read at the edge, all at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@dataclass(frozen=True)
class Change:
    """One commit that touched the inventory.

    ``commit`` is the short hash, ``day`` that of the commit as UTC, ``subject`` the first line of its
    message, ``files`` the files that it touched, relative to the inventory's folder.
    """

    commit: str
    day: dt.date
    author: str
    subject: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class History:
    """What is known of the inventory's past; nothing of it where there is no version control.

    ``commit`` is the short hash of the commit that is built, and None without one. ``changes`` are those of
    the inventory, the newest first.
    """

    commit: str | None = None
    changes: tuple[Change, ...] = ()

    @cached_property
    def last(self) -> Mapping[str, Change]:
        """File, relative to the inventory's folder → the last change that touched it."""
        found: dict[str, Change] = {}
        for change in self.changes:
            for file in change.files:
                found.setdefault(file, change)
        return found
