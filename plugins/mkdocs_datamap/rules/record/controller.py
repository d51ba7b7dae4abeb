"""The controller's own record (Art. 30(1) GDPR): what it needs beyond what the policy tells (R1–R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.organisation import Contact
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.explained.organisation import organisation
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import lacking, unsaid, uses, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.activities import Activity
    from mkdocs_datamap.inventory.values import Entity
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use


@check(
    Rule(
        id="DM150",
        severity=Severity.ERROR,
        title="The record names the data protection officer and the representative",
        article="Article 30(1)(a) GDPR",
        why="The policy may give contact details alone; the record must hold the name too. The name of a "
        "function or of the company that acts as officer will do.",
        before=organisation("dpo: {email: dpo@nordlys.example}"),
        after=organisation("dpo: {name: DPO Danmark ApS, email: dpo@nordlys.example}"),
    ),
    covers=("R1",),
)
def contacts_have_a_name(case: Case) -> Iterator[Finding]:
    """A DPO or representative without a name."""
    for field, what in (("dpo", "data protection officer"), ("representative", "representative in the EU")):
        contact = getattr(case.inventory.organisation, field)
        if isinstance(contact, Contact) and contact.name is None:
            yield Finding(
                ("organisation", field, "name"),
                f"The {what} has no name, which the record must hold.",
                "Add “name: …”, a person, a function or a company.",
                key=True,
            )


@check(
    Rule(
        id="DM152",
        severity=Severity.ERROR,
        title="Every purpose names the groups of people whose data are processed",
        article="Article 30(1)(c) GDPR",
        why="The record must describe the categories of data subjects, and readers look for themselves "
        "among them.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
subjects: [visitors]
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
    ),
    covers=("R3",),
)
def subjects_are_named(case: Case) -> Iterator[Finding]:
    """Purposes without data subjects."""
    for path, what in lacking(case.inventory, "subjects", lambda use: unsaid(use.fact("subjects"))):
        yield Finding(
            path,
            f"{what} does not say about whom the data are.",
            "Add “subjects: […]” with ids of subjects.yml.",
            key=True,
        )


@check(
    Rule(
        id="DM153",
        severity=Severity.WARNING,
        title="Every category of data has a time limit for erasure",
        article="Article 30(1)(f) GDPR",
        why="Where the limits differ by category, a category that none of them names is kept for ever, and "
        "a limit for data that nobody has hides a mistake.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
data: []
retention:
  - data: [email-address]
    period: P1Y
    from: {da: din afmelding, en: your unsubscription}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
data: [email-address]
retention:
  - data: [email-address]
    period: P1Y
    from: {da: din afmelding, en: your unsubscription}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
    ),
    covers=("R6",),
)
@once
def limits_cover_the_data(case: Case) -> Iterator[Finding]:
    """Categories without a limit, and limits for categories that the activity does not have."""
    for use in uses(case.inventory):
        yield from _limits(case, use)


def _limits(case: Case, use: Use) -> Iterator[Finding]:
    rules = use.retention
    if not rules or not isinstance(use.fact("data"), tuple):
        return
    limited = [category for rule in rules for category in rule.data]
    if all(rule.data for rule in rules):
        for category in use.ids("data"):
            if not within(case.inventory, category, limited):
                yield Finding(
                    use.where("retention"),
                    f"No time limit names “{category}”, which the purpose “{use.purpose_id}” of the activity "
                    f"“{use.activity_id}” has.",
                    "Add it to “data” of one of the limits, or let one limit be for all data.",
                    key=True,
                )
    of_activity = {
        category
        for purpose in use.activity.purposes.values()
        for category in (known(purpose.data) or ()) + (known(use.activity.data) or ())
    }
    for index, rule in enumerate(rules):
        for position, category in enumerate(rule.data):
            if not within(case.inventory, category, of_activity):
                yield Finding(
                    (*use.where("retention"), index, "data", position),
                    f"This limit is for “{category}”, which the activity “{use.activity_id}” does not have.",
                    "Remove it here, or add it to the data of the purpose.",
                )


@check(
    Rule(
        id="DM154",
        severity=Severity.WARNING,
        title="The security measures are described",
        article="Articles 30(1)(g) and 32(1) GDPR",
        why="The record must, where possible, give a general description of the technical and "
        "organisational measures: for the organisation as a whole, or activity by activity. They are never "
        "public.",
        before=organisation(),
        after=organisation("internal:\n  security: [Two-factor login for everyone.]"),
    ),
    covers=("R7",),
)
def security_is_described(case: Case) -> Iterator[Finding]:
    """Activities without measures of their own, in an organisation that describes none for all."""
    inventory = case.inventory
    if _secured(inventory.organisation):
        return
    without = [name for name, activity in inventory.activities.items() if not _secured_throughout(activity)]
    if len(without) == len(inventory.activities):
        yield Finding(
            ("organisation", "internal", "security"),
            "No security measures are described, neither for the organisation nor for an activity.",
            "Add “internal: {security: [“Two-factor login for everyone.”, …]}” here; it is never public.",
            key=True,
        )
        return
    for name in without:
        yield Finding(
            ("activities", name, "internal", "security"),
            f"The activity “{name}” describes no security measures, and organisation.yml has none for all.",
            "Add “internal: {security: […]}” here or in organisation.yml; it is never public.",
            key=True,
        )


def _secured(entry: Entity) -> bool:
    return entry.internal is not None and entry.internal.security != ()


def _secured_throughout(activity: Activity) -> bool:
    return _secured(activity) or all(_secured(purpose) for purpose in activity.purposes.values())


@check(
    Rule(
        id="DM155",
        severity=Severity.ERROR,
        title="A transfer on compelling legitimate interests is documented",
        article="Articles 30(1)(e), 49(1) second subparagraph and 49(6) GDPR",
        why="This ground holds only for a single transfer that has been assessed. The record must hold the "
        "documentation of the assessment and of the safeguards.",
        before="""\
# transfers.yml
hosting-support:
  recipient: web-host
  country: US
  data: [email-address]
  mechanism: compelling-interests
  copy: contact
""",
        after="""\
# transfers.yml
hosting-support:
  recipient: web-host
  country: US
  data: [email-address]
  mechanism: compelling-interests
  copy: contact
  internal:
    assessments:
      - kind: transfer
        done: 2026-11-02
        conclusion: One urgent case, few data, encrypted; the interest outweighs the risk.
""",
    ),
    covers=("R5",),
)
def compelling_interests_are_documented(case: Case) -> Iterator[Finding]:
    """Transfers on Art. 49(1), second subparagraph, without an assessment."""
    for name, row in case.inventory.transfers.items():
        mechanism = vocabulary().mechanisms.get(known(row.mechanism) or "")
        if mechanism is None or "gdpr-49-1-second" not in mechanism.provisions:
            continue
        if row.internal is None or not row.internal.assessments:
            yield Finding(
                ("transfers", name, "mechanism"),
                "The record must document the assessment behind this transfer and its safeguards.",
                "Add “internal: {assessments: [{kind: transfer, done: …, conclusion: …}]}”.",
            )


CHECKS = (
    contacts_have_a_name,
    subjects_are_named,
    limits_cover_the_data,
    security_is_described,
    compelling_interests_are_documented,
)
