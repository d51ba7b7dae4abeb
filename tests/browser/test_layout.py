"""The room of a page well used: words whole, cards without holes, and the layout of a diagram that fits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reading import BROKEN_WORDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("key", ["privacy", "cookies", "recipients"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_word_of_a_table_is_broken_on_a_desk(page, real_site, language, key):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(real_site.address(key, language))
    assert page.evaluate(BROKEN_WORDS, {"within": "article table", "word": r"[\p{L}\p{N}]+"}) == []


OUTSIDE = """() => {
  const page = document.querySelector(".md-content").getBoundingClientRect();
  return [...document.querySelectorAll("article :is(table, figure, .dm-card, .dm-columns)")]
    .map((part) => [part.id || part.className, part.getBoundingClientRect()])
    .filter(([, box]) => box.right > page.right + 1 || box.left < page.left - 1)
    .map(([name, box]) => [name, box.right, page.right]);
}"""


@pytest.mark.parametrize("key", ["home", "privacy", "cookies", "recipients"])
def test_tables_figures_and_cards_stay_in_the_page(page, real_site, key):
    page.goto(real_site.address(key, "da"))
    for width in (720, 800, 960, 1024, 1220, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("innerWidth") == width
        assert page.evaluate(OUTSIDE) == [], width


@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_stands_right_below_the_one_before(page, real_site, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(real_site.address("home", "da"))
    cards = [card.bounding_box() for card in page.locator(".dm-card").all()]
    columns = {}
    for card in cards:
        columns.setdefault(card["x"], []).append(card)
    assert list(columns) == sorted(columns), "one reads a column to its end, then the next one"
    assert len(columns) == (1 if width < 700 else 2)
    for column in columns.values():
        for upper, lower in pairwise(column):
            assert 0 < lower["y"] - upper["y"] - upper["height"] < 24


def test_a_diagram_is_shown_in_the_layout_that_fits_and_is_large_enough_to_read(page, real_site):
    page.goto(real_site.address("recipients", "da"))
    figures = page.locator("article figure").count()
    for width in (320, 360, 768, 840, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("innerWidth") == width
        layout, other = ("ladder", "columns") if width < 832 else ("columns", "ladder")
        shown = page.locator(f"svg.dm-{layout}")
        assert shown.count() == page.locator(f"svg.dm-{other}").count() == figures
        assert page.locator(f"svg.dm-{other}:visible").count() == 0, width
        for drawing in shown.all():
            scale = drawing.evaluate("(svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
            assert 0.75 <= scale <= 1, f"letters of 13 pixels stay near 10 and do not grow, at {width}"
            box = drawing.locator("xpath=..")
            assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth + 1"), f"pushed at {width}"
