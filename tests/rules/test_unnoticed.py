"""Mutation: every key of the example that Arts 13, 14 and 30 are answered by is taken away, one at a time."""

from __future__ import annotations

from example_case import EXAMPLE, example_case
from unnoticed import unnoticed

from mkdocs_datamap.rules import notice, record

SURVIVORS = {
    "one way to be reached is enough": """
        organisation.yml: dpo.email
        organisation.yml: dpo.phone
        organisation.yml: dpo.address
        on-behalf-of.yml: *.contact.email
        on-behalf-of.yml: *.contact.phone
        on-behalf-of.yml: *.contact.address""",
    "the name of the controller itself is required; that of a person there is not asked for": """
        on-behalf-of.yml: *.contact.name""",
    "none is what the law supposes of an organisation in the EU": """
        organisation.yml: representative""",
    "measures elsewhere hold: the organisation's for all it does, or each activity's own": """
        organisation.yml: internal
        organisation.yml: internal.security
        activities: internal
        activities: internal.security
        activities: purposes.*.internal
        purposes.yml: *.internal
        purposes.yml: *.internal.security
        on-behalf-of.yml: *.internal
        on-behalf-of.yml: *.internal.security""",
    "nothing else in it is asked for": """
        policy/privacy.yml: internal
        sources.yml: *.internal
        subjects.yml: *.internal""",
    "authored sections and clauses; each one with a block is in test_notice": """
        policy/privacy.yml: sections.*
        policy/privacy.yml: sections.*.clauses
        policy/privacy.yml: sections.*.clauses.*
        policy/privacy.yml: sections.*.clauses.*.law
        policy/privacy.yml: sections.*.sections.*.clauses
        policy/privacy.yml: sections.*.sections.*.clauses.*""",
    "what refers to it is an error of the loader (DM013)": """
        sources.yml: *
        subjects.yml: *""",
    "that something is done at all stands nowhere else": """
        on-behalf-of.yml: *
        activities: purposes.*
        activities: purposes.*.bases.*
        activities: purposes.*.further_use_of""",
    "the activity's own value holds instead": """
        activities: purposes.*.subjects
        activities: purposes.*.data
        activities: purposes.*.sources
        activities: purposes.*.retention
        activities: purposes.*.provision
        activities: purposes.*.automated_decisions
        purposes.yml: *.automated_decisions""",
    "Article 30(2) asks for neither subjects, data nor sub-processors": """
        on-behalf-of.yml: *.subjects
        on-behalf-of.yml: *.data
        on-behalf-of.yml: *.sub_processors""",
    "parties that nobody names any more are found with the references": """
        activities: processors
        activities: recipients
        activities: purposes.*.recipients
        purposes.yml: *.recipients""",
    "descriptive": """
        activities: situation
        activities: description
        activities: systems
        activities: purposes.*.description
        activities: purposes.*.systems
        activities: purposes.*.bases.*.note
        subjects.yml: *.condition""",
    "for the rules on legal bases, children and marketing": """
        subjects.yml: *.children
        activities: purposes.*.marketing
        activities: purposes.*.special_basis
        activities: purposes.*.criminal_basis
        activities: purposes.*.national_id_basis
        activities: purposes.*.bases.*.for
        activities: purposes.*.bases.*.contract
        activities: purposes.*.bases.*.interest
        activities: purposes.*.bases.*.law
        activities: purposes.*.bases.*.obtained
        activities: purposes.*.bases.*.withdraw
        purposes.yml: *.bases.*.law
        purposes.yml: *.bases.*.interest""",
    "for the rules on retention": """
        activities: retention.*.period
        activities: retention.*.from
        activities: retention.*.reason
        activities: retention.*.norm
        activities: purposes.*.retention.*.data
        activities: purposes.*.retention.*.period
        activities: purposes.*.retention.*.from
        activities: purposes.*.retention.*.criteria
        activities: purposes.*.retention.*.reason
        activities: purposes.*.retention.*.law
        activities: purposes.*.retention.*.norm
        purposes.yml: *.retention.*.period
        purposes.yml: *.retention.*.from
        purposes.yml: *.retention.*.reason
        purposes.yml: *.retention.*.law
        purposes.yml: *.retention.*.norm""",
}
"""Keys that can go without these two families noticing, by the reason why that is right."""


def test_no_fact_of_the_notice_or_the_record_goes_missing_unnoticed():
    justified = {line.strip() for lines in SURVIVORS.values() for line in lines.splitlines() if line}

    assert set(unnoticed((*notice.CHECKS, *record.CHECKS), example_case(), EXAMPLE)) == justified
