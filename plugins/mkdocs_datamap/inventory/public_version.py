"""A released version as the public learns of it: no fact of the processing, so it stands apart from those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_datamap.inventory.text import Text


@dataclass(frozen=True)
class PublicVersion:
    """A version of both policies: the first and the last day on which it applies (None: it is the latest)."""

    version: str
    effective: dt.date
    until: dt.date | None
    released: dt.date
    summary: Text
    notice: Text | None
    digest: str
