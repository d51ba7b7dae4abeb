"""Mutation: each fact of the example that the law asks for is removed or falsified, one at a time."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from facts_of_law import ANSWERS, Fact
from mutant_judge import Judge
from mutants import mutations

from mkdocs_datamap.inventory.activities import Facts
from mkdocs_datamap.inventory.exceptions import AcceptedFinding
from mkdocs_datamap.inventory.parties import Named
from mkdocs_datamap.inventory.values import Entity, Record

UNNOTICED = {
    "one of several that are left; which of them there are, only the company knows": """
        Activity.data removed
        Activity.sources removed
        Purpose.data removed
        Purpose.sources removed
        Purpose.bases removed
        Purpose.recipients removed
        Purpose.recipients emptied
        Transfer.data removed
        Marketing.channels removed
        Internal.security removed""",
    "that something is done at all stands nowhere else": """
        Activity.purposes removed
        Cookies.entries removed
        Purpose.further_use_of removed
        Purpose.marketing removed""",
    "the value that holds instead is a true one: the activity's own, or the organisation's": """
        Purpose.automated_decisions removed
        Purpose.retention removed
        Internal.security emptied""",
    "none is what the law supposes of an organisation in the EU": """
        Organisation.representative removed""",
    "Arts 13 and 30 ask for third countries, and there the row says the country": """
        Recipient.country removed""",
    "one way to be reached is enough, and a person's name is not asked for": """
        Contact.address removed
        Contact.email removed
        Contact.name removed
        Contact.phone removed""",
    "authored in the organisation's own words; a block that is needed is missed": """
        Outline.sections removed
        OutlineSection.clauses emptied
        OutlineSection.clauses removed""",
    "a block that the policy may have; that it says nothing there is seen when it is read": """
        BlockClause.block another member""",
    "of a fallback, or of an adequacy decision: no duty before it is used": """
        Transfer.copy_from removed
        Transfer.module removed
        Internal.assessments emptied
        Internal.assessments removed
        Assessment.done another day""",
    "another ground that asks for no more than is said here; the facts decide which is true": """
        AutomatedDecision.exception another member
        LegalBasis.basis another of the law
        Purpose.national_id_basis another of the law
        Purpose.special_basis another of the law
        Transfer.mechanism another of the law
        Transfer.module another member
        Provision.requirement another member""",
    "another channel may have the same permission, and a post box needs none": """
        Marketing.channels another member
        Marketing.permission another member""",
    "what the website really stores, only the website shows": """
        Cookie.category another member
        Cookie.duration another member
        Cookie.storage another member
        Cookie.storage removed""",
    "a nearby address is as good an address, and a place of business may be abroad": """
        Address.country abroad
        Address.postcode another number""",
    "an answer that is given, where only silence is asked about": """
        Source.public another member""",
    "matters only where consent is asked of them": """
        SubjectGroup.children another member
        SubjectGroup.children removed""",
    "too few words to know their language by": """
        DataCategory.name swapped
        LegalBasis.interest swapped
        Recipient.category swapped
        RetentionRule.start swapped
        Source.name swapped
        SubjectGroup.name swapped""",
}
"""Kinds of changes some of which nobody notices, by the reason why no rule can know better."""


def _models(model: type[Record]) -> set[type[Record]]:
    below = {found for each in model.__subclasses__() for found in _models(each)}
    return below | {model}


NO_PLACE = {Record, Entity, Facts, Named, AcceptedFinding}
"""Models that only others are made from, and the one of ``exceptions.yml``, which holds no facts."""


def test_every_field_of_every_model_is_a_fact_of_the_law_or_has_a_reason_not_to_be():
    own = {model for model in _models(Record) if model.__module__.startswith("mkdocs_datamap.inventory.")}
    assert own - NO_PLACE == ANSWERS.keys()
    for model in ANSWERS:
        assert ANSWERS[model].keys() == model.model_fields.keys(), model


@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
def test_an_answer_names_an_article_or_a_reason(model):
    for answer in ANSWERS[model].values():
        assert answer.article if isinstance(answer, Fact) else answer.reason


def test_a_fact_that_is_removed_or_falsified_is_named_by_a_finding_at_its_place(record_property):
    judge, tried, unnoticed = Judge(), 0, Counter()
    for mutation in mutations():
        tried += 1
        if judge.notices(mutation) is None:
            unnoticed[mutation.pattern] += 1
    caught = tried - unnoticed.total()
    record_property("caught", f"{caught}/{tried}")
    report = [f"caught/tried: {caught}/{tried}; not noticed:", *map(str, sorted(unnoticed.items()))]
    sys.stdout.write("\n  ".join(report))

    justified = {line.strip() for lines in UNNOTICED.values() for line in lines.splitlines() if line.strip()}
    assert unnoticed.keys() == justified
    assert tried > 5000
    assert caught / tried > 0.88


def test_what_judges_the_mutations_finds_nothing_in_the_example_as_it_is():
    assert Judge().findings() == []
