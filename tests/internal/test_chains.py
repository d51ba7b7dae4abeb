"""What stands behind each public clause is shown to staff, and to nobody else."""

from __future__ import annotations

import re

import pytest

from built_documents import built_once, clauses
from built_views import internal, lines
from internal_pages import pages
from mkdocs_datamap.internal.naming import place
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY, RECIPIENTS

PAGES = (PRIVACY, COOKIES, RECIPIENTS)
SUMMARIES = {"da": "Hvad bygger det på?", "en": "What is this based on?"}
COMPANIES = ("example", "ajos")


@pytest.mark.parametrize("company", COMPANIES)
def test_every_clause_of_a_preview_has_its_chain_closed_in_both_languages(company):
    for language, summary in SUMMARIES.items():
        for document in built_once(company).documents:
            body = pages(company)[language, document.key].body
            anchors = [anchor for anchor, _ in clauses(document)]
            found = re.findall(
                r'<details class="dm-details" id="([^"]+)"[^>]*><summary>([^<]*)</summary>', body
            )
            assert found == [(f"{anchor}--chain", summary) for anchor in anchors]
            assert not re.search(r"<details[^>]*\bopen\b", body)


@pytest.mark.parametrize("company", COMPANIES)
def test_the_public_pages_do_not_have_a_word_of_it(company):
    for page in built_once(company).site().pages:
        assert "<details" not in page.body
        assert "--chain" not in page.body
        for summary in SUMMARIES.values():
            assert summary not in page.body


@pytest.mark.parametrize("company", COMPANIES)
def test_a_chain_links_every_entry_and_names_file_and_line(company):
    atlas = internal(company).atlas
    assert len(atlas.chains) > 40
    for chain in atlas.chains:
        body = pages(company)["en", chain.place.page].body
        details = re.search(rf'<details[^>]* id="{chain.place.anchor}--chain".*?</details>', body)
        assert details, chain.place
        entries = (*chain.origins, *chain.reasons)
        for path in (*entries, *((chain.outline,) if chain.outline else ())):
            location = atlas.locate(path, key=True)
            assert f"{atlas.file(location)}:{location.line}" in details[0]
        assert details[0].count("href=") >= len(entries)


@pytest.mark.parametrize("company", COMPANIES)
def test_a_policy_clause_stands_in_its_outline_and_no_other_clause_does(company):
    for chain in internal(company).atlas.chains:
        policy = chain.place.page in {PRIVACY, COOKIES}
        assert (chain.outline is not None) == policy
        assert bool(chain.clause.block) == policy
        if chain.outline is not None:
            assert chain.outline[:3] == ("policy", chain.place.page, "sections")


@pytest.mark.parametrize("language", SUMMARIES)
@pytest.mark.parametrize("company", COMPANIES)
def test_the_page_of_an_entry_has_the_sentences_that_it_causes(company, language):
    atlas = internal(company).atlas
    told = 0
    for entry, found in atlas.clauses_from.items():
        body = pages(company)[language, place(entry).page].body
        public = body[body.index("{ #public }") :]
        for chain in found:
            assert f'#{chain.place.anchor}"' in public, (entry, chain.place)
            told += 1
    assert told > 100


def public_lines(key):
    return [line for anchor, line in lines("example", key) if anchor == "public"]


def test_of_a_table_and_a_list_only_what_is_about_the_entry_is_shown():
    hosting, newsletters = public_lines("processors.hosting"), public_lines("processors.newsletter-platform")
    assert "Fjordsky Eksempel A/S · Operation of website, web shop and customer portal · Denmark" in hosting
    assert any(line.startswith("Postduen Example Inc. · ") for line in newsletters)
    assert not any("Postduen" in line for line in hosting)
    address = public_lines("data_categories.email-address")
    assert any(line.endswith("name, e-mail address and telephone number") for line in address)
    assert not any("certified under the EU-U.S. Data Privacy Framework" in line for line in address)
