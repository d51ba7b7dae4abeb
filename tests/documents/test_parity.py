"""Whatever the inventory says, both languages have the same structure, numbers, links and tables."""

from __future__ import annotations

import posixpath
import re
import shutil
import tempfile
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from arbitrary_inventory import inventories
from built_documents import built, built_once
from changed_inventory import write_files
from mkdocs_datamap.documents.numbering import numbers
from mkdocs_datamap.render.html import page_body
from mkdocs_datamap.render.markdown import to_markdown
from mkdocs_datamap.render.sitemap import pretty
from mkdocs_datamap.render.speaking import PageVoice

# What a page is, without its words

ABOUT_WORDS = {"aria-label", "data-label", "title", "alt"}
"""Attributes that hold words."""

BY_LENGTH = " dm-broad"
"""A class that a table has for the length of its words."""

UNBROKEN = " dm-whole"
"""One that it has besides when they fit a page without contents on the right."""

HEADING = re.compile(r'^(#+) (?:<span class="dm-number">([\d.]+)</span> )?.* \{ (#\S+) \}$')


class Tags(HTMLParser):
    """The tags with their attributes; addresses of pages as the key of the page."""

    def __init__(self, target):
        super().__init__()
        self.target = target
        self.found = []

    def handle_starttag(self, tag, attributes):
        kept = {
            name: self.target(value)
            if name == "href"
            else value.removesuffix(UNBROKEN).removesuffix(BY_LENGTH)
            for name, value in attributes
            if name not in ABOUT_WORDS
        }
        self.found.append((tag, tuple(sorted(kept.items()))))

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")


def target(site, language, here, href):
    """The page key and anchor that a link on the page with a path leads to; other addresses as they are."""
    if re.match(r"[a-z]+:", href):
        return href
    place, _, anchor = href.partition("#")
    there = posixpath.normpath(posixpath.join("/" + here, place)).strip("/") if place else here
    keys = {path: key for (code, key), path in site.paths.items() if code == language}
    return keys[there], anchor


def skeleton(site, document, voice):
    speaker = PageVoice(voice, site.references(document, voice, pretty))
    body = page_body(
        document, speaker, lambda key: (f"<svg data-graph={key!r}></svg>", "https://x.example/", "")
    )
    lines = []
    for line in body.splitlines():
        if heading := HEADING.match(line):
            lines.append(heading.groups())
        else:
            tags = Tags(partial(target, site, voice.language, site.paths[voice.language, document.key]))
            tags.feed(line)
            lines.append(tuple(tags.found))
    return lines


def markdown_shape(site, document, voice):
    """For each line of the plain Markdown what is structure in it: marks, numbers, anchors and columns."""
    speaker = PageVoice(voice, site.references(document, voice, pretty))
    text = to_markdown(document, speaker, lambda key: f"{key}.svg")
    return [
        (
            re.match(r"#* ?(?:[\d.]+ )?(?=.*\{#)|\*\*[\d.]+\*\*|- |> |", line)[0],
            re.findall(r'<a id="[^"]*">|\{#[^}]*\}$', line),
            len(re.findall(r"(?<!\\)\|", line)),
        )
        for line in text.splitlines()
    ]


def assert_parity(site):
    first, *others = site.voices
    for document in site.documents:
        numbers(document)  # raises when two places share an anchor
        for voice in others:
            assert skeleton(site, document, first) == skeleton(site, document, voice)
            assert markdown_shape(site, document, first) == markdown_shape(site, document, voice)


@pytest.mark.parametrize("company", ["ajos", "example"])
def test_the_pages_of_a_company_differ_in_words_alone(company):
    assert_parity(built_once(company))


def test_a_difference_would_be_seen():
    site = built_once("ajos")
    danish, _ = site.voices
    privacy, cookies = (page for page in site.documents if page.key in {"privacy", "cookies"})
    assert skeleton(site, privacy, danish) != skeleton(site, cookies, danish)
    words = [line for line in skeleton(site, privacy, danish) if line and line[0] == "##"]
    assert len(words) == 8
    assert any("#contact" in heading for heading in words)
    tags = [tag for line in skeleton(site, privacy, danish) if line for tag in line if isinstance(tag, tuple)]
    links = [dict(attributes)["href"] for name, attributes in tags if name == "a"]
    assert ("cookies", "") in links
    assert ("privacy", "contact") in links


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(inventories())
def test_no_inventory_makes_languages_differ_in_structure(files):
    folder = Path(tempfile.mkdtemp())
    try:
        assert_parity(built(write_files(files, folder)))
    finally:
        shutil.rmtree(folder)
