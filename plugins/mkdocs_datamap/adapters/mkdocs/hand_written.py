"""Hand-written pages: which language each is in, and which are translations of each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel
from mkdocs.utils.meta import get_data

from mkdocs_datamap.adapters.mkdocs.pages import source_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure.files import File

    from mkdocs_datamap.render.site import Site


@dataclass(frozen=True)
class HandWritten:
    """A Markdown file of the docs folder, by its name there and by its full path.

    ``translation`` is the key that its front matter shares with the same page in the other languages, or
    None.
    """

    uri: str
    path: str
    language: str
    translation: str | None


def read_hand_written(
    files: Iterable[File], languages: tuple[str, ...], docs_language: str | None
) -> tuple[HandWritten, ...]:
    """The hand-written pages among files, in their order.

    A file in the folder of a language other than the first is in that language, every other in
    ``docs_language`` or else the first. Files that the site leaves out are left out.
    """
    return tuple(
        HandWritten(
            uri=file.src_uri,
            path=str(file.abs_src_path),
            language=_language(file.src_uri, languages, docs_language),
            translation=_translation(file),
        )
        for file in files
        if file.is_documentation_page() and not _excluded(file)
    )


def conflicts(
    written: tuple[HandWritten, ...], files: Iterable[File], site: Site, generated: Iterable[File]
) -> Iterator[str]:
    """What makes the hand-written and the generated pages impossible to publish together."""
    taken = {file.dest_uri: file.abs_src_path for file in files if not _excluded(file)}
    titles = {source_uri(page, site): page.title for page in site.pages}
    for made in generated:
        if made.dest_uri in taken:
            title = titles.get(made.src_uri)
            what = f"file “{made.src_uri}”" if title is None else f"page “{title}”"
            yield (
                f"{taken[made.dest_uri]}: the generated {what} has the same address, “{made.url}”. "
                "Rename this file or remove it."
            )
    counts = Counter((page.language, page.translation) for page in written)
    for page in written:
        if page.language not in site.languages:
            yield (
                f"{page.path}: “{page.language}” is not a language of the inventory. "
                f"Set docs_language to one of these: {', '.join(site.languages)}."
            )
        if page.translation is not None and counts[page.language, page.translation] > 1:
            yield (
                f"{page.path}: another page in “{page.language}” has the translation key "
                f"“{page.translation}” too. Give every page of a language its own key."
            )


def _excluded(file: File) -> bool:
    return file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


def _language(uri: str, languages: tuple[str, ...], docs_language: str | None) -> str:
    folder = uri.partition("/")[0] if "/" in uri else ""
    if folder in languages[1:]:
        return folder
    return docs_language or languages[0]


def _translation(file: File) -> str | None:
    _, matter = get_data(file.content_string)
    key = matter.get("translation")
    return None if key is None else str(key)
