"""A third language is data alone: texts and a catalogue, and not a line of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from german_example import german_project, translated
from mkdocs_datamap.rules.verdict import judge

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("home", "privacy", "cookies", "recipients")
ENGLISH = re.compile(
    r"\b(the|we|you|your|our|data|and|from|with|when|which|about|section|legal|basis|contact|cookies|is|are|of)\b",
    re.IGNORECASE,
)
"""Words without which nobody writes English; none is German."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The built site; a warning would have stopped the build."""
    project = german_project(tmp_path_factory.mktemp("german") / "project")
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return project / "site"


@pytest.fixture(scope="module")
def pages(site) -> dict[str, dict[str, str]]:
    """The HTML of the generated pages, by key and language."""
    danish = ("", "privatlivspolitik", "cookiepolitik", "modtagere-og-overfoersler")
    english = ("en", "en/privacy-policy", "en/cookie-policy", "en/recipients-and-transfers")
    german = tuple(
        "/".join(["de", *([translated(path.removeprefix("en/"))] if "/" in path else [])]) for path in english
    )
    return {
        key: {
            language: (site / path / "index.html").read_text("utf-8")
            for language, path in zip(("da", "en", "de"), paths, strict=True)
        }
        for key, *paths in zip(KEYS, danish, english, german, strict=True)
    }


def content(html: str) -> str:
    """What the page itself says and names, without the frame around it and without tags and addresses."""
    article = html.partition("<article")[2].partition("</article>")[0]
    attributes = " ".join(re.findall(r'(?:aria-label|title|data-label|alt)="([^"]*)"', article))
    return re.sub(r"<style.*?</style>|<[^>]*>", " ", article, flags=re.DOTALL) + attributes


@pytest.mark.parametrize("key", KEYS)
def test_there_is_a_page_in_german(pages, key):
    assert '<html lang="de"' in pages[key]["de"]
    for html in pages[key].values():
        others = "".join(re.findall(r"<link[^>]*alternate[^>]*>", html))
        assert set(re.findall(r'hreflang="([^"]*)"', others)) == {"da", "en", "de", "x-default"}


@pytest.mark.parametrize("key", KEYS)
def test_the_frame_speaks_german(pages, key):
    assert 'placeholder="Suche"' in pages[key]["de"]
    assert 'placeholder="Search"' not in pages[key]["de"]


@pytest.mark.parametrize("key", KEYS)
def test_no_english_word_is_left_on_a_german_page(pages, key):
    names = re.compile(r"Sahyadri Code Example Pvt\. Ltd\.|Postduen Example Inc\.|Talknuseren Example Ltd\.")
    assert ENGLISH.findall(names.sub("", content(pages[key]["de"]))) == []
    assert len(ENGLISH.findall(content(pages[key]["en"]))) > 20


@pytest.mark.parametrize("key", KEYS)
def test_the_german_page_is_built_like_the_others(pages, key):
    ids = {
        language: re.findall(
            r'\bid="((?!__)[^"]+)"', html.partition("<article")[2].partition("</article>")[0]
        )
        for language, html in pages[key].items()
    }
    ids = {
        language: [each.replace(f"-{language}-", "-xx-") for each in found] for language, found in ids.items()
    }
    assert ids["de"] == ids["en"] == ids["da"]


def test_what_the_language_formats_is_german(pages):
    text = content(pages["recipients"]["de"])
    assert "Vereinigtes Königreich" in text
    assert "United Kingdom" not in text
    assert re.search(r"\d{1,2}\. (?:November|Dezember) 2026", content(pages["privacy"]["de"]))


def test_a_phrase_that_the_catalogue_lacks_is_named(tmp_path):
    project = german_project(tmp_path / "project")
    path = project / "data_map" / "policy" / "wording" / "de.po"
    text = path.read_text("utf-8")
    short, count = re.subn(r'msgid "rights\.free"\nmsgstr "[^"]*"\n', "", text)
    assert count == 1
    path.write_text(short, "utf-8")
    (found,) = judge(project / "data_map").errors
    assert "rights.free" in found.message
    assert found.location.path.name == "de.po"
