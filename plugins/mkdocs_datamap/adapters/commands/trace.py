"""``datamap trace``: what stands behind a clause of the public pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.dates import last_change, today
from mkdocs_datamap.adapters.tellable import read_tellable
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_option, write
from mkdocs_datamap.diagrams.drawing import Drawings
from mkdocs_datamap.diagrams.engines import engine
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.render.build import PublicSite, public_site
from mkdocs_datamap.render.public_places import UnknownPlaceError, find_place
from mkdocs_datamap.render.sitemap import pretty
from mkdocs_datamap.render.speaking import PageVoice
from mkdocs_datamap.render.trace_report import Trace, as_json, as_text

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.inventory import Inventory

DEFAULT = Path("data_map")


@click.command()
@click.argument("place", metavar="PAGE#ANCHOR")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for other programs.",
)
@click.option(
    "--lang", metavar="CODE", help="The language.  [default: that of PAGE, or the inventory’s first]"
)
@data_map_option
def trace(place: str, form: str, lang: str | None, data_map: Path | None) -> None:
    """Tell what stands behind a clause: the block of the policy's outline, the entries, and the provisions.

    PAGE is a public page by its address, whole or in part, or by its key: privacy, cookies, recipients.
    ANCHOR is that of a clause or a section; without it, all clauses of the page are told.
    """
    folder = data_map or DEFAULT
    try:
        inventory, site = _site(folder)
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or folder} cannot be read: {error.strerror or error}."
        ) from error
    try:
        found = find_place(place, site, [version.version for version in inventory.released])
    except UnknownPlaceError as error:
        raise CouldNotRunError(str(error)) from error
    language = lang or found.language or site.languages[0]
    if language not in site.languages:
        raise click.BadParameter(
            f"The inventory has no language “{language}”. It has: {', '.join(site.languages)}.",
            param_hint="--lang",
        )
    atlas = Atlas(
        inventory=inventory,
        diagnostics=(),
        accepted=(),
        public=site.inventory,
        documents=site.documents,
        on=site.on,
        changed=None,
        folder=folder,
    )
    anchors = set(found.anchors)
    chains = (each for each in atlas.chains if each.place.page == found.page and each.place.anchor in anchors)
    document = next(each for each in site.documents if each.key == found.page)
    voice = next(voice for voice in site.voices if voice.language == language)
    speaker = PageVoice(voice, site.references(document, voice, pretty))
    told = Trace(tuple(chains), atlas, speaker, site.paths[language, found.page])
    write({"text": as_text, "json": as_json}[form](told))


def _site(folder: Path) -> tuple[Inventory, PublicSite]:
    """The inventory, and its public site by the same day as the site itself; no diagram is drawn."""
    inventory, catalogues = read_tellable(folder, folder.as_posix())
    changed = last_change(folder)
    site, wrong = public_site(inventory, catalogues, Drawings(engine("wasm")), changed or today(), changed)
    if wrong:
        raise CouldNotRunError(f"{wrong[0].message} {wrong[0].remedy}")
    return inventory, site
