"""Systems, processors, recipients and mandates: where the data are and who gets them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool

from mkdocs_datamap.inventory.activities import LegalBasis
from mkdocs_datamap.inventory.organisation import Contact
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import (
    CountryCode,
    DataRef,
    Entity,
    Known,
    PartyRef,
    ProcessorRef,
    SubjectRef,
    Words,
)

Disclosure = Literal["name", "category"]


class Named(Entity):
    """Something with a name of its own that the public may or may not learn."""

    name: Known[Words]
    """The name. Public only with ``disclose: name``."""
    category: Text
    """What it is, as a noun phrase without an article; this the public may always learn.

    A processor or system reads best in the singular (“provider of website hosting”), a recipient in the
    plural (“carriers”).
    """
    disclose: Disclosure = "category"
    """Whether the public learns its name or only its category."""
    country: Known[CountryCode] | None = None
    """Where the data are."""


class System(Named):
    """An IT system that holds personal data."""

    hosted_by: PartyRef | None = None
    """The processor that runs it, or ``organisation``."""


class Processor(Named):
    """Processes data on the organisation's behalf (Art. 28)."""

    services: Text
    """What it does for the organisation, as a noun phrase: “storage and backup”."""
    agreement: Known[Literal["in-place", "missing"]]
    """Whether there is a data processing agreement (Art. 28(3))."""
    general: StrictBool = False
    """Whether it serves the operation as a whole rather than single activities."""
    sub_processors: tuple[ProcessorRef, ...] = ()
    """The processors that it uses in turn (Art. 28(2))."""


class Recipient(Named):
    """Gets data and decides itself what to do with them, or gets them because the law says so."""

    role: Literal["controller", "joint-controller", "authority"] = "controller"
    """In which capacity it gets the data."""
    situation: Text | None = None
    """When it gets data, as full sentences."""
    data: tuple[DataRef, ...] = ()
    """The categories of data it gets."""
    bases: Known[tuple[LegalBasis, ...]] | None = None
    """The legal basis of the disclosure, when it is not that of the purposes."""
    general: StrictBool = False
    """Whether it may get data from any activity."""


class Mandate(Entity):
    """Processing on behalf of another controller: the processor's own record (Art. 30(2))."""

    controller: Words
    """The controller on whose behalf it is done."""
    contact: Contact | None = None
    """How the controller is reached."""
    processing: Text
    """The categories of processing carried out, as a noun phrase."""
    subjects: tuple[SubjectRef, ...] = ()
    """About whom."""
    data: tuple[DataRef, ...] = ()
    """The categories of data."""
    sub_processors: tuple[ProcessorRef, ...] = ()
    """The processors used for it."""
    countries: tuple[CountryCode, ...] = Field(default=())
    """Third countries to which the data go."""
