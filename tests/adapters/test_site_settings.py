"""The manifest keeps every option that changes what the engine makes."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from mkdocs_datamap.adapters.mkdocs.built import BuildOptions
from mkdocs_datamap.adapters.site_settings import options, settings
from mkdocs_datamap.render.companions import Hosting

CACHE = Path("cache")
PUBLIC = BuildOptions(
    audience="public",
    engine="dot",
    cache_dir=CACHE,
    consent="klaro",
    hosting=Hosting("https://privacy.example/p/", directory_urls=False, embed_heading=3),
    redirects={"/old.aspx": "/cookiepolitik/"},
)
INTERNAL = dataclasses.replace(
    PUBLIC, audience="internal", edit_url="https://git.example/{path}", edit_prefix="data_map/"
)


@pytest.mark.parametrize("asked", [PUBLIC, INTERNAL], ids=["public", "internal"])
def test_options_come_back_as_they_were(asked):
    assert options(json.loads(json.dumps(settings(asked))), asked.audience, CACHE) == asked


def test_every_option_is_tried_above():
    plain = BuildOptions("public", "wasm", Path("elsewhere"))
    same = {
        each.name
        for each in dataclasses.fields(plain)
        if getattr(plain, each.name) == getattr(INTERNAL, each.name)
    }
    assert same == set()


def test_a_public_site_does_not_name_where_the_inventory_is_edited():
    asked = dataclasses.replace(INTERNAL, audience="public")
    assert "git.example" not in json.dumps(settings(asked))
    assert "data_map" not in json.dumps(settings(asked))
