"""Without a mouse: everything is reached in a sensible order, one sees where one is, and search obeys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from reading import AT_REST, search_for

pytestmark = pytest.mark.browser

WHERE = """() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const shape = node.querySelector?.(".dm-shape");
  const box = node.getBoundingClientRect();
  const shown = node.checkVisibility({opacityProperty: true, visibilityProperty: true});
  return {
    what: [node.tagName.toLowerCase(), ...node.classList].join("."),
    label: node.getAttribute("aria-label") ?? node.textContent.trim().slice(0, 40),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    edge: shape ? parseFloat(getComputedStyle(shape).strokeWidth) : 0,
    seen: shown && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    is: Object.entries({
      skip: ".md-skip", language: "a[hreflang]", search: ".md-search__input",
      contents: ".md-nav--secondary a", full: ".dm-full-size",
      node: "svg a", body: "body",
    }).filter(([, selector]) => node.matches(selector)).map(([name]) => name),
  };
}"""


def walk(page, most=400):
    """Each place that the tabulator stops at, from the top of the page until it leaves it."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if "body" in stop["is"]:
            return stops
        stops.append(stop)
    pytest.fail(f"More than {most} stops, or caught at {stops[-1]}")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_tabulator_reaches_everything_and_shows_where_it_is(page, real_site, language):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(real_site.address("recipients", language))
    stops = walk(page)
    order = [name for stop in stops for name in stop["is"]]
    assert {"skip", "language", "search", "node", "full"} <= set(order)
    assert order[0] == "skip"
    assert order.index("language") < order.index("search") < order.index("node") < order.index("full")
    assert order.count("full") == page.locator("article figure").count()
    unseen = [stop for stop in stops if not stop["seen"]]
    assert unseen == []
    unmarked = [stop for stop in stops if not (stop["ring"] or stop["edge"] >= 3)]
    assert unmarked == []


@pytest.mark.parametrize("key", ["home", "privacy", "cookies"])
def test_one_always_sees_where_one_is(page, real_site, key):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(reduced_motion="reduce", color_scheme="dark")
    page.goto(real_site.address(key, "da"))
    stops = walk(page)
    assert len(stops) > 8
    assert any("contents" in stop["is"] for stop in stops) or key == "home"
    assert [stop for stop in stops if not stop["seen"] or not stop["ring"]] == []


def test_the_first_key_leads_past_the_frame(page, real_site):
    page.goto(real_site.address("privacy", "da"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').closest('article') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_search_is_opened_used_and_left_by_keys(page, real_site):
    query = next(query for query in real_site.built.queries if query.finds)
    page.goto(real_site.address("home", query.language))
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    first = search_for(page, query.typed).first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).not_to_be_visible()
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.evaluate(AT_REST)
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    target = first.evaluate("(link) => link.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
