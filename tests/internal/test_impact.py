"""What changes when something goes away: nothing is missed, nothing breaks, and the law is as it was."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from built_documents import COMPANIES, DAY, EXAMPLE, clauses
from changed_inventory import DELETE, changed
from mkdocs_datamap.changes.difference import difference
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.documents.recipients_page import recipients_page
from mkdocs_datamap.internal.impact import impact, judged_by
from mkdocs_datamap.internal.impact_subject import UnknownSubjectError, subject, subjects
from mkdocs_datamap.internal.mentions import mentions
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project, tokens
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.law.fallen import grounds
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.render.edition import told
from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.voice import Voice
from small_inventory import FILES, write_inventory

LANGUAGES = ("da", "en")


@cache
def company(name):
    return read_inventory(COMPANIES[name])[0]


@cache
def catalogues():
    return {language: load_catalogue(language, None)[0] for language in LANGUAGES}


@cache
def voices():
    return tuple(map(Voice, catalogues().values()))


@cache
def found(name, of="example"):
    """The impact of a subject of a company, judged."""
    return impact(subject(name, company(of), vocabulary()), company(of), judged_by(catalogues(), DAY))


@cache
def without(name, of):
    """The impact of a subject of a company, without the findings."""
    return impact(subject(name, company(of), vocabulary()), company(of), lambda _: ())


def texts(public):
    return told(public, voices(), DAY)


def documents(public):
    context = Context(public, DAY)
    pages = privacy_policy(context), cookie_policy(context), recipients_page(context)
    return {(page.key, anchor): clause for page in pages if page for anchor, clause in clauses(page)}


@pytest.mark.parametrize("name", COMPANIES)
def test_whatever_goes_away_the_rest_can_be_told_and_names_nothing_that_is_gone(name):
    names = [*subjects(company(name)), *(f"law:{ground}" for ground in grounds(vocabulary()))]
    assert len(names) > 100
    for each in names:
        left = without(each, name)
        with left.law():
            assert documents(left.public[1]), each
        assert set(left.gone).isdisjoint(mention.target for mention in mentions(left.after)), each


@pytest.mark.parametrize("name", COMPANIES)
def test_the_words_can_be_spoken_without_any_activity_and_without_any_country(name):
    for each in subjects(company(name)):
        if each.startswith(("activities.", "countries.")) and each.count(".") == 1:
            left = without(each, name)
            assert texts(left.public[1]).clauses, each


@pytest.mark.parametrize("name", COMPANIES)
def test_behind_every_clause_that_changes_was_what_goes_or_what_names_it(name):
    inventory = company(name)
    numbers = {tuple(map(str, path)): number for path, number in tokens(inventory).items()}
    before = documents(project(inventory))
    named_by = defaultdict(set)
    for mention in mentions(inventory):
        named_by[mention.target].add(numbers.get(mention.source))
    looked_at = 0
    for each in subjects(inventory):
        left = without(each, name)
        after = documents(left.public[1])
        gone = {number for entry in left.gone for number in (numbers[entry], *named_by[entry])}
        for place, clause in before.items():
            if place not in after or after[place].blocks != clause.blocks:
                looked_at += 1
                assert gone & (clause.provenance.origins | clause.provenance.reasons), (each, place)
    assert looked_at > 200


def test_a_processor_that_goes_takes_its_transfer_along_as_in_the_files(tmp_path):
    left = found("processors.newsletter-platform")
    assert left.gone == (("processors", "newsletter-platform"), ("transfers", "newsletter-united-states"))
    assert left.activities == ("newsletter",)
    assert left.transfers["newsletter-united-states"][1] is None
    assert [finding.rule for finding in left.findings if finding.severity is Severity.ERROR] == ["DM341"]
    edits = dict.fromkeys(map(spoken, left.gone), DELETE)
    for mention in mentions(company("example")):
        if mention.target == left.gone[0] and mention.source not in left.gone:
            item = mention.target[1] if isinstance(mention.path[-1], int) else mention.path[-1]
            edits[spoken((*mention.path[:-1], item))] = DELETE
    folder = changed(EXAMPLE, tmp_path, edits)
    edited, faults = read_inventory(folder)
    assert edited is not None, faults
    assert texts(project(edited)) == texts(left.public[1])


def test_what_holds_only_for_what_is_gone_is_gone_and_does_not_hold_for_all():
    inventory = company("example")
    limited = [
        (path, value)
        for path, value in walk_inventory(inventory)
        if type(value).__name__ == "LegalBasis" and len(value.subjects) == 1
    ]
    assert limited
    path, basis = limited[0]
    left = without(f"subjects.{basis.subjects[0]}", "example")
    purpose = left.after.activities[path[1]].purposes[path[3]]
    assert basis.basis not in {each.basis for each in known(purpose.bases) or () if not each.subjects}


def test_a_shared_purpose_goes_from_every_activity_that_is_told_by_it():
    left = found("purposes.bookkeeping")
    assert {"orders", "repairs"} <= set(left.activities)
    for name in left.activities:
        assert "bookkeeping" not in left.after.activities[name].purposes


def test_a_country_takes_everything_along_that_is_there():
    left = found("countries.US")
    assert ("processors", "newsletter-platform") in left.gone
    assert ("transfers", "newsletter-united-states") in left.gone
    assert not any(known(entry.country) == "US" for entry in left.after.processors.values())


def test_a_transfer_whose_ground_falls_rests_on_its_fallback():
    left = found("law:us-dpf")
    before, after = left.transfers["newsletter-united-states"]
    assert (before.mechanism, after.mechanism, after.fallback) == ("dpf", "scc", None)
    assert left.gone == ()
    assert left.activities == ("newsletter",)
    assert not any(finding.rule == "DM010" for finding in left.findings)
    with left.law():
        after = texts(left.public[1])
    changes = difference(texts(left.public[0]), after).clauses
    words = [" ".join(change.after.words["en"]) for change in changes]
    assert any("standard contractual clauses" in each for each in words)
    assert not any("Data Privacy Framework" in each for each in words)


def test_a_transfer_without_a_fallback_rests_on_nothing_and_that_is_an_error():
    left = found("law:gb-adequacy")
    assert left.transfers["chat-united-kingdom"][1].mechanism is None
    assert ("DM010", "transfers.chat-united-kingdom.mechanism") in {
        (finding.rule, finding.entry) for finding in left.findings
    }


def test_the_clauses_that_fall_are_no_fallback_and_take_their_modules_along():
    left = found("law:scc")
    assert left.transfers["newsletter-united-states"][1].fallback is None
    assert {after.module for _, after in left.transfers.values()} == {None}


def test_the_law_holds_again_afterwards():
    law = vocabulary()
    left = found("law:us-dpf")
    with left.law():
        assert standing("US", DAY).kind == "third"
        assert "dpf" not in vocabulary().mechanisms
        assert standing("GB", DAY).kind == "adequate"
    assert vocabulary() is law
    assert standing("US", DAY).kind == "adequate"


def test_what_nobody_rests_on_can_fall_without_a_change():
    left = found("law:nz-adequacy")
    assert (left.gone, left.activities, left.lost, left.new) == ((), (), (), ())
    assert (dict(left.transfers), left.findings, left.settled) == ({}, (), ())


def test_findings_are_compared_and_not_repeated():
    left = found("activities.newsletter")
    assert {finding.severity for finding in left.findings} <= {Severity.ERROR, Severity.WARNING}
    assert "DM601" in {finding.rule for finding in left.findings}
    now = {(each.rule, each.entry, each.message) for each in judged_by(catalogues(), DAY)(company("example"))}
    assert now.isdisjoint((each.rule, each.entry, each.message) for each in left.findings)


def test_a_clause_that_refers_to_what_is_gone_is_an_error_and_no_traceback(tmp_path):
    outline = FILES["policy/privacy.yml"].replace("{see:who-we-are}", "{see:enquiries}")
    inventory, faults = read_inventory(
        write_inventory(
            tmp_path,
            {
                "policy/privacy.yml": outline,
                "activities/other.yml": FILES["activities/enquiries.yml"].replace("Henvendelser", "Andet"),
            },
        )
    )
    assert inventory is not None, faults
    left = impact(
        subject("activities.enquiries", inventory, vocabulary()), inventory, judged_by(catalogues(), DAY)
    )
    assert left.findings[0].rule == "DM018"
    assert texts(left.public[1]).clauses


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("processor.hosting", "Did you mean “processors.hosting”?"),
        ("law:us-dfp", "Did you mean “law:us-dpf”"),
        ("law:dpf-us", "Did you mean “law:"),
        ("law:qqqqqq", "What exists: "),
        ("organisation", "There is nothing called “organisation” that can go away"),
        ("countries.XX", "Did you mean “countries."),
    ],
)
def test_a_subject_that_is_none_is_answered_with_the_nearest(name, hint):
    with pytest.raises(UnknownSubjectError, match=hint):
        subject(name, company("example"), vocabulary())


def test_an_open_question_in_the_place_of_a_ground_stays_one():
    left = found(f"law:{next(iter(grounds(vocabulary())))}", "ajos")
    for name, row in company("ajos").transfers.items():
        if isinstance(row.mechanism, Todo):
            assert left.after.transfers[name].mechanism == row.mechanism


def test_what_activities_share_they_share_afterwards_so_that_nothing_is_found_in_their_copies():
    left = found("processors.survey-provider", "ajos")
    assert left.gone == (("processors", "survey-provider"), ("transfers", "surveys-us"))
    assert left.findings == ()
