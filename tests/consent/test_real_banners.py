"""The real Klaro and vanilla-cookieconsent with our configuration, in Chromium, in both languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from reading import STORED

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)

ACCEPT = {"da": "Acceptér alle", "en": "Accept all"}
REFUSE = {"da": "Afvis alle", "en": "Reject all"}
CHOOSE = {"da": "Vælg selv", "en": "Choose for yourself"}
SAVE = {"da": "Gem mine valg", "en": "Save my choices"}
CHANGE = {"da": "Skift samtykke", "en": "Change consent"}
TITLE = {"da": "Må vi bruge cookies?", "en": "May we use cookies?"}
NECESSARY = {"mit_nordlys_session", "nordlys_kurv"}
CHOICE = "nordlys_samtykke"
BANNER = {"klaro": "#klaro .cookie-notice", "cookieconsent": "#cc-main .cm"}
MODAL = {"klaro": "#klaro .cm-modal", "cookieconsent": "#cc-main .pm"}
LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])


WIDTHS = {"da": (360, 1280), "en": (360,)}
"""The languages differ in words alone, and the narrow screen has less room for them."""


def stored(page):
    """Names of everything stored; those of cookies without their values."""
    cookies, *others = page.evaluate(STORED.replace(".filter(Boolean)", ""))
    return {each.partition("=")[0] for each in cookies.split("; ") if each} | set(others)


def banner(page, shop):
    return page.locator(BANNER[shop.manager])


def press(page, shop, label):
    banner(page, shop).get_by_text(label, exact=True).click()
    expect(banner(page, shop)).not_to_be_visible()


# A banner takes the focus to itself some time after it has come.
SETTLED = """() => new Promise((done) => {
  let still = setTimeout(done, 500);
  document.addEventListener("focusin", () => {
    clearTimeout(still);
    still = setTimeout(done, 500);
  });
})"""


def open_shop(page, shop, language):
    page.goto(shop.page(language))
    expect(banner(page, shop)).to_be_visible()


@LANGUAGES
def test_nothing_but_what_is_necessary_is_stored_before_a_choice(page, shop, language):
    open_shop(page, shop, language)

    expect(banner(page, shop)).to_contain_text(TITLE[language])
    assert stored(page) == NECESSARY
    assert page.evaluate("window.counted") is None
    page.reload()
    expect(banner(page, shop)).to_be_visible()
    assert stored(page) == NECESSARY


@LANGUAGES
def test_refusing_takes_one_click_as_accepting_does_and_is_as_prominent(page, shop, language):
    page.set_viewport_size({"width": 360, "height": 800})
    open_shop(page, shop, language)
    assert measured(page, shop, language)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert measured(page, shop, language)

    press(page, shop, REFUSE[language])
    assert stored(page) == NECESSARY | {CHOICE}
    page.reload()
    page.wait_for_timeout(500)
    expect(banner(page, shop)).not_to_be_visible()
    assert stored(page) == NECESSARY | {CHOICE}


def measured(page, shop, language):
    """Whether both buttons look alike, and show all of their words."""
    accept, refuse = (
        banner(page, shop).get_by_text(labels[language], exact=True) for labels in (ACCEPT, REFUSE)
    )
    looks = [
        each.evaluate(
            """text => {
              const button = text.closest("button"), style = getComputedStyle(button);
              const box = button.getBoundingClientRect();
              return [style.backgroundColor, style.color, style.fontSize, style.fontWeight,
                      Math.round(box.height), Math.round(box.width / 8)];
            }"""
        )
        for each in (accept, refuse)
    ]
    assert looks[0] == looks[1]
    return all(
        each.evaluate(
            """text => {
              const button = text.closest("button"), words = document.createRange();
              words.selectNodeContents(button);
              const outer = button.getBoundingClientRect(), inner = words.getBoundingClientRect();
              return outer.left <= inner.left && inner.right <= outer.right && inner.bottom <= outer.bottom;
            }"""
        )
        for each in (accept, refuse)
    )


@LANGUAGES
def test_accepting_lets_all_in_and_withdrawing_clears_it(page, shop, language):
    open_shop(page, shop, language)
    press(page, shop, ACCEPT[language])
    page.wait_for_function("window.counted && localStorage.own")
    everything = NECESSARY | {CHOICE, "talknuser_1", "nordlys_katalog", "nordlys-billeder-1", "own"}
    page.wait_for_timeout(300)
    assert stored(page) == everything

    page.get_by_role("button", name=CHANGE[language]).click()
    modal = page.locator(MODAL[shop.manager])
    expect(modal).to_be_visible()
    modal.evaluate(
        """modal => modal.querySelectorAll(
             "input[id^=purpose-item-]:not([id$=necessary]):checked, input.section__toggle:checked:enabled"
           ).forEach(box => box.click())"""
    )
    modal.get_by_text(SAVE[language], exact=True).click()
    expect(modal).not_to_be_visible()
    page.wait_for_timeout(500)
    page.reload()  # a database that a script holds open goes with the next page
    page.wait_for_timeout(500)
    # “own” is no cookie that the inventory lists: what is not declared nobody can clear.
    assert stored(page) == NECESSARY | {CHOICE, "own"}


@LANGUAGES
def test_the_banner_and_the_settings_break_no_rule_of_accessibility(page, shop, language):
    page.emulate_media(reduced_motion="reduce")
    for width in WIDTHS[language]:
        page.set_viewport_size({"width": width, "height": 900})
        page.context.clear_cookies()
        open_shop(page, shop, language)
        page.wait_for_timeout(400)
        found = Axe().run(page)
        assert found.violations_count == 0, f"banner {width}\n{found.generate_report()}"
        banner(page, shop).get_by_text(CHOOSE[language], exact=True).click()
        expect(page.locator(MODAL[shop.manager])).to_be_visible()
        page.wait_for_timeout(400)
        found = Axe().run(page)
        assert found.violations_count == 0, f"settings {width}\n{found.generate_report()}"


@LANGUAGES
def test_everything_can_be_done_with_the_keyboard(page, shop, language):
    open_shop(page, shop, language)
    page.evaluate(SETTLED)
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || ''").strip()
        reached.append(focused)
        if focused == REFUSE[language]:
            break
    assert reached[-1] == REFUSE[language]
    page.keyboard.press("Enter")
    expect(banner(page, shop)).not_to_be_visible()

    page.get_by_role("button", name=CHANGE[language]).focus()
    page.keyboard.press("Enter")
    expect(page.locator(MODAL[shop.manager])).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(MODAL[shop.manager])).not_to_be_visible()


def test_a_choice_between_other_cookies_is_asked_for_again(page, shop):
    open_shop(page, shop, "en")
    press(page, shop, ACCEPT["en"])
    script = page.request.get(f"{shop.root}datamap-consent.js").text()
    if shop.manager == "klaro":
        old = script.split('"revision": "')[1].split('"')[0]
        newer = script.replace(old, "revision-1")
    else:
        old = script.split('"revision": ')[1].split(",")[0]
        newer = script.replace(f'"revision": {old}', '"revision": 1')
    assert newer != script
    page.route(
        "**/datamap-consent.js", lambda route: route.fulfill(body=newer, content_type="text/javascript")
    )
    page.reload()
    expect(banner(page, shop)).to_be_visible()


@LANGUAGES
def test_both_policies_are_linked_and_nobody_else_is_asked(page, shop, language):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_shop(page, shop, language)

    links = banner(page, shop).locator("a[href^='https://policies.example/']")
    expect(links).to_have_count(2)
    prefix = {"da": "https://policies.example/", "en": "https://policies.example/en/"}[language]
    assert all(link.get_attribute("href").startswith(prefix) for link in links.all())
    assert all(address.startswith(shop.root) for address in asked)


def test_the_page_of_settings_opens_them(page, shop):
    page.goto(shop.settings("en"))
    press(page, shop, REFUSE["en"])
    page.get_by_role("button", name=CHANGE["en"]).click()
    expect(page.locator(MODAL[shop.manager])).to_be_visible()
