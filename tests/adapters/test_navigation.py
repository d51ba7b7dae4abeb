from __future__ import annotations

from mkdocs_datamap.adapters.mkdocs.navigation import in_navigation
from mkdocs_datamap.render.site import Site, SitePage


def page(path):
    return SitePage("key", "da", path, "", "", "", "")


def test_a_page_below_another_is_found_there_and_not_in_the_navigation():
    site = Site(
        ("da", "en"), tuple(map(page, ("", "a", "a/b", "a/b/c", "en", "en/x", "en/x/y", "lone/z"))), ()
    )
    shown = [other.path for other in site.pages if in_navigation(other, site)]
    assert shown == ["", "a", "en", "en/x", "lone/z"]
