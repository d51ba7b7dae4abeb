"""Addresses of pages are phrases, so they may be overridden: are they still addresses, each of one page?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_datamap.wording.catalogue import Catalogue

NO_ADDRESS = "DM025"

ENDING = ".slug"
"""How the id of a phrase ends that is the address, or a part of the address, of a page."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_addresses(catalogues: Iterable[Catalogue], wording: Path) -> Iterator[Diagnostic]:
    """Yield a finding for each page whose address is none, or another page’s; ``wording`` holds overrides."""
    languages = {catalogue.language for catalogue in catalogues}
    for catalogue in catalogues:
        taken = set(languages)  # a page of the first language may not stand where another language begins
        for phrase in filter(_is_slug, catalogue.phrases):
            slug = catalogue.text(phrase)
            if not _SLUG.fullmatch(slug):
                fault = f"“{slug}” cannot be the address of a page: the phrase “{phrase}”."
            elif slug in taken:
                fault = f"“{slug}” is the address of something else already: the phrase “{phrase}”."
            else:
                taken.add(slug)
                continue
            yield Diagnostic(
                NO_ADDRESS,
                Severity.ERROR,
                Location(wording / f"{catalogue.language}.po"),
                fault,
                "Write small letters a–z, digits and hyphens, such as privacy-policy, and each address once.",
            )


def _is_slug(phrase: str) -> bool:
    return phrase.endswith(ENDING)
