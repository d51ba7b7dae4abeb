"""The rights of the data subject, computed from the legal bases in use (Arts 7(3), 15–22, 77)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents import activity as activities
from mkdocs_datamap.documents.context import behind_purposes, provenance, tokens_of
from mkdocs_datamap.documents.tree import Box, Bullets, Clause, Facts, Paragraph
from mkdocs_datamap.inventory.rights import rights_in_use
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, Link, Names, message

if TYPE_CHECKING:
    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.public import PublicActivity, PublicPurpose
    from mkdocs_datamap.law.entries import Authority, Right
    from mkdocs_datamap.wording.message import Message, Sentence


def in_use(context: Context) -> tuple[Right, ...]:
    """The rights that people have against this organisation."""
    return rights_in_use(context.inventory)


def rights(context: Context) -> tuple[Clause, ...]:
    """The list of rights, each in a sentence with its article, and how to use them."""
    found = in_use(context)
    items = tuple(
        (message(f"right.{right.id}.sentence", law=Citation(right.provisions[0])),) for right in found
    )
    provisions = {provision for right in found for provision in right.provisions} | {"gdpr-13-2-b"}
    deciding = (context.inventory.organisation, *_deciding(context))
    return (
        Clause(
            "rights",
            (Paragraph((message("rights.intro"),)), Bullets(items)),
            provenance(provisions=provisions, reasons=deciding),
        ),
        Clause(
            "rights-how",
            (Paragraph((message("rights.how"), message("rights.free"))),),
            provenance(provisions={"gdpr-12-3"}, reasons=(context.inventory.organisation,)),
        ),
    )


def _deciding(context: Context) -> frozenset[int]:
    """The tokens of the entries that decide which rights there are: see ``rights_in_use``."""
    purposes = (purpose for _, purpose in context.purposes)
    telling = behind_purposes(purposes, "bases", "further_bases", "is_marketing", "decisions")
    cookies = context.inventory.cookies
    return telling | tokens_of(*((cookies.entries or ()) if cookies else ()))


def objection(context: Context) -> tuple[Clause, ...]:
    """The right to object, apart from everything else (Art. 21(4)); nothing when there is none."""
    kinds = {right.id for right in in_use(context)} & {"object", "object-marketing"}
    if not kinds:
        return ()
    sentences: list[Sentence] = []
    if "object" in kinds:
        sentences += [
            message("objection.grounds", grounds=_grounds(context), law=Citation("gdpr-21-1")),
            message("objection.effect"),
            message("objection.limits"),
        ]
    if "object-marketing" in kinds:
        sentences.append(message("objection.marketing", law=Citation("gdpr-21-2")))
    sentences.append(message("objection.how"))
    box = Box("objection--box", message("objection.title"), (Paragraph(tuple(sentences)),))
    purposes = [
        purpose
        for _, purpose in context.purposes
        if purpose.is_marketing
        or any(b.basis in {"legitimate-interests", "public-task"} for b in purpose.bases)
    ]
    deciding = behind_purposes(purposes, "bases", "is_marketing")
    origin = provenance(provisions={"gdpr-21-1", "gdpr-21-2", "gdpr-21-4"}, reasons=deciding)
    return (Clause("objection", (box,), origin),)


def _grounds(context: Context) -> Names:
    """The bases in use to which one may object."""
    named = {
        "legitimate-interests": message("objection.ground.legitimate-interests"),
        "public-task": message("objection.ground.public-task"),
    }
    return Names(tuple(phrase for basis, phrase in named.items() if basis in context.bases), "or")


def withdrawal(context: Context) -> tuple[Clause, ...]:
    """How consent is withdrawn (Art. 7(3)); nothing when nothing rests on consent."""
    consented = [
        (activity, purpose, basis)
        for activity, purpose in context.purposes
        for basis in purpose.bases
        if basis.basis == "consent"
    ]
    if "withdraw" not in {right.id for right in in_use(context)}:
        return ()
    sentences: list[Sentence] = [
        message("withdrawal.right", law=Citation("gdpr-7-3")),
        message("withdrawal.effect"),
    ]
    ways = tuple(
        (message("withdrawal.way", activity=activity.name, how=basis.withdraw),)
        for activity, _, basis in consented
        if basis.withdraw
    )
    blocks = (Paragraph(tuple(sentences)), *((Bullets(tuple(dict.fromkeys(ways))),) if ways else ()))
    origin = provenance(
        *(activity for activity, _, basis in consented if basis.withdraw),
        *behind_purposes((purpose for _, purpose, basis in consented if basis.withdraw), "bases"),
        provisions={"gdpr-7-3", "gdpr-13-2-c"},
        reasons=_deciding(context),
    )
    return (Clause("withdrawal", blocks, origin),)


def complaint(context: Context) -> tuple[Clause, ...]:
    """The right to complain, with the authority's address (Art. 77), and to go to court (Art. 79)."""
    authority = vocabulary().authorities[context.inventory.organisation.supervisory_authority]
    name = message(f"authority.{authority.id}.name")
    sentences = (
        message("complaint.right", authority=name, law=Citation("gdpr-77")),
        message("complaint.role", authority=name),
        message("complaint.courts"),
    )
    return (
        Clause(
            "complaint",
            (Paragraph(sentences), reach(authority)),
            provenance(context.inventory.organisation, provisions={"gdpr-77", "gdpr-13-2-d"}),
        ),
    )


