"""Is everything there that the inventory calls for, as it was built, and of today's inventory?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_datamap.publication.manifest import FILE, Manifest, sha256
from mkdocs_datamap.publication.verification.built import page_file
from mkdocs_datamap.publication.verification.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.manifest import CalledFor
    from mkdocs_datamap.publication.verification.built import BuiltSite


def missing(site: BuiltSite, called: CalledFor) -> Iterator[Diagnostic]:
    """Pages and anchors that the inventory calls for and the site lacks, and pages in another language."""
    for language, pages in called.pages.items():
        for path, anchors in pages.items():
            name = page_file(path, site)
            reading = site.readings.get(name or "")
            if name is None or reading is None:
                there = f"/{path}/" if path else "/"
                yield fault("page-missing", site.folder, f"The page “{there}” ({language}) is missing.")
                continue
            for anchor in anchors:
                if anchor not in reading.ids:
                    message = f"The page has no place “#{anchor}”, and the inventory calls for it."
                    yield fault("anchor-missing", site.path(name), message)
            if reading.lang != language:
                message = f"The page is in “{language}” and says lang=“{reading.lang or ''}”."
                yield fault("wrong-language", site.path(name), message)


def unlike_manifest(site: BuiltSite, called: CalledFor) -> Iterator[Diagnostic]:
    """What the manifest says otherwise than the inventory, or the files otherwise than the manifest."""
    where = site.path(FILE)
    try:
        manifest = Manifest.from_json(site.files[FILE].decode("utf-8"))
    except KeyError:
        yield fault("no-manifest", where, "There is no manifest.")
        return
    except (UnicodeDecodeError, json.JSONDecodeError):
        yield fault("no-manifest", where, "The manifest cannot be read: it is no JSON.")
        return
    except ValueError as error:
        yield fault("no-manifest", where, f"The manifest cannot be read: {error}.")
        return
    if manifest.audience != called.audience:
        message = f"The site was built for “{manifest.audience}”, not for “{called.audience}”."
        yield fault("wrong-audience", where, message)
    elif manifest.digest != called.digest:
        yield fault("stale", where, f"The site was built from something else, {_when(manifest)}.")
    yield from _files(site, manifest)


def _when(manifest: Manifest) -> str:
    date = manifest.date or "on a day that was not known"
    commit = f"commit {manifest.commit[:12]}" if manifest.commit else "no commit"
    return f"last changed {date}, {commit}, by {manifest.tool}"


def _files(site: BuiltSite, manifest: Manifest) -> Iterator[Diagnostic]:
    for name, expected in manifest.files.items():
        if name not in site.files:
            yield fault("file-missing", site.path(name), "The manifest lists this file, and it is not there.")
        elif sha256(site.files[name]) != expected:
            yield fault("file-changed", site.path(name), "The file is not the one that was built.")
    for name in site.files:
        # What is hidden at the top is the host's or git's, which a build leaves alone.
        if name not in manifest.files and name != FILE and not name.startswith("."):
            yield fault("file-unknown", site.path(name), "The manifest does not list this file.")
