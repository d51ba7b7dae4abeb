"""From every entry one gets to its line in the YAML, and sees when it last changed."""

from __future__ import annotations

import dataclasses
import re

import pytest
from mkdocs.config.base import ValidationError

from built_views import internal
from internal_pages import words
from mkdocs_datamap.adapters.mkdocs.config import EditAddress
from mkdocs_datamap.internal.edit import edit
from mkdocs_datamap.internal.members import all_members
from mkdocs_datamap.internal.naming import page_key
from mkdocs_datamap.wording.message import Link


@pytest.mark.parametrize("company", ["example", "ajos"])
def test_every_page_names_the_line_at_which_its_entry_begins(company):
    atlas = internal(company).atlas
    for entry in all_members(atlas):
        where = re.search(r"Stands in (\S+\.yml):(\d+)", words(company, "en", page_key(entry)))
        assert where, entry
        lines = (atlas.folder / where[1]).read_text("utf-8").splitlines()
        if entry[0] not in {"activities", "policy", "countries", "providers"}:
            assert lines[int(where[2]) - 1].strip().startswith(f"{entry[-1]}:"), entry


def test_with_an_address_for_edits_the_line_is_a_link():
    atlas = dataclasses.replace(
        internal("example").atlas, edit_url="https://git.example/edit/{path}#L{line}", prefix="data_map/"
    )
    (_, link), *_ = edit(("processors", "hosting"), atlas).params
    assert isinstance(link, Link)
    assert re.fullmatch(r"https://git\.example/edit/data_map/processors\.yml#L\d+", link.href)
    assert link.label.startswith("processors.yml:")


@pytest.mark.parametrize(
    "text", ["http://git.example/{path}", "https://git.example/", "https://git.example/{path}{branch}"]
)
def test_an_address_for_edits_that_leads_to_no_file_is_refused(text):
    with pytest.raises(ValidationError, match=r"\{path\}"):
        EditAddress().run_validation(text)


def test_the_last_change_of_an_entry_is_told_with_its_commit():
    assert "25 November 2026: Tell <b>all</b> | of it (a1b2c3d4e5)" in words("example", "en", "organisation")


def test_a_country_and_a_provider_have_the_last_change_of_what_tells_them():
    atlas = internal("example").atlas
    for entry in (("countries", "DK"), ("providers", "organisation"), ("roles", "shop-manager")):
        assert atlas.last_change(entry) == atlas.changelog[0], entry
    assert atlas.last_change(("countries", "RS")) is None
    for path in ("cookies",), ("recipients", "advertising-network"):
        change = dataclasses.replace(atlas.changelog[0], entries=((path, "changed"),))
        changed = dataclasses.replace(atlas, changelog=(*atlas.changelog, change))
        assert changed.last_change(("providers", "advertising-network")) == change
