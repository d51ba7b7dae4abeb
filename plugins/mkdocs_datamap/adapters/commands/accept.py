"""``datamap accept``: note down that the translations, as they are now, have been read and are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_argument, write
from mkdocs_datamap.inventory.findings import did_you_mean
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.translations import FILE, fingerprints, texts, within, written_out
from mkdocs_datamap.inventory.walk import walk_inventory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_datamap.inventory.inventory import Inventory


@click.command()
@data_map_argument
@click.option(
    "--entry",
    "entries",
    metavar="ENTRY",
    multiple=True,
    help="Accept the texts of this entry only, such as activities.newsletter. May be repeated.",
)
def accept(data_map: Path, entries: tuple[str, ...]) -> None:
    """Accept the translations in DATA_MAP: their languages say the same, somebody has read them.

    Their fingerprints are written to policy/accepted-translations.yml. When one language of a text changes
    after that, “datamap check” says so until the others have been read again and accepted.
    """
    try:
        inventory, _ = read_inventory(data_map)
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or data_map} cannot be read: {error.strerror or error}."
        ) from error
    if inventory is None:
        raise CouldNotRunError(
            f"The inventory has errors, so nothing was accepted. Mend what “datamap check {data_map}” finds."
        )
    before = inventory.accepted_translations or {}
    after = _accepted(inventory, before, entries)
    _write(data_map / FILE, written_out(after))
    write(_told(before, after, data_map / FILE))


def _accepted(
    inventory: Inventory, before: Mapping[str, Mapping[str, str]], entries: Sequence[str]
) -> dict[str, Mapping[str, str]]:
    """What the file shall hold: today's texts in their order; those not chosen as they stand in it."""
    placed = tuple(texts(walk_inventory(inventory)))
    names = [each.name for each in placed]
    for entry in entries:
        if not any(within(name, entry) for name in names):
            near = did_you_mean(entry, {".".join(name.split(".")[:2]) for name in names})
            raise click.BadParameter(f"There is no text in “{entry}”. {near}", param_hint="--entry")
    accepted: dict[str, Mapping[str, str]] = {}
    for each in placed:
        if not entries or any(within(each.name, entry) for entry in entries):
            accepted[each.name] = fingerprints(each.text)
        elif each.name in before:
            accepted[each.name] = before[each.name]
    return accepted


def _write(file: Path, content: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Without translation of line ends: the same bytes on every machine.
        file.write_bytes(content.encode())
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or file} cannot be written: {error.strerror or error}."
        ) from error


def _told(before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]], file: Path) -> str:
    new = len(after.keys() - before.keys())
    gone = len(before.keys() - after.keys())
    changed = sum(before[name] != after[name] for name in after.keys() & before.keys())
    return f"{file}: {len(after)} texts are accepted ({new} new, {changed} changed, {gone} gone)."
