"""No page breaks a rule of accessibility that a program can judge, in any colours, width or language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from reading import search_for

pytestmark = pytest.mark.browser


def judge(page, axe, where, colours):
    """The page as it is, by every rule, as it is seen in the colours of a reader.

    What takes axe long is to find what lies behind each word, so no test asks for that twice without need.
    """
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    found = axe.run(page)
    assert found.violations_count == 0, f"{where} in {colours}\n{found.generate_report()}"


def colours_of(language, width):
    """Light or dark, so that two languages and two widths meet each other and either colours."""
    return "light" if (language == "da") == (width < 960) else "dark"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_page_breaks_a_rule(page, real_site, axe, language, width):
    page.set_viewport_size({"width": width, "height": 900})
    for versions in real_site.built.pages.values():
        page.goto(real_site.url + versions[language])
        judge(page, axe, versions[language], colours_of(language, width))


def test_the_frame_breaks_no_rule_in_any_language(page, site, axe):
    homes = [site.address("home", language) for language in site.built.languages]
    own = [site.url + path for path in site.built.untranslated]
    for address in (*homes, *own, site.missing):
        page.goto(address)
        for colours in ("light", "dark"):
            judge(page, axe, address, colours)


@pytest.mark.parametrize("width", [390, 1280])
def test_searching_breaks_no_rule(page, real_site, axe, width):
    page.set_viewport_size({"width": width, "height": 900})
    for query in {query.language: query for query in real_site.built.queries if query.finds}.values():
        page.goto(real_site.address("home", query.language))
        if width < 960:
            page.locator(".md-header__button[for=__search]").click()
        results = search_for(page, query.typed)
        expect(results.first).to_be_visible()
        judge(page, axe, f"search for “{query.typed}”", colours_of(query.language, width))
