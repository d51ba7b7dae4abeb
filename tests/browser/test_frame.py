"""What a reader meets on every page of every site: its language, the ways out, search, and quiet."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from reading import STORED, search_for, switch_to

from mkdocs_datamap.adapters.mkdocs.accent import DARK, LIGHT

pytestmark = pytest.mark.browser

HREFS = "(links) => links.map((link) => link.href)"


def test_browsing_searching_and_switching_calls_nobody_and_stores_nothing(page, context, site):
    requests, failed, problems = [], [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    for address in site.everything:
        page.goto(address, wait_until="networkidle")
    for query in site.built.queries:
        page.goto(site.address("home", query.language))
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
        first, *others = versions
        for language in others:
            page.goto(site.url + versions[first])
            expect(page.locator("html")).to_have_attribute("lang", first)
            switch_to(page, language).click()
            expect(page).to_have_url(site.url + versions[language])
            expect(page.locator("html")).to_have_attribute("lang", language)
            switch_to(page, first).click()
            expect(page).to_have_url(site.url + versions[first])


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
            page.goto(site.url + path)
            page.wait_for_timeout(50)
            links = page.locator("head link[rel=alternate][hreflang]")
            told[path] = {link.get_attribute("hreflang"): link.get_attribute("href") for link in links.all()}
            canonical = page.locator("head link[rel=canonical]")
            own = canonical.get_attribute("href") if canonical.count() else None
            if own is None:
                assert told[path] == {}
            else:
                assert urlsplit(own).path == urlsplit(site.url + path).path
                assert told[path][page.locator("html").get_attribute("lang")] == own
                assert set(told[path]) == {*versions, "x-default"}
                assert told[path]["x-default"] == told[path][next(iter(versions))]
        assert len({tuple(sorted(told[path].items())) for path in versions.values()}) == 1


def test_search_finds_the_words_of_the_pages_language_alone(page, site):
    for query in site.built.queries:
        page.goto(site.address("home", query.language))
        results = search_for(page, query.typed)
        if query.finds is None:
            nothing = {"da": "Ingen resultater", "en": "No matching"}[query.language]
            expect(page.locator(".md-search-result__meta")).to_contain_text(nothing)
            expect(results).to_have_count(0)
        else:
            target = site.url + query.finds
            found = page.locator(f'.md-search-result__list a[href^="{target}"]').first
            expect(found, query.typed).to_be_attached()
            addresses = {link.partition("#")[0] for link in results.evaluate_all(HREFS)}
            own = {
                site.url + versions[query.language]
                for versions in site.built.pages.values()
                if query.language in versions
            }
            assert addresses <= own | {site.url + path for path in site.built.untranslated}


def test_a_missing_address_is_answered_in_every_language(page, site):
    answer = page.goto(site.missing)
    assert answer.status == 404
    parts = page.locator("section.datamap-missing")
    assert [part.get_attribute("lang") for part in parts.all()] == list(site.built.languages)
    assert page.locator("h1").count() == 1
    for language in site.built.languages:
        page.goto(f"{site.url}deep/er/no-such-page")
        page.locator(f"section.datamap-missing[lang={language}] a").click()
        expect(page).to_have_url(site.address("home", language))
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_colours_follow_the_reader(page, site):
    page.goto(site.address("home", site.built.languages[0]))
    for colours, background in (("light", LIGHT), ("dark", DARK)):
        page.emulate_media(color_scheme=colours)
        expect(page.locator("body")).to_have_css("background-color", f"rgb{background}")
