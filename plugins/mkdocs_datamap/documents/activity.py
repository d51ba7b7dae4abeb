"""What a policy says of one processing activity (Art. 13(1)(c)–(e), 13(2), Art. 14)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_datamap.documents import legal_basis, retention
from mkdocs_datamap.documents.context import (
    behind_bases,
    behind_data,
    behind_purposes,
    behind_rules,
    cited_in,
    grouped,
    listed,
    provenance,
    provisions_of,
    standing_in,
    tokens_of,
)
from mkdocs_datamap.documents.tree import Bullets, Clause, Paragraph, Row, Table
from mkdocs_datamap.wording.message import Citation, Names, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Block, Provenance
    from mkdocs_datamap.inventory.public import PublicActivity, PublicData, PublicParty, PublicPurpose
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.wording.message import Message, Sentence


def clauses(activity: PublicActivity, context: Context) -> tuple[Clause, ...]:
    """Data and source, each purpose with its basis, what is common to them, and a summary table."""
    return (
        *_data(activity),
        *_source(activity),
        *(
            _purpose(activity, purpose, purpose.text, context)
            for purpose in activity.purposes
            if purpose.text is not None
        ),
        *_withdrawal(activity),
        *_retention(activity),
        *_provision(activity),
        *_decisions(activity),
        *_joint_controllers(activity),
        *_summary(activity, context),
    )


def all_data(activity: PublicActivity) -> tuple[PublicData, ...]:
    """Every category of an activity, once, in order."""
    return tuple(dict.fromkeys(category for purpose in activity.purposes for category in purpose.data))


def parties(purpose: PublicPurpose, context: Context) -> tuple[PublicParty, ...]:
    """Who gets the data of a purpose: its own parties, and the processors that serve the whole operation."""
    general = (party for party in context.inventory.processors if party.general)
    return tuple(dict.fromkeys((*purpose.processors, *purpose.recipients, *general)))


def _data(activity: PublicActivity) -> Iterator[Clause]:
    opening: list[Sentence] = []
    if activity.situation:
        opening.append(message("activity.when", situation=activity.situation))
    if activity.description:
        opening.append(activity.description)
    data = all_data(activity)
    blocks: list[Block] = [Paragraph(tuple(opening))] if opening else []
    if data:
        blocks.append(Paragraph((message("activity.data"),)))
        blocks.append(Bullets(tuple((message("item", item=item),) for item in grouped(data))))
    if blocks:
        listing = behind_purposes(activity.purposes, "data")
        # The clause stands there for these people, whom the situation addresses as “you”.
        people = (subject for purpose in activity.purposes for subject in purpose.subjects)
        origin = provenance(
            activity, *listing, *behind_data(data), provisions={"gdpr-14-1-d"}, reasons=people
        )
        yield Clause("data", tuple(blocks), origin)


def _source(activity: PublicActivity) -> Iterator[Clause]:
    from_person = any(purpose.from_person for purpose in activity.purposes)
    sources = tuple(dict.fromkeys(source for purpose in activity.purposes for source in purpose.sources))
    sentences: list[Sentence] = []
    if sources:
        named = Names(tuple(source.name for source in sources))
        sentences.append(
            message("source.person-and-others", sources=named)
            if from_person
            else message("source.others", sources=named)
        )
        public = tuple(source.name for source in sources if source.public)
        if public:
            sentences.append(message("source.public", sources=Names(public)))
    elif from_person:
        sentences.append(message("source.person"))
    sentences.extend(
        dict.fromkeys(purpose.notice_timing for purpose in activity.purposes if purpose.notice_timing)
    )
    if sentences:
        provisions = {"gdpr-14-2-f"} if sources else {"gdpr-13"}
        telling = behind_purposes(activity.purposes, "sources", "notice_timing")
        origin = provenance(*telling, *sources, provisions=provisions)
        yield Clause("source", (Paragraph(tuple(sentences)),), origin)


def _purpose(activity: PublicActivity, purpose: PublicPurpose, text: Text, context: Context) -> Clause:
    sentences: list[Sentence] = [message("purpose.use", purpose=text)]
    if purpose.description:
        sentences.append(purpose.description)
    if purpose.data and purpose.data != all_data(activity):
        sentences.append(message("purpose.data", data=listed(purpose.data)))
    first = next((other for other in activity.purposes if other.id == purpose.further_use_of), None)
    if first is not None and first.text is not None:
        sentences.append(message("purpose.further", purpose=first.text))
    sentences.extend(legal_basis.told(purpose.bases, context, text))
    sentences.extend(legal_basis.told_further(purpose.further_bases))
    sentences.extend(_marketing(purpose))
    if not _common(activity, "retention"):
        sentences.extend(retention.told(purpose.retention))
    if not _common(activity, "provision"):
        sentences.extend(_required(purpose))
    provisions = {"gdpr-13-1-c"} | cited_in(sentences)
    return Clause(
        purpose.id,
        (Paragraph(tuple(sentences)),),
        _behind_purpose(activity, purpose, first, provisions, context),
    )


_OF_ITS_OWN = ("text", "description", "data", "bases", "further_bases", "marketing", "further_use_of")
"""What the clause of a purpose tells of it, whatever the other purposes of the activity say."""


def _behind_purpose(
    activity: PublicActivity,
    purpose: PublicPurpose,
    first: PublicPurpose | None,
    provisions: Iterable[str],
    context: Context,
) -> Provenance:
    """What is told once for all purposes is left out here, so what the others say decides what is told."""
    apart = tuple(fact for fact in ("retention", "provision") if not _common(activity, fact))
    only = purpose.data if purpose.data != all_data(activity) else ()
    rules = purpose.retention if "retention" in apart else ()
    told = (
        standing_in(purpose, *_OF_ITS_OWN, *apart),
        standing_in(first, "text") if first else frozenset[int](),
        tokens_of(*only),
        behind_bases(purpose.bases),
        behind_rules(rules),
    )
    # The country decides which national provision stands beside that of the GDPR.
    deciding = (context.inventory.organisation, *behind_purposes(activity.purposes, *_COMPARED))
    return provenance(*frozenset[int]().union(*told), provisions=provisions, reasons=deciding)


_COMPARED = ("data", "retention", "provision")
"""What is told of a purpose only where it is not the same for all of its activity."""


def _marketing(purpose: PublicPurpose) -> Iterator[Sentence]:
    """What electronic marketing needs (section 10 of the Marketing Practices Act)."""
    if not purpose.is_marketing or (purpose.marketing and not {"email", "sms"} & set(purpose.marketing)):
        return
    if purpose.permission == "soft-opt-in":
        yield message("marketing.soft-opt-in", law=Citation("dk-marketing-10-2"))
    else:
        yield message("marketing.consent", law=Citation("dk-marketing-10-1"))


def _common(activity: PublicActivity, fact: str) -> bool:
    """Whether all purposes of the activity have the same, so that it is said once."""
    return len({getattr(purpose, fact) for purpose in activity.purposes}) == 1


def _withdrawal(activity: PublicActivity) -> Iterator[Clause]:
    """That consent can be withdrawn, how, and what it means for what was done before (Art. 7(3))."""
    consents = [basis for purpose in activity.purposes for basis in purpose.bases if basis.basis == "consent"]
    if consents:
        ways = dict.fromkeys(basis.withdraw for basis in consents if basis.withdraw)
        sentences: tuple[Sentence, ...] = (
            message("withdrawal.right", law=Citation("gdpr-7-3")),
            *ways,
            message("withdrawal.effect"),
        )
        consented = (
            purpose for purpose in activity.purposes if any(each in consents for each in purpose.bases)
        )
        origin = provenance(*behind_purposes(consented, "bases"), provisions={"gdpr-7-3", "gdpr-13-2-c"})
        yield Clause("withdrawal", (Paragraph(sentences),), origin)


def _retention(activity: PublicActivity) -> Iterator[Clause]:
    rules = activity.purposes[0].retention
    if rules and _common(activity, "retention"):
        provisions = {"gdpr-13-2-a"} | {rule.law for rule in rules if rule.law}
        telling = behind_purposes(activity.purposes, "retention")
        origin = provenance(*telling, *behind_rules(rules), provisions=provisions)
        yield Clause("retention", (Paragraph(tuple(retention.told(rules))),), origin)


def _provision(activity: PublicActivity) -> Iterator[Clause]:
    if activity.purposes[0].provision and _common(activity, "provision"):
        origin = provenance(*behind_purposes(activity.purposes, "provision"), provisions={"gdpr-13-2-e"})
        yield Clause("provision", (Paragraph(tuple(_required(activity.purposes[0]))),), origin)


def _required(purpose: PublicPurpose) -> Iterator[Sentence]:
    if purpose.provision:
        yield requirement(purpose.provision.requirement)
        yield purpose.provision.consequence


def requirement(kind: str) -> Message:
    """Whether the data must be given, as a sentence."""
    return {
        "statutory": message("provision.statutory"),
        "contractual": message("provision.contractual"),
        "needed-for-contract": message("provision.needed-for-contract"),
        "voluntary": message("provision.voluntary"),
    }[kind]


def _decisions(activity: PublicActivity) -> Iterator[Clause]:
    decisions = tuple(
        dict.fromkeys(each for purpose in activity.purposes for each in purpose.decisions or ())
    )
    if decisions:
        sentences: list[Sentence] = [message("decision.made")]
        for decision in decisions:
            sentences += [decision.logic, decision.significance]
        sentences.append(message("decision.rights", law=Citation("gdpr-22")))
        deciding = (purpose for purpose in activity.purposes if purpose.decisions)
        origin = provenance(*behind_purposes(deciding, "decisions"), provisions={"gdpr-22", "gdpr-13-2-f"})
        yield Clause("automated-decisions", (Paragraph(tuple(sentences)),), origin)


def _joint_controllers(activity: PublicActivity) -> Iterator[Clause]:
    others = tuple(dict.fromkeys(each for purpose in activity.purposes for each in purpose.joint_controllers))
    if others:
        sentences: list[Sentence] = []
        for other in others:
            sentences += [message("joint-controller", name=other.name), other.essence]
        joint = (purpose for purpose in activity.purposes if purpose.joint_controllers)
        origin = provenance(*behind_purposes(joint, "joint_controllers"), provisions={"gdpr-26-2"})
        yield Clause("joint-controllers", (Paragraph(tuple(sentences)),), origin)


def _summary(activity: PublicActivity, context: Context) -> Iterator[Clause]:
    country = context.inventory.organisation.country
    rows = []
    for purpose in activity.purposes:
        if purpose.text is None:
            continue
        got = parties(purpose, context)
        rows.append(
            Row(
                (
                    (message("purpose.cell", purpose=purpose.text),),
                    _bases(purpose),
                    retention.cell(purpose.retention, context),
                    tuple(message("cell", content=party.name) for party in got),
                ),
                origins=tokens_of(purpose, *got),
            )
        )
    if not rows:
        return
    columns = (
        message("column.purpose"),
        message("column.basis"),
        message("column.retention"),
        message("column.receivers"),
    )
    table = Table(
        f"{activity.id}--table", message("activity.table", activity=activity.name), columns, tuple(rows)
    )
    provisions = {
        provision for p in activity.purposes for b in p.bases for provision in provisions_of(b, country)
    }
    shown = [purpose for purpose in activity.purposes if purpose.text is not None]
    telling = behind_purposes(shown, "text", "bases", "retention", "processors", "recipients")
    origin = provenance(
        activity,
        *telling,
        *(party for purpose in shown for party in parties(purpose, context)),
        *(token for purpose in shown for token in behind_rules(purpose.retention)),
        provisions=provisions | {"gdpr-13"},
    )
    yield Clause("summary", (_without_empty_columns(table),), origin)


def _bases(purpose: PublicPurpose) -> tuple[Sentence, ...]:
    names = dict.fromkeys(basis.basis for basis in purpose.bases)
    return tuple(message("cell", content=message(f"basis.{name}.name")) for name in names)


def _without_empty_columns(table: Table) -> Table:
    kept = [
        index
        for index in range(len(table.columns))
        if index == 0 or any(row.cells[index] for row in table.rows)
    ]
    return Table(
        table.id,
        table.caption,
        tuple(table.columns[index] for index in kept),
        tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in table.rows),
    )
