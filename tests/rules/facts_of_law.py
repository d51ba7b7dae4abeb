"""Which field of which model answers which article, and which field answers none, with the reason.

A test demands an answer for every field of every model, so that a new field cannot be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory import (
    activities,
    categories,
    cookies,
    organisation,
    outline,
    parties,
    transfers,
    versions,
)
from mkdocs_datamap.inventory import values as v

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mkdocs_datamap.inventory.inventory import Path


@dataclass(frozen=True)
class Fact:
    """The provisions that ask for a field.

    ``where`` names the only collections in which they ask for it, when it is not asked for everywhere.
    """

    article: str
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoFact:
    """Why no provision of Arts 13, 14, 30, 44–49 and the Cookie Order asks for a field."""

    reason: str


INTERNAL = NoFact("the organisation's own administration: the law asks for its result, not for the note")
WORDS = NoFact("words to explain; no provision asks for them")
SHOWN = NoFact("how something is shown")
RUN_BY = NoFact("the parties of a purpose, with their countries, are what is told (Art. 13(1)(e)–(f))")
RELEASED = NoFact("of a version that was released; of the policy itself the outline says it (WP260 rev.01)")
SCOPE = NoFact("narrows another fact; without it the other fact holds for all")

_ENTITY = {"internal": NoFact("a block; what the law asks for in it is classed by itself")}

_FACTS: dict[str, Fact | NoFact] = {
    **_ENTITY,
    "subjects": Fact("Art. 30(1)(c)"),
    "data": Fact("Art. 14(1)(d), Art. 30(1)(c)"),
    "sources": Fact("Art. 14(2)(f)"),
    "systems": NoFact("where data are kept; recipients and transfers are facts of their own"),
    "processors": Fact("Art. 13(1)(e), Art. 30(1)(d)"),
    "recipients": Fact("Art. 13(1)(e), Art. 30(1)(d)"),
    "retention": Fact("Art. 13(2)(a), Art. 30(1)(f)"),
    "provision": Fact("Art. 13(2)(e)"),
    "automated_decisions": Fact("Art. 13(2)(f)"),
    "joint_controllers": Fact("Art. 26(2), Art. 30(1)(a)"),
    "notice_timing": Fact("Art. 14(3)"),
}
_NAMED: dict[str, Fact | NoFact] = {
    **_ENTITY,
    "name": NoFact("the category is enough (Art. 13(1)(e))"),
    "category": Fact("Art. 13(1)(e), Art. 30(1)(d)"),
    "disclose": SHOWN,
    "country": Fact("Art. 13(1)(f), Art. 44"),
}

ANSWERS: dict[type[BaseModel], dict[str, Fact | NoFact]] = {
    organisation.Organisation: {
        **_ENTITY,
        "trade_name": Fact("Art. 13(1)(a)"),
        "legal_name": Fact("Art. 13(1)(a), Art. 30(1)(a)"),
        "cvr": Fact("Art. 13(1)(a)"),
        "address": Fact("Art. 13(1)(a)"),
        "phone": Fact("Art. 13(1)(a)"),
        "email": Fact("Art. 13(1)(a)"),
        "website": SHOWN,
        "country": Fact("Art. 13(1)(a)"),
        "languages": SHOWN,
        "roles": INTERNAL,
        "financial_year_end": NoFact("what a period counts from is said in words"),
        "dpo": Fact("Art. 13(1)(b), Art. 30(1)(a)"),
        "representative": Fact("Art. 13(1)(a), Art. 30(1)(a)"),
        "supervisory_authority": Fact("Art. 13(2)(d)"),
        "cookie_authority": NoFact("no provision asks to be told who enforces the Cookie Order"),
    },
    organisation.Address: {
        "street": Fact("Art. 13(1)(a)"),
        "postcode": Fact("Art. 13(1)(a)"),
        "city": Fact("Art. 13(1)(a)"),
        "country": Fact("Art. 13(1)(a)"),
    },
    organisation.Contact: {
        "name": Fact("Art. 30(1)(a)"),
        "email": Fact("Art. 13(1)(b)"),
        "phone": Fact("Art. 13(1)(b)"),
        "address": Fact("Art. 13(1)(b)"),
    },
    activities.Activity: {
        **_FACTS,
        "name": NoFact("a heading"),
        "public": SHOWN,
        "situation": WORDS,
        "description": WORDS,
        "purposes": Fact("Art. 13(1)(c), Art. 30(1)(b)"),
    },
    activities.Purpose: {
        **_FACTS,
        "shared": Fact("Art. 13(1)(c)"),
        "text": Fact("Art. 13(1)(c), Art. 30(1)(b)"),
        "description": WORDS,
        "bases": Fact("Art. 13(1)(c)"),
        "special_basis": Fact("Art. 13(1)(c), Art. 9"),
        "criminal_basis": Fact("Art. 13(1)(c), Art. 10"),
        "national_id_basis": Fact("Art. 13(1)(c), section 11 of the Data Protection Act"),
        "marketing": Fact("Art. 13(2)(b), Art. 21(2)"),
        "further_use_of": Fact("Art. 13(3)"),
    },
    activities.LegalBasis: {
        "basis": Fact("Art. 13(1)(c)"),
        "subjects": SCOPE,
        "interest": Fact("Art. 13(1)(d)"),
        "contract": Fact("Art. 13(1)(c)"),
        "law": Fact("Art. 13(1)(c)"),
        "obtained": Fact("Art. 13(2)(c), Art. 7"),
        "withdraw": Fact("Art. 13(2)(c)"),
        "note": WORDS,
    },
    activities.RetentionRule: {
        "data": SCOPE,
        "period": Fact("Art. 13(2)(a), Art. 30(1)(f)"),
        "start": Fact("Art. 13(2)(a)"),
        "criteria": Fact("Art. 13(2)(a)"),
        "reason": WORDS,
        "law": NoFact("a citation; the period is what is asked for"),
        "norm": NoFact("what our own rules hold a period against"),
    },
    activities.Provision: {"requirement": Fact("Art. 13(2)(e)"), "consequence": Fact("Art. 13(2)(e)")},
    activities.AutomatedDecision: {
        "logic": Fact("Art. 13(2)(f)"),
        "significance": Fact("Art. 13(2)(f)"),
        "exception": Fact("Art. 22(2)"),
    },
    activities.JointController: {"name": Fact("Art. 26(2)"), "essence": Fact("Art. 26(2)")},
    activities.Marketing: {
        "channels": Fact("section 10 of the Marketing Practices Act"),
        "permission": Fact("section 10 of the Marketing Practices Act"),
    },
    categories.DataCategory: {
        **_ENTITY,
        "name": Fact("Art. 14(1)(d), Art. 30(1)(c)"),
        "part_of": SHOWN,
        "kind": Fact("Arts 9 and 10"),
    },
    categories.SubjectGroup: {
        **_ENTITY,
        "name": Fact("Art. 30(1)(c)"),
        "condition": WORDS,
        "children": Fact("section 6(2) of the Data Protection Act"),
    },
    categories.Source: {**_ENTITY, "name": Fact("Art. 14(2)(f)"), "public": Fact("Art. 14(2)(f)")},
    cookies.Cookies: {
        **_ENTITY,
        "data": NoFact("a summary of what the entries collect"),
        "consent": Fact("Cookie Order, section 3(2)(4)"),
        "checked": NoFact("our own care that the list is true"),
        "check_every": NoFact("the same"),
        "entries": Fact("Cookie Order, section 3(2)"),
    },
    cookies.CookieConsent: {
        "choose": Fact("Cookie Order, section 3(2)(4)"),
        "withdraw": Fact("Cookie Order, section 3(2)(4)"),
        "cookie": NoFact("only a banner that is made of the list needs to know"),
    },
    cookies.Seen: {"on": NoFact("evidence, for our own care"), "scan": NoFact("the same")},
    cookies.Cookie: {
        **_ENTITY,
        "name": Fact("Cookie Order, section 3(2)"),
        "storage": Fact("Cookie Order, section 3(1)"),
        "provider": Fact("Cookie Order, section 3(2)(3)"),
        "party": Fact("C-673/17"),
        "domain": NoFact("helps to know a cookie; who sets it is told by the provider"),
        "category": Fact("Cookie Order, sections 3(1) and 4"),
        "purpose": Fact("Cookie Order, section 3(2)(2)"),
        "data": NoFact("the Cookie Order holds whether or not data are personal"),
        "duration": Fact("C-673/17"),
        "seen": NoFact("evidence, for our own care that the list is true"),
    },
    parties.System: {**_NAMED, "hosted_by": RUN_BY, "country": RUN_BY, "category": WORDS},
    parties.Processor: {
        **_NAMED,
        "services": WORDS,
        "agreement": NoFact("Art. 28(3) asks for the agreement, and none of these articles for telling it"),
        "general": SCOPE,
        "sub_processors": Fact("Art. 13(1)(e), Art. 30(1)(d)"),
    },
    parties.Recipient: {
        **_NAMED,
        "role": NoFact("in which capacity; the articles ask for the category"),
        "situation": WORDS,
        "data": NoFact("what of the purposes' data it gets; the articles ask for the recipients"),
        "bases": NoFact("only where it is not that of the purposes"),
        "general": SCOPE,
    },
    parties.Mandate: {
        **_ENTITY,
        "controller": Fact("Art. 30(2)(a)"),
        "contact": Fact("Art. 30(2)(a)"),
        "processing": Fact("Art. 30(2)(b)"),
        "subjects": NoFact("Art. 30(2) does not ask for it"),
        "data": NoFact("Art. 30(2) does not ask for it"),
        "sub_processors": NoFact("Art. 30(2) does not ask for it"),
        "countries": Fact("Art. 30(2)(c)"),
    },
    transfers.FrameworkListing: {"listed": Fact("Art. 45"), "checked": Fact("Art. 45")},
    transfers.Transfer: {
        **_ENTITY,
        "exporter": Fact("Art. 44"),
        "recipient": Fact("Art. 13(1)(f), Art. 30(1)(e)"),
        "country": Fact("Art. 13(1)(f), Art. 30(1)(e)"),
        "data": Fact("Art. 44"),
        "mechanism": Fact("Art. 13(1)(f), Arts 45–49"),
        "module": Fact("Art. 46(2)(c)"),
        "framework": Fact("Art. 45"),
        "fallback": NoFact("foresight, which no provision asks for"),
        "copy_from": Fact("Art. 13(1)(f)"),
        "risks": Fact("Art. 49(1)(a)"),
    },
    outline.Outline: {
        "internal": INTERNAL,
        "version": Fact("WP260 rev.01"),
        "effective": Fact("WP260 rev.01"),
        "sections": Fact("Art. 12(1)"),
    },
    outline.OutlineSection: {
        "id": SHOWN,
        "title": SHOWN,
        "activity": Fact("Art. 13(1)(c)"),
        "clauses": Fact("Arts 13, 14 and 21(4), Cookie Order, section 3(2)"),
        "sections": Fact("Arts 13, 14 and 21(4), Cookie Order, section 3(2)"),
    },
    outline.AuthoredClause: {"id": SHOWN, "text": WORDS, "law": SHOWN},
    outline.BlockClause: {"block": Fact("Arts 13, 14 and 21(4), Cookie Order, section 3(2)")},
    versions.Versions: {
        "notice_period": NoFact("how long ahead is enough, no provision says"),
        "versions": RELEASED,
    },
    versions.Version: dict.fromkeys(
        ("version", "effective", "released", "summary", "notice", "kept"), RELEASED
    ),
    v.Contract: dict.fromkeys(("title", "signed", "expires", "link"), INTERNAL),
    v.Assessment: {
        "kind": Fact("Art. 46(1), C-311/18", where=("transfers",)),
        "done": Fact("Art. 46(1), C-311/18", where=("transfers",)),
        "conclusion": Fact("Art. 46(1), C-311/18", where=("transfers",)),
        "link": INTERNAL,
    },
    v.Internal: {
        **dict.fromkeys(
            ("owner", "contracts", "risk", "questions", "notes", "hosts", "links", "reviewed", "review_by"),
            INTERNAL,
        ),
        "security": Fact("Art. 30(1)(g), Art. 30(2)(d)", where=("organisation", "mandates")),
        "assessments": Fact("Art. 46(1), C-311/18", where=("transfers",)),
    },
    v.Todo: dict.fromkeys(("todo", "owner", "due"), INTERNAL),
}


def fact_of(model: type[BaseModel], field: str, place: Path) -> Fact | None:
    """The provisions that ask for a field of a model at a place, if any do."""
    answer = ANSWERS[model][field]
    return answer if isinstance(answer, Fact) and (not answer.where or place[0] in answer.where) else None
