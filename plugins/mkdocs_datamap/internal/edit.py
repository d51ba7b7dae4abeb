"""Where in the files a fact stands, as a link to edit it or as file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_datamap.wording.message import Link, message

if TYPE_CHECKING:
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.inventory.diagnostics import Location
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.wording.message import Message


def edit(path: Path, atlas: Atlas) -> Message:
    """The place of an entry or a value: a link where the site knows how to edit it."""
    return edit_at(atlas.locate(path, key=True), atlas)


def edit_at(location: Location, atlas: Atlas) -> Message:
    """The same for a place in the files."""
    file = atlas.file(location)
    words = f"{file}:{location.line}"
    if atlas.edit_url is None:
        return message("item", item=words)
    path = quote(f"{atlas.prefix}{file}")
    href = atlas.edit_url.replace("{path}", path).replace("{line}", str(location.line))
    return message("entry.edit", place=Link(href, words))
