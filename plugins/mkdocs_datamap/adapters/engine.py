"""From a folder and options to a built site: the one way in for the MkDocs plugin and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.adapters.dates import last_change, today
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions, BuiltSite, NotFound
from mkdocs_datamap.diagrams.drawing import Drawings
from mkdocs_datamap.diagrams.engines import engine
from mkdocs_datamap.render.build import PublicSite, public_site
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.wording.message import Message
    from mkdocs_datamap.wording.voice import Voice


def prepare(data_map: Path, options: BuildOptions) -> tuple[PublicSite | None, tuple[Diagnostic, ...]]:
    """Judge the inventory and, when no error stands in the way, prepare its public site.

    I/O: reads the folder, the environment and git. Raises OSError when the folder may not be looked into.
    """
    verdict = judge(data_map, today())
    if verdict.inventory is None or verdict.errors:
        return None, verdict.diagnostics
    changed = last_change(data_map)
    site, found = public_site(
        verdict.inventory,
        tuple(verdict.catalogues.values()),
        Drawings(engine(options.engine), options.cache_dir),
        on=changed or today(),
        changed=changed,
    )
    return (None if found else site), (*verdict.diagnostics, *found)


def build_site(data_map: Path, options: BuildOptions) -> BuiltSite:
    """The site for a site generator; raises EngineError when the diagrams cannot be drawn."""
    prepared, diagnostics = prepare(data_map, options)
    if prepared is None:
        return BuiltSite(None, diagnostics)
    voices = {voice.language: voice for voice in prepared.voices}

    def spoken(phrase: Message) -> dict[str, str]:
        return {language: voice.words(phrase) for language, voice in voices.items()}

    return BuiltSite(
        prepared.site(),
        diagnostics,
        not_found={language: _not_found(voice) for language, voice in voices.items()},
        heading_link=spoken(message("heading.link")),
        internal_notice=spoken(message("internal.notice")),
    )


def _not_found(voice: Voice) -> NotFound:
    return NotFound(
        voice.words(message("not-found.title")),
        voice.words(message("not-found.text")),
        voice.words(message("not-found.link")),
    )
