"""What changed, for those whom it concerns: what is material in words for them, and how much else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.changes.told import statement
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from mkdocs_datamap.changes.difference import Difference
    from mkdocs_datamap.wording.message import Message

OF_THE_VERSION = "record"
"""The reason of changes that say nothing but which version it is."""


def material_changes(found: Difference, language: str) -> tuple[Message, ...]:
    """What people must know of a version: each material change as a sentence without its full stop."""
    before, after = found.before.facts, found.after.facts
    told = (statement(told.change, before, after, language) for told in found.material)
    return tuple(map(_for_readers, told))


def _for_readers(told: Message) -> Message:
    """The same change in the words for those whom it concerns; a review has other words."""
    said = dict(told.params)
    where, what = said["where"], said["what"]
    match told.id:
        case "change.added":
            return message("changes.added", where=where, what=what, value=said["value"])
        case "change.removed":
            return message("changes.removed", where=where, what=what, value=said["value"])
        case "change.longer":
            return message(
                "changes.longer", where=where, what=what, before=said["before"], after=said["after"]
            )
        case "change.shorter":
            return message(
                "changes.shorter", where=where, what=what, before=said["before"], after=said["after"]
            )
        case "change.changed":
            return message(
                "changes.changed", where=where, what=what, before=said["before"], after=said["after"]
            )
    return told


def corrections(found: Difference) -> int:
    """How many changes a version brought that say nothing new."""
    editorial = [told for told in found.editorial if told.change.reason != OF_THE_VERSION]
    return len(editorial) + len(found.wording)
