"""Nothing leaks: what is marked in every internal place of the example is not in the public projection."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from canaries import EXAMPLE, QUESTIONS, Marking, found, marked, raw_example
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_nothing_internal_is_in_the_projection(ask, tmp_path):
    marking = Marking(ask)
    inventory = marked(raw_example(), marking, tmp_path)
    # The inventory holds every mark, so none was lost on the way …
    assert set(marking.planted) == found(repr(inventory))
    assert len(marking.planted) > 150
    assert marking.comments > 1000
    # … and the public learns none of them.
    assert found(repr(project(inventory))) == set()


def test_a_name_that_is_disclosed_is_found_so_the_search_works(tmp_path):
    marking = Marking()
    inventory = marked(raw_example(), marking, tmp_path)
    disclosed = {
        name: {
            key: entry.model_copy(update={"disclose": "name"})
            for key, entry in getattr(inventory, name).items()
        }
        for name in ("systems", "processors", "recipients")
    }
    assert len(found(repr(project(dataclasses.replace(inventory, **disclosed))))) > 20


def test_a_block_that_is_not_internal_is_marked_when_the_whole_file_is_secret(tmp_path):
    marking = Marking()
    inventory = marked(raw_example(), marking, tmp_path)
    mandate = next(iter(inventory.mandates.values()))
    assert found(mandate.controller) and found(repr(mandate.processing)) and found(mandate.contact.email)  # noqa: PT018


def test_what_only_an_internal_activity_uses_is_not_told_even_under_its_name(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "data_map")
    path = tmp_path / "data_map" / "processors.yml"
    text = path.read_text("utf-8")
    at = text.index("payroll-provider:")
    path.write_text(text[:at] + text[at:].replace("  country:", "  disclose: name\n  country:", 1), "utf-8")
    inventory, _ = read_inventory(tmp_path / "data_map")
    assert inventory is not None
    public = repr(project(inventory))
    assert "Fjordsky" in public
    assert "Lønposen" not in public
    for collection, entry in (("data_categories", "payroll-details"), ("subjects", "employees")):
        assert getattr(inventory, collection)[entry].name["da"] not in public


def test_the_public_learns_categories_instead_of_names():
    inventory, _ = read_inventory(EXAMPLE)
    assert inventory is not None
    public = project(inventory)
    parties = {party.key: party for party in (*public.processors, *public.recipients)}
    assert parties["hosting"].name == "Fjordsky Eksempel A/S"
    assert parties["udbyder-af-kundechat"].name == inventory.processors["chat-provider"].category
