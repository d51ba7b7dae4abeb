"""What every entry of the vocabularies has, and the types of its fields.

Every entry names its source and whether that source was read. Names and sentences stand in the gettext
catalogues under ids made from the entries' ids (``right.portability.name``), so that a language is added by a
catalogue alone.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator

TO_BE_VERIFIED = "to be verified"
"""What the source of an unverified entry says, so that whoever reads the data sees the mark."""

Reference = tuple[str, str]
"""The name of a vocabulary, and an id that must be in it."""

Key = TypeVar("Key")
Value = TypeVar("Value")


def _read_only(mapping: Mapping[Key, Value]) -> Mapping[Key, Value]:
    return MappingProxyType(dict(mapping))


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|EPO)$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Period = Annotated[str, StringConstraints(pattern=r"^P(\d+[YMD])+$")]
"""A duration as ISO 8601, in years, months and days."""

National = Annotated[Mapping[CountryCode, Id], AfterValidator(_read_only)]
"""The provision that a country adds, by country."""
WordsByLanguage = Annotated[Mapping[LanguageCode, Line], AfterValidator(_read_only)]
ListsByLanguage = Annotated[Mapping[LanguageCode, tuple[Line, ...]], AfterValidator(_read_only)]


def nothing() -> Mapping[str, Value]:
    """An empty mapping, for a field that is not given."""
    return MappingProxyType({})


class Entry(BaseModel):
    """What every entry of a vocabulary has."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Id
    source: Line
    """Where this is from: a site, a guide, a case; or general knowledge."""
    verified: bool
    """Whether ``source`` was read. If not, a lawyer has to look before relying on the entry."""
    unverified: tuple[str, ...] = ()
    """The fields of a verified entry that are general knowledge all the same."""
    checked: date
    """When this was last held against its source."""
    note: Line | None = None
    """For those who maintain the data; never shown to the public."""

    @model_validator(mode="after")
    def _marks_are_honest(self) -> Self:
        if not self.verified and TO_BE_VERIFIED not in self.source:
            raise ValueError(f"the source of an unverified entry must say “{TO_BE_VERIFIED}”")
        if self.unverified and not self.verified:
            raise ValueError(
                "“unverified” names the exceptions of a verified entry; this one is not verified"
            )
        if absent := [name for name in self.unverified if name not in self.model_fields_set]:
            raise ValueError(f"“unverified” names what the entry does not have: {', '.join(absent)}")
        return self

    def is_verified(self, field: str) -> bool:
        """Whether what this field says was read in the source."""
        return self.verified and field not in self.unverified

    def references(self) -> Iterator[Reference]:
        """The ids of other vocabularies that this entry relies on."""
        yield from ()
