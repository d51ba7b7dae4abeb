"""Other companies, made of the example: some of its activities, and what ``variants/*.yml`` changes.

``activities`` are those that stay, ``remove`` the places that go, ``set`` places with new values. Then all
entries go that nothing uses any more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from example_case import EXAMPLE

from changed_inventory import DELETE, put, read_files, write_files
from mkdocs_datamap.inventory.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from changed_inventory import Files

OVERLAYS = Path(__file__).parent / "variants"
VARIANTS = tuple(sorted(path.stem for path in OVERLAYS.glob("*.yml")))

PARTIES = ("processors", "recipients")
REFERRED_TO = ("data-categories", "subjects", "sources", "systems", *PARTIES)
"""Files whose entries exist to be referred to, shared purposes apart."""


def write_variant(name: str, folder: Path) -> Path:
    """Write the inventory of a variant into a folder, without the accepted translations of the example."""
    overlay: Any = read_yaml(OVERLAYS / f"{name}.yml")[0].value
    files = read_files(EXAMPLE)
    del files["policy/accepted-translations"]
    for path in [path for path in files if path.startswith("activities/")]:
        if path.removeprefix("activities/") not in overlay["activities"]:
            del files[path]
    for place in overlay["remove"]:
        put(files, place, DELETE)
    for place, value in overlay["set"].items():
        put(files, place, value)
    outline = files["policy/privacy"]
    outline["sections"] = list(_told(outline["sections"], overlay["activities"]))
    _prune(files, {tuple(place.split(".")[:2]) for place in overlay["set"]})
    return write_files({path: value for path, value in files.items() if value != {}}, folder)


def _told(sections: list[Any], activities: list[str]) -> Iterator[Any]:
    """The sections without those on other activities, and without those that are then empty."""
    for section in sections:
        if section.get("activity", activities[0]) not in activities:
            continue
        inner = list(_told(section.get("sections", []), activities))
        if inner or "activity" in section or section.get("clauses"):
            yield {**section, "sections": inner} if "sections" in section else section


def _prune(files: Files, kept: set[tuple[str, ...]]) -> None:
    """Take out what nothing refers to, until nothing is left of it. A transfer alone keeps no party."""
    while gone := [*_unused(files, kept), *_without_party(files)]:
        for file, identifier in gone:
            del files[file][identifier]


def _unused(files: Files, kept: set[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for file in REFERRED_TO:
        for identifier, entry in files[file].items():
            others = {path: value for path, value in files.items() if path not in {file, "transfers"}}
            others[file] = {name: value for name, value in files[file].items() if name != identifier}
            if not entry.get("general") and (file, identifier) not in kept | {
                (file, word) for word in _words(others)
            }:
                yield file, identifier
    shared = {
        name
        for path, activity in files.items()
        if path.startswith("activities/")
        for name, purpose in activity["purposes"].items()
        if purpose.get("shared")
    }
    yield from (("purposes", name) for name in files["purposes"] if name not in shared)


def _without_party(files: Files) -> Iterator[tuple[str, str]]:
    parties = {name for file in PARTIES for name in files[file]}
    for name, transfer in files["transfers"].items():
        if not {transfer["recipient"], transfer.get("exporter", transfer["recipient"])} <= parties:
            yield "transfers", name


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value
