"""``exceptions.yml``: findings that are accepted for a stated reason, by an owner, until a date."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from mkdocs_datamap.inventory.values import Day, Record, RoleRef, Words


class AcceptedFinding(Record):
    """One finding on one entry that is accepted for now."""

    rule: Annotated[str, StringConstraints(pattern=r"^DM\d{3}$")]
    entry: Words
    """The path of the entry, for example ``activities.newsletter``."""
    reason: Words
    owner: RoleRef
    until: Day
