"""``datamap verify-site``: is a built site whole, fresh, and free of what it must not have?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from mkdocs_datamap.adapters.engine import RedirectError
from mkdocs_datamap.adapters.site_verification import expected, read_site, settings_of
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_option, wants_colour, write
from mkdocs_datamap.consent.banner import NoBannerError
from mkdocs_datamap.diagrams.engines import EngineError
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.publication.verification.report import verify
from mkdocs_datamap.rules.formats import as_github, as_json, as_text

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.diagnostics import Diagnostic

DEFAULT = Path("data_map")
CACHE = Path(".cache/datamap")


@click.command("verify-site")
@click.argument("site", type=click.Path(path_type=Path), metavar="DIR")
@data_map_option
@click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    default="public",
    show_default=True,
    help="Who will read the site.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for other programs, or as annotations on GitHub.",
)
def verify_site(
    site: Path, data_map: Path | None, audience: Literal["public", "internal"], form: str
) -> None:
    """Hold the built site in DIR against the inventory, and list everything that is wrong with it.

    Exit code 0: nothing; 1: something, all of which is listed; 2: it could not run.
    """
    _look_at(site, data_map)
    found = _found(site, data_map or DEFAULT, audience)
    match form:
        case "json":
            write(as_json(found))
        case "github" if found:
            write(as_github(found))
        case "text" if found:
            write(as_text(found, read_line=SourceLines(), colour=wants_colour(sys.stdout)))
        case "text":
            write(f"{site} is whole, fresh, and free of what it must not have.")
    if found:
        raise SystemExit(1)


def _look_at(site: Path, data_map: Path | None) -> None:
    if not site.is_dir():
        raise click.BadParameter(
            f"“{site}” {'is a file, not a folder' if site.exists() else 'is not there'}. "
            "Name the folder of a built site, such as site.",
            param_hint="DIR",
        )
    if data_map is None and not DEFAULT.is_dir():
        raise CouldNotRunError(f"“{DEFAULT}” is not there. Name the inventory’s folder with --data-map.")


def _found(site: Path, data_map: Path, audience: Literal["public", "internal"]) -> tuple[Diagnostic, ...]:
    try:
        built = read_site(site)
        wanted, errors = expected(data_map, audience, CACHE, settings_of(built))
        if wanted is not None:
            return verify(built, wanted)
    except (EngineError, NoBannerError, RedirectError) as error:
        raise CouldNotRunError(str(error)) from error
    except OSError as error:
        reason = error.strerror or error
        raise CouldNotRunError(f"{error.filename or site} cannot be read: {reason}.") from error
    count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    raise CouldNotRunError(
        f"The inventory has {count}, so nothing can be held against it. "
        f"Mend what “datamap check {data_map}” finds."
    )
