"""The values that inventory fields are made of: ids, references, periods, days, addresses, open questions."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

    from mkdocs_datamap.inventory.noted import Noted

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
PERIOD = re.compile(r"P(?=[0-9T])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?", re.ASCII)

KNOWN_TAG = "a known value"
TODO_TAG = "an open question"
"""Tags of the two shapes that every open field has; they are no part of a place in the file."""


class Record(BaseModel):
    """A mapping of the inventory: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Ref(str):
    """An id of another entry; ``target`` names the collection in which it must stand."""

    __slots__ = ()
    target: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate the id's form; that it exists is checked when the whole inventory is read."""
        return core_schema.with_info_after_validator_function(
            cls._read, core_schema.str_schema(pattern=ID_PATTERN)
        )

    @classmethod
    def _read(cls, written: str, info: core_schema.ValidationInfo[Noted | None]) -> Self:
        if info.context is not None:
            info.context.references[cls.target].add(written)
        return cls(written)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the id and name its collection, so that a schema can list what is there."""
        described = handler(schema)
        described["x-datamap-target"] = cls.target
        return described


class RoleRef(Ref):
    """A role of the organisation (``organisation.roles``)."""

    __slots__ = ()
    target = "roles"


class DataRef(Ref):
    """A category of personal data (``data-categories.yml``)."""

    __slots__ = ()
    target = "data_categories"


class SubjectRef(Ref):
    """A group of data subjects (``subjects.yml``)."""

    __slots__ = ()
    target = "subjects"


class SourceRef(Ref):
    """Whom data come from (``sources.yml``), or ``person``: the data subject."""

    __slots__ = ()
    target = "sources"


class SystemRef(Ref):
    """A system (``systems.yml``)."""

    __slots__ = ()
    target = "systems"


class ProcessorRef(Ref):
    """A processor (``processors.yml``)."""

    __slots__ = ()
    target = "processors"


class RecipientRef(Ref):
    """A recipient that is no processor (``recipients.yml``)."""

    __slots__ = ()
    target = "recipients"


class PartyRef(Ref):
    """A processor or a recipient, or ``organisation``: the controller itself."""

    __slots__ = ()
    target = "parties"


class ActivityRef(Ref):
    """A processing activity (a file of ``activities/``)."""

    __slots__ = ()
    target = "activities"


class PurposeRef(Ref):
    """A purpose of the same activity."""

    __slots__ = ()
    target = "purposes"


class BasisRef(Ref):
    """A legal basis of the law vocabulary, such as ``legitimate-interests``."""

    __slots__ = ()
    target = "law.bases"


class ProvisionRef(Ref):
    """A provision of the law vocabulary, such as ``dk-bookkeeping-12``."""

    __slots__ = ()
    target = "law.provisions"


class MechanismRef(Ref):
    """A transfer mechanism of the law vocabulary, such as ``scc``."""

    __slots__ = ()
    target = "law.mechanisms"


class AuthorityRef(Ref):
    """A supervisory authority of the law vocabulary, such as ``datatilsynet``."""

    __slots__ = ()
    target = "law.authorities"


class NormRef(Ref):
    """A retention norm of the law vocabulary, such as the one for accounting records."""

    __slots__ = ()
    target = "law.retention_norms"


class CountryCode(Ref):
    """A country as ISO 3166-1 alpha-2, or ``EPO`` for the European Patent Organisation."""

    __slots__ = ()
    target = "countries"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate the form; that the country exists is checked with the references."""
        shape = core_schema.str_schema(pattern="^([A-Z]{2}|EPO)$")
        return core_schema.with_info_after_validator_function(cls._read, shape)


def _day(value: object) -> object:
    if isinstance(value, dt.date):
        return value
    try:
        written = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII)
        return dt.date.fromisoformat(str(value)) if written else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> object:
    raise PydanticCustomError("day", "This is not a day. Write it as year-month-day, for example 2026-11-22")


def _month_day(value: str) -> str:
    try:
        written = re.fullmatch(r"\d{2}-\d{2}", value, re.ASCII)
        # No leap year: the last of February is written 02-28.
        return value if written and dt.date.fromisoformat(f"2023-{value}") else _no_month_day()
    except ValueError:
        return _no_month_day()


def _no_month_day() -> str:
    raise PydanticCustomError(
        "month_day", "This is not a day of the year. Write it as month-day, for example 12-31"
    )


