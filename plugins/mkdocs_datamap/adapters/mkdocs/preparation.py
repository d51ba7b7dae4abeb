"""Before MkDocs reads a page: what is asked of the engine, and whether its answer can become a site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.structure.files import get_files

from mkdocs_datamap.adapters.mkdocs.build import Build
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions, BuiltSite
from mkdocs_datamap.adapters.mkdocs.hand_written import conflicts, read_hand_written
from mkdocs_datamap.adapters.mkdocs.pages import asset_files, page_files
from mkdocs_datamap.adapters.mkdocs.report import error_site, failure
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.render.companions import Hosting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_datamap.adapters.mkdocs.config import DataMapConfig


class NoSiteError(Exception):
    """The inventory or the pages beside it have errors; the message has all of them."""


def build_options(asked: DataMapConfig, config: MkDocsConfig) -> BuildOptions:
    """The settings of the plugin and of the site, as the engine takes them."""
    return BuildOptions(
        audience=cast("Literal['public', 'internal']", asked.audience),
        engine=cast("Literal['wasm', 'dot']", asked.engine),
        cache_dir=Path(asked.cache_dir),
        edit_url=asked.edit_url,
        consent=cast("Literal['klaro', 'cookieconsent'] | None", asked.consent),
        hosting=Hosting(_base(config.site_url), config.use_directory_urls, asked.embed_heading_level),
        redirects=asked.redirects,
        edit_prefix=_way(config.config_file_path, Path(asked.data_map)),
    )


def prepared(built: BuiltSite, asked: DataMapConfig, config: MkDocsConfig) -> Build:
    """The build of what the engine built; raises NoSiteError.

    I/O: reads the folder of the hand-written pages.
    """
    errors = [found for found in built.diagnostics if found.severity is Severity.ERROR]
    collisions: list[str] = []
    if built.site is not None and not errors:
        site, files = built.site, get_files(config)
        generated = (*page_files(config, site, Path(asked.data_map)), *asset_files(config, site))
        written = read_hand_written(files, site.languages, asked.docs_language)
        collisions = list(conflicts(written, files, site, generated))
        if not collisions:
            return Build(built, site, generated, written, config.site_name)
    raise NoSiteError(failure(errors, collisions))


def report_of(errors: NoSiteError, paths: Iterable[str], asked: DataMapConfig, config: MkDocsConfig) -> Build:
    """A build that shows the errors at the paths of the pages that were there before."""
    site = error_site(str(errors), paths)
    shown = tuple(page_files(config, site, Path(asked.data_map)))
    return Build(BuiltSite(site), site, shown, (), config.site_name, is_report=True)


def _base(site_url: str | None) -> str:
    """The site's full address with a slash at its end; empty when it is not known."""
    return site_url.rstrip("/") + "/" if site_url else ""


def _way(config_file: str, data_map: Path) -> str:
    """The way from the folder of the configuration to that of the inventory, ending in a slash."""
    return os.path.relpath(data_map, Path(config_file).parent).replace(os.sep, "/") + "/"
