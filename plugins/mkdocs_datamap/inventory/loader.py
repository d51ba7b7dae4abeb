"""A folder of YAML → the inventory, or everything that is wrong with it. Reading files happens here alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_datamap.inventory import translations
from mkdocs_datamap.inventory.activities import Activity, Purpose
from mkdocs_datamap.inventory.categories import DataCategory, Source, SubjectGroup
from mkdocs_datamap.inventory.cookies import Cookies
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.exceptions import AcceptedFinding
from mkdocs_datamap.inventory.findings import did_you_mean, findings
from mkdocs_datamap.inventory.inventory import Inventory
from mkdocs_datamap.inventory.noted import Noted
from mkdocs_datamap.inventory.organisation import Organisation
from mkdocs_datamap.inventory.outline import Outline
from mkdocs_datamap.inventory.parties import Mandate, Processor, Recipient, System
from mkdocs_datamap.inventory.references import check_references
from mkdocs_datamap.inventory.shared_purposes import join_shared
from mkdocs_datamap.inventory.transfers import Transfer
from mkdocs_datamap.inventory.values import Id
from mkdocs_datamap.inventory.versions import FILE as VERSIONS_FILE
from mkdocs_datamap.inventory.versions import Versions
from mkdocs_datamap.inventory.yaml_reader import YamlFile, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Path

UNREADABLE, STRAY = "DM001", "DM015"

RECORDS: dict[str, tuple[str, Any]] = {
    "organisation": ("organisation.yml", Organisation),
    "cookies": ("cookies.yml", Cookies),
    "privacy_outline": ("policy/privacy.yml", Outline),
    "cookie_outline": ("policy/cookies.yml", Outline),
    "versions": (VERSIONS_FILE, Versions),
    "exceptions": ("exceptions.yml", tuple[AcceptedFinding, ...]),
    "accepted_translations": (translations.FILE, translations.AcceptedTranslations),
}
"""Files that hold one record each: attribute of the inventory → file and shape."""

CATALOGUES: dict[str, tuple[str, Any]] = {
    "purposes": ("purposes.yml", Purpose),
    "data_categories": ("data-categories.yml", DataCategory),
    "subjects": ("subjects.yml", SubjectGroup),
    "sources": ("sources.yml", Source),
    "systems": ("systems.yml", System),
    "processors": ("processors.yml", Processor),
    "recipients": ("recipients.yml", Recipient),
    "transfers": ("transfers.yml", Transfer),
    "mandates": ("on-behalf-of.yml", Mandate),
}
"""Files that hold entries by id: attribute of the inventory → file and shape of an entry."""

REQUIRED = ("organisation", "privacy_outline")
ACTIVITIES = "activities"

OUTLINES = {
    "privacy_outline": ("policy", "privacy"),
    "cookie_outline": ("policy", "cookies"),
    "versions": ("policy", "versions"),
}
"""Outlines and versions are spoken of by the path of their file."""

_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass
class Reading:
    """What has been read so far: the files, the values that are sound, and the findings."""

    files: dict[Path, YamlFile] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    ids: dict[str, frozenset[str] | None] = field(default_factory=dict)
    """Ids by collection as written, sound or not, so that one fault is not reported as many.

    None for a collection whose file could not be read: then no reference to it is judged.
    """
    diagnostics: list[Diagnostic] = field(default_factory=list)
    noted: Noted = field(default_factory=Noted)

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """Where the value at an inventory path stands; file by the longest known beginning of the path."""
        for length in range(len(path), 0, -1):
            file = self.files.get(path[:length])
            if file is not None:
                return file.locate(path[length:], key=key)
        return Location(FilePath(spoken_file(path)))


def spoken_file(path: Path) -> str:
    """The file in which a path would stand, when it was not read."""
    name = str(path[0]) if path else ""
    if name == "policy" and len(path) > 1:
        return f"policy/{path[1]}.yml"
    return (RECORDS.get(name) or CATALOGUES.get(name) or (f"{name}.yml", None))[0]


def read_inventory(folder: FilePath) -> tuple[Inventory | None, tuple[Diagnostic, ...]]:
    """Read every file of ``data_map/``.

    Returns the inventory, or None when an error stands in the way of building anything from it, and all
    findings in the order of files and lines. Never raises for anything that stands in the files.
    """
    reading = Reading()
    if not folder.is_dir():
        reading.diagnostics.append(
            Diagnostic(
                UNREADABLE,
                Severity.ERROR,
                Location(folder),
                "The inventory is a folder of YAML files, and there is none here.",
                "Name the right folder, or make a worked example with “datamap init DIR”.",
            )
        )
        return None, tuple(reading.diagnostics)
    for name, (file_name, shape) in RECORDS.items():
        _read_record(reading, folder / file_name, name, shape)
    for name, (file_name, shape) in CATALOGUES.items():
        _read_catalogue(reading, folder / file_name, name, shape)
    _read_activities(reading, folder / ACTIVITIES)
    reading.diagnostics.extend(_strays(folder))
    inventory = _assemble(reading)
    errors = any(finding.severity is Severity.ERROR for finding in reading.diagnostics)
    ordered = tuple(sorted(reading.diagnostics, key=lambda finding: (finding.location, finding.rule)))
    return (None if errors else inventory), ordered


def _open(reading: Reading, path: FilePath, *, required: bool) -> YamlFile | None:
    if not required and _absent(path):
        return None
    file, faults = read_yaml(path)
    reading.diagnostics.extend(faults)
    return file


def _absent(path: FilePath) -> bool:
    return not path.exists() and not path.is_symlink()


def _read_record(reading: Reading, path: FilePath, name: str, shape: Any) -> None:
    file = _open(reading, path, required=name in REQUIRED)
    if file is not None:
        reading.files[OUTLINES.get(name, (name,))] = file
        value = _validated(reading, file, shape, (), file.value)
        if value is not None:
            reading.values[name] = value


def _read_catalogue(reading: Reading, path: FilePath, name: str, shape: Any) -> None:
    entries: dict[str, Any] = {}
    reading.values[name] = entries
    reading.ids[name] = frozenset() if _absent(path) else None
    file = _open(reading, path, required=False)
    if file is None:
        return
    reading.files[name,] = file
    if not isinstance(file.value, dict):
        _validated(reading, file, dict[Id, shape], (), file.value)
        return
    reading.ids[name] = frozenset(file.value)
    for identifier, raw in file.value.items():
        if _is_id(reading, file, identifier):
            entry = _validated(reading, file, shape, (identifier,), raw)
            if entry is not None:
                entries[identifier] = entry


def _read_activities(reading: Reading, folder: FilePath) -> None:
    entries: dict[str, Activity] = {}
    reading.values[ACTIVITIES] = entries
    # Names are sorted as text: to compare paths takes longer than to find them.
    paths = [folder / name for name in sorted(_names(folder)) if name.endswith(".yml")]
    reading.ids[ACTIVITIES] = frozenset(path.stem for path in paths)
    if not paths:
        reading.diagnostics.append(
            Diagnostic(
                UNREADABLE,
                Severity.ERROR,
                Location(folder),
                "There is no processing activity.",
                "Describe at least one, in a file such as activities/enquiries.yml.",
            )
        )
    for path in paths:
        file = _open(reading, path, required=True)
        if file is None:
            continue
        identifier = path.stem
        reading.files[ACTIVITIES, identifier] = file
        named = _is_id(reading, file, identifier, of="The file’s name")
        activity = _validated(reading, file, Activity, (), file.value)
        if named and activity is not None:
            entries[identifier] = activity


def _names(folder: FilePath) -> tuple[str, ...]:
    """The names of everything right in a folder; none where there is no folder that can be looked into."""
    _, folders, files = next(os.walk(folder), ("", [], []))
    return (*folders, *files)


def _validated(reading: Reading, file: YamlFile, shape: Any, within: Path, raw: object) -> Any:
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    try:
        return _ADAPTERS[shape].validate_python(raw, context=reading.noted)
    except ValidationError as error:
        reading.diagnostics.extend(findings(error, shape, file, within))
        return None


def _is_id(reading: Reading, file: YamlFile, identifier: str, of: str = "This key") -> bool:
    try:
        _ID.validate_python(identifier)
    except ValidationError:
        where = file.locate((identifier,), key=True) if of == "This key" else Location(file.path)
        reading.diagnostics.append(
            Diagnostic(
                "DM017",
                Severity.ERROR,
                where,
                f"{of} is used as an id, but “{identifier}” is none.",
                "Write small letters a–z, digits and single hyphens, beginning with a letter: my-entry-2.",
            )
        )
        return False
    return True


def _strays(folder: FilePath) -> Iterator[Diagnostic]:
    known = {file_name for file_name, _ in (*RECORDS.values(), *CATALOGUES.values())}
    for name in sorted(_yaml_files(folder)):
        parent, _, file = name.rpartition("/")
        in_activities = parent == ACTIVITIES
        if name in known or (in_activities and file.endswith(".yml")):
            continue
        hint = (
            "Let the name end in .yml."
            if in_activities
            else did_you_mean(name, known) + " An activity stands in activities/."
        )
        yield Diagnostic(
            STRAY,
            Severity.ERROR,
            Location(folder / name),
            "This file is no part of an inventory: nothing reads it.",
            hint,
        )


def _yaml_files(folder: FilePath) -> Iterator[str]:
    """Everything below a folder that is named like a YAML file, by its path from there."""
    for parent, folders, files in os.walk(folder):
        way = "" if parent == str(folder) else f"{FilePath(parent).relative_to(folder).as_posix()}/"
        yield from (f"{way}{name}" for name in (*folders, *files) if name.lower().endswith((".yml", ".yaml")))


def _assemble(reading: Reading) -> Inventory | None:
    values = reading.values
    reading.diagnostics.extend(check_references(values, reading.ids, reading.locate, reading.noted))
    values[ACTIVITIES], faults = join_shared(
        values[ACTIVITIES], values["purposes"], reading.ids, reading.locate
    )
    reading.diagnostics.extend(faults)
    if any(name not in values for name in REQUIRED):
        return None
    return Inventory(
        organisation=values["organisation"],
        activities=values[ACTIVITIES],
        **{name: values[name] for name in CATALOGUES},
        cookies=values.get("cookies"),
        privacy_outline=values["privacy_outline"],
        cookie_outline=values.get("cookie_outline"),
        versions=values.get("versions"),
        exceptions=values.get("exceptions", ()),
        accepted_translations=values.get("accepted_translations"),
        locate=reading.locate,
    )
