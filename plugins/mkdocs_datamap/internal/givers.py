"""Who gives data to a party: as many purposes as show all that the checks can tell of those who do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import Todo, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_datamap.internal.atlas import SettledPurpose
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.surroundings import Surroundings
    from mkdocs_datamap.inventory.transfers import Transfer

_REACHED, _TOLD, _DIRECT = "(reached)", "(told)", "(direct)"
_SERVED, _CONTRACT, _UNSETTLED = "(served)", "(contract)", "(unsettled)"
"""What checks tell of the purposes that give data to a party, beside the data; no id has brackets."""

_GENERAL: Entry = ("general",)
"""In the way of data that a party gets since it serves the operation as a whole."""

_CONTRACT_WITH_PERSON = "contract-with-person"


def givers(party: Entry, without: Collection[Entry], surroundings: Surroundings) -> Iterator[Entry]:
    """Activities that give data to a party, with those in between, while some entries are left out.

    A party may get data from every activity; those that show nothing more than the ones before are left out.
    """
    rows = [surroundings.row(row) for row in surroundings.rows_to(party) if row not in without]
    data = {str(name) for row in rows for name in known(row.data) or ()}
    asked = _asked(rows)
    shown: set[str] = set()
    for purpose, way in _giving(party, without, surroundings):
        new = _shown(purpose, way, data, surroundings) - shown
        if new & (asked | data) or (_UNSETTLED in new and not data <= shown):
            shown |= new
            yield from (("activities", purpose.activity), *way)
        if asked <= shown and (data <= shown or _UNSETTLED in shown):
            return


def _asked(rows: Collection[Transfer]) -> set[str]:
    """What the checks of a party and of its transfers ask of the purposes."""
    asked = {_REACHED, _TOLD}
    if any(row.exporter == ORGANISATION for row in rows):
        asked.add(_DIRECT)
    if any(_CONTRACT_WITH_PERSON in {known(row.mechanism), known(row.fallback)} for row in rows):
        asked |= {_SERVED, _CONTRACT}
    return asked


def _shown(
    purpose: SettledPurpose, way: tuple[Entry, ...], data: Collection[str], surroundings: Surroundings
) -> set[str]:
    """What a purpose that gives data to a party by a way shows; of ``data`` what it gives."""
    facts, shown = purpose.facts, {_REACHED}
    if surroundings.atlas.inventory.activities[purpose.activity].public:
        shown.add(_TOLD)
    if _GENERAL not in way:
        shown.add(_SERVED)
        if isinstance(facts.bases, Todo) or any(
            each.basis == "contract" for each in known(facts.bases) or ()
        ):
            shown.add(_CONTRACT)
    if not any(step[0] == "processors" for step in way):
        shown.add(_DIRECT)
    if isinstance(facts.data, tuple) and facts.data:
        return shown | {each for each in data if _is_within(each, facts.data, surroundings)}
    return shown | {_UNSETTLED}


def _is_within(category: str, listed: Collection[str], surroundings: Surroundings) -> bool:
    """Whether a category of data is listed, itself or by a wider or narrower one."""
    categories = surroundings.atlas.inventory.data_categories
    wider = categories[category].part_of
    return (
        category in listed or wider in listed or any(categories[each].part_of == category for each in listed)
    )


def _giving(
    party: Entry, without: Collection[Entry], surroundings: Surroundings
) -> Iterator[tuple[SettledPurpose, tuple[Entry, ...]]]:
    """The purposes that give data to a party, each with the parties and systems in between."""
    purposes_with = surroundings.atlas.purposes_with
    pending: list[tuple[Entry, tuple[Entry, ...]]] = [(party, ())]
    seen = {party}
    for each, way in pending:
        yield from ((purpose, way) for purpose in purposes_with.get(each, ()))
        for system in surroundings.sources(each, "systems.hosted_by"):
            if system not in without:
                on = (*way, system)
                yield from ((purpose, on) for purpose in purposes_with.get(system, ()))
        if each in surroundings.general:
            yield from ((purpose, (*way, _GENERAL)) for purpose in surroundings.purposes)
        for user in surroundings.sources(each, "processors.sub_processors"):
            if user not in seen and user not in without:
                seen.add(user)
                pending.append((user, (*way, user)))
