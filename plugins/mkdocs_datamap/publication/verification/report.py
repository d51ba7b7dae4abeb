"""The verdict on a built site: everything that is wrong with it, at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.publication.verification.elsewhere import loaded, unguarded
from mkdocs_datamap.publication.verification.internal_facts import told
from mkdocs_datamap.publication.verification.languages import foreign, one_sided
from mkdocs_datamap.publication.verification.leftovers import empty, unfilled
from mkdocs_datamap.publication.verification.links import broken
from mkdocs_datamap.publication.verification.wholeness import missing, unlike_manifest

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.manifest import CalledFor
    from mkdocs_datamap.publication.verification.built import BuiltSite
    from mkdocs_datamap.publication.verification.internal_facts import InternalWords


@dataclass(frozen=True)
class Expected:
    """What a site is held against.

    ``internal`` is what its readers may not read. ``phrases`` are the ids of phrases, ``known`` the hashes of
    the files that come with the theme.
    """

    called: CalledFor
    internal: InternalWords
    phrases: Collection[str]
    known: Collection[str]


def verify(site: BuiltSite, expected: Expected) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the site, each fault once, in the order of files and lines."""
    found = (
        *missing(site, expected.called),
        *unlike_manifest(site, expected.called),
        *foreign(site, expected.called.languages),
        *one_sided(site),
        *broken(site),
        *loaded(site, expected.known),
        *unguarded(site),
        *told(site, expected.internal, expected.known),
        *unfilled(site, expected.called, expected.phrases),
        *empty(site),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.location, each.rule)))
