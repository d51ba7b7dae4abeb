"""A diagram, the table under it and the inventory show the same flows, in every language."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from built_documents import COMPANIES, DAY, built, built_once, clauses, document, statements
from changed_inventory import changed
from mkdocs_datamap.diagrams.drawing import Drawings
from mkdocs_datamap.diagrams.engines import engine
from mkdocs_datamap.documents.tree import Figure
from mkdocs_datamap.inventory import flows
from mkdocs_datamap.inventory.flows import Controller, end_key
from mkdocs_datamap.render.build import GRAPHS
from mkdocs_datamap.render.sitemap import pretty
from mkdocs_datamap.render.speaking import PageVoice
from mkdocs_datamap.wording.message import Country, message

LANGUAGES = ("da", "en")
CASES = [(company, key, language) for company in COMPANIES for key in GRAPHS for language in LANGUAGES]
FLOWS = {"overview": flows.overview, "transfers": flows.transfers}


class Arrow(NamedTuple):
    """A flow as a reader sees it: from whom to whom, and what happens or in which country it ends."""

    tail: str
    head: str
    what: str


@cache
def drawings():
    return Drawings(engine("wasm"))


def voice_of(site, language):
    return next(voice for voice in site.voices if voice.language == language)


def graph_of(site, key, language):
    voice = voice_of(site, language)
    page = document(site, "recipients")
    return GRAPHS[key](site.inventory, voice, site.references(page, voice, pretty).address, DAY)


def drawn(site, key, language):
    """The edges of the drawing, ends by their ids: ``tail>head>kind``."""
    picture = ET.fromstring(drawings().draw(graph_of(site, key, language)).file)  # noqa: S314 (our own drawing)
    return [group.get("data-edge") for group in picture.iter() if group.get("data-edge")]


def in_inventory(site, key):
    return [f"{end_key(flow.tail)}>{end_key(flow.head)}>{flow.kind}" for flow in FLOWS[key](site.inventory)]


def table(site, key, language):
    """The rows of the table under the figure, each as the words of its cells."""
    page = document(site, "recipients")
    voice = voice_of(site, language)
    speaker = PageVoice(voice, site.references(page, voice, pretty))
    (figure,) = (
        block
        for _, clause in clauses(page)
        for block in clause.blocks
        if isinstance(block, Figure) and block.graph == key
    )
    say = speaker.voice.words
    refs = speaker.references
    heads = [say(column, refs) for column in figure.table.columns]
    return [
        dict(zip(heads, (" ".join(say(line, refs) for line in cell) for cell in row.cells), strict=True))
        for row in figure.table.rows
    ]


def named(site, end, language):
    voice = voice_of(site, language)
    if isinstance(end, Controller):
        return site.inventory.organisation.trade_name
    return voice.words(message("cell", content=end.name))


def as_read(site, key, language):
    """The arrows of the inventory as the table should show them."""
    voice = voice_of(site, language)
    for flow in FLOWS[key](site.inventory):
        if key == "transfers":
            what = voice.words(message("item", item=Country(flow.transfer.country)))
        else:
            what = voice.words(message(f"flow.{flow.kind}"))
        yield Arrow(named(site, flow.tail, language), named(site, flow.head, language), what)


def rows(site, key, language):
    voice = voice_of(site, language)
    column = {
        name: voice.words(message(f"column.{name}"))
        for name in ("from", "to", "what", "recipient", "country")
    }
    us = site.inventory.organisation.trade_name
    for row in table(site, key, language):
        if key == "transfers":
            yield Arrow(row.get(column["from"], us), row[column["recipient"]], row[column["country"]])
        else:
            yield Arrow(row[column["from"]], row[column["to"]], row[column["what"]])


@pytest.mark.parametrize(("company", "key", "language"), CASES)
def test_the_drawing_has_the_edges_of_the_inventory(company, key, language):
    site = built_once(company)
    assert Counter(drawn(site, key, language)) == Counter(in_inventory(site, key))
    assert in_inventory(site, key)


@pytest.mark.parametrize(("company", "key", "language"), CASES)
def test_the_table_has_the_flows_of_the_inventory(company, key, language):
    site = built_once(company)
    assert Counter(rows(site, key, language)) == Counter(as_read(site, key, language))


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("key", GRAPHS)
def test_both_languages_draw_the_same_edges(company, key):
    site = built_once(company)
    danish, english = (graph_of(site, key, language) for language in LANGUAGES)
    assert [dataclasses.replace(edge, label="") for edge in danish.edges] == [
        dataclasses.replace(edge, label="") for edge in english.edges
    ]
    assert [node.id for node in danish.nodes] == [node.id for node in english.nodes]
    assert [(zone.id, zone.kind) for zone in danish.zones] == [(zone.id, zone.kind) for zone in english.zones]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_transfer_is_an_edge_and_a_row_at_once(language, tmp_path):
    row = {
        "recipient": "legal-advisers",
        "country": "CH",
        "data": ["contact-details"],
        "mechanism": "adequacy",
    }
    after = built(changed(COMPANIES["ajos"], tmp_path, {"transfers.advice-abroad": row}))
    for key in GRAPHS:
        assert Counter(drawn(after, key, language)) == Counter(in_inventory(after, key))
        assert Counter(rows(after, key, language)) == Counter(as_read(after, key, language))
        new = Counter(in_inventory(after, key)) - Counter(in_inventory(built_once("ajos"), key))
        assert [edge for edge in new if edge.endswith(">transfer")] == list(new)
        assert len(new) == 1


@pytest.mark.parametrize("company", COMPANIES)
def test_what_a_policy_tells_of_transfers_is_what_the_diagram_shows(company):
    site = built_once(company)
    told = [
        anchor
        for anchor, clause in clauses(document(site, "privacy"))
        if re.search(r"--transfer-", anchor) and clause.provenance.origins
    ]
    assert len(told) == len(flows.transfers(site.inventory))
    for anchor in told:
        assert statements(site, "privacy", anchor, "da")