def written(value: object) -> object:
    """Keep a number as it was written: ``postcode: 0800`` and ``version: 1.10`` are text to us."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return getattr(value, "written", str(value))
    return value


def _web_address(value: str) -> str:
    if not value.startswith("https://") or any(c.isspace() or c in "<>\"'`\\" for c in value):
        raise PydanticCustomError(
            "url", "This is not a web address. Write it in full, for example https://www.example.dk/"
        )
    return value


def _period(value: str) -> str:
    if not PERIOD.fullmatch(value):
        raise PydanticCustomError(
            "period", "This is not a period. Write it as ISO 8601: P5Y is 5 years, P6M 6 months, P30D 30 days"
        )
    return value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Words = Annotated[str, BeforeValidator(written), StringConstraints(pattern=r"\S", strip_whitespace=True)]
Day = Annotated[dt.date, BeforeValidator(_day)]
MonthDay = Annotated[str, AfterValidator(_month_day)]
PeriodCode = Annotated[str, AfterValidator(_period)]
Url = Annotated[str, AfterValidator(_web_address)]
Email = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
Phone = Annotated[str, BeforeValidator(written), StringConstraints(pattern=r"^\+?[0-9][0-9 ]{5,20}$")]


class Todo(Record):
    """An open question: a fact that is not known yet. Never printed publicly, always listed internally."""

    todo: Words
    """What must be found out."""
    owner: RoleRef
    """The role that must find it out."""
    due: Day | None = None
    """The day by which it should be known."""


T = TypeVar("T")


def _shape(value: object) -> str:
    asked = isinstance(value, Todo) or (isinstance(value, dict) and "todo" in value)
    return TODO_TAG if asked else KNOWN_TAG


Known = Annotated[Annotated[T, Tag(KNOWN_TAG)] | Annotated[Todo, Tag(TODO_TAG)], Discriminator(_shape)]
"""A fact, or the open question that stands in its place."""


def known(value: T | Todo | None) -> T | None:
    """The fact, or None when it is absent or still an open question."""
    return None if isinstance(value, Todo) else value


class Contract(Record):
    """An agreement with a party: internal."""

    title: Words
    """What the agreement is called."""
    signed: Day | None = None
    """The day it was signed."""
    expires: Day | None = None
    """The day it ends."""
    link: Url | None = None
    """Where it is kept."""


class Assessment(Record):
    """A documented assessment (transfer impact, data protection impact, legitimate interests): internal."""

    kind: Annotated[str, Field(pattern="^(transfer|impact|interests)$")]
    """``transfer`` (Schrems II), ``impact`` (Art. 35 DPIA) or ``interests`` (balancing test)."""
    done: Known[Day]
    """The day it was done; an open question while nobody knows whether it was."""
    conclusion: Known[Words]
    """What it found, in a sentence or two."""
    link: Url | None = None
    """Where it is kept."""


class Internal(Record):
    """What staff and the DPO need to know about an entry. Nothing in this block is ever public."""

    owner: RoleRef | None = None
    """The role that answers for this entry."""
    contracts: tuple[Contract, ...] = ()
    """Agreements with this party, such as data processing agreements."""
    security: Known[tuple[Words, ...]] = ()
    """Technical and organisational measures (Art. 30(1)(g), Art. 32(1))."""
    risk: Annotated[str, Field(pattern="^(low|medium|high)$")] | None = None
    """``low``, ``medium`` or ``high``."""
    assessments: tuple[Assessment, ...] = ()
    """Assessments that are documented elsewhere."""
    questions: tuple[Todo, ...] = ()
    """Open questions about the entry that stand in the place of no single fact."""
    notes: Words | None = None
    """Anything else that colleagues must know."""
    links: tuple[Url, ...] = ()
    """Where more stands."""
    hosts: tuple[Words, ...] = ()
    """Hosts on the internet that are this party's, so that a scan of the website can be held against it.

    ``example.com`` stands for the hosts below it as well.
    """
    reviewed: Day | None = None
    """The day on which the entry was last looked through."""
    review_by: Day | None = None
    """The day by which it must be looked through again."""


class Entity(Record):
    """An entry of the inventory. The only place for internal facts is its ``internal`` block."""

    internal: Internal | None = None
    """Facts for staff only: owner, contracts, security measures, risk, notes, links. Never public."""
