"""What a reader meets on every page of every site: its language, the ways out, search, and quiet."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from mkdocs_datamap.adapters.mkdocs.accent import DARK, LIGHT

pytestmark = pytest.mark.browser

STORED = """async () => [
  document.cookie,
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((database) => database.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
].filter(Boolean)"""


def switch_to(page, language):
    return page.locator(f".md-header a[hreflang={language}]")


def search_for(page, words):
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(words)
    return page.locator(".md-search-result__list a.md-search-result__link")


def test_browsing_searching_and_switching_calls_nobody_and_stores_nothing(page, context, site):
    requests, failed = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    problems = []
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    for address in site.everything:
        page.goto(address, wait_until="networkidle")
    for query in site.built.queries:
        page.goto(site.address("home", query.language), wait_until="networkidle")
        search_for(page, query.typed)
        page.wait_for_timeout(100)
    for colours in ("dark", "light"):
        page.emulate_media(color_scheme=colours)
    for language in (*site.built.languages[1:], site.built.languages[0]):
        page.goto(site.address("privacy", next(other for other in site.built.languages if other != language)))
        switch_to(page, language).click()
        page.wait_for_load_state("networkidle")
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(site.url))
    assert len(requests) > len(site.everything)
    assert [url for url in requests if not url.startswith((origin, "data:", "blob:" + origin))] == []
    assert [url for url in requests if "sitemap.xml" in url] == []
    assert failed == []
    assert problems == []
    assert page.evaluate(STORED) == []
    assert context.cookies() == []


def test_the_switcher_leads_to_the_same_page_and_back(page, site):
    for versions in site.built.pages.values():
        for start, path in versions.items():
            for language, target in versions.items():
                if language == start:
                    continue
                page.goto(site.url + path)
                expect(page.locator("html")).to_have_attribute("lang", start)
                switch_to(page, language).click()
                expect(page).to_have_url(site.url + target)
                expect(page.locator("html")).to_have_attribute("lang", language)
                switch_to(page, start).click()
                expect(page).to_have_url(site.url + path)


def test_a_page_in_one_language_leads_to_the_home_of_another(page, site):
    for path in site.built.untranslated:
        for language in site.built.languages[1:]:
            page.goto(site.url + path)
            switch_to(page, language).click()
            expect(page).to_have_url(site.address("home", language))


def test_the_switcher_names_a_language_in_that_language(page, site):
    first, second, *_ = site.built.languages
    page.goto(site.address("home", first))
    expect(switch_to(page, second)).to_have_text({"da": "Dansk", "en": "English"}[second])
    expect(switch_to(page, second)).to_have_attribute("lang", second)
    expect(switch_to(page, first)).to_have_count(0)


def test_search_engines_are_told_of_every_translation_in_every_one(page, site):
    told = {}
    for versions in site.built.pages.values():
        for path in versions.values():
            page.goto(site.url + path, wait_until="load")
            page.wait_for_timeout(50)
            links = page.locator("head link[rel=alternate][hreflang]")
            told[path] = {link.get_attribute("hreflang"): link.get_attribute("href") for link in links.all()}
            canonical = page.locator("head link[rel=canonical]")
            own = canonical.get_attribute("href") if canonical.count() else None
            if own is None:
                assert told[path] == {}
            else:
                assert told[path][page.locator("html").get_attribute("lang")] == own
                assert set(told[path]) == {*versions, "x-default"}
                assert told[path]["x-default"] == told[path][next(iter(versions))]
        assert len({tuple(sorted(told[path].items())) for path in versions.values()}) == 1


def test_search_finds_the_words_of_the_pages_language_alone(page, site):
    for query in site.built.queries:
        page.goto(site.address("home", query.language), wait_until="networkidle")
        results = search_for(page, query.typed)
        if query.finds is None:
            nothing = {"da": "Ingen resultater", "en": "No matching"}[query.language]
            expect(page.locator(".md-search-result__meta")).to_contain_text(nothing)
            expect(results).to_have_count(0)
        else:
            target = site.url + query.finds
            expect(page.locator(f'.md-search-result__list a[href^="{target}"]').first).to_be_visible()
            addresses = {
                urlsplit(link.get_attribute("href"))._replace(fragment="").geturl() for link in results.all()
            }
            own = {
                site.url + versions[query.language]
                for versions in site.built.pages.values()
                if query.language in versions
            }
            assert addresses <= own | {site.url + path for path in site.built.untranslated}
            for address in addresses:
                assert page.request.get(address).ok


def test_a_missing_address_is_answered_in_every_language(page, site):
    answer = page.goto(f"{site.url}en/no-such-page/", wait_until="networkidle")
    assert answer.status == 404
    parts = page.locator("section.datamap-missing")
    assert [part.get_attribute("lang") for part in parts.all()] == list(site.built.languages)
    assert page.locator("h1").count() == 1
    for language in site.built.languages:
        page.goto(f"{site.url}deep/er/no-such-page")
        page.locator(f"section.datamap-missing[lang={language}] a").click()
        expect(page).to_have_url(site.address("home", language))
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_keyboard_reaches_switcher_and_search(page, site):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site.address("privacy", site.built.languages[0]))
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.getAttribute('hreflang') || document.activeElement.name || ''"
            )
        )
    assert {*site.built.languages[1:], "query"} <= set(reached)


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(page, site, width):
    page.set_viewport_size({"width": width, "height": 740})
    for address in (*site.everything, f"{site.url}no-such-page"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(page, site, axe, colours, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    for address in (*site.everything, f"{site.url}no-such-page"):
        page.goto(address, wait_until="networkidle")
        found = axe.run(page)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"


def test_the_colours_follow_the_reader(page, site):
    page.goto(site.address("home", site.built.languages[0]))
    for colours, background in (("light", LIGHT), ("dark", DARK)):
        page.emulate_media(color_scheme=colours)
        expect(page.locator("body")).to_have_css("background-color", f"rgb{background}")
