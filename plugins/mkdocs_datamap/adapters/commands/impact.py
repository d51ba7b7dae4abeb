"""``datamap impact``: what changes if an entry or a ground of the law goes away."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.tellable import read_tellable, report_language_option, report_voice
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_option, write
from mkdocs_datamap.internal.impact import impact as impact_of
from mkdocs_datamap.internal.impact import judged_by
from mkdocs_datamap.internal.impact_subject import UnknownSubjectError, subject
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.render.impact_report import as_json, as_markdown, as_text, report
from mkdocs_datamap.wording.voice import Voice

DEFAULT = Path("data_map")


@click.command()
@click.argument("path")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="For people, as Markdown, or for other programs.",
)
@report_language_option
@data_map_option
def impact(path: str, form: str, lang: str, data_map: Path | None) -> None:
    """Tell what changes if an entry of the inventory, or a ground of the law, goes away.

    PATH is an entry (processors.hosting, activities.newsletter.purposes.send), a country (countries.US), or a
    ground for transfers: law:scc, law:us-dpf, law:gb-adequacy, or a decision by its id. Everything is made
    anew without it, and compared. The report is internal.
    """
    folder = data_map or DEFAULT
    voice = report_voice(lang, folder)
    try:
        inventory, catalogues = read_tellable(folder, folder.as_posix())
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or folder} cannot be read: {error.strerror or error}."
        ) from error
    try:
        found = subject(path, inventory, vocabulary())
    except UnknownSubjectError as error:
        raise CouldNotRunError(str(error)) from error
    on = today()
    judge = judged_by({catalogue.language: catalogue for catalogue in catalogues}, on)
    told = report(impact_of(found, inventory, judge), tuple(map(Voice, catalogues)), voice, on)
    write({"text": as_text, "md": as_markdown, "json": as_json}[form](told))
