"""Report a place once: a shared purpose is read in every activity that uses it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.rules.check import Case, Find, Finding


def once(find: Find) -> Find:
    """The same search, with only the first finding at each place."""

    @wraps(find)
    def found_once(case: Case) -> Iterator[Finding]:
        reported: set[Path] = set()
        for finding in find(case):
            if finding.path not in reported:
                reported.add(finding.path)
                yield finding

    return found_once
