"""An edition that was kept reads back as it was."""

from __future__ import annotations

import pytest

from built_documents import COMPANIES, built_once
from mkdocs_datamap.changes.edition import kept, read_kept
from mkdocs_datamap.render.edition import told


@pytest.mark.parametrize("company", COMPANIES)
def test_what_was_kept_reads_back_as_the_same_facts_and_clauses(company):
    site = built_once(company)
    edition = told(site.inventory, site.voices, site.on)

    assert read_kept(kept(edition)) == edition
    assert {"Party", "Data"} <= {entry.kind for entry in edition.facts.values()}


def test_an_earlier_form_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="It has the form 1, and this release reads form 2"):
        read_kept('{"format": 1, "facts": {}, "clauses": []}')
