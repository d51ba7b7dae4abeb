"""``datamap diff``: what changed in meaning between two states of the inventory."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.revisions import RevisionNotReadError, UnknownRevisionError, inventory_at
from mkdocs_datamap.adapters.tellable import read_tellable, report_language_option, report_voice
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_option, write
from mkdocs_datamap.changes.difference import difference
from mkdocs_datamap.changes.edition import FILE, Edition, read_kept
from mkdocs_datamap.render.change_report import Report, as_json, as_markdown, as_text
from mkdocs_datamap.render.edition import edition

DEFAULT = Path("data_map")
INVENTORY_FILE = "organisation.yml"


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="For people, as a comment on a pull request, or for other programs.",
)
@report_language_option
@data_map_option
def diff(old: str, new: str | None, form: str, lang: str, data_map: Path | None) -> None:
    """Tell what changed in meaning from OLD to NEW, in words, and whether it is material.

    OLD and NEW are each the folder of an inventory, a folder written by “datamap render”, the file of a kept
    version, or else a revision that git knows (main, HEAD~1, a tag). Without NEW it is the inventory as it is
    now.
    """
    folder = data_map or DEFAULT
    voice = report_voice(lang, folder)
    found = difference(_side(old, folder), _side(new if new is not None else str(folder), folder))
    report = Report(found, voice)
    write({"text": as_text, "md": as_markdown, "json": as_json}[form](report))


def _side(named: str, data_map: Path) -> Edition:
    """One side of the comparison; raises CouldNotRunError when it cannot be read."""
    path = Path(named)
    try:
        if (path / INVENTORY_FILE).is_file():
            return _told(path, named)
        kept = path / FILE if (path / FILE).is_file() else path
        if kept.is_file():
            return _kept(kept)
        if path.is_dir():
            raise CouldNotRunError(
                f"“{named}” holds neither an inventory ({INVENTORY_FILE}) nor what “datamap render” writes "
                f"({FILE})."
            )
        with tempfile.TemporaryDirectory(prefix="datamap-") as aside:
            return _told(inventory_at(named, data_map, Path(aside)), f"{named}:{data_map.as_posix()}")
    except UnknownRevisionError as error:
        raise CouldNotRunError(
            f"“{named}” is neither a folder nor a file of a kept version, and {error}"
        ) from error
    except RevisionNotReadError as error:
        raise CouldNotRunError(str(error)) from error
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or named} cannot be read: {error.strerror or error}."
        ) from error


def _kept(file: Path) -> Edition:
    try:
        return read_kept(file.read_text("utf-8"))
    except ValueError as error:
        raise CouldNotRunError(f"{file} cannot be compared. {error}") from error


def _told(folder: Path, named: str) -> Edition:
    """What the inventory in a folder tells; ``named`` is what the person calls it."""
    inventory, catalogues = read_tellable(folder, named)
    try:
        return edition(inventory, catalogues, today())
    except KeyError as error:
        raise CouldNotRunError(
            f"The inventory at “{named}” cannot be told as a policy: {error.args[0]}. "
            "“datamap check” says where."
        ) from error
