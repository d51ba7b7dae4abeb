"""Provisions of law, cited as each language does: “Article 6(1)(f) GDPR”, “databeskyttelseslovens § 6”.

A citation is built from phrases: the place (``law.place.…``) from the outside in, then the instrument around
it (``law.<instrument>.provision``). A whole instrument is its title (``law.<instrument>.title``), and a
decision of the Commission the title of its kind. So a language needs its phrases only, whatever the order of
its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mkdocs_datamap.wording import formatting
from mkdocs_datamap.wording.template import fill

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.wording.catalogue import Catalogue


class Provision(Protocol):
    """A place in an instrument; with neither article nor section it is the whole instrument."""

    @property
    def instrument(self) -> str:
        """The id of its instrument."""

    @property
    def article(self) -> int | None:
        """The article of an EU act."""

    @property
    def section(self) -> str | None:
        """The section (§) of a national act: ``11``, ``4 c``."""

    @property
    def paragraph(self) -> int | None:
        """The numbered paragraph (stk.)."""

    @property
    def subparagraph(self) -> int | None:
        """The unnumbered subparagraph (afsnit), counted from 1."""

    @property
    def letter(self) -> str | None:
        """The lettered point (litra)."""

    @property
    def number(self) -> int | None:
        """The numbered point (nr.)."""


class Instrument(Protocol):
    """An act, order, regulation or decision. ``designation`` is how an EU act writes its number."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> str:
        """``commission-decision``, or another kind."""

    @property
    def number(self) -> str | None:
        """Its number, such as ``1148`` or ``2021/914``."""

    @property
    def designation(self) -> str | None:
        """``eu-prefix``, ``eu-suffix`` or ``ec-suffix``, for an EU act."""

    @property
    def date(self) -> dt.date | None:
        """When it was made."""


class Law(Protocol):
    """Where provisions and instruments are looked up by id; the law's vocabulary is one."""

    @property
    def provisions(self) -> Mapping[str, Provision]:
        """Provisions by id."""

    @property
    def instruments(self) -> Mapping[str, Instrument]:
        """Instruments by id."""


def cite(identifier: str, law: Law, catalogue: Catalogue) -> str:
    """The provision with this id, with its instrument; raises KeyError with an id that is not there."""
    provision = law.provisions[identifier]
    if _is_whole(provision):
        return _title(law.instruments[provision.instrument], catalogue)
    return fill(catalogue.text(_provision_phrase(provision)), place=_place(provision, catalogue))


def cite_place(identifier: str, law: Law, catalogue: Catalogue) -> str:
    """The place alone, where the instrument is known: “§ 11, stk. 2, nr. 1”; a whole instrument is its title.

    A comma that closes an insertion (“Article 49(1), second subparagraph,”) has nothing to close here and
    falls.
    """
    provision = law.provisions[identifier]
    if _is_whole(provision):
        return _title(law.instruments[provision.instrument], catalogue)
    return _place(provision, catalogue).removesuffix(",")


def phrase_ids(law: Law) -> frozenset[str]:
    """The ids of every phrase that citing this law takes."""
    titles = {_title_phrase(instrument) for instrument in law.instruments.values()}
    places = [provision for provision in law.provisions.values() if not _is_whole(provision)]
    steps = {phrase for provision in places for phrase, _ in _steps(provision)}
    return frozenset(titles | steps | {_provision_phrase(provision) for provision in places})


def _place(provision: Provision, catalogue: Catalogue) -> str:
    place = ""
    for phrase, value in _steps(provision):
        place = fill(catalogue.text(phrase), above=place, value=value)
    return place


def _steps(provision: Provision) -> Iterator[tuple[str, str]]:
    """The phrase and the number or letter of each step into the instrument, from the outside in."""
    steps = ("article", "section", "paragraph", "subparagraph", "letter", "number")
    for step in steps:
        value = getattr(provision, step)
        if value is None:
            continue
        # An ordinal is a word (“second”, “andet”), so each has a phrase of its own.
        yield f"law.place.{step}.{value}" if step == "subparagraph" else f"law.place.{step}", str(value)


def _title(instrument: Instrument, catalogue: Catalogue) -> str:
    values = {"number": instrument.number or ""}
    if instrument.date is not None:
        values["date"] = formatting.day(instrument.date, catalogue.language)
    return fill(catalogue.text(_title_phrase(instrument)), **values)


def _title_phrase(instrument: Instrument) -> str:
    if instrument.kind == "commission-decision":
        return f"law.commission-decision.{instrument.designation}"
    return f"law.{instrument.id}.title"


def _provision_phrase(provision: Provision) -> str:
    return f"law.{provision.instrument}.provision"


def _is_whole(provision: Provision) -> bool:
    return provision.article is None and provision.section is None
