"""``datamap render``: the pages for an audience as plain Markdown and SVG, for any site generator."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from mkdocs_datamap.adapters.engine import prepare
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions
from mkdocs_datamap.adapters.staging import FolderNotWrittenError
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_argument, wants_colour, write
from mkdocs_datamap.adapters.written_folder import write_folder
from mkdocs_datamap.changes.edition import FILE, kept
from mkdocs_datamap.diagrams.engines import EngineError
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.render.build import PublicSite
from mkdocs_datamap.render.edition import told
from mkdocs_datamap.render.site import Asset
from mkdocs_datamap.rules.formats import as_text


@click.command()
@data_map_argument
@click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    default="public",
    show_default=True,
    help="Who reads the pages: everybody, or staff alone.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@click.option(
    "--engine",
    type=click.Choice(["wasm", "dot"]),
    default="wasm",
    show_default=True,
    help="What draws the diagrams: the built-in Graphviz, or the system’s.",
)
def render(
    data_map: Path, audience: Literal["public", "internal"], out: Path, engine: Literal["wasm", "dot"]
) -> None:
    """Write the pages of DATA_MAP as plain Markdown and SVG, for any site generator.

    DATA_MAP is the inventory’s folder, data_map unless another one is named. The folder that is written is
    replaced as a whole. For the public it has edition.json, the facts that “datamap diff” compares.
    """
    try:
        site, found = prepare(data_map, BuildOptions(audience, engine, Path(".cache/datamap")))
        if found:
            lines = SourceLines(Path())
            write(as_text(found, read_line=lines, colour=wants_colour(sys.stdout), notes=False))
        if site is None:
            raise SystemExit(1)
        files = tuple(site.markdown())
        if isinstance(site, PublicSite):
            files += (_edition(site),)
        write_folder(out, files)
    except (EngineError, FolderNotWrittenError) as error:
        raise CouldNotRunError(str(error)) from error
    write(f"{len(files)} files in {out}.")


def _edition(site: PublicSite) -> Asset:
    told_now = told(site.inventory, site.publication.voices, site.on)
    return Asset(FILE, kept(told_now).encode())
