"""The plugin writes the banner for another website, and the public site itself loads none of it."""

from __future__ import annotations

import re

import pytest
from example_case import EXAMPLE

from mkdocs_datamap.adapters.banners import CONSENT, site_files
from mkdocs_datamap.adapters.mkdocs.pages import scripts, stylesheets
from mkdocs_datamap.consent.settings_page import HEAD
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.render.site import Asset, Site
from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.voice import Voice


def test_no_page_loads_the_files_of_the_banner():
    own = ("assets/datamap/site.css", "assets/datamap/own.js")
    banner = (f"{CONSENT}/datamap-consent.css", f"{CONSENT}/datamap-consent.js")
    site = Site(("da",), (), tuple(Asset(path, b"") for path in (*own, *banner)))

    assert (stylesheets(site), scripts(site)) == ([own[0]], [own[1]])


@pytest.fixture(scope="module")
def published():
    """What the plugin writes for the banner of the example, by path."""
    inventory, faults = read_inventory(EXAMPLE)
    assert inventory is not None, faults
    voices = [Voice(load_catalogue(code, None)[0]) for code in inventory.organisation.languages]
    made = site_files(project(inventory), voices, "klaro", "https://policies.example/", 3)
    return {path: content.decode() for path, content in made.items()}


@pytest.fixture(scope="module")
def fragments(published):
    return {path: text for path, text in published.items() if path.endswith(".html")}


def test_the_files_of_the_banner_are_published_and_no_page_that_needs_what_is_not_there(published):
    assert sorted(published) == [
        f"{CONSENT}/datamap-consent.css",
        f"{CONSENT}/datamap-consent.js",
        "embed/cookieindstillinger.html",
        "embed/en/cookie-settings.html",
    ]
    pages = "".join(text for path, text in published.items() if path.endswith(".html"))
    leads = re.findall(r'(?:href|src)="([^"]*)"', re.sub(r"<!--.*?-->", "", pages, flags=re.DOTALL))
    assert len(leads) == 4
    assert all(each.startswith("https://policies.example/") for each in leads)


def test_the_page_of_settings_is_a_fragment_for_another_site_in_each_language(fragments):
    danish, english = fragments.values()
    assert '<section class="datamap-cookie-settings" lang="da">\n<h3>Cookieindstillinger</h3>' in danish
    assert "https://policies.example/privatlivspolitik/" in danish
    assert "https://policies.example/en/cookie-policy/" in english
    for each in fragments.values():
        assert '<button type="button" data-cookie-settings>' in each
        assert "<script" not in re.sub(r"<!--.*?-->", "", each, flags=re.DOTALL)


def test_the_fragment_says_which_lines_the_site_needs(fragments):
    for each in fragments.values():
        comment = each[each.index("<!--") : each.index("-->")]
        assert all(line in comment for line in HEAD["klaro"])
