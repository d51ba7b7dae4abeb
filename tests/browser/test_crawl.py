"""Every link leads somewhere, and every page is well formed: one title, headings in order, no id twice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from mkdocs_datamap.adapters.mkdocs.search import INDEX, language_root

pytestmark = pytest.mark.browser

READ = """() => ({
  ids: [...document.querySelectorAll("[id]")].map((node) => node.id),
  links: [...document.querySelectorAll("[href], [src]")].map((node) =>
    node.getAttribute("href") ?? node.getAttribute("src")),
  drawings: [...document.querySelectorAll("a[href$='.svg'], img[src$='.svg']")]
    .map((node) => node.href ?? node.src),
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((node) => !node.closest("[hidden], .md-search, dialog"))
    .map((node) => [Number(node.tagName[1]), node.textContent.trim()]),
  lang: document.documentElement.lang ?? "",
  title: document.title,
  description: document.querySelector("meta[name=description]")?.content ?? "",
})"""


@dataclass(frozen=True)
class Page:
    """What `READ` found at an address, as it is before a script changes it."""

    ids: list[str]
    links: list[str]
    drawings: list[str]
    headings: list[tuple[int, str]]
    lang: str
    title: str
    description: str


@pytest.fixture(scope="module")
def pages(browser, site) -> dict[str, Page]:
    """Every page of the site, and every drawing that stands by itself, by address."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    found = {}
    ahead = list(site.everything)
    while ahead:
        address = ahead.pop()
        if address not in found:
            tab.goto(address)
            found[address] = Page(**tab.evaluate(READ))
            ahead += found[address].drawings
    context.close()
    return found


def test_every_link_and_anchor_leads_somewhere(page, site, pages):
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(site.url))
    followed, wrong = {}, []
    for address, read in pages.items():
        for link in read.links:
            target, anchor = urldefrag(urljoin(address, link))
            if not target.startswith(origin):
                continue
            if target not in followed:
                followed[target] = page.request.get(target).status
            whole = pages.get(target)
            if followed[target] != 200 or (anchor and (not whole or unquote(anchor) not in whole.ids)):
                wrong.append((address, link, followed[target]))
    assert wrong == []
    assert set(site.everything) <= set(followed), "a page that nothing leads to"


def test_links_out_are_encrypted_or_to_a_person(site, pages):
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(site.url))
    for address, read in pages.items():
        for link in read.links:
            whole = urljoin(address, link)
            assert whole.startswith((origin, "https://", "mailto:", "tel:")), (address, link)


def test_every_page_that_was_built_is_read(site, pages):
    """All but what is for other sites to embed, and old addresses, which lead on at once."""
    built = {
        site.url + str(path.relative_to(site.built.folder)).removesuffix("index.html")
        for path in site.built.folder.rglob("*.html")
        if path.relative_to(site.built.folder).parts[0] != "embed" and not leads_on(path)
    }
    read = {address.removesuffix("index.html") for address in pages}
    assert built - {f"{site.url}404.html"} <= read


def leads_on(path):
    return '<meta http-equiv="refresh"' in path.read_text(encoding="utf-8")


def test_the_search_index_knows_only_places_that_exist(site, pages):
    for language in site.built.languages:
        root = language_root(language, site.built.languages)
        index = json.loads((site.built.folder / (root + INDEX)).read_text(encoding="utf-8"))
        assert len(index["docs"]) >= 5
        for entry in index["docs"]:
            target, anchor = urldefrag(urljoin(site.url + root, entry["location"]))
            found = pages.get(target) or pages[target + "index.html"]
            assert not anchor or unquote(anchor) in found.ids, entry["location"]


def test_no_id_stands_twice(pages):
    for address, read in pages.items():
        twice = {name for name in read.ids if read.ids.count(name) > 1}
        assert twice == set(), address


def test_a_page_has_one_title_and_its_headings_leave_no_level_out(site, pages):
    for address in site.everything:
        levels = [level for level, _ in pages[address].headings]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        for before, after in pairwise(levels):
            assert after <= before + 1, (address, pages[address].headings)
        assert all(text for _, text in pages[address].headings), address


def test_a_page_says_its_language_and_what_it_is(site, pages):
    for language in site.built.languages:
        own = [
            site.url + versions[language] for versions in site.built.pages.values() if language in versions
        ]
        assert {pages[address].lang for address in own} == {language}
        titles = [pages[address].title for address in own]
        assert len(set(titles)) == len(titles)
        assert all(titles)
