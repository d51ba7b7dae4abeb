"""The versions of the policies as an Atom feed (RFC 4287), so that people can follow what changes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mkdocs_datamap.documents.changes_page import in_force, version_anchor
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_datamap.documents.changes_page import Release
    from mkdocs_datamap.inventory.public_version import PublicVersion
    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import Sentence

MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class Teller:
    """Who speaks in a feed: a speaker, and its language."""

    speaker: Speaker
    language: str

    def text(self, sentence: Sentence) -> str:
        """The sentence as text of XML."""
        return escape(words(self.speaker, sentence))


def feed_path(path: str) -> str:
    """Where the feed of the page of changes stands, by the path of the page."""
    return f"{path}.xml"


def feed(
    organisation: str,
    releases: Sequence[Release],
    teller: Teller,
    own: str,
    page: Callable[[str | None], str],
) -> bytes:
    """The feed in one language, the latest version first.

    ``own`` is the address of the feed, ``page`` makes that of the page of changes, or of a place on it. Ids
    come from what was kept, and days from the versions, so that nothing changes when the site is built again
    or moves. Raises ValueError without a version.
    """
    if not releases:
        raise ValueError("a feed has at least one entry")
    return "".join(f"{line}\n" for line in _lines(organisation, releases, teller, own, page)).encode()


def _lines(
    organisation: str,
    releases: Sequence[Release],
    teller: Teller,
    own: str,
    page: Callable[[str | None], str],
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(teller.language)}>'
    yield f"  <id>{_id(releases[0].version, teller.language, 'feed')}</id>"
    yield f"  <title>{teller.text(message('feed.title', organisation=organisation))}</title>"
    yield f"  <updated>{_moment(max(release.version.released for release in releases))}</updated>"
    yield f"  <author><name>{escape(organisation)}</name></author>"
    yield f'  <link rel="self" type={quoteattr(MEDIA_TYPE)} href={quoteattr(own)}/>'
    yield f'  <link rel="alternate" type="text/html" href={quoteattr(page(None))}/>'
    for release in reversed(releases):
        yield from _entry(release, teller, page(version_anchor(release.version.version)))
    yield "</feed>"


def _entry(release: Release, teller: Teller, address: str) -> Iterator[str]:
    version = release.version
    moment = _moment(version.released)
    yield "  <entry>"
    yield f"    <id>{_id(version, teller.language, version.version)}</id>"
    yield f"    <title>{teller.text(message('changes.version', version=version.version))}</title>"
    yield f"    <updated>{moment}</updated>"
    yield f"    <published>{moment}</published>"
    yield f'    <link rel="alternate" type="text/html" href={quoteattr(address)}/>'
    yield f"    <summary>{teller.text(version.summary)}</summary>"
    yield '    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    yield f"      <p>{teller.text(version.summary)}</p>"
    yield f"      <p>{teller.text(message('version.applies', days=in_force(version)))}</p>"
    if release.changed:
        yield "      <ul>"
        yield from (f"        <li>{teller.text(each)}</li>" for each in release.changed)
        yield "      </ul>"
    yield "    </div></content>"
    yield "  </entry>"


def _id(version: PublicVersion, language: str, name: str) -> str:
    """An id that no other feed has: made from the digest of what was kept, which never changes."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'datamap/{version.digest}/{language}/{name}')}"


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
