"""Whatever an inventory says is text: nothing runs, no element comes of it, it is shown as it is written."""

from __future__ import annotations

import pytest
from hostile_site import HOSTILE, NAME, hostile
from playwright.sync_api import expect
from reading import search_for
from web_host import published

pytestmark = pytest.mark.browser

# All elements in order, with the names of their attributes: of the page as it was sent, and of its article as
# it stands after scripts ran. (Around the article Material's scripts set styles when they get to it.) Not the
# inside of drawings, whose lines break elsewhere, nor the title that Material gives to what it shortens.
SKELETON = """async () => {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  return [...sent.querySelectorAll("*"), ...document.querySelectorAll("article, article *")]
    .filter((node) => !node.closest("svg.dm-diagram"))
    .map((node) => [node.tagName, ...node.getAttributeNames().filter((name) => name !== "title").sort()])
    .map((words) => words.join(" "));
}"""

DRAWN = """() => [...document.querySelectorAll("svg.dm-diagram, svg:root")].map((svg) => ({
  tags: [...new Set([...svg.querySelectorAll("*")].map((node) => node.tagName))],
  attributes: [...new Set([...svg.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()))],
  text: svg.textContent,
  labels: [...svg.querySelectorAll("[aria-label]")].map((node) => node.getAttribute("aria-label")).join(" "),
}))"""


def squeezed(text):
    """Text without the breaks that a page or a drawing puts into it."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def attacked(build_once):
    with published(build_once("hostile", hostile)) as site:
        yield site


def test_nothing_runs_and_no_element_comes_of_a_text(page, attacked, publish, alarms):
    clean = publish("example")
    for address, same in zip(attacked.everything, clean.everything, strict=True):
        page.goto(same)
        expected = page.evaluate(SKELETON)
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(SKELETON) == expected, address
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
    assert alarms == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_text_is_shown_as_it_is_written(page, attacked, language):
    shown = ""
    for versions in attacked.built.pages.values():
        page.goto(attacked.url + versions[language])
        shown += page.locator("article").evaluate("(article) => article.textContent")
    for text in HOSTILE:
        assert squeezed(text) in squeezed(shown), text
    page.goto(attacked.address("home", language))
    assert NAME in page.locator("h1").inner_text()
    assert NAME in page.title()
    assert page.locator("meta[name=description]").get_attribute("content").count(NAME) == 1
    footer = page.locator(".md-footer__link")
    for link in footer.all():
        assert "&" not in link.get_attribute("aria-label")


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_drawing_shows_text_as_text(page, attacked, publish, alarms, language):
    page.goto(publish("example").address("recipients", language))
    clean = page.evaluate(DRAWN)
    page.goto(attacked.address("recipients", language))
    ways = [link.evaluate("(link) => link.href") for link in page.locator(".dm-full-size").all()]
    drawn = page.evaluate(DRAWN)
    for way in ways:
        page.goto(way, wait_until="networkidle")
        drawn += page.evaluate(DRAWN)
    tags = {tag for drawing in clean for tag in drawing["tags"]} | {"style"}
    attributes = {name for drawing in clean for name in drawing["attributes"]}
    assert len(drawn) == len(clean) + len(ways)
    for drawing in drawn:
        assert set(drawing["tags"]) <= tags
        assert set(drawing["attributes"]) <= attributes | {"version"}
        assert any(squeezed(text) in squeezed(drawing["text"]) for text in HOSTILE)
    everything = squeezed(" ".join(drawing["text"] + drawing["labels"] for drawing in drawn))
    assert squeezed(HOSTILE[0]) in everything
    assert squeezed(HOSTILE[1]) in everything
    assert alarms == []


@pytest.mark.parametrize(
    ("language", "words"), [("da", "nyhedsbrev"), ("en", "newsletter"), ("da", "onerror")]
)
def test_search_shows_text_as_text(page, attacked, alarms, language, words):
    page.goto(attacked.address("home", language))
    results = search_for(page, words)
    expect(results.first).to_be_visible()
    found = page.locator(".md-search-result__list")
    for details in found.locator("details").all():
        details.evaluate("(details) => { details.open = true }")
    for made in ("img", "script", "iframe", "[href^=javascript]", "[onerror]", "[onload]", "[onclick]"):
        assert found.locator(made).count() == 0, made
    said = squeezed(found.evaluate("(list) => list.textContent"))
    assert any(squeezed(text) in said for text in HOSTILE)
    results.first.click()
    page.wait_for_load_state("networkidle")
    assert alarms == []
