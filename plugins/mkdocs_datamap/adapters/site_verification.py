"""A built site and the inventory it should be of, read from disk to be held against each other."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.adapters.dates import last_change, today
from mkdocs_datamap.adapters.engine import build_site
from mkdocs_datamap.adapters.mkdocs.shell import THEME
from mkdocs_datamap.adapters.site_files import files_of
from mkdocs_datamap.adapters.site_settings import options, settings
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.publication.manifest import FILE, Manifest, called_for, sha256
from mkdocs_datamap.publication.verification.built import BuiltSite
from mkdocs_datamap.publication.verification.internal_facts import NOTHING, internal_words
from mkdocs_datamap.publication.verification.report import Expected
from mkdocs_datamap.rules.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.manifest import Settings
    from mkdocs_datamap.wording.catalogue import Catalogue


def read_site(folder: Path) -> BuiltSite:
    """Every file of a site. Raises OSError when one cannot be read."""
    return BuiltSite(folder, {name: path.read_bytes() for name, path in files_of(folder)})


def settings_of(site: BuiltSite) -> Settings:
    """The settings that a site was built with, by its manifest; none when there is no manifest to read."""
    try:
        return Manifest.from_json(site.files[FILE].decode("utf-8")).settings
    except (KeyError, ValueError):
        return {}


def expected(
    data_map: Path, audience: Literal["public", "internal"], cache_dir: Path, kept: Settings
) -> tuple[Expected | None, tuple[Diagnostic, ...]]:
    """What the inventory calls for in a site with these settings, or the errors in the way of saying so.

    Raises OSError when the folder may not be looked into, EngineError when diagrams cannot be drawn, and
    RedirectError when the settings have a redirect to a page that is not there any more.
    """
    verdict = judge(data_map, today())
    asked = options(kept, audience, cache_dir)
    built = build_site(data_map, asked)
    if verdict.inventory is None or built.site is None:
        return None, tuple(found for found in built.diagnostics if found.severity is Severity.ERROR)
    catalogues = verdict.catalogues
    secret = NOTHING if audience == "internal" else internal_words(verdict.inventory, _words(catalogues))
    called = called_for(built.site, audience, last_change(data_map), settings(asked))
    phrases = frozenset(identifier for each in catalogues.values() for identifier in each.phrases)
    return Expected(called, secret, phrases, frozenset(_known())), ()


def _words(catalogues: Mapping[str, Catalogue]) -> Iterator[str]:
    for catalogue in catalogues.values():
        for phrase in catalogue.phrases.values():
            yield from phrase.forms


def _known() -> Iterator[str]:
    """The hashes of the files that come with Material and with this package, and hold no fact of anybody."""
    ours = (THEME, Path(str(files("mkdocs_datamap.render") / "assets")))
    for folder in (Path(str(files("material") / "templates")), *ours):
        for path in folder.rglob("*"):
            if path.suffix in {".js", ".css", ".map", ".svg", ".png"} and ".icons" not in path.parts:
                yield sha256(path.read_bytes())
