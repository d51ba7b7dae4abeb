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
    "the row of the transfer says the country": """
        Recipient.country removed""",
    "one way to be reached is enough, and a person's name is not asked for": """
        Contact.address removed
        Contact.email removed
        Contact.name removed
        Contact.phone removed""",
    "authored in the organisation's own words, or an overview of what each activity tells": """
        Outline.sections removed
        OutlineSection.clauses emptied
        OutlineSection.clauses removed""",
    "who is responsible, and what cookies rest on, may be told in either policy": """
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
        Transfer.module another member""",
    "whether a contract demands the data or only needs them, the contract says": """
        Provision.requirement another member""",
    "a catalogue by post may have the permission that e-mails need": """
        Marketing.permission another member""",
    "what the website really stores, only the website shows: “datamap scan”": """
        Cookie.category another member
        Cookie.duration another member
        Cookie.storage another member
        Cookie.storage removed""",
    "a nearby address is as good an address, and who is asked may be abroad": """
        Address.country abroad
        Address.postcode another number""",
    "whether everyone has access, only the source knows": """
        Source.public another member""",
    "too few words to know their language by; accepted translations keep them": """
        DataCategory.name swapped
        Recipient.category swapped
        Source.name swapped
        SubjectGroup.name swapped""",
}
"""Kinds of changes some of which no rule notices, by the reason why none can: it may be true."""

KEPT = "swapped"
"""The change of texts that is noticed all the same where the inventory keeps accepted translations."""


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
    judge, tried = Judge(), 0
    missed = []
    for mutation in mutations():
        tried += 1
        if judge.notices(mutation) is None:
            missed.append(mutation)
    kept = [mutation for mutation in missed if mutation.how == KEPT and judge.stale(mutation)]
    unnoticed = Counter(mutation.pattern for mutation in missed)
    left = [mutation for mutation in missed if mutation not in kept]
    told = sum(judge.told(mutation) for mutation in left)
    by_rules = tried - len(missed)
    summary = (
        f"caught/tried: {by_rules}/{tried} by rules alone, {by_rules + len(kept)}/{tried} with accepted "
        f"translations; {len(left)} may be as true as what stood there, {told} of them facts of the policy, "
        "which “datamap diff” names:"
    )
    record_property("caught", summary)
    sys.stdout.write("\n  ".join([summary, *map(str, sorted(unnoticed.items()))]))

    justified = {line.strip() for lines in UNNOTICED.values() for line in lines.splitlines() if line.strip()}
    assert unnoticed.keys() == justified
    assert [mutation for mutation in left if mutation.how == KEPT] == []
    assert tried > 5000
    assert by_rules / tried > 0.939


def test_what_judges_the_mutations_finds_nothing_in_the_example_as_it_is():
    assert Judge().findings() == []
