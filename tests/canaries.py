"""Canaries: a mark in every internal place of the example, to be looked for in what the public gets."""

from __future__ import annotations

import json
import re
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

import mkdocs_datamap
from mkdocs_datamap.inventory.activities import Activity
from mkdocs_datamap.inventory.loader import ACTIVITIES, CATALOGUES, RECORDS, read_inventory
from mkdocs_datamap.inventory.parties import Named
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Id, Internal, Known, Ref
from mkdocs_datamap.inventory.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_datamap.inventory.inventory import Inventory

EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example" / "data_map"
ANSWER_OR_QUESTION = get_args(Known[str])[1]
"""By this mark the type of an open fact is recognised."""

NEVER_PUBLIC = ("transfers", "mandates", "sources")
"""Collections whose ids have no place in the projection."""

SECRET_FILES = ("mandates", "exceptions")
"""Files of which the public learns nothing at all."""

CANARY = "canary"


@dataclass
class Marking:
    """Puts canaries into the raw YAML of an inventory, guided by the types alone."""

    ask: Callable[[int], bool] = lambda _: False
    """Which of the facts that may be open become questions, by their number."""
    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    """Collection → id → the canary that takes its place."""
    words: dict[str, str] = field(default_factory=dict)
    """Secret words → what stands in their place, so that what was the same stays the same."""
    planted: list[str] = field(default_factory=list)
    asked: int = 0
    comments: int = 0

    def canary(self) -> str:
        """A new mark, good as an id, a word, a part of an address; unique."""
        self.planted.append(f"{CANARY}{len(self.planted):05}x")
        return self.planted[-1]

    def mark(self, shape: Any, raw: Any, *, secret: bool = False) -> Any:  # noqa: PLR0911 (one a shape)
        """The raw value with canaries in every internal place below it."""
        origin, arguments = get_origin(shape), get_args(shape)
        if origin is Annotated and ANSWER_OR_QUESTION in arguments[1:]:
            self.asked += 1
            if self.ask(self.asked):
                return {
                    "todo": self.canary(),
                    "owner": self.ids["roles"]["privacy-lead"],
                    "due": "2029-01-01",
                }
            return self.mark(get_args(arguments[0])[0], raw, secret=secret)
        if origin in {Union, types.UnionType}:
            return self.mark(next(each for each in arguments if fits(each, raw)), raw, secret=secret)
        if origin is tuple:
            return [self.mark(arguments[0], item, secret=secret) for item in raw]
        if origin is dict:
            return {key: self.mark(arguments[1], item, secret=secret) for key, item in raw.items()}
        if origin is Annotated and get_args(arguments[0]):
            return self.mark(arguments[0], raw, secret=secret)
        return self._single(shape, raw, secret=secret)

    def _single(self, shape: Any, raw: Any, *, secret: bool) -> Any:
        kind = get_args(shape)[0] if get_origin(shape) is Annotated else shape
        if kind is Text:
            return {code: self.canary() if secret else words for code, words in raw.items()}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self._record(kind, raw, secret=secret)
        if isinstance(kind, type) and issubclass(kind, Ref):
            return self._renamed(kind.target, raw)
        return self._words(shape, raw) if secret and isinstance(raw, str) else raw

    def _record(self, model: type[BaseModel], raw: dict[str, Any], *, secret: bool) -> dict[str, Any]:
        secret = secret or (model is Activity and raw.get("public") is False)
        hidden = issubclass(model, Named) and raw.get("disclose") != "name"
        names = {info.alias or name: name for name, info in model.model_fields.items()}
        shapes = get_type_hints(model, include_extras=True)
        marked: dict[str, Any] = {}
        for key, value in raw.items():
            name = names[key]
            inside = secret or name == "internal" or (hidden and name == "name")
            marked[key] = self.mark(shapes[name], value, secret=inside)
        if model is Internal:
            marked["questions"] = [self._question()]
        return marked

    def _question(self) -> dict[str, str]:
        return {"todo": self.canary(), "owner": self.ids["roles"]["privacy-lead"], "due": "2029-01-01"}

    def _renamed(self, target: str, raw: str) -> str:
        collections = ("processors", "recipients") if target == "parties" else (target,)
        return next((self.ids[name][raw] for name in collections if raw in self.ids.get(name, ())), raw)

    def _words(self, shape: Any, raw: str) -> str:
        known = self.words.get(raw)
        if known is not None and fits(shape, known):
            return known
        canary = self.canary()
        for words in (canary, f"https://{canary}.example", f"{canary}@{canary}.example"):
            if fits(shape, words):
                self.words[raw] = words
                return words
        self.planted.pop()  # a choice, a day or a period cannot hold a secret of its own
        return raw


