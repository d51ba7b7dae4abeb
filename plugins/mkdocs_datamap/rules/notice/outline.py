"""Whether the privacy policy has a place for everything that the law wants told (T07–T14, T16, T20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.outline import BlockClause
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.rights import applicable
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.remembered import remembered
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.outline import OutlineSection
    from mkdocs_datamap.inventory.parties import Processor, Recipient
    from mkdocs_datamap.rules.check import Case

_SECTIONS: Path = ("policy", "privacy", "sections")


def _policy(*blocks: str, activity: str = "enquiries") -> str:
    clauses = "".join(f"\n      - block: {block}" for block in blocks)
    return f"""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - activity: {activity}
  - id: more
    title: {{da: Mere, en: More}}
    clauses:{clauses}
"""


@check(
    Rule(
        id="DM135",
        severity=Severity.ERROR,
        title="The privacy policy tells of every public activity",
        article="Articles 12(1), 13 and 14 GDPR",
        why="An activity that stands nowhere in the outline is processed without anyone being told.",
        before="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: who-we-are
    title: {da: Hvem vi er, en: Who we are}
    clauses:
      - block: controller
""",
        after=_policy("controller"),
    ),
    covers=("T03", "T04", "T05", "T06"),
)
def activities_are_told(case: Case) -> Iterator[Finding]:
    """Public activities that the outline leaves out."""
    told = {section.activity for _, section in _walk(case.inventory.privacy_outline.sections)}
    for name, activity in case.inventory.activities.items():
        if activity.public and name not in told:
            yield Finding(
                _SECTIONS,
                f"The policy does not tell of the activity “{name}”.",
                f"Add “- activity: {name}” where it belongs, or say “public: false” in activities/{name}.yml "
                "if people are told elsewhere.",
                key=True,
            )


@check(
    Rule(
        id="DM136",
        severity=Severity.WARNING,
        title="What the privacy policy tells of is public",
        article="Articles 13 and 14 GDPR",
        why="The policy is silent on an activity that is not public, although the outline has a place for "
        "it. One of the two is a mistake.",
        before="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
public: false
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
""",
        after="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
""",
    ),
)
def told_activities_are_public(case: Case) -> Iterator[Finding]:
    """Sections for activities that are left out of the policy."""
    for path, section in _walk(case.inventory.privacy_outline.sections):
        if section.activity is not None and not case.inventory.activities[section.activity].public:
            yield Finding(
                (*path, "activity"),
                f"The activity “{section.activity}” is not public, so the policy leaves this section out.",
                f"Remove the section, or “public: false” in activities/{section.activity}.yml.",
            )


@check(
    Rule(
        id="DM137",
        severity=Severity.ERROR,
        title="The privacy policy says who the controller is",
        article="Article 13(1)(a) and (b) GDPR",
        why="The block gives the name, the address and the contact details of the controller and of its "
        "data protection officer.",
        before=_policy("rights"),
        after=_policy("controller"),
    ),
    covers=("T01", "T02"),
)
def controller_is_told(case: Case) -> Iterator[Finding]:
    """A policy without the controller."""
    yield from _absent(case.inventory, "controller", "who the controller is and how to reach it")


@check(
    Rule(
        id="DM138",
        severity=Severity.ERROR,
        title="The privacy policy says who gets the data",
        article="Article 13(1)(e) GDPR",
        why="Recipients, or the kinds of them, must be told. The blocks list them with what they do and "
        "where.",
        before=_policy("processors"),
        after=_policy("processors", "recipients"),
    ),
    covers=("T07",),
)
def receivers_are_told(case: Case) -> Iterator[Finding]:
    """Processors or recipients in use, and no list of them."""
    receivers = _receivers(case.inventory)
    if not receivers.isdisjoint(case.inventory.processors):
        yield from _absent(case.inventory, "processors", "which processors get the data")
    if not receivers.isdisjoint(case.inventory.recipients):
        yield from _absent(case.inventory, "recipients", "to whom the data are disclosed")


