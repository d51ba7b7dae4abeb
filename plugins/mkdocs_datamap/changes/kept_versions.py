"""What was kept of each released version, read from its folder: the facts, and each policy by language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.edition import FILE, read_kept
from mkdocs_datamap.inventory.versions import FOLDER

if TYPE_CHECKING:
    from mkdocs_datamap.changes.edition import Edition


@dataclass(frozen=True)
class KeptVersion:
    """The files of a version by name, and what was computed of them."""

    files: Mapping[str, bytes]
    digest: str

    @cached_property
    def edition(self) -> Edition:
        """The facts and clauses as they were; raises ValueError, in a sentence, when there are none."""
        if FILE not in self.files:
            raise ValueError(f"There is no {FILE}.")
        return read_kept(self.files[FILE].decode("utf-8", errors="replace"))


KeptVersions = Mapping[str, KeptVersion]
"""By the number of the version."""


def version_folder(data_map: Path, number: str) -> Path:
    """Where a version stands in an inventory."""
    return data_map / FOLDER / number


def policy_file(page: str, language: str) -> str:
    """The name of the file of a policy in one language, in the folder of its version."""
    return f"{page}.{language}.json"


def digest(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of the files of a version, in hexadecimal; the same whatever ends a line."""
    found = hashlib.sha256()
    for name, content in sorted(files.items()):
        plain = content.replace(b"\r\n", b"\n")
        found.update(f"{name}\n{hashlib.sha256(plain).hexdigest()}\n".encode())
    return found.hexdigest()


def read_kept_versions(data_map: Path) -> KeptVersions:
    """Everything that was kept in an inventory. I/O: reads the folders; raises OSError."""
    found: dict[str, dict[str, bytes]] = {}
    start = data_map / FOLDER
    for path in sorted(start.rglob("*")) if start.is_dir() else ():
        place = PurePosixPath(path.relative_to(start).as_posix())
        if path.is_file() and len(place.parts) > 1 and not any(part.startswith(".") for part in place.parts):
            name = str(place.relative_to(place.parts[0]))
            found.setdefault(place.parts[0], {})[name] = path.read_bytes()
    return {number: KeptVersion(files, digest(files)) for number, files in found.items()}
