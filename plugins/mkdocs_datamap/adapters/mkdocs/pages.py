"""Generated pages and assets as MkDocs files."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_datamap.adapters.banners import CONSENT
from mkdocs_datamap.adapters.mkdocs.blocks import with_marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_datamap.render.site import Site, SitePage


def source_uri(page: SitePage, site: Site) -> str:
    """The Markdown file that MkDocs is told the page has: ``index.md`` for the home of a language."""
    if page.path == "":
        return "index.md"
    if page.path in site.languages:
        return f"{page.path}/index.md"
    return f"{page.path}.md"


def page_source(page: SitePage) -> str:
    """The page's Markdown with its front matter, and marks for its blocks.

    JSON strings are YAML strings, whatever the text holds.
    """
    matter = {"title": page.title, "description": page.description}
    lines = "".join(f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in matter.items())
    if page.earlier:
        lines += "robots: noindex\nsearch: {exclude: true}\n"
    if page.wide:
        lines += "hide: [toc]\n"
    return f"---\n{lines}---\n\n{with_marks(page.body)}\n"


def page_files(config: MkDocsConfig, site: Site, data_map: Path) -> Iterator[File]:
    """A file for every page, in order.

    The pages stay out of the navigation that MkDocs makes (one for all languages);
    :mod:`~mkdocs_datamap.adapters.mkdocs.navigation` puts them where they belong.
    """
    for page in site.pages:
        made = File.generated(
            config,
            source_uri(page, site),
            content=page_source(page),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        made.edit_uri = _edit_uri(config, data_map, page)
        yield made


def asset_files(config: MkDocsConfig, site: Site) -> Iterator[File]:
    """A file for every asset."""
    for asset in site.assets:
        yield File.generated(config, asset.path, content=asset.content)


def stylesheets(site: Site) -> list[str]:
    """The assets that every page links as a stylesheet."""
    return _loaded(site, ".css")


def scripts(site: Site) -> list[str]:
    """The assets that every page runs as a script: the public site has none."""
    return _loaded(site, ".js")


def _loaded(site: Site, ending: str) -> list[str]:
    """The assets with an ending, without those of the banner: they are for another website."""
    return [
        asset.path
        for asset in site.assets
        if asset.path.endswith(ending) and not asset.path.startswith(f"{CONSENT}/")
    ]


def engine_path(file: File) -> str:
    """Where the engine has a file of the site: a page without its ending, anything else as it is."""
    if not file.is_documentation_page():
        return file.dest_uri
    return file.src_uri.removesuffix(".md").removesuffix("index").strip("/")


def _edit_uri(config: MkDocsConfig, data_map: Path, page: SitePage) -> str | None:
    # MkDocs' `edit_uri` leads to the docs folder, so the way to the YAML starts there.
    if not page.entry:
        return None
    return os.path.relpath(data_map / page.entry, config.docs_dir).replace(os.sep, "/")
