"""``exceptions.yml``: findings that are accepted for a stated reason, by an owner, until a date."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from mkdocs_datamap.inventory.values import Day, Record, RoleRef, Words


class AcceptedFinding(Record):
    """One finding on one entry that is accepted for now."""

    rule: Annotated[str, StringConstraints(pattern=r"^DM\d{3}$")]
    """The rule whose finding is accepted, for example ``DM013``."""
    entry: Words
    """The path of the entry, for example ``activities.newsletter``."""
    reason: Words
    """Why it is acceptable for now."""
    owner: RoleRef
    """The role that answers for accepting it."""
    until: Day
    """The last day on which it is accepted."""
