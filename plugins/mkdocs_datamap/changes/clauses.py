"""The clauses of a policy as people read them, and which of them a change touches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.facts import LAW, ROOT
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.changes.compare import Change
    from mkdocs_datamap.changes.facts import Facts, Plain

Lines = tuple[str, ...]
"""The sentences of a clause, the points of its lists and the rows of its tables, without cross-references'
numbers: a clause that moved says the same."""

PAGES = {"privacy": PRIVACY, "cookie_policy": COOKIES}
"""Where in the facts the outline of a policy stands → the key of its page."""


@dataclass(frozen=True)
class ClauseText:
    """A clause in every language, by page key and anchor; ``facts`` are paths of the entries behind it."""

    page: str
    anchor: str
    facts: frozenset[str]
    words: Mapping[str, Lines]


@dataclass(frozen=True)
class ClauseChange:
    """A clause before and after; None where it was not there."""

    page: str
    anchor: str
    before: ClauseText | None
    after: ClauseText | None

    @property
    def facts(self) -> frozenset[str]:
        """The paths of the entries that stood or stand behind it."""
        return frozenset().union(*(side.facts for side in (self.before, self.after) if side))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it reads otherwise, in their order."""
        sides = [side.words for side in (self.before, self.after) if side]
        every = dict.fromkeys(language for words in sides for language in words)
        return tuple(
            language
            for language in every
            if (self.before.words.get(language) if self.before else None)
            != (self.after.words.get(language) if self.after else None)
        )


def changed_clauses(before: Iterable[ClauseText], after: Iterable[ClauseText]) -> tuple[ClauseChange, ...]:
    """The clauses that read otherwise, came or went, in the order in which they are read."""
    old = {(clause.page, clause.anchor): clause for clause in before}
    new = {(clause.page, clause.anchor): clause for clause in after}
    pairs = (
        ClauseChange(page, anchor, old.get((page, anchor)), new.get((page, anchor)))
        for page, anchor in dict.fromkeys((*new, *old))
    )
    return tuple(pair for pair in pairs if pair.languages)


def touched(
    change: Change, clauses: Iterable[ClauseChange], sides: tuple[Facts, Facts]
) -> list[ClauseChange]:
    """Those of the changed clauses that a change of the facts has to do with."""
    page, section, clause = _place(change)
    if page is not None:
        anchors = {f"{section}--{clause}"} if clause else None
        return [
            each
            for each in clauses
            if each.page == page
            and (each.anchor in anchors if anchors else each.anchor.startswith(f"{section}--"))
        ]
    behind = {path for facts in sides for path in _around(change.path, facts)}
    behind |= {path for path in change.entries if path != change.path}
    return [each for each in clauses if each.facts & behind]


def _place(change: Change) -> tuple[str | None, str, str]:
    """The page, section and clause of an outline that a change is about; page None when it is about none."""
    path = max(change.entries, key=len).split(".")
    page = PAGES.get(path[0])
    if page is None or "sections" not in path:
        return None, "", ""
    section = max(place for place, part in enumerate(path) if part == "sections")
    clause = path[path.index("clauses") + 1] if "clauses" in path else ""
    return page, path[section + 1], clause


def _around(entry: str, facts: Facts) -> set[str]:
    """The paths of an entry, of what it stands in, of what stands in it, and of what refers to it."""
    if entry == ROOT:
        return set()
    if entry.partition(".")[0] == LAW:
        return {"organisation", *(path for path in facts if path.startswith("transfers."))}
    inside = {path for path in facts if path.startswith(f"{entry}.")}
    start = {entry, *_referrers(facts)[entry]}
    return inside | {around for path in start for around in _outwards(path)}


def _outwards(path: str) -> Iterator[str]:
    """The path itself, and all that it is part of."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _referrers(facts: Facts) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, entry in facts.items():
        if path != ROOT:
            for value in entry.fields.values():
                for target in _targets(value):
                    found[target].append(path)
    return found


def _targets(value: Plain) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _targets(each)
    elif isinstance(value, dict) and isinstance(path := value.get("entry"), str):
        yield path
