"""The law without one of its grounds for transfers: a decision that falls, a mechanism that goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.law.entries import CountryEntry
    from mkdocs_datamap.law.vocabulary import Vocabulary


@dataclass(frozen=True)
class Ground:
    """What a transfer can rest on, in so far as it can fall alone.

    ``mechanisms`` go in all countries, and ``adequacy`` is no ground any more in these ``countries``, since
    their ``decisions`` fall.
    """

    mechanisms: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    def bears(self, mechanism: str | None, country: str) -> bool:
        """Whether a transfer to a country that rests on a mechanism rests on this ground."""
        return mechanism in self.mechanisms or (mechanism == ADEQUACY and country in self.countries)


ADEQUACY = "adequacy"
"""The mechanism of a decision on a country as a whole."""


def grounds(law: Vocabulary) -> Mapping[str, Ground]:
    """Every ground by its names, in the order of the law's files.

    A mechanism by its id (``scc``); one that is for some countries alone also after them (``us-dpf``); the
    adequacy of a country after its code (``gb-adequacy``); a decision by its id (``decision-2023-1795``).
    """
    found: dict[str, Ground] = {}
    for identifier, mechanism in law.mechanisms.items():
        ground = Ground(mechanisms=frozenset({identifier}))
        if mechanism.decision and mechanism.countries:
            ground = _decision(mechanism.decision, law)
            found |= {f"{code.lower()}-{identifier}": ground for code in mechanism.countries}
        found[identifier] = ground
    for code, country in law.countries.items():
        if country.decisions:
            fallen = frozenset(country.decisions)
            found[f"{code.lower()}-{ADEQUACY}"] = Ground(
                frozenset(
                    identifier
                    for identifier, mechanism in law.mechanisms.items()
                    if mechanism.countries == (code,) and mechanism.decision in fallen
                ),
                fallen,
                frozenset({code}),
            )
    cited = {decision for country in law.countries.values() for decision in country.decisions}
    return found | {
        identifier: _decision(identifier, law) for identifier in law.instruments if identifier in cited
    }


def _decision(identifier: str, law: Vocabulary) -> Ground:
    """What falls with a decision: the mechanism it makes, and the adequacy of countries without another."""
    return Ground(
        frozenset(name for name, mechanism in law.mechanisms.items() if mechanism.decision == identifier),
        frozenset({identifier}),
        frozenset(code for code, country in law.countries.items() if country.decisions == (identifier,)),
    )


def fallen(law: Vocabulary, ground: Ground) -> Vocabulary:
    """The law as it is when a ground has fallen."""
    return replace(
        law,
        mechanisms=MappingProxyType(
            {name: entry for name, entry in law.mechanisms.items() if name not in ground.mechanisms}
        ),
        countries=MappingProxyType({code: _left(entry, ground) for code, entry in law.countries.items()}),
    )


def _left(country: CountryEntry, ground: Ground) -> CountryEntry:
    decisions = tuple(each for each in country.decisions if each not in ground.decisions)
    if decisions == country.decisions:
        return country
    if decisions:
        return country.model_copy(update={"decisions": decisions})
    none = {"decisions": (), "standing": "third", "requires": (), "excludes": (), "sunset": None}
    return country.model_copy(update=none)
