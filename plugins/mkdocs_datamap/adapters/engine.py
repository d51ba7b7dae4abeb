"""From a folder and options to a built site: the one way in for the MkDocs plugin and the command line."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_datamap.adapters.banners import site_files
from mkdocs_datamap.adapters.dates import last_change, today
from mkdocs_datamap.adapters.evidence_files import scans_beside
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions, BuiltSite, FeedWords, NotFound
from mkdocs_datamap.adapters.repository import changes_of, source_of
from mkdocs_datamap.diagrams.drawing import Drawings
from mkdocs_datamap.diagrams.engines import engine
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.inventory.findings import did_you_mean
from mkdocs_datamap.inventory.yaml_nodes import collector_paused
from mkdocs_datamap.publication.hosting import NOTHING_MOVED, Moved
from mkdocs_datamap.render.build import PublicSite, public_site
from mkdocs_datamap.render.companions import companions
from mkdocs_datamap.render.internal_build import InternalSite
from mkdocs_datamap.render.redirects import old_path, redirect_files
from mkdocs_datamap.render.site import Asset
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.wording.message import Message
    from mkdocs_datamap.wording.voice import Voice


class RedirectError(ValueError):
    """A redirect of the site's configuration that leads from or to what is none, and what would be right."""


def prepare(
    data_map: Path, options: BuildOptions
) -> tuple[PublicSite | InternalSite | None, tuple[Diagnostic, ...]]:
    """Judge the inventory and, when no error stands in the way, prepare its site for an audience.

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
        kept=verdict.kept,
    )
    diagnostics = (*verdict.diagnostics, *found)
    if found or options.audience == "public":
        return (None if found else site), diagnostics
    source = source_of(data_map)
    on = today() if source.modified or changed is None else changed
    # Whether there is a site at all is judged by today; what the map tells is of its own day.
    told = verdict if on == today() else judge(data_map, on)
    atlas = Atlas(
        inventory=verdict.inventory,
        diagnostics=told.diagnostics,
        accepted=told.accepted,
        public=site.inventory,
        documents=site.documents,
        on=on,
        changed=changed,
        folder=data_map,
        edit_url=options.edit_url,
        source=source,
        changelog=changes_of(data_map),
        version=version("mkdocs-datamap"),
        prefix=options.edit_prefix,
        catalogues=verdict.catalogues,
        scans=scans_beside(data_map, verdict.inventory.cookies),
    )
    return InternalSite(atlas, site), diagnostics


def build_site(data_map: Path, options: BuildOptions) -> BuiltSite:
    """The site for a site generator.

    Raises EngineError when the diagrams cannot be drawn, and NoBannerError when a banner is asked for and
    there can be none.
    """
    # The pages of a large company are millions of objects that last: there is nothing to collect among them.
    with collector_paused(lasting=True):
        return _built_site(data_map, options)


def _built_site(data_map: Path, options: BuildOptions) -> BuiltSite:
    prepared, diagnostics = prepare(data_map, options)
    if prepared is None:
        return BuiltSite(None, diagnostics)
    voices = {voice.language: voice for voice in prepared.publication.voices}

    def spoken(phrase: Message) -> dict[str, str]:
        return {language: voice.words(phrase) for language, voice in voices.items()}

    site, moved = prepared.site(), NOTHING_MOVED
    if isinstance(prepared, PublicSite):
        moved = _moved(options, {page.path for page in site.pages})
        beside = (
            *companions(prepared, options.hosting),
            *redirect_files(moved.redirects, moved.root, site.languages[0]),
            *_banner(prepared, options),
        )
        site = replace(site, assets=(*site.assets, *beside))
    return BuiltSite(
        site,
        diagnostics,
        not_found={language: _not_found(voice) for language, voice in voices.items()},
        heading_link=spoken(message("heading.link")),
        internal_notice=spoken(_notice(prepared)) if isinstance(prepared, InternalSite) else {},
        feed=_feed_words(prepared) if isinstance(prepared, PublicSite) else {},
        moved=moved,
    )


def _feed_words(site: PublicSite) -> dict[str, FeedWords]:
    """What leads to the feed of changes, by language; nothing without versions."""
    if site.released is None:
        return {}
    organisation = site.inventory.organisation.trade_name
    return {
        voice.language: FeedWords(
            voice.words(message("feed.title", organisation=organisation)), voice.words(message("feed.label"))
        )
        for voice in site.voices
    }


def _banner(site: PublicSite, options: BuildOptions) -> Iterator[Asset]:
    """The files of the consent banner, where one is asked for; raises NoBannerError."""
    if options.consent is not None:
        root = options.hosting.site_url or "/"
        level = options.hosting.embed_heading
        made = site_files(site.inventory, site.voices, options.consent, root, level)
        yield from (Asset(path, content) for path, content in made.items())


def _moved(options: BuildOptions, pages: Collection[str]) -> Moved:
    """The redirects of the configuration; raises RedirectError for one that leads from or to what is none."""
    found: dict[str, str] = {}
    for old, new in options.redirects.items():
        path = new.strip("/")
        if path not in pages:
            near = did_you_mean(path, {page for page in pages if page})
            raise RedirectError(f"redirects: there is no page “{new}” to which “{old}” could lead. {near}")
        try:
            past = old_path(old)
        except ValueError as error:
            raise RedirectError(f"redirects: {error}.") from error
        if past in pages:
            raise RedirectError(f"redirects: “{old}” is a page of this site, so nothing can lead on from it.")
        found[past] = options.hosting.address(path)
    return Moved(found, urlsplit(options.hosting.site_url).path or "/")


def _notice(site: InternalSite) -> Message:
    """That a page is internal, and of which state of the inventory it is."""
    atlas = site.atlas
    day = atlas.on
    if atlas.source.commit is None:
        return message("internal.notice", day=day)
    if atlas.source.modified:
        return message("internal.notice.modified", day=day, commit=atlas.source.commit)
    return message("internal.notice.commit", day=day, commit=atlas.source.commit)


def _not_found(voice: Voice) -> NotFound:
    return NotFound(
        voice.words(message("not-found.title")),
        voice.words(message("not-found.text")),
        voice.words(message("not-found.link")),
    )
