"""``datamap release``: both policies as they are become a version, which is kept for good."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import TypeAdapter, ValidationError

from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.releasing import NotReleasedError, try_release, write_release
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_option, wants_colour, write
from mkdocs_datamap.changes.kept_versions import version_folder
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.values import Day
from mkdocs_datamap.inventory.versions import Version, VersionNumber
from mkdocs_datamap.rules.formats import as_text

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_datamap.adapters.releasing import Release

_NUMBER: TypeAdapter[str] = TypeAdapter(VersionNumber)
_DAY: TypeAdapter[dt.date] = TypeAdapter(Day)
_UNKNOWN = "0" * 64


def _number(_ctx: click.Context, _param: click.Parameter, written: str) -> str:
    try:
        return _NUMBER.validate_python(written)
    except ValidationError:
        raise click.BadParameter(
            f"“{written}” is no number of a version. Write numbers with points between them, such as 1.1."
        ) from None


def _day(_ctx: click.Context, _param: click.Parameter, written: str) -> dt.date:
    try:
        return _DAY.validate_python(written)
    except ValidationError:
        raise click.BadParameter(
            f"“{written}” is not a day. Write it as year-month-day, for example 2026-12-01."
        ) from None


@click.command()
@click.argument("version", callback=_number)
@click.option(
    "--effective", metavar="DAY", required=True, callback=_day, help="The day from which the version applies."
)
@click.option(
    "--summary",
    "summaries",
    nargs=2,
    metavar="LANGUAGE WORDS",
    multiple=True,
    help="What is new, for the people whose data it is about. Once for each language.",
)
@click.option(
    "--notice",
    "notices",
    nargs=2,
    metavar="LANGUAGE WORDS",
    multiple=True,
    help="How people were told of it ahead. Once for each language, or not at all.",
)
@data_map_option
def release(
    version: str,
    effective: dt.date,
    summaries: tuple[tuple[str, str], ...],
    notices: tuple[tuple[str, str], ...],
    data_map: Path | None,
) -> None:
    """Make a version of both policies as they are, under the number VERSION.

    The policies in every language, and the facts behind them, are kept in policy/versions/VERSION; the entry
    is added to policy/versions.yml, and both outlines name the version. Nothing is written unless the
    inventory is without error. A version that was released is never overwritten.
    """
    folder = data_map or _default()
    try:
        languages = _languages(folder)
        entry = Version.model_validate(
            {
                "version": version,
                "effective": effective,
                "released": today(),
                "summary": _words(summaries, languages, "--summary"),
                "notice": _words(notices, languages, "--notice") if notices else None,
                "kept": _UNKNOWN,
            }
        )
        tried = try_release(folder, entry, today())
        if tried.findings:
            write(_report(tried))
            raise SystemExit(1)
        write_release(folder, tried)
    except NotReleasedError as error:
        raise CouldNotRunError(str(error)) from error
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or folder} cannot be read or written: {error.strerror or error}. "
            "Run the command again: a version is there only when policy/versions.yml lists it."
        ) from error
    write(
        f"Version {version} applies from {effective}. "
        f"{len(tried.kept)} files are kept in {version_folder(folder, version)}: commit them."
    )


def _default() -> Path:

    folder = Path("data_map")
    if not folder.is_dir():
        raise CouldNotRunError(
            "There is no folder data_map here. Name the inventory’s folder with --data-map."
        )
    return folder


def _languages(folder: Path) -> tuple[str, ...]:
    inventory, _ = read_inventory(folder)
    if inventory is None:
        raise NotReleasedError(
            f"The inventory has errors, so nothing was released. Mend what “datamap check {folder}” finds."
        )
    return inventory.organisation.languages


def _words(said: tuple[tuple[str, str], ...], languages: tuple[str, ...], option: str) -> dict[str, str]:
    words = {language: text.strip() for language, text in said}
    missing = [language for language in languages if not words.get(language)]
    strange = [language for language in words if language not in languages]
    if missing or strange:
        wanted = " ".join(f"{option} {language} “…”" for language in languages)
        raise click.BadParameter(f"Say it once in each language: {wanted}.", param_hint=option)
    return {language: words[language] for language in languages}


def _report(tried: Release) -> str:
    def line(path: Path, number: int) -> str | None:
        if path in tried.lines:
            lines = tried.lines[path]
        elif path.is_file():
            lines = path.read_text("utf-8", errors="replace").split("\n")
        else:
            return None
        return lines[number - 1] if 0 < number <= len(lines) else None

    found = as_text(tried.findings, read_line=line, colour=wants_colour(sys.stdout), notes=False)
    return f"{found}\n\nVersion {tried.number} was not released, and no file was changed."
