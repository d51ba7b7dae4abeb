"""``datamap consent``: configuration for a consent manager, from the cookies that the policy lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.banners import files_for
from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.staging import FolderNotWrittenError
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_argument, write
from mkdocs_datamap.adapters.written_folder import write_folder
from mkdocs_datamap.consent.banner import NoBannerError
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.render.site import Asset
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.voice import Voice

if TYPE_CHECKING:
    from mkdocs_datamap.consent.settings_page import Manager


@click.command()
@data_map_argument
@click.option(
    "--format",
    "manager",
    type=click.Choice(["klaro", "cookieconsent"]),
    required=True,
    help="The consent manager: Klaro 0.7 or vanilla-cookieconsent 3.",
)
@click.option("--lang", metavar="LANGUAGE", help="One language only, such as da.")
@click.option(
    "--policies", metavar="URL", default="/", show_default=True, help="Where the policies are published."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write script, style sheet and the page of cookie settings into this folder. Without it the script "
    "is printed.",
)
def consent(data_map: Path, manager: Manager, lang: str | None, policies: str, out: Path | None) -> None:
    """Make the configuration of a consent banner from the cookies of DATA_MAP.

    Exit code 1: there is no banner to make, because something about the cookies is not known yet, or because
    all of them are necessary.
    """
    try:
        verdict = judge(data_map, today())
    except OSError as error:
        raise CouldNotRunError(f"{error.filename or data_map} cannot be read: {error.strerror}.") from error
    inventory = verdict.inventory
    if inventory is None or verdict.errors:
        raise CouldNotRunError(
            f"The inventory has errors, so no banner was made. Mend what “datamap check {data_map}” finds."
        )
    if lang is not None and lang not in verdict.catalogues:
        known = ", ".join(verdict.catalogues)
        raise click.BadParameter(
            f"The inventory has no language “{lang}”, but: {known}.", param_hint="--lang"
        )
    voices = [Voice(catalogue) for catalogue in verdict.catalogues.values()]
    try:
        made = files_for(project(inventory), voices, manager, policies, lang)
    except NoBannerError as error:
        lines = [f"{inventory.locate(('cookies', 'entries'), key=True)}: {error}"]
        lines += [
            f"{inventory.locate(('cookies', 'entries', name), key=True)}: “{name}” has an open question."
            for name in error.open_entries
        ]
        write("\n".join(lines))
        raise SystemExit(1) from None
    if out is None:
        write(made["datamap-consent.js"].decode().removesuffix("\n"))
        return
    try:
        write_folder(out, [Asset(name, content) for name, content in made.items()])
    except FolderNotWrittenError as error:
        raise CouldNotRunError(str(error)) from error
    write(f"{len(made)} files in {out}.")
