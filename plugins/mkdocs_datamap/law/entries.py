"""The kinds of entries: what the law says of each thing, without words of any language."""

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - an instrument has a date of its own
from typing import Literal, Self

from pydantic import Field, model_validator

from mkdocs_datamap.law.entry import (
    CountryCode,
    Entry,
    Id,
    LanguageCode,
    Letter,
    Line,
    ListsByLanguage,
    National,
    Period,
    Reference,
    Url,
    WordsByLanguage,
    nothing,
)


class Instrument(Entry):
    """An act, order, regulation or decision."""

    kind: Literal["eu-regulation", "act", "consolidated-act", "executive-order", "commission-decision"]
    country: CountryCode | None = None
    """Whose law this is; none for the EU's."""
    number: Line | None = None
    designation: Literal["eu-prefix", "eu-suffix", "ec-suffix"] | None = None
    """How an EU act writes its number: “(EU) 2016/679”, “2010/146/EU”, “2000/518/EC”."""
    date: Day | None = None
    year: int | None = None
    """For an act of which the sources give the year alone."""
    in_force: Day | None = None
    url: Url | None = None


class Provision(Entry):
    """A place in an instrument. With neither article nor section it is the whole instrument."""

    instrument: Id
    article: int | None = None
    section: Line | None = None
    """The section (§) of a national act, as written: ``11``, ``4 c``."""
    paragraph: int | None = None
    subparagraph: int | None = None
    letter: Letter | None = None
    number: int | None = None

    @model_validator(mode="after")
    def _id_is_the_place(self) -> Self:
        if self.article and self.section:
            raise ValueError("a provision is in an article or in a section, not in both")
        subparagraph = "second" if self.subparagraph == 2 else self.subparagraph  # noqa: PLR2004
        place = (self.article, self.section, self.paragraph, subparagraph, self.letter, self.number)
        parts = [str(part).replace(" ", "") for part in place if part is not None]
        if self.id != (expected := "-".join([self.instrument, *parts])):
            raise ValueError(f"the id of this place is “{expected}”")
        return self

    def references(self) -> Iterator[Reference]:
        """The instrument."""
        yield "instruments", self.instrument


class Basis(Entry):
    """What makes processing lawful: Art. 6, and beside it Art. 9, Art. 10 or the rule on a national id."""

    group: Literal["art-6", "art-9", "criminal", "national-id"]
    provision: Id
    country: CountryCode | None = None
    """The country in whose law alone this basis exists."""
    requires: tuple[Literal["interest", "withdrawal", "law", "contract"], ...] = ()
    """What the inventory must say with it."""
    national: National = Field(default_factory=nothing)

    def references(self) -> Iterator[Reference]:
        """The provisions."""
        yield "provisions", self.provision
        yield from (("provisions", provision) for provision in self.national.values())


class Right(Entry):
    """A right of the data subject and when it exists; see :func:`mkdocs_datamap.law.rights.applicable`."""

    provisions: tuple[Id, ...] = Field(min_length=1)
    when: Literal["always", "bases", "marketing", "automated"]
    bases: tuple[Id, ...] = ()
    national: National = Field(default_factory=nothing)

    @model_validator(mode="after")
    def _bases_when_they_decide(self) -> Self:
        if bool(self.bases) != (self.when == "bases"):
            raise ValueError("“bases” belong to “when: bases”, and to nothing else")
        return self

    def references(self) -> Iterator[Reference]:
        """The provisions and the bases."""
        yield from (("provisions", provision) for provision in self.provisions)
        yield from (("provisions", provision) for provision in self.national.values())
        yield from (("bases", basis) for basis in self.bases)


class CountryEntry(Entry):
    """What the law says of sending data to a country; judged on a day by :func:`..transfers.standing`."""

    id: CountryCode
    standing: Literal["eea", "adequacy", "third", "review"]
    within: CountryCode | None = None
    """The country of which this is a region."""
    decisions: tuple[Id, ...] = ()
    """The Commission's adequacy decisions, oldest first."""
    requires: tuple[Id, ...] = ()
    """What must hold for the recipient before the decision covers it."""
    excludes: tuple[Id, ...] = ()
    """What the decision does not cover."""
    sunset: Day | None = None
    """The last day of the decision."""

    @model_validator(mode="after")
    def _decisions_make_adequacy(self) -> Self:
        if bool(self.decisions) != (self.standing == "adequacy"):
            raise ValueError("a country has decisions if its standing is adequacy, and only then")
        return self

    def references(self) -> Iterator[Reference]:
        """The decisions, and the country around."""
        yield from (("instruments", decision) for decision in self.decisions)
        if self.within:
            yield "countries", self.within


class Mechanism(Entry):
    """What a transfer to a third country can rest on, and what the notice must say of it."""

    kind: Literal["adequacy", "safeguard", "derogation"]
    provisions: tuple[Id, ...] = Field(min_length=1)
    decision: Id | None = None
    countries: tuple[CountryCode, ...] = ()
    """The countries it is for; none means any."""
    modules: tuple[int, ...] = ()
    copy_required: bool = False
    """Whether the notice must say how to get a copy (Art. 13(1)(f))."""
    assessment_required: bool = False
    """Whether a transfer impact assessment is needed."""
    requires: tuple[Literal["dpf-listed", "checked-on", "fallback", "authority-approval"], ...] = ()
    informs: tuple[Literal["authority", "person"], ...] = ()
    """Who must be told, beyond the notice."""
    states: tuple[
        Literal[
            "country",
            "adequacy-decision",
            "dpf-certified",
            "no-adequacy",
            "safeguard",
            "copy",
            "derogation",
            "risks",
            "compelling-interests",
        ],
        ...,
    ]
    """What the notice must say."""

    def references(self) -> Iterator[Reference]:
        """The provisions, the decision and the countries."""
        yield from (("provisions", provision) for provision in self.provisions)
        yield from (("countries", country) for country in self.countries)
        if self.decision:
            yield "instruments", self.decision


