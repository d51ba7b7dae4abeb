"""Do translations name each other, and is each page in a language of the site?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.publication.verification.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.verification.built import BuiltSite
    from mkdocs_datamap.publication.verification.reading import Reference

_DEFAULT = "x-default"


def foreign(site: BuiltSite, languages: Sequence[str]) -> Iterator[Diagnostic]:
    """Pages that are in no language of the site, or do not say in which."""
    for name, reading in site.pages.items():
        if reading.lang not in languages:
            message = f"The page says lang=“{reading.lang or ''}”; the site’s are {', '.join(languages)}."
            yield fault("wrong-language", site.path(name), message)


def one_sided(site: BuiltSite) -> Iterator[Diagnostic]:
    """Alternates that are not of the language they say, or do not name this page in turn."""
    named = {name: _alternates(site, name) for name in site.pages}
    for name, alternates in named.items():
        if alternates and name not in alternates.values():
            yield fault("hreflang", site.path(name), "The page names its translations, but not itself.")
        for found in site.pages[name].references:
            if found.attribute != "hreflang" or found.tag not in {"a", "link"}:
                continue
            file = site.follow(found.attributes.get("href", ""), name).file
            page = site.pages.get(file or "")
            if page is None:
                continue  # a broken link, and reported as one
            if found.target not in {_DEFAULT, page.lang}:
                message = f"“{file}” is said to be in “{found.target}”, and is in “{page.lang}”."
                yield fault("hreflang", site.path(name), message, found.at)
            elif _is_alternate(found) and name not in named[file or ""].values():
                message = f"“{file}” does not name this page as its translation in turn."
                yield fault("hreflang", site.path(name), message, found.at)


def _is_alternate(found: Reference) -> bool:
    return found.tag == "link" and found.target != _DEFAULT


def _alternates(site: BuiltSite, name: str) -> dict[str, str | None]:
    return {
        found.target: site.follow(found.attributes.get("href", ""), name).file
        for found in site.pages[name].references
        if found.attribute == "hreflang" and _is_alternate(found)
    }
