"""``datamap schema``: the inventory's JSON Schemas, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_option, write
from mkdocs_datamap.inventory.schema import ids_of, pattern_of, schema_file, schemas, serialised
from mkdocs_datamap.rules.formats import FINDINGS, findings_schema
from mkdocs_datamap.scanning.readers import own

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = Path("data_map")
FORMATS = {"scan.json": own.schema, FINDINGS: findings_schema}
"""The formats that are no part of an inventory: of “datamap scan”, and of “datamap check --format json”."""


@click.command()
@click.argument("file", required=False)
@click.option("--out", type=click.Path(path_type=Path), help="Write one file for each kind into this folder.")
@click.option(
    "--check", "only_check", is_flag=True, help="With --out: write nothing, exit 1 if a file is stale."
)
@data_map_option
def schema(file: str | None, out: Path | None, only_check: bool, data_map: Path | None) -> None:  # noqa: FBT001 (click calls it by name)
    """Print the JSON Schema of FILE, such as processors.yml, or of every kind of file.

    scan.json is what “datamap scan” writes, findings.json what “datamap check --format json” prints.

    With --out the schemas are written to a folder, and what VS Code’s settings need is printed. The ids
    of the inventory are among what editors offer: run this again when they change.
    """
    if file in FORMATS and out is None:
        write(json.dumps(FORMATS[file](), ensure_ascii=False, indent=2))
        return
    folder = data_map or DEFAULT
    try:
        found = schemas(ids_of(folder) if folder.is_dir() else None)
    except OSError as error:
        raise CouldNotRunError(f"{error.filename} cannot be read: {error.strerror}.") from error
    if only_check and out is None:
        raise click.UsageError("--check needs the folder to look at: --out DIR.")
    if file is not None:
        if out is not None:
            raise click.UsageError("Name a file to print its schema, or a folder with --out, but not both.")
        _print_one(file, found)
    elif out is None:
        write(json.dumps(found, ensure_ascii=False, indent=2))
    elif only_check:
        _check(out, found)
    else:
        _write(out, found)
        write(vs_code_settings(out, folder, found))


def vs_code_settings(out: Path, folder: Path, found: Mapping[str, object]) -> str:
    """The settings that let the YAML extension of VS Code find each schema, as JSON."""
    relative = "" if out.is_absolute() else "./"
    mapping = {
        f"{relative}{(out / schema_file(pattern)).as_posix()}": f"{folder.as_posix()}/{pattern}"
        for pattern in found
    }
    return json.dumps({"yaml.schemas": mapping}, ensure_ascii=False, indent=2)


def _print_one(file: str, found: Mapping[str, Mapping[str, object]]) -> None:
    pattern = pattern_of(file)
    if pattern is None:
        raise click.BadParameter(f"“{file}” is no part of an inventory. The files are: {', '.join(found)}.")
    write(serialised(found[pattern]).removesuffix("\n"))


def _write(out: Path, found: Mapping[str, Mapping[str, object]]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for pattern, content in found.items():
            # Without translation of line ends: the same bytes on every machine.
            (out / schema_file(pattern)).write_bytes(serialised(content).encode())
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or out} cannot be written: {error.strerror or error}. "
            "Name a folder in a place where you may write."
        ) from error


def _check(out: Path, found: Mapping[str, Mapping[str, object]]) -> None:
    stale = [
        path.as_posix()
        for path, content in ((out / schema_file(pattern), found[pattern]) for pattern in found)
        if _content(path) != serialised(content).encode()
    ]
    if stale:
        write(f"Not up to date: {', '.join(stale)}. Run “datamap schema --out {out.as_posix()}”.")
        raise SystemExit(1)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CouldNotRunError(f"{path} cannot be read: {error.strerror or error}.") from error
