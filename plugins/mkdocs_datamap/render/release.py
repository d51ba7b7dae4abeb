"""A version of both policies as the files that are kept of it: the facts, and each policy by language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.edition import FILE, kept
from mkdocs_datamap.changes.kept_versions import KeptVersion, digest, policy_file
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY
from mkdocs_datamap.render.edition import told
from mkdocs_datamap.render.policy_json import policy_json

if TYPE_CHECKING:
    from mkdocs_datamap.render.build import PublicSite


def kept_version(site: PublicSite) -> KeptVersion:
    """What is kept of a site's policies as they are; nothing in it is internal."""
    files = {FILE: kept(told(site.inventory, site.voices, site.on)).encode()}
    for voice in site.voices:
        for document in site.documents:
            if document.key in {PRIVACY, COOKIES}:
                content = policy_json(
                    document,
                    voice,
                    site.references(document, voice, lambda _, there: there),
                    site.version_of(document.key),
                )
                text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
                files[policy_file(document.key, voice.language)] = text.encode()
    return KeptVersion(files, digest(files))
