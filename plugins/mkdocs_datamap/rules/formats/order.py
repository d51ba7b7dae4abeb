"""The order in which findings are shown, and their count in words: the same for every format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings file by file, from the top of each file; what stands at one place by rule."""
    return sorted(
        diagnostics, key=lambda each: (each.location.path.as_posix(), each.location, each.rule, each.message)
    )


def count(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings there are of each severity: ``{"error": 2, "warning": 0, "note": 0}``."""
    found = Counter(each.severity for each in diagnostics)
    return {severity.value: found[severity] for severity in Severity}


def count_files(diagnostics: Iterable[Diagnostic]) -> int:
    """In how many files something was found."""
    return len({each.location.path for each in diagnostics})


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """“2 errors, 1 warning in 2 files”, or “no findings”."""
    if not diagnostics:
        return "no findings"
    kinds = ", ".join(_plural(number, kind) for kind, number in count(diagnostics).items() if number)
    return f"{kinds} in {_plural(count_files(diagnostics), 'file')}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