def fits(shape: Any, raw: Any) -> bool:
    try:
        TypeAdapter(shape).validate_python(raw)
    except ValidationError:
        return False
    return True


def raw_example() -> dict[str, Any]:
    """The value of every file, by the part of the inventory; those of activities by id.

    What was released is left out: it was kept of the example, and not of the company with canaries.
    """
    files = {name: EXAMPLE / file_name for name, (file_name, _) in (RECORDS | CATALOGUES).items()}
    del files["versions"]
    raw = {name: read_yaml(path)[0].value for name, path in files.items()}
    raw[ACTIVITIES] = {
        path.stem: read_yaml(path)[0].value for path in sorted((EXAMPLE / ACTIVITIES).iterdir())
    }
    return raw


def marked(raw: dict[str, Any], marking: Marking, folder: Path) -> Inventory:
    """The inventory with canaries, written to a folder with a canary after every line, and loaded."""
    for collection in ("systems", "processors", "recipients"):
        hidden = [key for key, entry in raw[collection].items() if entry.get("disclose") != "name"]
        marking.ids[collection] = {key: marking.canary() for key in hidden}
    for collection in NEVER_PUBLIC:
        marking.ids[collection] = {key: marking.canary() for key in raw[collection]}
    marking.ids["roles"] = {key: marking.canary() for key in raw["organisation"]["roles"]}
    internal = [key for key, activity in raw[ACTIVITIES].items() if activity.get("public") is False]
    marking.ids[ACTIVITIES] = {key: marking.canary() for key in internal}
    tell_of_internal_activities(raw, internal)
    if marking.ask(1):
        raw = json.loads(
            re.sub(r"\{[a-z_]+(:[a-z-]+)?\}", "", json.dumps(raw))
        )  # what is open cannot be printed

    for name, (file_name, shape) in RECORDS.items():
        if name not in raw:
            continue
        value = marking.mark(shape, raw[name], secret=name in SECRET_FILES)
        if name == "organisation":
            value["roles"] = {
                marking.ids["roles"][key]: {code: marking.canary() for code in text}
                for key, text in value["roles"].items()
            }
        write(folder / file_name, value, marking)
    for name, (file_name, shape) in CATALOGUES.items():
        value = marking.mark(dict[Id, shape], raw[name], secret=name in SECRET_FILES)
        write(folder / file_name, renamed(name, value, marking), marking)
    for key, value in renamed(ACTIVITIES, marking.mark(dict[Id, Activity], raw[ACTIVITIES]), marking).items():
        write(folder / ACTIVITIES / f"{key}.yml", value, marking)

    inventory, diagnostics = read_inventory(folder)
    assert diagnostics == ()
    assert inventory is not None
    return inventory


def tell_of_internal_activities(raw: dict[str, Any], internal: list[str]) -> None:
    """Put an internal activity into the outline too, at the top and inside a section."""
    outline = raw["privacy_outline"]["sections"]
    nested = next(section for section in outline if "sections" in section)
    nested["sections"].extend({"activity": key} for key in internal[:1])
    outline.extend({"activity": key} for key in internal[1:])


def renamed(collection: str, entries: dict[str, Any], marking: Marking) -> dict[str, Any]:
    return {marking.ids.get(collection, {}).get(key, key): entry for key, entry in entries.items()}


def write(path: Path, value: object, marking: Marking) -> None:
    """As JSON, which is YAML too, so that every line can end in a comment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = json.dumps(value, indent=1, ensure_ascii=False).splitlines()
    marking.comments += len(lines)
    commented = [f"{line}  # {CANARY} in a comment" for line in lines]
    path.write_text("\n".join(commented) + "\n", "utf-8")


def found(text: str) -> set[str]:
    return set(re.findall(rf"{CANARY}\w*", text))


QUESTIONS: dict[str, Callable[[int], bool]] = {
    "all facts known": lambda _: False,
    "all facts open": lambda _: True,
    "every other fact open": lambda number: number % 2 == 1,
    "the others open": lambda number: number == 1 or number % 2 == 0,
}