def reach(authority: Authority) -> Facts:
    """How to reach an authority: what the law vocabulary knows of it."""
    rows: list[tuple[Sentence, tuple[Sentence, ...]]] = [
        (message("authority.term"), (message(f"authority.{authority.id}.name"),))
    ]
    if authority.street and authority.postal_code and authority.city:
        where = message(
            "authority.address", street=authority.street, postcode=authority.postal_code, city=authority.city
        )
        rows.append((message("controller.address"), (where,)))
    if authority.phone:
        number = Link("tel:" + authority.phone.replace(" ", ""), authority.phone)
        rows.append((message("controller.phone"), (message("item", item=number),)))
    if authority.email:
        mail = Link(f"mailto:{authority.email}", authority.email)
        rows.append((message("controller.email"), (message("item", item=mail),)))
    if authority.url:
        site = Link(authority.url, authority.url.removeprefix("https://"))
        rows.append((message("controller.website"), (message("item", item=site),)))
    return Facts(tuple(rows))


def provision(context: Context) -> tuple[Clause, ...]:
    """Whether data must be given, by activity, where it is known (Art. 13(2)(e))."""
    known = [(activity, purpose) for activity, purpose in context.purposes if purpose.provision]
    if not known:
        return ()
    items = tuple(dict.fromkeys((_required(activity, purpose),) for activity, purpose in known))
    origin = provenance(
        *(activity for activity, _ in known),
        *behind_purposes((purpose for _, purpose in known), "provision", "text"),
        provisions={"gdpr-13-2-e"},
    )
    return (Clause("provision", (Paragraph((message("provision.intro"),)), Bullets(items)), origin),)


def _required(activity: PublicActivity, purpose: PublicPurpose) -> Message:
    """Whether data must be given, by activity where that says it all, else by purpose too."""
    assert purpose.provision is not None  # noqa: S101 (asked for by the caller)
    requirement = activities.requirement(purpose.provision.requirement)
    kinds = {other.provision.requirement for other in activity.purposes if other.provision}
    if len(kinds) == 1 or purpose.text is None:
        return message("provision.for", activity=activity.name, requirement=requirement)
    return message(
        "provision.for-purpose", activity=activity.name, purpose=purpose.text, requirement=requirement
    )


def automated_decisions(context: Context) -> tuple[Clause, ...]:
    """Where decisions are automated, or that none are; nothing while that is not known (Art. 22)."""
    if any(purpose.decisions is None for _, purpose in context.purposes):
        return ()
    deciding = {activity.id: activity for activity, purpose in context.purposes if purpose.decisions}
    if deciding:
        names = Names(tuple(entry.name for entry in deciding.values()))
        sentences: tuple[Sentence, ...] = (message("decision.where", activities=names),)
    else:
        sentences = (message("decision.none", law=Citation("gdpr-22")),)
    origin = provenance(
        *deciding.values(),
        provisions={"gdpr-22", "gdpr-13-2-f"},
        reasons=behind_purposes((purpose for _, purpose in context.purposes), "decisions"),
    )
    return (Clause("automated-decisions", (Paragraph(sentences),), origin),)
