"""The page on which readers see what each version of the policies changed, and find every version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Bullets, Clause, Document, Facts, Paragraph, Section
from mkdocs_datamap.inventory.places import CHANGES
from mkdocs_datamap.wording.message import Names, PageLink, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.inventory.public_version import PublicVersion
    from mkdocs_datamap.wording.message import Message, Sentence


@dataclass(frozen=True)
class Release:
    """A version, what it changed in the one before it, and on which pages its policies stand.

    ``former`` is the number of that one, None for the first. ``changed`` is what people must know, each as a
    sentence without its full stop, in the language of the page; ``corrections`` counts what says nothing new.
    """

    version: PublicVersion
    former: str | None
    changed: tuple[Message, ...]
    corrections: int
    pages: tuple[str, ...]


def changes_page(organisation: str, releases: Sequence[Release]) -> Document:
    """The page in the language of the releases, which are in their order; the latest is told first."""
    return Document(
        key=CHANGES,
        title=message("page.changes.title"),
        summary=message("page.changes.summary", organisation=organisation),
        lead=(Paragraph((message("changes.intro"),)),),
        sections=tuple(_section(release) for release in reversed(releases)),
        numbered=False,
    )


def version_anchor(number: str) -> str:
    """The place of a version on the page: ``version-1-1``."""
    return f"version-{number.replace('.', '-')}"


def in_force(version: PublicVersion) -> Message:
    """The days on which a version applies."""
    if version.until is None:
        return message("version.in-force.from", start=version.effective)
    return message("version.in-force", start=version.effective, end=version.until)


def _section(release: Release) -> Section:
    anchor = version_anchor(release.version.version)
    title = message("changes.version", version=release.version.version)
    return Section(anchor, title, (Clause("changes", tuple(_blocks(release))),))


def _blocks(release: Release) -> Iterator[Block]:
    version = release.version
    rows: list[tuple[Sentence, tuple[Sentence, ...]]] = [
        (message("changes.applies"), (in_force(version),)),
        (message("changes.released"), (message("item", item=version.released),)),
    ]
    if version.notice is not None:
        rows.append((message("changes.notice"), (version.notice,)))
    yield Facts(tuple(rows))
    yield Paragraph((version.summary,))
    if release.former is None:
        yield Paragraph((message("changes.first"),))
    else:
        yield from _told(release, release.former)
    if release.pages:
        policies = Names(tuple(map(PageLink, release.pages)))
        yield Paragraph((message("changes.read", policies=policies),))


def _told(release: Release, former: str) -> Iterator[Block]:
    if release.changed:
        yield Paragraph((message("changes.since", version=former),))
        yield Bullets(tuple((each,) for each in release.changed))
    else:
        yield Paragraph((message("changes.none", version=former),))
    if release.corrections:
        yield Paragraph((plural("changes.corrections", release.corrections),))
