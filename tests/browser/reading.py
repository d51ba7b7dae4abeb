"""What a test reads off a page in the browser."""

from __future__ import annotations

import re

STORED = """async () => [
  document.cookie,
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((database) => database.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
].filter(Boolean)"""
"""The names of everything that the page has stored."""

BROKEN_WORDS = """({within, word}) => {
  const broken = [];
  for (const part of document.querySelectorAll(within)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text; (text = walker.nextNode()); ) {
      for (const found of text.data.matchAll(new RegExp(word, "gu"))) {
        const range = document.createRange();
        range.setStart(text, found.index);
        range.setEnd(text, found.index + found[0].length);
        const lines = new Set([...range.getClientRects()].filter((box) => box.width).map((box) => box.top));
        if (lines.size > 1) broken.push(found[0]);
      }
    }
  }
  return broken;
}"""
"""The words, by an expression, that stand on two lines in what a selector finds."""

_RGB = re.compile(r"rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)")


def luminance(colour: str) -> float:
    """The relative luminance of a computed colour (WCAG 2.2), from 0 (black) to 1 (white)."""
    red, green, blue, opacity = _RGB.fullmatch(colour).groups()
    assert opacity is None or float(opacity) == 1, colour
    parts = [float(part) / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two computed colours (WCAG 2.2), from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


AT_REST = """() => new Promise((done) => {
  let still = setTimeout(done, 250);
  new MutationObserver(() => {
    clearTimeout(still);
    still = setTimeout(done, 250);
  }).observe(document.querySelector(".md-search-result"), {childList: true, subtree: true});
})"""
"""Ends when the list of results has not changed for a quarter of a second."""


def search_for(page, words):
    """Type words into the search box; the results, when they have come to rest."""
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(words)
    page.evaluate(AT_REST)
    return page.locator(".md-search-result__list a.md-search-result__link")


def switch_to(page, language):
    """The link to a language in the head of the page."""
    return page.locator(f".md-header a[hreflang={language}]")
