"""The example's project in three languages: a third language is data alone, and here it is a stand-in."""

from __future__ import annotations

import codecs
import re
import shutil
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po, write_po

from built_documents import EXAMPLE
from changed_inventory import read_files, write_files
from mkdocs_datamap.wording.catalogue import BUILT_IN

if TYPE_CHECKING:
    from pathlib import Path

KEPT = re.compile(r"(\{[^}]*\}|Mit Nordlys|Nordlys Cykler)")
"""What a translator leaves as it is: placeholders and names."""


def translated(words: str) -> str:
    """What stands for German: English with other letters, so that no English word is left."""
    return "".join(
        part if KEPT.fullmatch(part) else codecs.encode(part, "rot13") for part in KEPT.split(words)
    )


def with_german(value: Any) -> Any:
    """The same value with a German text wherever there is an English one."""
    if isinstance(value, list):
        return [with_german(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("en"), str):
        return value | {"de": translated(value["en"])}
    return {key: with_german(item) for key, item in value.items()}


def write_catalogue(path: Path) -> None:
    """The English catalogue with other words, as a lawyer would hand it in."""
    with (BUILT_IN / "en.po").open("rb") as file:
        catalogue = read_po(file, locale="de")
    for entry in catalogue:
        if entry.id:
            entry.string = (
                tuple(map(translated, entry.string))
                if isinstance(entry.string, tuple)
                else translated(entry.string)
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)


def german_project(folder: Path) -> Path:
    """The example's project in three languages."""
    shutil.copytree(EXAMPLE.parent, folder, ignore=shutil.ignore_patterns("data_map"))
    files = {name: with_german(value) for name, value in read_files(EXAMPLE).items()}
    files.pop("policy/accepted-translations", None)
    files["organisation"]["languages"].append("de")
    data_map = write_files(files, folder / "data_map", EXAMPLE)
    write_catalogue(data_map / "policy" / "wording" / "de.po")
    return folder
