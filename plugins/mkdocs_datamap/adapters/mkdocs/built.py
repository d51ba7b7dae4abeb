"""The seam between the engine and a site generator: what is asked for and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from mkdocs_datamap.publication.hosting import NOTHING_MOVED, Moved
from mkdocs_datamap.render.companions import Hosting

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.render.site import Site


@dataclass(frozen=True)
class BuildOptions:
    """How to build: for whom, with which diagram engine, and where drawn diagrams are kept."""

    audience: Literal["public", "internal"]
    engine: Literal["wasm", "dot"]
    cache_dir: Path
    edit_url: str | None = None
    """Where a line of the inventory is edited, with the fields ``{path}`` and ``{line}``; for staff."""
    edit_prefix: str = ""
    """What ``{path}`` has before the path of a file in the inventory: ``data_map/``."""
    consent: Literal["klaro", "cookieconsent"] | None = None
    """The consent manager to write a configuration for."""

    hosting: Hosting = field(default_factory=Hosting)
    """Where the site will stand."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Paths of old pages → paths of pages of the site, as the site's configuration has them."""


class NotFound(NamedTuple):
    """What the page for a missing address says in one language."""

    title: str
    text: str
    link: str


class FeedWords(NamedTuple):
    """What the frame says of the feed of changes in one language: its name, and the words of a link."""

    title: str
    label: str


@dataclass(frozen=True)
class BuiltSite:
    """The engine's answer.

    ``site`` is None when the diagnostics hold an error. ``watched`` are files and folders whose change calls
    for a new build. The words by language are those of the frame around the pages: the page for a missing
    address, the name of the link that each heading has to itself, the line that says a page is internal, and
    what leads to the feed of changes.
    """

    site: Site | None
    diagnostics: tuple[Diagnostic, ...] = ()
    watched: tuple[Path, ...] = ()
    not_found: Mapping[str, NotFound] = field(default_factory=dict)
    heading_link: Mapping[str, str] = field(default_factory=dict)
    internal_notice: Mapping[str, str] = field(default_factory=dict)
    feed: Mapping[str, FeedWords] = field(default_factory=dict)
    moved: Moved = NOTHING_MOVED
    """The old addresses, for the files that hosts read."""


SiteBuilder = Callable[[Path, BuildOptions], BuiltSite]
"""Reads the inventory in a folder and builds its site. Raises nothing for what a person could have typed."""