@check(
    Rule(
        id="DM139",
        severity=Severity.ERROR,
        title="The privacy policy tells of the transfers to third countries",
        article="Article 13(1)(f) GDPR",
        why="People must be told that their data leave the EU/EEA, to which country, on what ground, and "
        "how to get a copy of the safeguards. The block says it for each row of transfers.yml.",
        before=_policy("processors"),
        after=_policy("processors", "transfers"),
    ),
    covers=("T08", "T09", "T10"),
)
def transfers_are_told(case: Case) -> Iterator[Finding]:
    """Transfers to those who get public data, and no place where they are told."""
    receivers = _receivers(case.inventory)
    if any(row.recipient in receivers for row in case.inventory.transfers.values()):
        yield from _absent(case.inventory, "transfers", "that data go to third countries, and on what ground")


@check(
    Rule(
        id="DM140",
        severity=Severity.WARNING,
        title="The privacy policy has an overview of how long data are kept",
        article="Articles 12(1) and 13(2)(a) GDPR",
        why="Each activity tells of its own periods. Whoever wants to know how long anything is kept must "
        "find it in one place (WP260).",
        before=_policy("controller"),
        after=_policy("controller", "retention"),
    ),
    covers=("T11",),
)
def retention_is_told(case: Case) -> Iterator[Finding]:
    """Known periods and no table of them."""
    if any(use.ids("retention") for use in uses(case.inventory, public=True)):
        yield from _absent(case.inventory, "retention", "in one place how long data are kept")


@check(
    Rule(
        id="DM141",
        severity=Severity.ERROR,
        title="The privacy policy tells people of their rights",
        article="Article 13(2)(b) GDPR",
        why="Access, rectification, erasure, restriction, objection and portability: people must be told of "
        "those that they have. The block works out which.",
        before=_policy("controller"),
        after=_policy("controller", "rights"),
    ),
    covers=("T12",),
)
def rights_are_told(case: Case) -> Iterator[Finding]:
    """A policy without rights."""
    yield from _absent(case.inventory, "rights", "which rights people have")


@check(
    Rule(
        id="DM142",
        severity=Severity.ERROR,
        title="The right to object stands apart from everything else",
        article="Article 21(4) GDPR",
        why="Whoever processes data on legitimate interests, on a public task or for direct marketing must "
        "bring the right to object to people’s attention explicitly, clearly and separately. The block is a "
        "box of its own.",
        before=_policy("rights"),
        after=_policy("rights", "objection"),
    ),
    covers=("T20",),
)
def objection_is_told(case: Case) -> Iterator[Finding]:
    """A right to object and no box for it."""
    if {"object", "object-marketing"} & _rights(case.inventory):
        yield from _absent(case.inventory, "objection", "apart from other information that people can object")


@check(
    Rule(
        id="DM143",
        severity=Severity.WARNING,
        title="The privacy policy says in one place how consent is withdrawn",
        article="Articles 7(3) and 13(2)(c) GDPR",
        why="Each activity tells of its own consent. Whoever regrets a consent must find out how to "
        "withdraw it without remembering where it was given.",
        before="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
    bases:
      - basis: consent
        withdraw: {da: Skriv til os., en: Write to us.}
""",
        after="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
    bases:
      - basis: legitimate-interests
        interest: {da: besvare henvendelser, en: answer enquiries}
""",
    ),
    covers=("T13",),
)
def withdrawal_is_told(case: Case) -> Iterator[Finding]:
    """Consents and no place that gathers the ways to withdraw them."""
    if "withdraw" in _rights(case.inventory):
        yield from _absent(case.inventory, "withdrawal", "in one place how consent is withdrawn")


