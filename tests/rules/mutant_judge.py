"""Who notices a mutation of the example: the model that reads it, the references, or a check."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from example_case import EXAMPLE, GONE, ON, example_case
from pydantic import TypeAdapter, ValidationError

from mkdocs_datamap.changes.compare import compare
from mkdocs_datamap.changes.facts import facts
from mkdocs_datamap.inventory.activities import Activity
from mkdocs_datamap.inventory.loader import ACTIVITIES, CATALOGUES, RECORDS
from mkdocs_datamap.inventory.outline import AUTHORED_TAG, GENERATED_TAG
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.inventory.references import check_references
from mkdocs_datamap.inventory.shared_purposes import join_shared
from mkdocs_datamap.inventory.values import KNOWN_TAG, TODO_TAG, Ref
from mkdocs_datamap.inventory.walk import walk, walk_inventory
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.legal import CHECKS
from mkdocs_datamap.rules.translation import translation_is_accepted, translation_keeps_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutants import Mutation

    from mkdocs_datamap.changes.facts import Facts
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.rules.check import Check

LANGUAGES = "Languages"
"""The family that judges texts alone: it is asked only where words were changed."""

_OUTLINES = {"privacy": "privacy_outline", "cookies": "cookie_outline"}
_TAGS = {KNOWN_TAG, TODO_TAG, AUTHORED_TAG, GENERATED_TAG}
_WORDS = {"one language", "swapped", "stood in for"}
_STRUCTURE = {"dangling", "one language", "removed", "emptied"}
"""What can break a reference or a text's languages."""


@dataclass(frozen=True)
class Refused(Exception):  # noqa: N818 (no error: what the reader says)
    """The model refuses the value, and names a place in the entry."""

    place: Path


@dataclass(frozen=True)
class Unit:
    """What is read as a whole: a file of one record, or an entry of a file by id."""

    name: str
    """The attribute of the inventory."""
    identifier: str | None
    start: Path
    """The place of it."""


