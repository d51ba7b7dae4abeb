"""A check: one small function that holds the inventory against one rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mkdocs_datamap.inventory.diagnostics import Diagnostic
from mkdocs_datamap.inventory.inventory import Path, spoken
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.translations import texts
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.law import phrases
from mkdocs_datamap.rules.concordance import Concordance

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_datamap.changes.kept_versions import KeptVersions
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.translations import Placed
    from mkdocs_datamap.rules.rule import Rule
    from mkdocs_datamap.wording.catalogue import Catalogue


T = TypeVar("T")


class Pair(NamedTuple):
    """A text in two languages: its place, and the words of each."""

    path: Path
    first: str
    of_first: str
    other: str
    of_other: str


@dataclass(frozen=True)
class Case:
    """What is judged: a whole inventory, its wording, and the day by which law and deadlines are read."""

    inventory: Inventory
    catalogues: Mapping[str, Catalogue]
    on: dt.date
    kept: KeptVersions | None = None
    """What was kept of the released versions; None where nobody looked, and nothing is said of it."""

    @cached_property
    def values(self) -> tuple[tuple[Path, object], ...]:
        """Everything that is written in the files with its place, once, as ``walk_inventory`` yields it."""
        return tuple(walk_inventory(self.inventory))

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """Every text that is written in several languages, once."""
        return tuple(texts(self.values))

    @cached_property
    def concordance(self) -> Concordance:
        """The same texts by the words in them, each once however often it is written."""
        return Concordance.of(self.of(Text))

    def pairs(self, texts: Iterable[Text]) -> Iterator[Pair]:
        """The words of each published language beside those of the first one that a text has; each place."""
        languages = self.inventory.organisation.languages
        for text in texts:
            written = dict(text)
            first, *others = (code for code in languages if code in written)
            for other in others:
                for path in self.concordance.places[text]:
                    yield Pair(path, first, written[first], other, written[other])

    def speaking_of(self, use: phrases.Use) -> frozenset[Text]:
        """The texts that speak of something, by the phrases of the law in any language."""
        return frozenset(
            text
            for language in self.concordance.languages
            if (pattern := phrases.pattern_of(use, language))
            for text in self.concordance.matching(language, pattern)
        )

    def of(self, *kinds: type[T]) -> Iterator[tuple[Path, T]]:
        """Every value of these types with its place; values of one type in the order of :attr:`values`."""
        for kind, values in self._by_type.items():
            if issubclass(kind, kinds):
                yield from values

    @cached_property
    def _by_type(self) -> Mapping[type, list[tuple[Path, Any]]]:
        found: defaultdict[type, list[tuple[Path, Any]]] = defaultdict(list)
        for placed in self.values:
            found[type(placed[1])].append(placed)
        return found


@dataclass(frozen=True)
class Finding:
    """Where a rule does not hold, by inventory path; what is wrong, and what would be right.

    ``key`` points at the key instead of the value. A path that goes deeper than the file (a fact that is
    missing) points at the nearest entry around it.
    """

    path: Path
    message: str
    remedy: str
    key: bool = False


Find = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True)
class Check:
    """A rule with the function that looks for what breaks it.

    ``covers`` names the rows of the law's tables that the rule answers: ``T05``, ``R3``, ``mechanism:scc``,
    ``norm:cctv``, ``cookie:duration``.
    """

    rule: Rule
    covers: tuple[str, ...]
    find: Find

    def diagnostics(self, case: Case) -> Iterator[Diagnostic]:
        """Its findings, with the places in the files."""
        for found in self.find(case):
            where = case.inventory.locate(found.path, key=found.key)
            yield Diagnostic(
                self.rule.id, self.rule.severity, where, found.message, found.remedy, spoken(found.path)
            )


def check(rule: Rule, *, covers: tuple[str, ...] = ()) -> Callable[[Find], Check]:
    """Make a check of the function below it."""
    return lambda find: Check(rule, covers, find)
