"""Which systems may lose the transfer by which they are in a third country, and what else may be such."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.surroundings import Surroundings


def grounds_abroad(entry: Entry, gone: Collection[Entry], surroundings: Surroundings) -> Iterator[Entry]:
    """The systems and mandates that may lose their ground with an entry, and what else may be theirs."""
    if entry[0] in {"processors", "recipients"}:
        if country := surroundings.country(entry):
            yield from _run_by(entry, country, surroundings)
        for system in surroundings.sources(entry, "systems.hosted_by"):
            if country := surroundings.country(system):
                yield from _borne(system, country, surroundings)
                yield from _another_to(country, gone, surroundings)
    elif entry[0] == "transfers":
        country = surroundings.row(entry).country
        for recipient in surroundings.targets(entry, "transfers.recipient"):
            yield from _run_by(recipient, country, surroundings)
        yield from _another_to(country, gone, surroundings)


def _run_by(party: Entry, country: str, surroundings: Surroundings) -> Iterator[Entry]:
    """The systems in a country that a party runs, itself or for others."""
    pending = [party]
    for each in pending:
        for system in surroundings.sources(each, "systems.hosted_by"):
            if surroundings.country(system) == country:
                yield from _borne(system, country, surroundings)
        users = surroundings.sources(each, "processors.sub_processors")
        pending += (user for user in dict.fromkeys(users) if user not in pending)


def _borne(system: Entry, country: str, surroundings: Surroundings) -> Iterator[Entry]:
    """A system with one who uses it, and with the transfers to its country of those who run it."""
    yield system
    yield from surroundings.users(system)[:1]
    hosts = list(surroundings.targets(system, "systems.hosted_by"))
    for host in hosts:
        yield from surroundings.rows_to(host, country)
        subs = surroundings.targets(host, "processors.sub_processors")
        hosts += (each for each in dict.fromkeys(subs) if each not in hosts)


def _another_to(country: str, gone: Collection[Entry], surroundings: Surroundings) -> Iterator[Entry]:
    """A transfer to a country that stays, or else all for whom any transfer there is enough."""
    place = ("countries", country)
    staying = (row for row in surroundings.sources(place, "transfers.country") if row not in gone)
    witness = next(staying, None)
    if witness is not None:
        yield witness
        return
    yield from surroundings.sources(place, "mandates.countries")
    for system in surroundings.sources(place, "systems.country"):
        if not any(surroundings.targets(system, "systems.hosted_by")):
            yield from _borne(system, country, surroundings)
