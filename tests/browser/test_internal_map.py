"""The map for staff in the browser: every page for everybody, tables that are filtered and sorted, search."""

from __future__ import annotations

import re
from itertools import cycle
from urllib.parse import quote

import pytest
from built_sites import MAP_PAGES, internal_map
from playwright.sync_api import expect
from reading import BROKEN_WORDS, STORED, search_for
from test_axe import judge
from web_host import published

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def the_map(build_once):
    with published(build_once("the map for staff", internal_map)) as site:
        yield site


@pytest.fixture
def plain(browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def shown(page):
    """The names of the rows that are shown, in their order."""
    return page.locator("#entries tbody tr:visible th").all_inner_texts()


@pytest.mark.parametrize(("width", "language"), [(360, "da"), (1280, "en")])
def test_no_page_breaks_a_rule_or_is_wider_than_the_screen(page, the_map, axe, width, language):
    page.set_viewport_size({"width": width, "height": 900})
    # Each page in the dark at one width and in the light at the other, and those of a kind in turn.
    turns = cycle(("light", "dark") if language == "da" else ("dark", "light"))
    for versions, colours in zip(MAP_PAGES.values(), turns, strict=False):
        page.goto(the_map.url + versions[language])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, versions[language]
        judge(page, axe, versions[language], colours)


def test_every_page_says_that_it_is_internal_and_of_which_day_and_asks_not_to_be_found(page, the_map):
    for key, words in (("da", "Kun til internt brug. Status pr. "), ("en", "For internal use only. As of ")):
        for versions in MAP_PAGES.values():
            page.goto(the_map.url + versions[key])
            assert re.match(words + r"\d", page.locator(".datamap-notice").inner_text())
            expect(page.locator('meta[name="robots"]')).to_have_attribute("content", "noindex, nofollow")


def test_a_table_is_filtered_by_words_and_by_choice_and_tells_how_much_it_shows(page, the_map):
    page.goto(the_map.address("processors", "en"))
    count, everything = page.locator("form.dm-tools output"), shown(page)
    expect(count).to_have_text(f"Showing {len(everything)} of {len(everything)}")
    page.get_by_label("Filter the table").fill("newsletters SMS")
    assert shown(page) == ["Postduen Example Inc."]
    expect(count).to_have_text(f"Showing 1 of {len(everything)}")
    page.get_by_label("Filter the table").fill("")
    page.locator("form.dm-tools select[name=country]").select_option("India")
    assert shown(page) == ["Sahyadri Code Example Pvt. Ltd."]
    page.locator("form.dm-tools select[name=country]").select_option("All")
    assert shown(page) == everything
    assert page.evaluate(STORED) == []


def test_a_table_is_sorted_from_the_keyboard_in_both_directions(page, the_map):
    page.goto(the_map.address("processors", "en"))
    head = page.locator("#entries th[role=columnheader]").first
    page.get_by_role("button", name="Sort by Name").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    names = shown(page)
    assert names[:3] == [
        "Dunavska Straža Primer d.o.o.",
        "Fjordsky Eksempel A/S",
        "Harbour Desk Example Ltd.",
    ]
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert shown(page) == names[::-1]
    purposes = page.get_by_role("button", name="Sort by Purposes")
    purposes.click()
    expect(head).not_to_have_attribute("aria-sort", re.compile("."))
    numbers = page.locator("#entries tbody tr td[data-label=Purposes]").all_inner_texts()
    assert [int(number or 0) for number in numbers] == sorted(int(number or 0) for number in numbers)


def test_what_was_chosen_stands_in_the_address_and_is_read_from_it(page, the_map):
    page.goto(the_map.address("processors", "da"))
    page.locator("form.dm-tools select[name=country]").select_option("Danmark")
    page.get_by_role("button", name="Sortér efter Navn").click()
    assert page.url.endswith("#entries.country=Danmark&entries.sort=0")
    before = shown(page)
    assert 1 < len(before) < 12
    page.goto("about:blank")
    page.goto(the_map.address("processors", "da") + "#entries.country=Danmark&entries.sort=0")
    assert shown(page) == before
    page.evaluate(f"location.hash = 'entries.q={quote('lønnen')}'")
    expect(page.get_by_label("Søg i tabellen")).to_have_value("lønnen")
    page.evaluate("location.hash = 'entries.country=Nowhere&entries.sort=99'")
    assert len(shown(page)) == 12, "what nobody can have chosen chooses nothing"


def test_without_scripts_tables_are_whole_and_there_is_nothing_that_does_nothing(plain, the_map):
    for key in ("start", "activities", "category"):
        plain.goto(the_map.address(key, "en"))
        assert plain.locator("article table tbody tr:visible").count() >= 3
        assert plain.locator("article :is(button, input, select):visible").count() == 0
        assert plain.evaluate("document.documentElement.scrollWidth") <= 1280


def test_on_a_phone_one_sorts_by_a_list_and_rows_are_cards(page, the_map):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(the_map.address("processors", "en"))
    assert page.locator("#entries thead button:visible").count() == 0
    page.locator("form.dm-tools select[name=sort]").select_option("Name ↓")
    assert shown(page)[-2:] == ["Fjordsky Eksempel A/S", "Dunavska Straža Primer d.o.o."]


def test_a_table_that_is_a_list_of_facts_beside_the_contents_is_sorted_by_the_list_too(page, the_map):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(the_map.address("held", "da"))
    form = page.locator('form.dm-tools[data-table="held-customers"]')
    expect(page.locator("#held-customers thead button").first).to_be_hidden()
    form.locator("select[name=sort]").select_option("Behandlingsaktivitet ↓")
    names = page.locator("#held-customers tbody th").all_inner_texts()
    assert len(names) > 3
    assert names[0] > names[-1]


def test_a_table_of_a_few_rows_has_no_tools(page, the_map):
    page.goto(the_map.address("transfers", "en"))
    for table in page.locator("article table.dm-table").all():
        rows, name = table.locator("tbody tr").count(), table.get_attribute("id")
        assert page.locator(f'form.dm-tools[data-table="{name}"]').count() == (rows > 3), name


def test_no_word_of_the_matrix_is_broken_and_the_sign_of_a_column_stays_with_its_name(page, the_map):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(the_map.address("matrix", "da"))
    assert page.locator("#matrix").count() == 1
    assert page.evaluate(BROKEN_WORDS, {"within": "#matrix", "word": r"[^\s-]+"}) == []
    expect(page.locator("#matrix thead .dm-last-word")).to_have_count(5)
    for head in page.locator("#matrix thead .dm-last-word").all():
        word, button = head.bounding_box(), head.locator("button").bounding_box()
        assert word["y"] + word["height"] > button["y"] + button["height"] / 2 > word["y"]
        assert word["height"] < 2 * button["height"], "the word and the sign stand on one line"


@pytest.mark.parametrize("width", [900, 1280])
def test_the_names_of_cookies_are_whole_and_no_broad_table_is_wider_than_a_small_window(page, the_map, width):
    page.set_viewport_size({"width": width, "height": 900})
    for key in ("seen", "retention", "held", "bases", "transfers", "processors"):
        page.goto(the_map.address(key, "da"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, key
    page.goto(the_map.address("seen", "da"))
    assert page.locator("tbody th a").count() > 5
    lines = "(link) => new Set([...link.getClientRects()].map((box) => box.top)).size"
    names = page.locator("tbody th a").all()
    assert [name.inner_text() for name in names if name.evaluate(lines) > 1] == []


@pytest.mark.parametrize("key", ["held", "bases"])
def test_all_tables_of_one_sort_on_a_page_look_alike(page, the_map, key):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(the_map.address(key, "da"))
    ways = "(tables) => tables.map((table) => getComputedStyle(table).display)"
    shown_as = page.locator("article .dm-table").evaluate_all(ways)
    assert len(shown_as) > 3
    assert len(set(shown_as)) == 1


def test_search_finds_what_is_internal_in_the_language_of_the_page(page, the_map):
    for query in the_map.built.queries:
        page.goto(the_map.address("start", query.language))
        results = search_for(page, query.typed)
        if query.finds is None:
            expect(results).to_have_count(0)
        else:
            target = the_map.url + query.finds
            found = page.locator(f'.md-search-result__list a[href^="{target}"]').first
            expect(found, query.typed).to_be_attached()  # waits: the results of half a word stand there first


def test_a_diagram_opens_full_size_from_the_keyboard_and_its_ends_lead_to_lists(page, the_map):
    page.goto(the_map.address("start", "en"))
    page.locator(".dm-drawing a").filter(has_text="systems").first.press("Enter")
    expect(page).to_have_url(the_map.url + "en/systems/")
    page.go_back()
    page.locator("#overview-open").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"map-overview\.en\.svg$"))


def test_the_diagram_of_an_entry_is_walked_and_opened_by_keyboard_and_leads_back_from_its_file(page, the_map):
    page.goto(the_map.address("activity", "da"))
    first = page.locator("#flows-figure .dm-columns a").first
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/registrerede/**")
    page.go_back()
    page.locator("#flows-figure-open").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/flows-activities-newsletter.da.svg")
    assert page.evaluate("document.documentElement.namespaceURI") == "http://www.w3.org/2000/svg"
    page.locator('a[aria-label="Postduen Example Inc."]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/databehandlere/newsletter-platform/")


def test_nothing_comes_from_elsewhere(page, the_map):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for versions in MAP_PAGES.values():
        page.goto(the_map.url + versions["en"])
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((the_map.url, "data:"))] == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_what_stands_behind_a_clause_opens_by_keyboard_and_leads_to_the_entry(
    browser, the_map, axe, width, scheme
):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(the_map.address("preview", "en"))
    chain = page.locator("#newsletter--send--chain")
    expect(chain.locator("dl")).to_be_hidden()
    chain.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(chain.locator("dl")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    judge(page, axe, f"an open chain at {width}", scheme)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/activities/newsletter/")
    context.close()
