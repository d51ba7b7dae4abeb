"""Every clause can be traced: to entries of the inventory, to provisions of law, or to both."""

from __future__ import annotations

import pytest

from built_documents import COMPANIES, DAY, built_once, clauses, document, sections, statements
from mkdocs_datamap.inventory.diagnostics import Location
from mkdocs_datamap.inventory.projection import tokens
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.message import Authored, Citation, Message, Names


@pytest.mark.parametrize("company", COMPANIES)
def test_every_clause_says_something_and_where_it_comes_from(company):
    site = built_once(company)
    seen = 0
    for page in site.documents:
        for anchor, clause in clauses(page):
            seen += 1
            # What no fact and no law calls for, a block of the outline does.
            assert clause.provenance.origins or clause.provenance.provisions or clause.block, anchor
            for language in site.languages:
                assert statements(site, page.key, anchor, language), anchor
    assert seen > 40


@pytest.mark.parametrize("company", COMPANIES)
def test_every_origin_is_an_entry_that_stands_in_a_file(company):
    inventory = judge(COMPANIES[company]).inventory
    assert inventory is not None
    paths = {token: path for path, token in tokens(inventory).items()}
    origins = {
        origin
        for each in built_once(company).documents
        for _, clause in clauses(each)
        for origin in clause.provenance.origins
    }
    assert len(origins) > 15
    for origin in origins:
        where = inventory.locate(paths[origin])
        assert isinstance(where, Location)
        assert where.path.is_file()
        assert 1 <= where.line <= len(where.path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("company", COMPANIES)
def test_a_clause_about_an_activity_comes_from_it(company):
    inventory = judge(COMPANIES[company]).inventory
    assert inventory is not None
    paths = {token: path for path, token in tokens(inventory).items()}
    site = built_once(company)
    told = 0
    for activity in site.inventory.activities:
        for anchor, clause in clauses(document(site, "privacy")):
            section, _, identifier = anchor.partition("--")
            if section == activity and identifier in {
                "data",
                "source",
                "summary",
                *inventory.activities[activity].purposes,
            }:
                told += 1
                origins = {paths[origin][:2] for origin in clause.provenance.origins}
                assert ("activities", activity) in origins, anchor
    assert told > 10


@pytest.mark.parametrize("company", COMPANIES)
def test_every_provision_exists_and_every_citation_is_spoken(company):
    known = vocabulary().provisions
    site = built_once(company)
    cited = set()
    for page in site.documents:
        for _, clause in clauses(page):
            assert clause.provenance.provisions <= known.keys()
            cited |= set(citations(clause.blocks))
        for section in sections(page):
            cited |= set(citations(section.title))
    assert len(cited) > 10
    assert cited <= known.keys()
    assert site.on == DAY


def citations(value):
    """The provisions cited anywhere inside a value."""
    match value:
        case Citation():
            yield value.provision
        case Message() | Authored():
            for _, filled in value.params:
                yield from citations(filled)
        case Names():
            for item in value.items:
                yield from citations(item)
        case tuple():
            for item in value:
                yield from citations(item)
        case _ if hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from citations(getattr(value, name))


@pytest.mark.parametrize("company", COMPANIES)
def test_what_a_clause_cites_is_in_its_provenance(company):
    missing = {
        (page.key, anchor): cited
        for page in built_once(company).documents
        for anchor, clause in clauses(page)
        if (cited := set(citations(clause.blocks)) - clause.provenance.provisions)
    }
    assert missing == {}
