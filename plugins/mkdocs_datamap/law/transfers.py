"""How the law sees a country on a day: in the EEA, adequate, or another third country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_datamap.law.entries import CountryEntry


@dataclass(frozen=True)
class Standing:
    """How data may go to a country.

    ``eea``: no third country. ``adequate``: a Commission decision covers it (Art. 45 GDPR), within
    ``requires`` and ``excludes``. ``third``: needs a safeguard or derogation (Arts 46, 49). ``unknown``: no
    country of the vocabulary, or one that has to be judged by hand.
    """

    code: str
    kind: Literal["eea", "adequate", "third", "unknown"]
    decision: str | None = None
    """The decision in force, by its id; it is an instrument and a citable provision."""
    requires: tuple[str, ...] = ()
    """What must hold for the recipient, such as ``dpf-listed``."""
    excludes: tuple[str, ...] = ()
    """What the decision does not cover."""
    sunset: date | None = None
    """The last day of the decision, if it has one."""

    @property
    def conditional(self) -> bool:
        """Whether adequacy depends on who receives the data, or which data they are."""
        return bool(self.requires or self.excludes)


def standing(code: str, on: date) -> Standing:
    """How data may go to a country on a day, by ISO 3166-1 alpha-2 code, or ``EPO`` for that organisation.

    A decision counts from the day it was made through its sunset. Membership of the EEA is that of the day on
    which the vocabulary was checked.
    """
    country = vocabulary().countries.get(code)
    if country is None or country.standing == "review":
        return Standing(code, "unknown")
    if country.standing == "eea":
        return Standing(code, "eea")
    decision = _decision_in_force(country, on)
    if decision is None:
        return Standing(code, "third")
    return Standing(code, "adequate", decision, country.requires, country.excludes, country.sunset)


def _decision_in_force(country: CountryEntry, on: date) -> str | None:
    """The youngest decision made by that day; one whose date is not known cannot be placed."""
    if country.sunset and on > country.sunset:
        return None
    instruments = vocabulary().instruments
    made = ((instruments[decision].date, decision) for decision in country.decisions)
    dated = [(day, decision) for day, decision in made if day is not None and day <= on]
    return max(dated)[1] if dated else None
