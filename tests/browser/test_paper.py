"""On paper: who is responsible and which version it is, nothing of the screen, nothing cut, dark on white."""

from __future__ import annotations

import re

import pytest
from reading import contrast

pytestmark = pytest.mark.browser

# A4 less the margins of the style sheet, in CSS pixels of 1/96 inch.
WIDTH = round((210 - 2 * 18) / 25.4 * 96)
OF_THE_SCREEN = ".md-header, .md-sidebar, .md-search, .md-footer, .md-tabs, .md-top, .md-skip, .headerlink"


@pytest.fixture
def paper(page):
    page.set_viewport_size({"width": WIDTH, "height": 971})
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_nothing_of_the_screen_is_printed(paper, real_site):
    for address in real_site.everything:
        paper.goto(address)
        parts = paper.evaluate(
            """(selector) => [...document.querySelectorAll(selector)].map((part) =>
              [part.className, part.checkVisibility({opacityProperty: true, visibilityProperty: true})])""",
            OF_THE_SCREEN,
        )
        assert len(parts) >= 5
        assert [name for name, printed in parts if printed] == [], address


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_body_says_who_answers_and_which_version_it_is(paper, real_site, language):
    named = {"da": ("Dataansvarlig", "Version"), "en": ("Controller", "Version")}[language]
    own = {"ajos": "Ajos", "example": "Nordlys Cykler"}
    for key in ("home", "privacy", "cookies", "recipients"):
        paper.goto(real_site.address(key, language))
        facts = dict(
            zip(
                paper.locator("article dl.dm-facts dt:visible").all_inner_texts(),
                paper.locator("article dl.dm-facts dd:visible").all_inner_texts(),
                strict=False,
            )
        )
        for name in named:
            assert facts[name].strip(), (key, facts)
        assert any(name in facts[named[0]] for name in own.values()), facts


def test_nothing_is_cut_at_the_edge_of_the_sheet(paper, real_site):
    for address in real_site.everything:
        paper.goto(address)
        assert paper.evaluate("document.documentElement.scrollWidth") <= WIDTH, address
        cut = paper.evaluate(
            """(width) => [...document.querySelectorAll("article :is(table, td, th, svg, .dm-drawing)")]
              .filter((node) => node.getClientRects().length)
              .filter((node) => {
                const box = node.getBoundingClientRect();
                return box.right > width + 1 || box.left < -1
                  || (!node.matches("svg") && node.scrollWidth > node.clientWidth + 1);
              })
              .map((node) => `${node.tagName} ${node.id} ${node.className?.baseVal ?? node.className}`)""",
            WIDTH,
        )
        assert cut == [], address


def test_a_drawing_fits_on_a_sheet(paper, real_site):
    sheet = (297 - 2 * 20) / 25.4 * 96
    for language in real_site.built.languages:
        paper.goto(real_site.address("recipients", language))
        drawings = paper.locator("article svg.dm-diagram:visible").all()
        assert len(drawings) == paper.locator("article figure").count()
        for drawing in drawings:
            assert drawing.bounding_box()["height"] <= sheet, drawing.get_attribute("id")


def test_a_reader_in_the_dark_prints_dark_ink_on_white(paper, real_site):
    for address in real_site.everything:
        paper.goto(address)
        background = paper.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), address
        inks = paper.evaluate(
            """() => {
              const kinds = "h1, h2, h3, p, a, li, dt, dd, th, td, caption";
              const texts = document.querySelectorAll(`article :is(${kinds})`);
              const printed = [...texts].filter((node) => node.getClientRects().length);
              return [...new Set(printed.map((node) => getComputedStyle(node).color))];
            }"""
        )
        assert inks
        for ink in inks:
            assert contrast(ink, "rgb(255, 255, 255)") >= 4.5, (address, ink)


def test_it_prints_on_a4(page, real_site):
    page.emulate_media(color_scheme="dark")
    page.goto(real_site.address("privacy", "da"))
    printed = page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type\s*/Page\b", printed)
    boxes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", printed))
    assert 1 < len(pages) < 60
    assert [[round(float(number)) for number in box.split()] for box in boxes] == [[0, 0, 595, 842]]
