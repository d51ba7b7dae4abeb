"""The pages of what was released: what each version changed, and every earlier version as it was told."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.changes.difference import difference
from mkdocs_datamap.changes.for_readers import corrections, material_changes
from mkdocs_datamap.changes.kept_versions import policy_file
from mkdocs_datamap.documents.changes_page import Release, changes_page, in_force
from mkdocs_datamap.documents.tree import Box, Paragraph
from mkdocs_datamap.inventory.places import CHANGES, COOKIES, PRIVACY
from mkdocs_datamap.render.kept_policy import kept_policy
from mkdocs_datamap.render.publication import Sheet
from mkdocs_datamap.render.sitemap import public_address
from mkdocs_datamap.wording.message import PageLink, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_datamap.changes.edition import Edition
    from mkdocs_datamap.changes.kept_versions import KeptVersions
    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.inventory.public_version import PublicVersion

POLICIES = (PRIVACY, COOKIES)
ENTRY = "policy/versions.yml"


class NotKeptError(ValueError):
    """A version cannot be read as it was kept: which one, and why."""

    def __init__(self, number: str, why: str) -> None:
        self.number = number
        super().__init__(why)


@dataclass(frozen=True)
class History:
    """The versions, what was kept of them, and the number that the current policies have (None: a draft).

    ``pages`` are the keys of the pages that the site has besides.
    """

    versions: tuple[PublicVersion, ...]
    kept: KeptVersions
    current: str | None
    pages: Collection[str]

    @property
    def earlier(self) -> tuple[PublicVersion, ...]:
        """The versions that stand at an address of their own: all but the one that is told now."""
        return tuple(version for version in self.versions if version.version != self.current)

    def releases(self, language: str) -> tuple[Release, ...]:
        """What each version changed, and where it is read in a language; raises NotKeptError."""
        found: list[Release] = []
        for number, version in enumerate(self.versions):
            former = self.versions[number - 1] if number else None
            told = difference(self._edition(former), self._edition(version)) if former else None
            found.append(
                Release(
                    version,
                    former.version if former else None,
                    material_changes(told, language) if told else (),
                    corrections(told) if told else 0,
                    self._pages(version, language),
                )
            )
        return tuple(found)

    def _edition(self, version: PublicVersion) -> Edition:
        try:
            return self.kept[version.version].edition
        except (KeyError, ValueError) as error:
            raise NotKeptError(version.version, str(error)) from error

    def _pages(self, version: PublicVersion, language: str) -> tuple[str, ...]:
        if version.version == self.current:
            return tuple(page for page in POLICIES if page in self.pages)
        return tuple(page_key(page, version.version) for page in self.policies(version, language))

    def policies(self, version: PublicVersion, language: str) -> tuple[str, ...]:
        """Which policies were kept of a version in a language."""
        files = self.kept[version.version].files if version.version in self.kept else {}
        return tuple(page for page in POLICIES if policy_file(page, language) in files)


def page_key(page: str, number: str) -> str:
    """The key of the page on which an earlier version of a policy stands."""
    return f"{page}-{number}"


def history_sheets(history: History, organisation: str, languages: Sequence[str]) -> Iterator[Sheet]:
    """The sheets of the page of changes and of every earlier version; none while nothing was released.

    Raises NotKeptError.
    """
    if not history.versions:
        return
    for language in languages:
        page = changes_page(organisation, history.releases(language))
        yield Sheet(page, public_address(CHANGES), ENTRY, language=language)
    for version in history.earlier:
        for language in languages:
            for policy in history.policies(version, language):
                document = _earlier(history, version, policy, language)
                address = (*public_address(policy), version.version)
                yield Sheet(document, address, "", chapter=None, language=language, earlier=True)


def _earlier(history: History, version: PublicVersion, policy: str, language: str) -> Document:
    number = version.version
    try:
        content = json.loads(history.kept[number].files[policy_file(policy, language)])
        own = {page: page_key(page, number) for page in history.policies(version, language)}
        document = kept_policy(_led(content, own, history.pages))
    except (ValueError, KeyError, TypeError) as error:
        raise NotKeptError(number, f"{policy_file(policy, language)}: {error}") from error
    return _marked(document, version, policy if policy in history.pages else None, own[policy])


def _marked(document: Document, version: PublicVersion, current: str | None, key: str) -> Document:
    """The document as a page of its own, which says at its head that it is an earlier version."""
    sentences = [message("version.applies", days=in_force(version))]
    if current is not None:
        sentences.append(message("version.current", policy=PageLink(current)))
    sentences.append(message("version.see-changes", changes=PageLink(CHANGES)))
    title = message("version.not-latest") if version.until else message("version.latest")
    return replace(
        document,
        key=key,
        title=message("version.of-policy", policy=document.title, version=version.version),
        lead=(Box("earlier-version", title, (Paragraph(tuple(sentences)),)),),
    )


def _led(content: Any, own: dict[str, str], pages: Collection[str]) -> Any:  # noqa: ANN401 (any value of JSON)
    """The kept policy with its references led to pages that there are.

    Within the version they lead to its own pages. Others lead to the page as it is today, where an anchor may
    be gone; where the page is gone as well, they are words alone.
    """
    if isinstance(content, list):
        return [_led(each, own, pages) for each in content]
    if not isinstance(content, dict):
        return content
    page = content.get("page")
    if "text" in content and isinstance(page, str):
        rest = {name: value for name, value in content.items() if name not in {"page", "anchor", "kind"}}
        if page in own:
            return content | {"page": own[page]}
        return rest | {"kind": "reference", "page": page} if page in pages else rest
    return {name: _led(value, own, pages) for name, value in content.items()}
