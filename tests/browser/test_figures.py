"""The diagrams: named, legible in both colours, never clipped; links lead where they say; full size alike."""

from __future__ import annotations

import pytest
from built_sites import internal_map
from reading import contrast
from web_host import published

pytestmark = pytest.mark.browser

DRAWINGS = """() => [...document.querySelectorAll("svg.dm-diagram")]
  .filter((svg) => svg.getClientRects().length)
  .map((svg) => {
    const told = (name) => (svg.getAttribute(name) ?? "").split(" ").filter(Boolean)
      .map((id) => svg.ownerDocument.getElementById(id)?.textContent ?? "").join(" ");
    const paint = (node, name) => getComputedStyle(node)[name];
    return {
      id: svg.id,
      role: svg.getAttribute("role"),
      title: told("aria-labelledby"),
      desc: told("aria-describedby"),
      own: svg.querySelector("title")?.textContent ?? "",
      nodes: [...svg.querySelectorAll(".dm-node")].map((node) => {
        const shape = node.querySelector(".dm-shape");
        const room = shape.getBoundingClientRect();
        const texts = [...node.querySelectorAll("text")];
        return {
          words: texts.map((text) => text.textContent).join(" "),
          ink: texts.map((text) => paint(text, "fill")),
          ground: paint(shape, "fill"),
          line: paint(shape, "stroke"),
          size: Math.min(...texts.map((text) => text.getBoundingClientRect().height)),
          clipped: texts.filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < room.left - 0.5 || box.right > room.right + 0.5
              || box.top < room.top - 0.5 || box.bottom > room.bottom + 0.5;
          }).map((text) => text.textContent),
        };
      }),
      links: [...svg.querySelectorAll("a")].map((link) => ({
        words: [...link.querySelectorAll("text")].map((text) => text.textContent).join(" "),
        href: new URL(link.href.baseVal ?? link.href, location.href).href,
      })),
      outside: [...svg.querySelectorAll("text")].filter((text) => {
        const all = svg.getBoundingClientRect(), box = text.getBoundingClientRect();
        return box.left < all.left - 0.5 || box.right > all.right + 0.5
          || box.top < all.top - 0.5 || box.bottom > all.bottom + 0.5;
      }).map((text) => text.textContent),
    };
  })"""


def plain(text):
    """Words without the breaks of lines, which a hyphen may stand before, and in lower case."""
    return "".join(text.split()).replace("\N{SOFT HYPHEN}", "").casefold()


def legible(drawing):
    """What is said of a drawing whose every node can be read."""
    assert drawing["nodes"], drawing["id"]
    for node in drawing["nodes"]:
        assert node["clipped"] == [], (drawing["id"], node)
        for ink in node["ink"]:
            assert contrast(ink, node["ground"]) >= 4.5, (drawing["id"], node)
    assert drawing["outside"] == [], drawing["id"]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_diagram_is_named_and_every_word_of_it_can_be_read(page, real_site, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    for language in real_site.built.languages:
        page.goto(real_site.address("recipients", language))
        figures = page.locator("article figure").count()
        drawings = page.evaluate(DRAWINGS)
        assert figures == len(drawings) >= 2
        for drawing in drawings:
            assert drawing["role"] in ("img", "group")
            assert drawing["title"] == drawing["own"]
            assert drawing["title"].strip()
            assert drawing["desc"].strip()
            legible(drawing)


def test_colours_and_figures_are_not_the_same_in_the_dark(page, real_site):
    grounds = {}
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        page.goto(real_site.address("recipients", "da"))
        grounds[colours] = page.evaluate(DRAWINGS)[0]["nodes"][0]["ground"]
    assert grounds["light"] != grounds["dark"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_node_leads_to_the_place_that_is_about_it(page, real_site, language):
    page.goto(real_site.address("recipients", language))
    links = {
        (link["href"].partition("#"), link["words"])
        for drawing in page.evaluate(DRAWINGS)
        for link in drawing["links"]
    }
    assert links
    for (address, _, anchor), words in sorted(links):
        if page.url != address:
            page.goto(address)
        place = page.evaluate("(id) => document.getElementById(id)?.textContent ?? ''", anchor)
        assert plain(words) in plain(place), (words, address, anchor)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_full_size_opens_and_follows_the_readers_colours(page, real_site, language):
    page.goto(real_site.address("recipients", language))
    ways = [link.evaluate("(link) => link.href") for link in page.locator(".dm-full-size").all()]
    assert len(ways) == page.locator("article figure").count()
    for way in ways:
        surfaces = []
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme=colours)
            answer = page.goto(way)
            assert answer.ok
            assert answer.headers["content-type"] == "image/svg+xml"
            assert page.evaluate("document.documentElement.namespaceURI") == "http://www.w3.org/2000/svg"
            (drawing,) = page.evaluate(DRAWINGS)
            assert drawing["title"].strip()
            legible(drawing)
            surfaces.append(drawing["nodes"][0]["ground"])
        assert surfaces[0] != surfaces[1]


@pytest.fixture(scope="module")
def the_map(build_once):
    with published(build_once("the map for staff", internal_map)) as site:
        yield site


SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg.dm-diagram")]
  .filter((svg) => svg.getClientRects().length)
  .map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""


@pytest.mark.parametrize("width", [360, 1280])
def test_letters_of_a_wide_diagram_stay_large_enough_and_it_scrolls_in_its_own_box(page, the_map, width):
    page.set_viewport_size({"width": width, "height": 900})
    scrolling = 0
    for address in ("aktiviteter/website/", "oplysninger/name/", "oplysninger/site-use/", "lande/us/"):
        page.goto(the_map.url + address)
        assert page.evaluate(SMALLEST) >= 0.77, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator("article .dm-drawing").first
        scrolling += box.evaluate("(box) => box.scrollWidth > box.clientWidth")
        drawings = page.evaluate(DRAWINGS)
        assert drawings
        for drawing in drawings:
            legible(drawing)
    assert bool(scrolling) == (width > 400)
