"""The plugin writes the banner for another website, and the public site itself loads none of it."""

from __future__ import annotations

from mkdocs_datamap.adapters.banners import CONSENT
from mkdocs_datamap.adapters.mkdocs.pages import scripts, stylesheets
from mkdocs_datamap.render.site import Asset, Site


def test_no_page_loads_the_files_of_the_banner():
    own = ("assets/datamap/site.css", "assets/datamap/own.js")
    banner = (f"{CONSENT}/datamap-consent.css", f"{CONSENT}/datamap-consent.js")
    site = Site(("da",), (), tuple(Asset(path, b"") for path in (*own, *banner)))

    assert (stylesheets(site), scripts(site)) == ([own[0]], [own[1]])
