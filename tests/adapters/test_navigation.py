from __future__ import annotations

from mkdocs_datamap.adapters.mkdocs.navigation import in_navigation
from mkdocs_datamap.render.site import Site, SitePage


def page(path, chapter=""):
    return SitePage("key", "da", path, "", "", "", "", chapter)


def test_a_page_below_another_is_found_there_and_not_in_the_navigation():
    site = Site(
        ("da", "en"), tuple(map(page, ("", "a", "a/b", "a/b/c", "en", "en/x", "en/x/y", "lone/z"))), ()
    )
    assert [shown.path for shown in in_navigation(site)] == ["", "a", "en", "en/x", "lone/z"]


def test_a_page_with_a_chapter_is_in_the_navigation_wherever_it_lies_and_one_with_none_never():
    site = Site(("da",), (page(""), page("a", None), page("b", "Chapter"), page("b/c", "Chapter")), ())
    assert [shown.path for shown in in_navigation(site)] == ["", "b", "b/c"]
