"""Provenance is complete and exact: each clause that a fact makes read otherwise names it, and no other.

The inventory is altered in memory and the documents are made anew, many hundred times, so no page is drawn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from altered_facts import alterations
from built_documents import DAY, EXAMPLE, built_once, clauses
from mkdocs_datamap.changes.facts import facts
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.documents.recipients_page import recipients_page
from mkdocs_datamap.internal.entries import entry_of
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project, tokens

LIKE = 2
"""So many facts of one field of activities and purposes are altered; of all others, each."""


@cache
def example():
    return read_inventory(EXAMPLE)[0]


def made(public):
    """(Page, anchor) → clause."""
    context = Context(public, DAY, DAY)
    documents = privacy_policy(context), cookie_policy(context), recipients_page(context)
    return {
        (document.key, anchor): clause
        for document in documents
        if document is not None
        for anchor, clause in clauses(document)
    }


def behind(sides, place):
    return frozenset().union(
        *(side[place].provenance.origins | side[place].provenance.reasons for side in sides if place in side)
    )


def few(found):
    """The alterations without those that are like many others."""
    seen = Counter()
    for path, what, alter in found:
        kind = (what, path[0], tuple(step for step in path[2:] if not isinstance(step, int)))
        if "purposes" in path:
            kind = (what, path[0], *(step for step in path[4:] if not isinstance(step, int)))
        seen[kind] += 1
        if path[0] not in {"activities", "purposes"} or seen[kind] <= LIKE:
            yield path, what, alter


@cache
def altered_clauses():
    """(Entry, place of the fact, what was done, clause, tokens behind the clause) for every difference."""
    inventory = example()
    public = project(inventory)
    before = made(public)
    found = []
    for path, what, alter in few(alterations(inventory)):
        altered = project(alter())
        if altered == public:
            # What is internal, and what the projection says in another way, changes nothing for the public.
            continue
        after = made(altered)
        entry = entry_of(path, inventory)
        found.extend(
            (entry, path, what, place, behind((before, after), place))
            for place in dict.fromkeys((*before, *after))
            if place not in before or place not in after or before[place].blocks != after[place].blocks
        )
    return found


def test_every_clause_that_a_fact_changes_names_its_entry_and_no_other():
    """One test: the alterations take longer than all else here, and another worker would make them again."""
    numbers = {tuple(map(str, path)): number for path, number in tokens(example()).items()}
    assert len(altered_clauses()) > 1500
    unnamed = [
        (path, what, place)
        for entry, path, what, place, named in altered_clauses()
        if numbers[entry] not in named
    ]
    assert unnamed == []
    assert unfounded() == []


EACH_ALONE = {
    "data_categories",
    "subjects",
    "sources",
    "processors",
    "recipients",
    "transfers",
    "organisation",
}
"""Kinds of which no two entries say the same of one clause: to alter one is to alter its words."""


def unfounded():
    """(Clause, entry) for every clause that names an entry whose facts do not stand in it."""
    paths = {number: tuple(map(str, path)) for path, number in tokens(example()).items()}
    changing = defaultdict(set)
    for entry, _, _, place, _ in altered_clauses():
        changing[place].add(entry)
    return [
        (place, paths[origin])
        for place, clause in made(project(example())).items()
        for origin in clause.provenance.origins
        if paths[origin][0] in EACH_ALONE and paths[origin] not in changing[place]
    ]


def test_every_clause_comes_from_an_entry_or_the_words_of_an_outline():
    for company in ("example", "ajos"):
        public = built_once(company).inventory
        outlines = {outline.origin for outline in (public.privacy, public.cookie_policy) if outline}
        for document in built_once(company).documents:
            for anchor, clause in clauses(document):
                told = clause.provenance.origins | (clause.provenance.reasons - outlines)
                assert told or clause.provenance.reasons & outlines, anchor
                # What stands there whatever the facts are, only a block of the outline can have put there.
                assert told or clause.block, anchor


def test_every_entry_of_which_the_public_may_learn_is_told():
    for company in ("example", "ajos"):
        site = built_once(company)
        told = {
            origin
            for document in site.documents
            for _, clause in clauses(document)
            for origin in clause.provenance.origins | clause.provenance.reasons
        }
        paths = facts(site.inventory, DAY)[1]
        untold = {path for token, named in paths.items() if token not in told for path in named}
        assert {path for path in untold if not path.startswith("systems.")} == set()