class RepealedClauses(Entry):
    """Standard contractual clauses that no transfer can rest on any more."""

    number: Line
    repealed_on: Day
    unusable_since: Day
    replaced_by: Id

    def references(self) -> Iterator[Reference]:
        """The decision in their place."""
        yield "instruments", self.replaced_by


class CookiePurpose(Entry):
    """Words by which the purpose of a cookie shows what it is for: beginnings of words, in small letters."""

    words: ListsByLanguage


class Authority(Entry):
    """A supervisory authority. Contact fields are none where the sources give none."""

    name: Line
    country: CountryCode
    supervises: tuple[Id, ...]
    """The instruments it enforces."""
    complaint: tuple[Id, ...] = ()
    """The provisions that give the right to complain to it."""
    since: Day | None = None
    predecessor: Line | None = None
    street: Line | None = None
    postal_code: Line | None = None
    city: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    url: Url | None = None
    registration: Line | None = None
    """Its number in the national register of companies (CVR)."""
    dpo_email: Line | None = None
    stale: tuple[Line, ...] = ()
    """Words of an old address or predecessor that show outdated text."""

    def references(self) -> Iterator[Reference]:
        """The country, the instruments and the provisions."""
        yield "countries", self.country
        yield from (("instruments", instrument) for instrument in self.supervises)
        yield from (("provisions", provision) for provision in self.complaint)


class RetentionNorm(Entry):
    """How long data of one kind are kept, and with what force."""

    country: CountryCode
    force: Literal["required", "limit", "maximum", "accepted", "choice"]
    period: Period | None = None
    absolute: Period | None = None
    """The limit that nothing prolongs."""
    start: (
        Literal[
            "financial-year-end",
            "relationship-end",
            "recording",
            "recruitment-end",
            "employment-end",
            "consent-withdrawal",
        ]
        | None
    ) = None
    provisions: tuple[Id, ...] = ()
    beyond: tuple[Id, ...] = ()
    """Those of the provisions that let data be kept longer than the period."""
    example: Period | None = None
    """Where the controller chooses: a period that needs no further reason."""

    def references(self) -> Iterator[Reference]:
        """The country and the provisions."""
        yield "countries", self.country
        yield from (("provisions", provision) for provision in (*self.provisions, *self.beyond))


class NoticeItem(Entry):
    """Something that a privacy notice must say (``T01`` …)."""

    provisions: tuple[Id, ...] = ()
    practice: Line | None = None
    """The guidelines behind it, where there is no provision."""
    when: Literal["always", "conditional"]
    condition: Id | None = None

    @model_validator(mode="after")
    def _has_ground_and_condition(self) -> Self:
        if not self.provisions and not self.practice:
            raise ValueError("an item needs provisions or the practice behind it")
        if bool(self.condition) != (self.when == "conditional"):
            raise ValueError("“condition” belongs to “when: conditional”, and to nothing else")
        return self

    def references(self) -> Iterator[Reference]:
        """The provisions."""
        yield from (("provisions", provision) for provision in self.provisions)


class RecordItem(Entry):
    """Something that the record of processing must hold: ``R…`` the controller's, ``P…`` the processor's."""

    provisions: tuple[Id, ...] = Field(min_length=1)
    when: Literal["always", "if-possible"]
    label: WordsByLanguage
    """The official words."""
    form: ListsByLanguage = Field(default_factory=nothing)
    """The headings of the authority's sample form."""

    def references(self) -> Iterator[Reference]:
        """The provisions."""
        yield from (("provisions", provision) for provision in self.provisions)


class ChangeReason(Entry):
    """Why a change of a policy is material, or editorial."""

    material: bool
    """Whether people must be told of it, in a version of its own."""
    ahead: bool
    """Whether they must be told before it takes effect."""
    practice: Line
    """The guidelines behind it."""
    provisions: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _notice_is_of_something(self) -> Self:
        if self.ahead and not self.material:
            raise ValueError("what people need not be told they need not be told ahead")
        return self

    def references(self) -> Iterator[Reference]:
        """The provisions."""
        yield from (("provisions", provision) for provision in self.provisions)


class Term(Entry):
    """A term of the field in several languages."""

    number: int
    words: WordsByLanguage
    also: ListsByLanguage = Field(default_factory=nothing)
    """Other words for it."""
    provision: Id | None = None
    usage: bool = False
    """Whether practice uses the word and the GDPR does not."""
    banned_alone: bool = False
    """Whether it says nothing by itself."""

    def references(self) -> Iterator[Reference]:
        """The provision."""
        if self.provision:
            yield "provisions", self.provision


class BannedCitation(Entry):
    """A way of citing the law that must not appear, as a regular expression."""

    language: LanguageCode
    pattern: Line


class Phrase(Entry):
    """Words by which a text is recognised, as a regular expression; see :mod:`mkdocs_datamap.law.phrases`."""

    use: Literal["interest", "criteria", "marketing", "cctv", "age"]
    language: LanguageCode
    pattern: Line
    filler: bool = False
    """Whether the words add nothing, instead of meaning something."""