@check(
    Rule(
        id="DM144",
        severity=Severity.ERROR,
        title="The privacy policy tells people of their right to complain",
        article="Articles 13(2)(d) and 77 GDPR",
        why="People must be told that they have the right to lodge a complaint with a supervisory "
        "authority. The block names it with its address.",
        before=_policy("rights"),
        after=_policy("rights", "complaint"),
    ),
    covers=("T14",),
)
def complaint_is_told(case: Case) -> Iterator[Finding]:
    """A policy without the authority."""
    yield from _absent(case.inventory, "complaint", "that people have the right to complain, and where")


@check(
    Rule(
        id="DM145",
        severity=Severity.WARNING,
        title="The privacy policy says in one place where decisions are automated",
        article="Articles 13(2)(f) and 22 GDPR",
        why="Each activity tells of its own decisions. Where there are any, people must not have to read it "
        "all to find them.",
        before="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
automated_decisions:
  - logic: {da: Systemet tæller dine ordrer., en: The system counts your orders.}
    significance: {da: Under tre ordrer giver et nej., en: Fewer than three orders mean a no.}
    exception: contract
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
""",
        after="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
automated_decisions: none
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
""",
    ),
    covers=("T16",),
)
def decisions_are_told(case: Case) -> Iterator[Finding]:
    """Automated decisions and no place that says where."""
    if any(use.ids("automated_decisions") for use in uses(case.inventory, public=True)):
        yield from _absent(
            case.inventory, "automated-decisions", "in one place where decisions are automated"
        )


@remembered
def _blocks(inventory: Inventory) -> frozenset[str]:
    """The generated blocks in the privacy policy."""
    return frozenset(
        clause.block
        for _, section in _walk(inventory.privacy_outline.sections)
        for clause in section.clauses
        if isinstance(clause, BlockClause)
    )


def _walk(
    sections: Iterable[OutlineSection], path: Path = _SECTIONS
) -> Iterator[tuple[Path, OutlineSection]]:
    for index, section in enumerate(sections):
        yield (*path, index), section
        yield from _walk(section.sections, (*path, index, "sections"))


def _absent(inventory: Inventory, block: str, tells: str) -> Iterator[Finding]:
    """The finding that the privacy policy has no such block; nothing when it has."""
    if block in _blocks(inventory):
        return
    yield Finding(
        _SECTIONS,
        f"The policy does not say {tells}: it has no block “{block}”.",
        f"Add “- block: {block}” to the clauses of a section.",
        key=True,
    )


@remembered
def _rights(inventory: Inventory) -> frozenset[str]:
    """Ids of the rights that people have because of the public activities."""
    bases: set[str] = set()
    marketing = False
    for use in uses(inventory, public=True):
        bases.update(basis.basis for basis in use.bases)
        bases.update(basis for _, basis in use.further_bases)
        marketing = marketing or use.purpose.marketing is not None
    return frozenset(right.id for right in applicable(bases, marketing=marketing))


@remembered
def _receivers(inventory: Inventory) -> frozenset[str]:
    """Ids of the processors and recipients that get data of public activities, as the policy lists them."""
    parties: dict[str, Processor | Recipient] = {**inventory.recipients, **inventory.processors}
    found = {name for name, party in parties.items() if party.general}
    for use in uses(inventory, public=True):
        found.update(use.ids("processors"), use.ids("recipients"))
        found.update(inventory.systems[name].hosted_by or ORGANISATION for name in use.ids("systems"))
    cookies = known(inventory.cookies.entries) if inventory.cookies else None
    found.update(known(cookie.provider) or ORGANISATION for cookie in (cookies or {}).values())
    pending = list(found)
    while pending:
        processor = inventory.processors.get(pending.pop())
        new = set(processor.sub_processors if processor else ()) - found
        found |= new
        pending += new
    return frozenset(found - {ORGANISATION})


CHECKS = (
    activities_are_told,
    told_activities_are_public,
    controller_is_told,
    receivers_are_told,
    transfers_are_told,
    retention_is_told,
    rights_are_told,
    objection_is_told,
    withdrawal_is_told,
    complaint_is_told,
    decisions_are_told,
)
