"""What is processed, about whom, from where: ``data-categories``, ``subjects`` and ``sources``.yml."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import DataRef, Entity


class DataCategory(Entity):
    """A category of personal data (Art. 14(1)(d), Art. 30(1)(c))."""

    name: Text
    """A noun phrase that fits in a list: “e-mail address”, “payment details”."""
    part_of: DataRef | None = None
    """The wider category it belongs to, under which the policy groups it."""
    kind: Literal["ordinary", "special", "criminal", "national-id"] = "ordinary"
    """``special``: Art. 9; ``criminal``: Art. 10; ``national-id``: section 11 of the Data Protection Act."""


class SubjectGroup(Entity):
    """A category of data subjects (Art. 30(1)(c))."""

    name: Text
    """A noun phrase in the plural: “representatives of companies”."""
    condition: Text | None = None
    """How the policy addresses the group, as a clause: “you represent a company”."""
    children: StrictBool = False
    """Whether the group includes people under 15 (section 6(2) of the Data Protection Act)."""


class Source(Entity):
    """Whom data come from when it is not the person (Art. 14(2)(f))."""

    name: Text
    """A noun phrase: “your employer or your colleagues”."""
    public: StrictBool = False
    """Whether it is a publicly accessible source."""
