"""A version is released: tried on a copy of the inventory, and written only if the whole is sound with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.kept_versions import version_folder
from mkdocs_datamap.diagrams.drawing import Drawings
from mkdocs_datamap.diagrams.engines import engine
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import RECORDS, read_inventory
from mkdocs_datamap.inventory.versions import FILE
from mkdocs_datamap.inventory.versions_file import with_value, with_version
from mkdocs_datamap.render.build import public_site
from mkdocs_datamap.render.release import kept_version
from mkdocs_datamap.rules.verdict import WORDING, judge
from mkdocs_datamap.wording.catalogue import load_catalogue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_datamap.changes.kept_versions import KeptVersion
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.versions import Version

OF_RELEASES = frozenset({"DM701", "DM702", "DM705"})
"""Rules whose warnings stop a release: what they find, a release must not make."""

OUTLINES = tuple(RECORDS[name][0] for name in ("privacy_outline", "cookie_outline"))


class NotReleasedError(Exception):
    """Why there is no new version, and what to do about it, in sentences."""


@dataclass(frozen=True)
class Release:
    """What a release writes: the files that are kept, and the files of the inventory that change, in order.

    ``findings`` are what stands in the way, with the lines of the files as they would be; then nothing else
    is of use.
    """

    number: str
    kept: Mapping[str, bytes]
    texts: Mapping[str, str]
    findings: tuple[Diagnostic, ...]
    lines: Mapping[Path, list[str]]


def try_release(data_map: Path, version: Version, on: dt.date) -> Release:
    """Release a version in a copy of the inventory; what its entry says of the kept files is computed.

    Raises NotReleasedError, and OSError when the folder cannot be read. I/O: reads the folder, writes a
    temporary one.
    """
    with tempfile.TemporaryDirectory(prefix="datamap-") as aside:
        copy = Path(aside) / "data_map"
        shutil.copytree(data_map, copy)
        before = _read(copy, data_map)
        _refuse_what_was_released(before, version)
        texts = {name: _outline(copy, name, version) for name in OUTLINES if (copy / name).is_file()}
        _write(copy, texts)
        # What a release left behind that was interrupted before its entry was written.
        shutil.rmtree(version_folder(copy, version.version), ignore_errors=True)
        kept = _kept(_read(copy, data_map), copy, on)
        entry = version.model_copy(update={"kept": kept.digest})
        old = (copy / FILE).read_text("utf-8") if (copy / FILE).is_file() else ""
        texts[FILE] = with_version(old, entry)
        _write(copy, texts)
        folder = version_folder(copy, version.version)
        folder.mkdir(parents=True)
        for name, content in kept.files.items():
            (folder / name).write_bytes(content)
        verdict = judge(copy, on)
        if verdict.inventory is not None and verdict.inventory.released != (*before.released, entry):
            raise NotReleasedError(
                f"The entry could not be written into {data_map / FILE} as the file stands. "
                "Let “versions:” begin a line of its own, and each version a line below it with “- ”."
            )
        in_the_way = tuple(
            replace(each, location=replace(each.location, path=_named(each.location.path, copy, data_map)))
            for each in verdict.diagnostics
            if each.severity is Severity.ERROR or each.rule in OF_RELEASES
        )
        lines = {data_map / name: text.split("\n") for name, text in texts.items()}
        return Release(version.version, kept.files, texts, in_the_way, lines)


def write_release(data_map: Path, release: Release) -> None:
    """Write a release: first what is kept, and last the entry, by which there is a version at all.

    Each file takes the place of the old one in one step. A release that is killed between leaves what it had
    been before, and is finished by being run again. Raises OSError.
    """
    folder = version_folder(data_map, release.number)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{release.number}.", dir=folder.parent))
    try:
        aside.chmod(0o755)
        for name, content in release.kept.items():
            (aside / name).write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    for name, text in release.texts.items():
        _replace(data_map / name, text)


def _replace(file: Path, text: str) -> None:
    handle, aside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(text.encode())
        Path(aside).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(aside).replace(file)
    finally:
        Path(aside).unlink(missing_ok=True)


def _read(folder: Path, data_map: Path) -> Inventory:
    inventory, _ = read_inventory(folder)
    if inventory is None:
        raise NotReleasedError(
            f"The inventory has errors, so nothing was released. Mend what “datamap check {data_map}” finds."
        )
    return inventory


def _refuse_what_was_released(inventory: Inventory, version: Version) -> None:
    for released in inventory.released:
        if released.version == version.version:
            raise NotReleasedError(
                f"Version {version.version} was released on {released.released}, and people may have read "
                "it: nothing was overwritten. Release a higher version. If nobody has read it yet, remove "
                f"its entry from {FILE} and its folder first."
            )


def _outline(folder: Path, name: str, version: Version) -> str:
    text = (folder / name).read_text("utf-8")
    try:
        text = with_value(text, "version", f'"{version.version}"')
        return with_value(text, "effective", version.effective.isoformat())
    except StopIteration:
        raise NotReleasedError(
            f"{name} could not be brought up to date. Let “version:” and “effective:” each begin a line."
        ) from None


def _kept(inventory: Inventory, folder: Path, on: dt.date) -> KeptVersion:
    # Nothing is drawn: what is kept of a diagram is its table.
    drawings = Drawings(engine("wasm"), Path())
    languages = inventory.organisation.languages
    catalogues = tuple(load_catalogue(language, folder.joinpath(*WORDING))[0] for language in languages)
    site, _ = public_site(inventory, catalogues, drawings, on=on, changed=None)
    try:
        return kept_version(site)
    except KeyError as error:
        raise NotReleasedError(
            f"The policies cannot be told: {error.args[0]}. “datamap check” says where."
        ) from error


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())


def _named(path: Path, copy: Path, data_map: Path) -> Path:
    return data_map / path.relative_to(copy) if path.is_relative_to(copy) else path
