"""Inventories with one thing changed: files as plain values, places in them by dotted paths."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.inventory.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Files = dict[str, Any]
"""The value of every YAML file by its path without ``.yml``: ``organisation``, ``activities/newsletter``."""

FOLDERS = ("activities", "policy")
DELETE = object()
"""As a new value: take the entry out."""


def read_files(folder: Path) -> Files:
    """The files of an inventory, as one that was never released; what is shared by an alias is copied."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): json.loads(_json(read_yaml(path)[0].value))
        for path in sorted(folder.rglob("*.yml"))
        if path.name != "versions.yml"
    }


def write_files(files: Files, folder: Path, wording: Path | None = None) -> Path:
    """Write the files as JSON, which is YAML too, with the owner's own wording from another inventory."""
    for name, value in files.items():
        path = folder / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_json(value), "utf-8")
    if wording is not None and (wording / "policy" / "wording").is_dir():
        shutil.copytree(wording / "policy" / "wording", folder / "policy" / "wording", dirs_exist_ok=True)
    return folder


def changed(original: Path, folder: Path, changes: Mapping[str, Any]) -> Path:
    """A copy of an inventory with new values at some places (``DELETE`` takes one out)."""
    files = read_files(original)
    for path, value in changes.items():
        put(files, path, value)
    return write_files(files, folder, original)


def put(files: Files, path: str, value: Any) -> None:
    """Set the value at a path; raises KeyError when what should hold it is not there."""
    holder, key = _holder(files, path)
    if value is DELETE:
        del holder[key]
    else:
        holder[key] = value


def get(files: Files, path: str) -> Any:
    """The value at a path such as ``activities.newsletter.purposes.send.bases``; raises KeyError.

    In a list an entry is named by itself, or by its id, activity, block or basis.
    """
    holder, key = _holder(files, path)
    return holder[key]


def spoil(files: Files, path: str) -> None:
    """Take away what stands at a path, and leave an inventory that can be built.

    Words and addresses become others, an item leaves its list, a purpose its activity; what else is a fact
    becomes an open question.
    """
    holder, key = _holder(files, path)
    value = holder[key]
    if isinstance(value, dict) and value and set(value) <= {"da", "en"}:
        holder[key] = {"da": "Noget helt andet.", "en": "Quite another thing."}
    elif isinstance(holder, list):
        del holder[key]
        if not holder:
            parent, name = _holder(files, path.rpartition(".")[0])
            parent[name] = _OPEN
    elif isinstance(value, str) and "@" in value:
        holder[key] = f"other-{value}"
    elif path.split(".")[-2] == "purposes":
        del holder[key]
    else:
        holder[key] = _OPEN


_OPEN = {"todo": "This is not known any more.", "owner": "management"}


def _holder(files: Files, path: str) -> tuple[Any, Any]:
    parts = path.split(".")
    file = "/".join(parts[:2]) if parts[0] in FOLDERS else parts[0]
    rest = parts[2:] if parts[0] in FOLDERS else parts[1:]
    if not rest:
        return files, file
    holder: Any = files[file]
    for part in rest[:-1]:
        holder = holder[_key(holder, part)]
    return holder, _key(holder, rest[-1], new=True)


def _key(holder: Any, part: str, *, new: bool = False) -> Any:
    if isinstance(holder, dict):
        if part not in holder and not new:
            raise KeyError(part)
        return part
    for index, item in enumerate(holder):
        if item == part or (isinstance(item, dict) and part in {item.get(name) for name in _NAMES}):
            return index
    raise KeyError(part)


_NAMES = ("id", "activity", "block", "basis")


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False, default=str)
