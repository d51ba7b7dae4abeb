"""``datamap register``: the Art. 30 record and what belongs to it, for spreadsheets, programs and people."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import click

from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.repository import source_of
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_argument, wants_colour, write
from mkdocs_datamap.internal.register.files import ENDINGS, file_name
from mkdocs_datamap.internal.register.ledger import Ledger
from mkdocs_datamap.internal.register.register import register_of
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.render.register.formats import FORMATS
from mkdocs_datamap.render.register.json_schema import serialised
from mkdocs_datamap.render.register.spoken import spoken_register
from mkdocs_datamap.rules.formats import as_text
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.voice import Voice


@click.command()
@data_map_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="xlsx",
    show_default=True,
    help="For a spreadsheet (xlsx, or csv: a ZIP of one file a table), for other programs, or to be read.",
)
@click.option("--lang", metavar="CODE", help="The language.  [default: the inventory’s first]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder for it. json and md are printed without it.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the format json, and do nothing else.")
def register(data_map: Path, form: str, lang: str | None, out: Path | None, schema: bool) -> None:  # noqa: FBT001 (click calls it by name)
    """Export the register of DATA_MAP: the record of processing (Art. 30 GDPR) and what belongs to it.

    Transfers, processors, retention, open questions, cookies and findings have a table each. The file is
    internal. It states which commit and day it is of, and how much of the inventory is still open.
    """
    if schema:
        write(serialised().removesuffix("\n"))
        return
    if out is None and not FORMATS[form].text:
        raise click.UsageError(
            f"{form} is no text to print. Name the file or folder to write: --out register.{ENDINGS[form]}."
        )
    content, language = _made(data_map, form, lang)
    if out is None:
        write(content.decode("utf-8").removesuffix("\n"))
        return
    target = out / file_name(language, form) if out.is_dir() else out
    _write(target, content)
    write(f"{target} is written. It is for internal use only.")


def _made(data_map: Path, form: str, lang: str | None) -> tuple[bytes, str]:
    """The content of the file and its language; fails when the inventory cannot be read."""
    try:
        verdict = judge(data_map, today())
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or data_map} cannot be read: {error.strerror or error}."
        ) from error
    if verdict.inventory is None:
        lines = SourceLines(Path())
        write(as_text(verdict.diagnostics, read_line=lines, colour=wants_colour(sys.stdout), notes=False))
        raise SystemExit(1)
    languages = verdict.inventory.organisation.languages
    language = languages[0] if lang is None else lang
    if language not in languages:
        raise click.BadParameter(
            f"The inventory has no language “{language}”. It has: {', '.join(languages)}.",
            param_hint="--lang",
        )
    made = register_of(
        Ledger(verdict.inventory, today(), data_map),
        verdict.diagnostics,
        verdict.accepted,
        source_of(data_map),
        version=version("mkdocs-datamap"),
    )
    return FORMATS[form].write(spoken_register(made, Voice(verdict.catalogues[language]))), language


def _write(target: Path, content: bytes) -> None:
    """Write the file as a whole, or leave what is there."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".datamap-", delete=False) as aside:
            aside.write(content)
        place = Path(aside.name)
        try:
            # As a new file has: NamedTemporaryFile lets its owner alone read it.
            umask = os.umask(0)
            os.umask(umask)
            place.chmod(0o666 & ~umask)
            place.replace(target)
        finally:
            place.unlink(missing_ok=True)
    except OSError as error:
        raise CouldNotRunError(
            f"{target} cannot be written: {error.strerror or error}. Name a place where you may write."
        ) from error