class Judge:
    """Holds the example's files, and tries mutations on them."""

    def __init__(self) -> None:
        case = example_case()
        inventory = replace(case.inventory, accepted_translations=None)
        self._case = replace(case, inventory=inventory)
        self._written = {
            path.stem: Activity.model_validate(_file(f"{ACTIVITIES}/{path.name}"))
            for path in sorted((EXAMPLE / ACTIVITIES).glob("*.yml"))
        }
        self._referring: dict[str, set[Path]] = defaultdict(set)
        for place, value in walk_inventory(inventory):
            if isinstance(value, Ref):
                self._referring[str(value)].add(place)
        self._checks = [check for family, checks in CHECKS.items() if family != LANGUAGES for check in checks]
        self._last: dict[str, Check] = {}

    def notices(self, mutation: Mutation) -> str | None:
        """The rule that names the place of a mutation; ``model`` where the file could not be read at all."""
        try:
            inventory = self._mutant(mutation)
        except Refused as refused:
            return "model" if self._near(refused.place, mutation) else None
        if mutation.how in _STRUCTURE:
            for found in self._broken(inventory):
                if self._near(found, mutation):
                    return "references"
        case = Case(inventory, self._case.catalogues, ON)
        for check in self._likely_first(mutation.pattern, words=mutation.how in _WORDS):
            for found in check.find(case):
                if self._near(found.path, mutation, found.message):
                    self._last[mutation.pattern] = check
                    return check.rule.id
        return None

    def stale(self, mutation: Mutation) -> str | None:
        """The rule that names the place where the accepted translations are kept, as a project keeps them."""
        accepted = example_case().inventory.accepted_translations
        inventory = replace(self._mutant(mutation), accepted_translations=accepted)
        case = Case(inventory, self._case.catalogues, ON)
        near = (
            check.rule.id
            for check in (translation_keeps_up, translation_is_accepted)
            for found in check.find(case)
            if self._near(found.path, mutation)
        )
        return next(near, None)

    def told(self, mutation: Mutation) -> bool:
        """Whether “datamap diff” names it as a changed fact, as the comment on a pull request does."""
        return bool(compare(self._facts, facts(project(self._mutant(mutation)), ON)[0]))

    @cached_property
    def _facts(self) -> Facts:
        return facts(project(self._case.inventory), ON)[0]

    def findings(self) -> list[str]:
        """What is found before anything is changed: such a finding would notice everything."""
        return [
            check.rule.id for checks in CHECKS.values() for check in checks for _ in check.find(self._case)
        ]

    def _likely_first(self, pattern: str, *, words: bool) -> Iterator[Check]:
        last = self._last.get(pattern)
        if last is not None:
            yield last
        yield from (check for check in self._checks if check is not last)
        if words:
            yield from (check for check in CHECKS[LANGUAGES] if check is not last)

    def _mutant(self, mutation: Mutation) -> Inventory:
        """The inventory as it would be read from the changed file; raises Refused."""
        unit = _unit(mutation.place)
        inside = mutation.place[len(unit.start) :]
        if not inside:
            return self._with(unit, GONE)
        raw = put(deepcopy(_raw(unit)), inside, mutation.value)
        shape = RECORDS[unit.name][1] if unit.identifier is None else _shape(unit.name)
        try:
            read = _adapter(shape).validate_python(raw)
        except ValidationError as error:
            loc = error.errors()[0]["loc"]
            raise Refused((*unit.start, *(step for step in loc if step not in _TAGS))) from None
        return self._with(unit, read)

    def _with(self, unit: Unit, read: object) -> Inventory:
        inventory = self._case.inventory
        if unit.identifier is None:
            return replace(inventory, **{unit.name: read})
        held = self._written if unit.name == ACTIVITIES else getattr(inventory, unit.name)
        entries = {key: value for key, value in held.items() if key != unit.identifier or read is not GONE}
        if read is not GONE:
            entries[unit.identifier] = read
        if unit.name not in {ACTIVITIES, "purposes"}:
            return replace(inventory, **{unit.name: entries})
        written = entries if unit.name == ACTIVITIES else self._written
        shared = entries if unit.name == "purposes" else inventory.purposes
        joined, faults = join_shared(
            written,
            shared,
            {"purposes": frozenset(shared)},
            lambda path, **_: path,  # type: ignore[arg-type, return-value]
        )
        if faults:
            raise Refused(faults[0].location)  # type: ignore[arg-type]  # the place, as located above
        return replace(inventory, activities=joined, purposes=shared)

    def _broken(self, inventory: Inventory) -> list[Path]:
        values = {
            name: getattr(inventory, name)
            for name in (
                "organisation",
                "cookies",
                "privacy_outline",
                *CATALOGUES,
                ACTIVITIES,
            )
            if getattr(inventory, name) is not None
        }
        ids = {name: frozenset(getattr(inventory, name)) for name in (*CATALOGUES, ACTIVITIES)}
        found = check_references(values, ids, lambda path, **_: path)  # type: ignore[arg-type, return-value]
        return [each.location for each in found]  # type: ignore[misc]

    def _near(self, found: Path, mutation: Mutation, message: str = "") -> bool:
        """Whether a finding names the place of a mutation.

        It does when it stands in the same entry or around it, at the other end of a reference that was lost,
        or at an entry that refers to the changed one and calls it by its id.
        """
        entry = _entry(mutation.place)
        if _entry(found) == entry or (len(found) < len(entry) and entry[: len(found)] == found):
            return True
        if entry[0] == "purposes" and found[0] == "activities" and found[2:4] == ("purposes", entry[1]):
            return True
        lost = self._value(mutation.place)
        ends = {str(value) for _, value in walk(lost) if isinstance(value, Ref)}
        if len(found) > 1 and str(found[1]) in ends:
            return True
        if any(f"“{end}”" in message for end in (*ends, entry[-1])):
            return True
        return mutation.place == entry and found in self._referring[str(entry[-1])]

    @cache  # noqa: B019 (one judge for all tests)
    def _value(self, place: Path) -> object:
        return next(value for at, value in walk_inventory(self._case.inventory) if at == place)


def put(value: Any, place: Path, new: object) -> Any:
    """The raw value with another one at a place, or none."""
    *way, last = place
    holder = value
    for step in way:
        holder = holder[step]
    if new is GONE:
        del holder[last]
    else:
        holder[last] = new
    return value


def _unit(place: Path) -> Unit:
    if place[0] == "policy":
        return Unit(_OUTLINES[str(place[1])], None, place[:2])
    if place[0] in RECORDS:
        return Unit(str(place[0]), None, place[:1])
    return Unit(str(place[0]), str(place[1]), place[:2])


def _entry(place: Path) -> Path:
    """The entry in which a place is, as people see entries in the files."""
    if place[:2] == ("cookies", "entries"):
        return place[:3]
    return place[:1] if place[0] in {"organisation", "cookies"} else place[:2]


def _raw(unit: Unit) -> Any:
    if unit.identifier is None:
        return _file(RECORDS[unit.name][0])
    if unit.name == ACTIVITIES:
        return _file(f"{ACTIVITIES}/{unit.identifier}.yml")
    return _file(CATALOGUES[unit.name][0])[unit.identifier]


def _shape(name: str) -> Any:
    return Activity if name == ACTIVITIES else CATALOGUES[name][1]


@cache
def _file(name: str) -> Any:
    read, _ = read_yaml(EXAMPLE / name)
    assert read is not None
    return read.value


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
