"""From the start page one reaches every page, and no link or anchor leads nowhere, in either site."""

from __future__ import annotations

import re

import pytest
from example_variants import VARIANTS, write_variant

from built_documents import COMPANIES, built_once
from built_views import internal, site
from internal_pages import anchors, links, pages
from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.internal.naming import START, index_key, page_key

LANGUAGES = ("da", "en")
EVERY = ("example", "ajos", *VARIANTS)


@pytest.fixture(scope="module", autouse=True)
def companies(tmp_path_factory):
    """The companies unlike the example have a map too, for as long as this file is tested."""
    COMPANIES.update({name: write_variant(name, tmp_path_factory.mktemp(name)) for name in VARIANTS})
    yield
    for name in VARIANTS:
        del COMPANIES[name]


def files(company):
    """The paths of everything that is no page: each diagram is drawn when its page is."""
    return {asset.path for asset in site(company)[0].assets}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", EVERY)
def test_every_page_is_reached_by_links_from_the_start_page(company, language):
    keys = {page.path: key for (code, key), page in pages(company).items() if code == language}
    reached, pending = set(), [START]
    while pending:
        key = pending.pop()
        if key in reached:
            continue
        reached.add(key)
        pending.extend(keys[path] for path, _ in links(company, language, key) if path in keys)
    assert set(keys.values()) == reached
    for kind in KINDS:
        for entry in members(kind, internal(company).atlas):
            assert page_key(entry) in reached


@pytest.mark.parametrize("company", EVERY)
def test_no_link_and_no_anchor_of_the_map_leads_nowhere(company):
    places = {page.path: (code, key) for (code, key), page in pages(company).items()}
    looked_at = 0
    for code, key in pages(company):
        for path, anchor in links(company, code, key):
            looked_at += 1
            if path in files(company):
                continue
            assert path in places, f"{key} ({code}) leads to {path}"
            assert not anchor or anchor in anchors(company, *places[path]), f"{key}: {path}#{anchor}"
    assert looked_at > 1000


@pytest.mark.parametrize("company", EVERY)
def test_no_link_of_the_public_site_leads_to_the_map(company):
    public = {page.path: page for page in built_once(company).site().pages}
    for page in public.values():
        for href in re.findall(r'\shref="([^"#]*)', page.body):
            assert not href or ":" in href or href.endswith((".svg", "/")), href


@pytest.mark.parametrize("company", EVERY)
def test_a_list_of_no_entries_says_so_instead_of_an_empty_table(company):
    unknown = {"cookies", "providers"} if company == "ajos" else set()
    empty = 0
    for kind in KINDS:
        body = pages(company)["en", index_key(kind)].body
        if members(kind, internal(company).atlas):
            assert 'id="entries"' in body, kind
        else:
            empty += 1
            assert ("We do not know yet" if kind in unknown else "There are none") in body, kind
            assert 'id="entries"' not in body, kind
    assert empty >= len(unknown)
    assert empty or company == "example"


def test_keys_and_addresses_are_each_of_one_page():
    for company in EVERY:
        found = site(company)[0].pages
        assert len({page.path for page in found}) == len(found)
        assert len({(page.language, page.key) for page in found}) == len(found)
