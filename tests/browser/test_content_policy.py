"""The sites work under their own policy: nothing that a reader does violates it, and it stops the rest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from reading import search_for, switch_to

pytestmark = pytest.mark.browser

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture
def headers(real_site):
    """The headers that the site's own file tells hosts to send with a page."""
    text = (real_site.built.folder / "_headers").read_text(encoding="utf-8")
    block = re.search(r"^/index\.html\n((?:  .*\n)+)", text, re.MULTILINE)[1]
    return dict(line.strip().split(": ", 1) for line in block.splitlines())


@pytest.fixture
def guarded_page(context, real_site, headers):
    """A tab in which every page comes with those headers, and with its own policy as always."""

    def answer(route):
        got = route.fetch()
        route.fulfill(response=got, headers={**got.headers, **headers})

    context.route(re.compile(f"^{re.escape(real_site.url)}.*(?:/|html)$"), answer)
    context.add_init_script(WATCH)
    return context.new_page()


def test_reading_searching_switching_and_the_dark_violate_nothing(guarded_page, real_site):
    page, problems = guarded_page, []
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    page.on("response", lambda answer: problems.append(answer.url) if answer.status >= 400 else None)
    for address in real_site.everything:
        page.goto(address, wait_until="networkidle")
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
        assert page.evaluate("violations") == [], address
    for query in real_site.built.queries[:1]:
        page.goto(real_site.address("home", query.language))
        results = search_for(page, query.typed)
        expect(results.first).to_be_attached()
        assert page.evaluate("violations") == []
    page.goto(real_site.address("home", "da"))  # without the dialog of the search
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    switch_to(page, "en").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("violations") == []
    assert problems == []


def test_what_the_policy_forbids_is_stopped_by_the_page_alone(context, real_site):
    """Without any header, as on GitHub Pages."""
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(real_site.address("privacy", "da"))
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const image = document.createElement("img");
          image.src = "https://elsewhere.example/x.png";
          document.body.append(image);
        }"""
    )
    page.wait_for_function("violations.length >= 2")
    assert page.evaluate("window.ran") is None
    assert {entry.split()[0] for entry in page.evaluate("violations")} == {"script-src-elem", "img-src"}


def test_a_page_cannot_be_framed_and_a_fragment_can(real_site, headers):
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    text = (real_site.built.folder / "_headers").read_text(encoding="utf-8")
    assert "/embed/*" in text
    embed = text.partition("/embed/*")[2].partition("\n/")[0]
    assert "X-Frame-Options" not in embed
    assert "frame-ancestors" in embed
