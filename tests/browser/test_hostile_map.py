"""The map for staff shows what an inventory says as text too, and so do the files that it offers."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import openpyxl
import pytest
from hostile_site import HOSTILE, NAME, hostile_map
from playwright.sync_api import expect
from reading import search_for
from test_axe import judge
from test_hostile_texts import squeezed
from web_host import published

pytestmark = pytest.mark.browser

DANGEROUS = "script:not([src]), img[src=x], [onerror], [onload], [onclick], [href^='javascript:'], #x, .y"
"""What the texts would make of themselves, were they read as HTML, Markdown or a template."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def attacked(build_once):
    with published(build_once("hostile map", hostile_map)) as site:
        yield site


def dangerous(page):
    """What of :data:`DANGEROUS` stands in the article of a page."""
    return page.locator("article").locator(DANGEROUS).evaluate_all("(found) => found.map((e) => e.outerHTML)")


@pytest.mark.parametrize("reader", [(360, "da"), (1280, "en")])
def test_a_page_of_each_kind_shows_texts_as_texts_and_is_no_wider_than_the_screen(
    page, attacked, alarms, reader
):
    width, language = reader
    page.set_viewport_size({"width": width, "height": 900})
    shown = ""
    for versions in attacked.built.pages.values():
        page.goto(attacked.url + versions[language])
        assert dangerous(page) == [], versions[language]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, versions[language]
        shown += page.locator("article").evaluate("(article) => article.textContent")
    for text in HOSTILE:
        assert squeezed(text) in squeezed(shown), text
    assert squeezed(NAME) in squeezed(shown)
    assert alarms == []


@pytest.mark.parametrize("key", ["start", "processor", "country"])
def test_texts_of_any_sort_break_no_rule(page, attacked, axe, key):
    page.goto(attacked.address(key, "en"))
    judge(page, axe, key, "light")


def test_filtering_and_searching_show_texts_as_texts(page, attacked, alarms):
    page.goto(attacked.address("processors", "en"))
    page.get_by_label("Filter the table").fill("<script>")
    expect(page.locator("form.dm-tools output")).to_contain_text("Showing")
    assert dangerous(page) == []
    search_for(page, "onerror")
    results = page.locator(".md-search-result__list")
    expect(results.locator("li").first).to_be_visible()
    assert results.locator(DANGEROUS).count() == 0
    assert alarms == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_files_to_take_along_have_no_formula_and_every_text(page, attacked, language):
    page.goto(attacked.address("downloads", language))
    offered = page.locator(f"article a[href*='/register.{language}.']")
    addresses = offered.evaluate_all("(links) => links.map((link) => link.href)")
    files = {address.rsplit(".", 1)[-1]: page.request.get(address).body() for address in addresses}
    assert {"xlsx", "zip", "json"} <= files.keys()
    said = dict.fromkeys(("xlsx", "zip"), "")
    for sheet in openpyxl.load_workbook(io.BytesIO(files["xlsx"])).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", (sheet.title, cell.coordinate)
            said["xlsx"] += f"{cell.value or ''}\n"
    with zipfile.ZipFile(io.BytesIO(files["zip"])) as archive:
        for name in archive.namelist():
            content = io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")
            for row in csv.reader(content, delimiter=";" if language == "da" else ","):
                assert not any(field.startswith(FORMULA_STARTS) for field in row), (name, row)
                said["zip"] += "\n".join(row) + "\n"
    said["json"] = "\n".join(_strings(json.loads(files["json"])))
    for form, words in said.items():
        for text in HOSTILE:
            assert squeezed(text) in squeezed(words), (form, text)


def _strings(value):
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _strings(each)
        case dict():
            for each in value.values():
                yield from _strings(each)
