"""``policy/privacy.yml`` and ``policy/cookies.yml``: order and headings, and what stands where."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import ActivityRef, Day, Entity, Id, Known, ProvisionRef, Record, Words

Block = Literal[
    "controller",
    "processors",
    "recipients",
    "transfers",
    "retention",
    "erasure-requests",
    "provision",
    "automated-decisions",
    "rights",
    "objection",
    "withdrawal",
    "complaint",
    "contact",
    "cookie-definition",
    "cookie-basis",
    "cookie-categories",
    "cookie-list",
    "cookie-choice",
    "cookie-authorities",
    "site-storage",
]


class AuthoredClause(Record):
    """A clause in the organisation's own words. ``{…}`` stands for a fact or a cross-reference."""

    id: Id
    """The clause's anchor within its section."""
    text: Text
    """The clause, as full sentences."""
    law: tuple[ProvisionRef, ...] = ()
    """The provisions the clause answers to."""


class BlockClause(Record):
    """A clause, or several, made from facts."""

    block: Block
    """Which clauses: ``controller``, ``transfers``, ``rights`` …"""


GENERATED_TAG = "a generated block"
AUTHORED_TAG = "an authored clause"
"""Tags of the two shapes of a clause; they are no part of a place in the file."""


def _form(value: object) -> str:
    generated = isinstance(value, BlockClause) or (isinstance(value, dict) and "block" in value)
    return GENERATED_TAG if generated else AUTHORED_TAG


OutlineClause = Annotated[
    Annotated[AuthoredClause, Tag(AUTHORED_TAG)] | Annotated[BlockClause, Tag(GENERATED_TAG)],
    Discriminator(_form),
]


class OutlineSection(Record):
    """A section: its heading and what it holds, or an activity that is told in full."""

    id: Id | None = None
    """The section's anchor; for an activity it is the activity's id."""
    title: Text | None = None
    """The heading."""
    activity: ActivityRef | None = None
    """Tell of this activity here, under its own name."""
    clauses: tuple[OutlineClause, ...] = ()
    """What the section says, in this order: authored clauses and generated blocks."""
    sections: tuple[OutlineSection, ...] = ()
    """Sections within this one."""

    @model_validator(mode="after")
    def _headed(self) -> Self:
        if self.activity is None and (self.id is None or self.title is None):
            raise PydanticCustomError("headless", "A section needs an id and a title, or an activity")
        if self.activity is not None and (self.id is not None or self.sections):
            raise PydanticCustomError(
                "activity-section",
                "A section with an activity takes its id from it and has no sections of its own",
            )
        return self

    @property
    def anchor(self) -> str:
        """The section's id in the document."""
        return self.activity or self.id or ""


class Outline(Entity):
    """A policy: version, date and sections."""

    version: Known[Words]
    """The version that people can refer to."""
    effective: Known[Day]
    """The day from which this version applies."""
    sections: tuple[OutlineSection, ...] = Field(min_length=1)
    """The sections, in the order of the policy."""
