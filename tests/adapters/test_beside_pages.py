"""What the engine puts beside the pages, as the site's configuration asks for it."""

from __future__ import annotations

import dataclasses

import pytest

from built_documents import EXAMPLE
from mkdocs_datamap.adapters.engine import RedirectError, build_site
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions
from mkdocs_datamap.render.companions import Hosting


@pytest.fixture(scope="module")
def options(tmp_path_factory):
    return BuildOptions(
        "public", "wasm", tmp_path_factory.mktemp("cache"), hosting=Hosting("https://a.example/b/")
    )


def test_redirects_and_companions_are_among_the_assets(options):
    asked = dataclasses.replace(options, redirects={"/old.aspx": "/cookiepolitik/"})
    assets = {asset.path: asset.content for asset in build_site(EXAMPLE, asked).site.assets}
    assert assets["_redirects"] == b"/b/old.aspx /b/cookiepolitik/ 301\n"
    assert {"old.aspx/index.html", "policy.schema.json", "embed/privatlivspolitik.html"} <= assets.keys()


@pytest.mark.parametrize(
    ("redirects", "said"),
    [
        ({"/old.aspx": "/cookiepolitk/"}, "there is no page “/cookiepolitk/”.*Did you mean “cookiepolitik”"),
        ({"https://www.ajos.dk/old.aspx": "/cookiepolitik/"}, "no path of an old page"),
        ({"/cookiepolitik/": "/privatlivspolitik/"}, "is a page of this site"),
    ],
)
def test_a_redirect_from_or_to_what_is_none_stops_the_build_in_words(options, redirects, said):
    with pytest.raises(RedirectError, match=said):
        build_site(EXAMPLE, dataclasses.replace(options, redirects=redirects))


def test_the_site_for_staff_has_nothing_for_other_sites(options):
    asked = dataclasses.replace(options, audience="internal", redirects={"/old.aspx": "/cookiepolitik/"})
    paths = {asset.path for asset in build_site(EXAMPLE, asked).site.assets}
    assert not {
        path for path in paths if path.startswith(("embed/", "old", "_redirects")) or "policy.json" in path
    }
