"""The register as files: what there is to download, and what the files are true of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Bullets, Clause, Facts, Paragraph, Section
from mkdocs_datamap.internal.register.files import FOLDER, SCHEMA_NAME, download
from mkdocs_datamap.internal.register.scope import statements
from mkdocs_datamap.internal.views.page import view
from mkdocs_datamap.wording.message import FileLink, Language, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.wording.message import Message


def exports(atlas: Atlas) -> Iterator[Page]:
    """The page of downloads, in every language of the inventory."""
    scope = Facts(tuple((term, (said,)) for term, said in statements(atlas.register.scope)))
    yield view(
        "exports",
        message("view.exports.slug"),
        message("view.exports.title"),
        message("view.exports.summary"),
        (Paragraph((message("view.exports.intro"), message("view.exports.internal"))),),
        (
            *(_files(language) for language in atlas.inventory.organisation.languages),
            Section("about", message("view.exports.about"), (Clause("facts", (scope,)),)),
        ),
    )


def _files(language: str) -> Section:
    items: tuple[Message, ...] = (
        message("view.exports.xlsx", file=_link(language, "xlsx")),
        message("view.exports.csv", file=_link(language, "csv")),
        message(
            "view.exports.json",
            file=_link(language, "json"),
            schema=FileLink(f"{FOLDER}/{SCHEMA_NAME}", SCHEMA_NAME),
        ),
        message("view.exports.md", file=_link(language, "md")),
    )
    title = message("view.exports.language", language=Language(language))
    bullets = Bullets(tuple((item,) for item in items))
    return Section(f"files-{language}", title, (Clause("files", (bullets,)),))


def _link(language: str, form: str) -> FileLink:
    path = download(language, form)
    return FileLink(path, path.rpartition("/")[2])
