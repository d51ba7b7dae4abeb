"""Purposes that several activities share: ``purposes.yml`` supplies what an activity does not say itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.findings import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.inventory.activities import Activity, Purpose
    from mkdocs_datamap.inventory.inventory import Locator

UNJOINED = "DM016"


def join_shared(
    activities: Mapping[str, Activity],
    shared: Mapping[str, Purpose],
    ids: Mapping[str, frozenset[str] | None],
    locate: Locator,
) -> tuple[dict[str, Activity], list[Diagnostic]]:
    """The activities with their shared purposes filled in, and what does not fit together."""
    faults: list[Diagnostic] = []
    joined: dict[str, Activity] = {}
    written = ids["purposes"]
    for activity_id, activity in activities.items():
        purposes: dict[str, Purpose] = {}
        for purpose_id, purpose in activity.purposes.items():
            path = ("activities", activity_id, "purposes", purpose_id)
            if purpose.shared and purpose_id in shared:
                purposes[purpose_id] = _filled(purpose, shared[purpose_id])
                continue
            purposes[purpose_id] = purpose
            if purpose.shared and written is not None and purpose_id not in written:
                complaint = f"“{purpose_id}” is marked as shared, but purposes.yml has no purpose of this id."
                remedy = did_you_mean(purpose_id, written) or "Describe it in purposes.yml."
            elif not purpose.shared and purpose.text is None:
                complaint = f"The purpose “{purpose_id}” has no text."
                remedy = "Add “text: {da: …, en: …}”" + (
                    ", or “shared: true” to use the one in purposes.yml." if purpose_id in shared else "."
                )
            else:
                continue
            faults.append(Diagnostic(UNJOINED, Severity.ERROR, locate(path, key=True), complaint, remedy))
        joined[activity_id] = activity.model_copy(update={"purposes": purposes})
    return joined, faults


def _filled(own: Purpose, shared: Purpose) -> Purpose:
    return shared.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
