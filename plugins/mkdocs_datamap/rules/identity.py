"""What makes a finding the same one as yesterday's, though its line has moved."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.inventory.diagnostics import Diagnostic

_LINE = re.compile(r"\bline \d+")

Identity = tuple[str, str, str, str]
"""Rule, file, entry, and message without the numbers of lines. Two findings in one file may share it."""


def identity(found: Diagnostic) -> Identity:
    """What the finding is, wherever in its file it stands."""
    return (
        found.rule,
        found.location.path.as_posix(),
        found.entry or "",
        _LINE.sub("line", found.message),
    )


def new_since(now: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings of ``now`` that ``before`` did not have, in their order.

    Of several that share an identity, as many are known as there were before: the first ones.
    """
    known = Counter(map(identity, before))
    new = []
    for found in now:
        what = identity(found)
        if known[what]:
            known[what] -= 1
        else:
            new.append(found)
    return tuple(new)
