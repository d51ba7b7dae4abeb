"""One search index for each language.

Material searches one file, ``search/search_index.json`` below the page's ``base``. Each language gets a file
below its own root, and each page the root of its language as ``base``: an English word then finds nothing on
a Danish page.
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

from mkdocs_datamap.adapters.mkdocs.compounds import BOOST, FIELD, with_parts
from mkdocs_datamap.adapters.mkdocs.languages import FALLBACK
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

INDEX = "search/search_index.json"
OPENING = r"[(\[{/\"“”„«»‘–—]+"


def language_root(language: str, languages: Sequence[str]) -> str:
    """The address of a language below the site's root: empty for the first language, else ``en/``."""
    return "" if language == languages[0] else f"{language}/"


def base_url(language: str, languages: Sequence[str], url: str) -> str:
    """The way from a page to the root of its language."""
    return get_relative_url(language_root(language, languages) or ".", url)


def split_index(
    index: Mapping[str, Any],
    languages: Sequence[str],
    language_of: Callable[[str], str],
    config_of: Callable[[str], Mapping[str, Any]],
    terms_of: Callable[[str], Iterable[str]] = lambda _: (),
) -> dict[str, dict[str, Any]]:
    """The index of each language, by the file it belongs in.

    ``language_of`` gives the language of a page's address; ``config_of`` what the index's configuration must
    say for a language; ``terms_of`` words of a language beside those of its pages, to know compounds by.
    Locations are rewritten to be relative to the language's root.
    """
    shared = {**index["config"], "separator": _separator(index["config"].get("separator", r"[\s\-]+"))}
    if fields := shared.get("fields"):
        shared["fields"] = {**fields, FIELD: {"boost": BOOST}}
    parts = {}
    for language in languages:
        root = language_root(language, languages)
        docs = [
            {**entry, "location": _relative(entry["location"], root)}
            for entry in index["docs"]
            if language_of(entry["location"].partition("#")[0]) == language
        ]
        if fields:
            docs = with_parts(docs, terms_of(language))
        parts[root + INDEX] = {"config": {**shared, **config_of(language)}, "docs": docs}
    return parts


def split_by_language(
    site_dir: Path,
    languages: Sequence[str],
    language_of: Callable[[str], str],
    config_of: Callable[[str], Mapping[str, Any]],
) -> None:
    """Split the index that the search plugin wrote, if there is one, into that of each language.

    I/O: below the site's folder.
    """
    if (site_dir / INDEX).is_file():
        whole = json.loads((site_dir / INDEX).read_text(encoding="utf-8"))
        write_split(site_dir, split_index(whole, languages, language_of, config_of, terms))


def index_config(environment: jinja2.Environment, language: str, interface: str) -> dict[str, Any]:
    """The part of an index's configuration that depends on the language.

    ``interface`` is the language of the theme's words on its pages; its translation names lunr's language,
    which differs for some (lunr has one Norwegian).

    The pipeline stays the theme's default, without the stemmer: Material searches by prefix, and lunr does
    not stem a prefix, so that with a stemmer the whole word “oplysninger” would find nothing. Where lunr
    lacks the language, words are only compared.
    """
    if language == interface:
        language = _translated(environment, interface, "search.config.lang") or language
    script = f"assets/javascripts/lunr/min/lunr.{language}.min.js"
    if language != FALLBACK and not environment.list_templates(filter_func=script.__eq__):
        return {"lang": [FALLBACK], "pipeline": []}
    return {"lang": [language], "pipeline": ["stopWordFilter"]}


def terms(language: str) -> Iterator[str]:
    """The terms of data protection in a language, as the glossary of the law has them."""
    for term in vocabulary().glossary.values():
        if language in term.words:
            yield term.words[language]
        yield from term.also.get(language, ())


def write_split(site_dir: Path, parts: Mapping[str, Mapping[str, Any]]) -> None:
    """Write each index below the site's folder."""
    for path, part in parts.items():
        target = site_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(part, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _separator(theme: str) -> str:
    """What parts two words: what the theme says, and what may stand right before a word.

    The theme's own would hide the word behind an opening bracket or quotation mark. What follows a word may
    stay: search compares starts.
    """
    return rf"{theme}|{OPENING}"


def _relative(location: str, root: str) -> str:
    if not root:
        return location
    address, mark, anchor = location.partition("#")
    way = posixpath.relpath(address or ".", root)
    if address.endswith("/") and way != ".":
        way += "/"
    return ("./" if way == "." else way) + mark + anchor


def _translated(environment: jinja2.Environment, language: str, key: str) -> str:
    module: Any = environment.get_template(f"partials/languages/{language}.html").module
    return str(module.t(key)).strip()
