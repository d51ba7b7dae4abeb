"""``transfers.yml``: each transfer to a third country, a row (Chapter V GDPR)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool
from pydantic_core import PydanticCustomError

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import (
    CountryCode,
    DataRef,
    Day,
    Entity,
    Known,
    MechanismRef,
    PartyRef,
    Record,
)


def _no_truth_value(value: object) -> object:
    """Refuse ``true``, which Python takes for 1."""
    if isinstance(value, bool):
        raise PydanticCustomError("module", "This is not a number. Write 1, 2, 3 or 4")
    return value


class FrameworkListing(Record):
    """Whether the recipient is on the list of the EU-US Data Privacy Framework (Decision (EU) 2023/1795)."""

    listed: StrictBool
    """Whether it was on the list when last looked at."""
    checked: Day
    """When the list was last looked at."""


class Transfer(Entity):
    """One exporter sends data to one recipient in one third country on one ground."""

    exporter: PartyRef = PartyRef("organisation")
    """``organisation``, or the processor that passes the data on."""
    recipient: PartyRef
    """Who gets the data: a processor or a recipient."""
    country: CountryCode
    """The third country to which they go."""
    data: Known[tuple[DataRef, ...]]
    """The categories of data."""
    mechanism: Known[MechanismRef]
    """The ground: ``adequacy``, ``dpf``, ``scc``, ``bcr`` or another of the vocabulary (Arts 45–49)."""
    module: Known[Annotated[Literal[1, 2, 3, 4], BeforeValidator(_no_truth_value)]] | None = None
    """The module of the standard contractual clauses (Decision (EU) 2021/914)."""
    framework: Known[FrameworkListing] | None = None
    """For the United States: whether the recipient is certified."""
    fallback: Known[MechanismRef] | None = None
    """The ground that takes over if the first one falls."""
    copy_from: Known[Literal["contact"] | Text] | None = Field(default=None, alias="copy")
    """How people get a copy of the safeguard (Art. 13(1)(f)): ``contact`` (ask us), or full sentences."""
    risks: Text | None = None
    """What a person who consents must know (Art. 49(1)(a)), as full sentences."""
