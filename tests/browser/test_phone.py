"""On a phone: nothing to push sideways, tables as cards, and how to have one's data deleted in two taps."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser):
    """A page on a phone that is touched, not clicked."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_nothing_is_wider_than_a_phone(page, site):
    for address in (*site.everything, site.missing):
        page.goto(address)
        for width in (320, 360):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("innerWidth") == width
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_table_is_cards_whose_every_line_says_what_it_is(page, real_site):
    page.set_viewport_size({"width": 360, "height": 740})
    cells = []
    for address in real_site.everything:
        page.goto(address)
        cells += page.evaluate(
            """() => [...document.querySelectorAll("article table tbody td")]
              .filter((cell) => cell.textContent)
              .map((cell) => {
                const left = (node) => node.getBoundingClientRect().left;
                const column = [...cell.parentElement.children].indexOf(cell);
                const head = cell.closest("table").querySelectorAll("thead th")[column];
                const label = getComputedStyle(cell, "::before");
                return {
                  says: label.content, shown: label.display, size: parseFloat(label.fontSize),
                  head: head.textContent, label: cell.dataset.label, text: cell.textContent,
                  below: left(cell) === left(cell.parentElement.children[0]),
                };
              })"""
        )
    assert len(cells) > 50
    for cell in cells:
        assert cell["label"] == cell["head"], cell
        assert f'"{cell["head"]}"' in cell["says"], cell
        assert cell["shown"] == "block", cell
        assert cell["size"] >= 11, cell
        assert cell["below"], cell


@pytest.mark.parametrize("language", ["da", "en"])
def test_two_taps_from_home_one_reads_how_to_have_data_deleted(phone, real_site, language):
    phone.goto(real_site.address("home", language))
    card = phone.locator("#erasure")
    assert re.search({"da": "slette", "en": "erase|delete"}[language], card.locator("h2").inner_text())
    card.locator("#erasure-more").tap()
    phone.wait_for_url(f"{real_site.address('privacy', language)}#*")
    target = phone.locator(":target")
    box = target.bounding_box()
    head = phone.locator(".md-header").bounding_box()
    assert head["height"] <= box["y"] + 1 < 740 / 2, "the top of the section is in sight, below the head"
    section = phone.evaluate(
        """() => {
          const start = document.querySelector(":target");
          const said = [start.textContent];
          if (/^H[1-6]$/.test(start.tagName)) {
            let next = start.nextElementSibling;
            while (next && next.tagName !== start.tagName) {
              said.push(next.textContent);
              next = next.nextElementSibling;
            }
          }
          return said.join(" ");
        }"""
    )
    assert re.search({"da": r"\bslette", "en": r"\b(erase|delete)"}[language], section)


def test_what_is_touched_is_large_enough(phone, real_site):
    """Targets of 24 by 24 CSS pixels, or words within a sentence (WCAG 2.2, 2.5.8)."""
    for language in real_site.built.languages:
        phone.goto(real_site.address("home", language))
        links = phone.locator(".dm-more a, .md-header a[hreflang], .md-header label[for=__search]")
        sizes = [link.bounding_box() for link in links.all()]
        assert len(sizes) > 9
        assert min(min(size["width"], size["height"]) for size in sizes) >= 24
