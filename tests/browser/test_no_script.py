"""Without scripts: all text can be read, every link works, and still nothing is stored."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from reading import STORED, switch_to

pytestmark = pytest.mark.browser

# Text as it is laid out, but for the signs that only a pointer shows.
TEXT = (
    """() => document.querySelector("article").innerText.replaceAll("¶", "").replace(/\\s+/g, " ").trim()"""
)


@pytest.fixture
def plain(browser):
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_every_word_can_be_read(page, plain, real_site):
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in real_site.everything:
        page.goto(address)
        plain.goto(address)
        read = plain.evaluate(TEXT)
        assert len(read) > 200
        assert read == page.evaluate(TEXT), address


@pytest.mark.parametrize("width", [360, 1280])
def test_the_layout_holds(plain, real_site, width):
    plain.set_viewport_size({"width": width, "height": 900})
    for address in real_site.everything:
        plain.goto(address)
        assert plain.evaluate("document.documentElement.scrollWidth") <= width, address
        expect(plain.locator("article h1")).to_be_in_viewport()
        expect(plain.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_the_other_language_is_one_step_away_and_nothing_is_stored(plain, real_site):
    for versions in real_site.built.pages.values():
        plain.goto(real_site.url + versions["da"])
        switch_to(plain, "en").click()
        expect(plain).to_have_url(real_site.url + versions["en"])
    assert plain.evaluate(STORED) == []
    assert plain.context.cookies() == []
