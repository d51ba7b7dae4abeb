"""What the check finds in the inventory of Ajos on a fixed day, with what is accepted, as tests read it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from built_documents import AJOS, DAY
from mkdocs_datamap.rules.verdict import judge

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding

OPEN_QUESTION = "DM607"
"""The rule by which every open question is a finding."""


class Judged(NamedTuple):
    """A finding with the exception that accepts it, or None."""

    finding: Diagnostic
    exception: AcceptedFinding | None


@cache
def ajos_findings() -> tuple[Judged, ...]:
    """Every finding, accepted or not, in the order of files and lines."""
    verdict = judge(AJOS, DAY)
    everything = [Judged(found, None) for found in verdict.diagnostics]
    everything += [Judged(found, exception) for found, exception in verdict.accepted]
    return tuple(sorted(everything, key=lambda each: (each.finding.location, each.finding.rule)))


def open_questions() -> frozenset[str]:
    """The entries at which a question is open."""
    return frozenset(
        each.finding.entry
        for each in ajos_findings()
        if each.finding.rule == OPEN_QUESTION and each.finding.entry is not None
    )
