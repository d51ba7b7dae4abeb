"""An inventory that can be told, with its words: what commands need that quote the clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.terminal import CouldNotRunError
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules.verdict import WORDING
from mkdocs_datamap.wording.catalogue import BUILT_IN, load_catalogue
from mkdocs_datamap.wording.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.wording.catalogue import Catalogue


report_language_option = click.option(
    "--lang",
    default="en",
    show_default=True,
    help="The language of the report. The clauses are quoted in every language.",
)


def read_tellable(folder: Path, named: str) -> tuple[Inventory, tuple[Catalogue, ...]]:
    """The inventory in a folder, and a catalogue for each of its languages.

    ``named`` is what the person calls it. No rule of the law is asked. I/O: reads the folder.

    Raises:
        CouldNotRunError: when an error in its files stands in the way.
    """
    inventory, found = read_inventory(folder)
    catalogues = []
    for language in inventory.organisation.languages if inventory else ():
        catalogue, more = load_catalogue(language, folder.joinpath(*WORDING))
        catalogues.append(catalogue)
        found += more
    errors = [each for each in found if each.severity is Severity.ERROR]
    if inventory is None or errors:
        raise CouldNotRunError(_faulty(errors, folder, named))
    return inventory, tuple(catalogues)


def _faulty(errors: list[Diagnostic], folder: Path, named: str) -> str:
    first = errors[0]
    place = first.location.path
    where = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else place.as_posix()
    count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    return (
        f"The inventory at “{named}” has {count}, so it cannot be told. The first is in {where}, line "
        f"{first.location.line}: {first.message} {first.remedy}"
    )


def report_voice(language: str, data_map: Path) -> Voice:
    """Who tells a report; fails, with the languages there are, for one that has no words."""
    own = data_map.joinpath(*WORDING)
    languages = sorted({path.stem for folder in (BUILT_IN, own) for path in folder.glob("*.po")})
    if language not in languages:
        raise click.BadParameter(f"The report can be in: {', '.join(languages)}.", param_hint="--lang")
    return Voice(load_catalogue(language, own)[0])
