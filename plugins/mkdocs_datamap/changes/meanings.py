"""What each public fact is called, how its values are said, and why a change of it matters to people.

Every field of every type of the public projection has its line here. A test holds the table against the
types, so that a new fact cannot change without a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

Saying = Literal[
    "plain", "code", "country", "period", "basis", "law", "mechanism", "authority", "language", "day", "right"
]
"""How a value becomes words: as it is, as a word for a code of ours, or by the law's and CLDR's names."""


@dataclass(frozen=True)
class Meaning:
    """One field: ``noun`` is what people call it, the rest are ids of reasons in ``law/changes.yml``.

    ``changed`` is the reason when it has another value, ``gained`` when something comes to it, ``lost`` when
    something goes; both are ``changed`` unless they are given. ``measured``: a longer period weighs as
    ``changed``, a shorter one as ``lost``.
    """

    noun: Message
    changed: str
    gained: str
    lost: str
    saying: Saying = "plain"
    measured: bool = False


def _meaning(
    noun: Message,
    changed: str,
    *,
    gained: str | None = None,
    lost: str | None = None,
    saying: Saying = "plain",
    measured: bool = False,
) -> Meaning:
    return Meaning(noun, changed, gained or changed, lost or changed, saying, measured)


_NAME = message("change.noun.name")
_ID = _meaning(message("change.noun.key"), "arrangement")
_TEXT = message("change.noun.text")
_DATA = _meaning(message("change.noun.data"), "impact", lost="less")
_SUBJECTS = _meaning(message("change.noun.subjects"), "impact", lost="less")
_BASES = _meaning(message("change.noun.basis"), "impact")
_LAW = _meaning(message("change.noun.law"), "impact", saying="law")
_ADDRESS = message("change.noun.address")

_ORGANISATION = {
    "trade_name": _meaning(message("change.noun.trade-name"), "controller"),
    "legal_name": _meaning(message("change.noun.legal-name"), "controller"),
    "cvr": _meaning(message("change.noun.cvr"), "controller"),
    "address": _meaning(_ADDRESS, "rights"),
    "phone": _meaning(message("change.noun.phone"), "rights"),
    "email": _meaning(message("change.noun.email"), "rights"),
    "website": _meaning(message("change.noun.website"), "rights"),
    "country": _meaning(message("change.noun.country"), "controller", saying="country"),
    "languages": _meaning(message("change.noun.language"), "impact", gained="same-facts", saying="language"),
    "dpo": _meaning(message("change.noun.dpo"), "rights"),
    "representative": _meaning(message("change.noun.representative"), "rights"),
    "supervisory_authority": _meaning(
        message("change.noun.supervisory-authority"), "rights", saying="authority"
    ),
    "cookie_authority": _meaning(message("change.noun.cookie-authority"), "rights", saying="authority"),
}

_PURPOSE = {
    "id": _ID,
    "text": _meaning(message("change.noun.purpose-text"), "purpose"),
    "description": _meaning(message("change.noun.description"), "own-words"),
    "bases": _BASES,
    "further_bases": _meaning(message("change.noun.further-basis"), "impact", saying="basis"),
    "subjects": _SUBJECTS,
    "data": _DATA,
    "from_person": _meaning(message("change.noun.from-person"), "impact", saying="code"),
    "sources": _meaning(message("change.noun.source"), "impact", lost="less"),
    "systems": _meaning(message("change.noun.system"), "impact", lost="less"),
    "processors": _meaning(message("change.noun.processor"), "receivers", lost="less"),
    "recipients": _meaning(message("change.noun.recipient"), "receivers", lost="less"),
    "retention": _meaning(message("change.noun.retention"), "impact"),
    "provision": _meaning(message("change.noun.provision"), "impact"),
    "decisions": _meaning(message("change.noun.decision"), "impact", lost="less"),
    "joint_controllers": _meaning(message("change.noun.joint-controller"), "controller"),
    "notice_timing": _meaning(message("change.noun.notice-timing"), "rights"),
    "marketing": _meaning(message("change.noun.channel"), "impact", lost="less", saying="code"),
    "is_marketing": _meaning(message("change.noun.marketing"), "impact", saying="code"),
    "permission": _meaning(message("change.noun.permission"), "impact", saying="code"),
    "further_use_of": _meaning(message("change.noun.further-use"), "purpose"),
}

_PARTY = {
    "key": _ID,
    "kind": _meaning(message("change.noun.party-kind"), "receivers", saying="code"),
    "name": _meaning(_NAME, "receivers"),
    "category": _meaning(message("change.noun.category"), "receivers"),
    "country": _meaning(message("change.noun.country"), "third-country", saying="country"),
    "services": _meaning(message("change.noun.services"), "receivers"),
    "situation": _meaning(message("change.noun.situation"), "receivers"),
    "role": _meaning(message("change.noun.role"), "receivers", saying="code"),
    "agreement": _meaning(message("change.noun.agreement"), "impact", saying="code"),
    "general": _meaning(message("change.noun.general"), "receivers", saying="code"),
    "data": _meaning(message("change.noun.data"), "receivers", lost="less"),
    "bases": _BASES,
}

_TRANSFER = {
    "exporter": _meaning(message("change.noun.exporter"), "third-country"),
    "recipient": _meaning(message("change.noun.recipient"), "third-country"),
    "country": _meaning(message("change.noun.country"), "third-country", saying="country"),
    "data": _meaning(message("change.noun.data"), "third-country", lost="less"),
    "mechanism": _meaning(message("change.noun.mechanism"), "third-country", saying="mechanism"),
    "module": _meaning(message("change.noun.module"), "third-country"),
    "listed": _meaning(message("change.noun.listed"), "third-country", saying="code"),
    "fallback": _meaning(message("change.noun.fallback"), "third-country", saying="mechanism"),
    "copy": _meaning(message("change.noun.copy"), "rights", saying="code"),
    "risks": _meaning(message("change.noun.risks"), "third-country"),
    "activities": _meaning(message("change.noun.activity"), "third-country", lost="less"),
}

_COOKIE = {
    "id": _ID,
    "name": _meaning(_NAME, "impact"),
    "storage": _meaning(message("change.noun.storage"), "impact", saying="code"),
    "provider": _meaning(message("change.noun.provider"), "receivers", saying="code"),
    "party": _meaning(message("change.noun.cookie-party"), "receivers", saying="code"),
    "domain": _meaning(message("change.noun.domain"), "receivers"),
    "category": _meaning(message("change.noun.cookie-category"), "impact", saying="code"),
    "purpose": _meaning(message("change.noun.purpose-text"), "purpose"),
    "data": _DATA,
    "duration": _meaning(
        message("change.noun.duration"), "impact", lost="less", saying="period", measured=True
    ),
}

MEANINGS: Mapping[str, Mapping[str, Meaning]] = MappingProxyType(
    {
        "Inventory": {
            "organisation": _meaning(message("change.noun.organisation"), "controller"),
            "activities": _meaning(message("change.noun.activity"), "purpose", lost="less"),
            "processors": _meaning(message("change.noun.processor"), "receivers", lost="less"),
            "recipients": _meaning(message("change.noun.recipient"), "receivers", lost="less"),
            "transfers": _meaning(message("change.noun.transfer"), "third-country", lost="less"),
            "cookies": _meaning(message("change.noun.cookies"), "impact", lost="less"),
            "privacy": _meaning(message("change.noun.policy"), "own-words"),
            "cookie_policy": _meaning(message("change.noun.policy"), "own-words"),
        },
        "Organisation": _ORGANISATION,
        "Address": {
            "street": _meaning(_ADDRESS, "rights"),
            "postcode": _meaning(_ADDRESS, "rights"),
            "city": _meaning(_ADDRESS, "rights"),
            "country": _meaning(_ADDRESS, "rights", saying="country"),
        },
        "Contact": {
            "name": _meaning(_NAME, "rights"),
            "email": _meaning(message("change.noun.email"), "rights"),
            "phone": _meaning(message("change.noun.phone"), "rights"),
            "address": _meaning(_ADDRESS, "rights"),
        },
        "Data": {
            "id": _ID,
            "name": _meaning(_NAME, "impact"),
            "part_of": _meaning(message("change.noun.part-of"), "same-facts"),
            "kind": _meaning(message("change.noun.data-kind"), "impact", saying="code"),
        },
        "Subjects": {
            "id": _ID,
            "name": _meaning(_NAME, "impact"),
            "condition": _meaning(message("change.noun.condition"), "impact"),
        },
        "Source": {
            "name": _meaning(_NAME, "impact"),
            "public": _meaning(message("change.noun.publicly-accessible"), "impact", saying="code"),
        },
        "Basis": {
            "basis": _meaning(message("change.noun.basis"), "impact", saying="basis"),
            "subjects": _SUBJECTS,
            "interest": _meaning(message("change.noun.interest"), "impact"),
            "contract": _meaning(message("change.noun.contract"), "impact"),
            "law": _LAW,
            "obtained": _meaning(message("change.noun.obtained"), "impact"),
            "withdraw": _meaning(message("change.noun.withdraw"), "rights"),
            "note": _meaning(message("change.noun.note"), "own-words"),
        },
        "Retention": {
            "data": _DATA,
            "period": _meaning(
                message("change.noun.period"), "impact", lost="less", saying="period", measured=True
            ),
            "start": _meaning(message("change.noun.start"), "impact"),
            "criteria": _meaning(message("change.noun.criteria"), "impact"),
            "reason": _meaning(message("change.noun.reason"), "own-words"),
            "law": _LAW,
        },
        "Provision": {
            "requirement": _meaning(message("change.noun.provision"), "impact", saying="code"),
            "consequence": _meaning(message("change.noun.consequence"), "impact"),
        },
        "Decision": {
            "logic": _meaning(message("change.noun.logic"), "impact"),
            "significance": _meaning(message("change.noun.significance"), "impact"),
            "exception": _meaning(message("change.noun.exception"), "impact", saying="code"),
        },
        "JointController": {
            "name": _meaning(_NAME, "controller"),
            "essence": _meaning(message("change.noun.essence"), "rights"),
        },
        "Party": _PARTY,
        "Purpose": _PURPOSE,
        "Activity": {
            "id": _ID,
            "name": _meaning(message("change.noun.heading"), "arrangement"),
            "situation": _meaning(message("change.noun.situation"), "impact"),
            "description": _meaning(message("change.noun.description"), "own-words"),
            "purposes": _meaning(message("change.noun.purpose"), "purpose", lost="less"),
        },
        "Transfer": _TRANSFER,
        "Cookie": _COOKIE,
        "Cookies": {
            "data": _DATA,
            "choose": _meaning(message("change.noun.choose"), "rights"),
            "withdraw": _meaning(message("change.noun.withdraw"), "rights"),
            "checked": _meaning(message("change.noun.checked"), "record", saying="day"),
            "remembers": _ID,
            "entries": _meaning(message("change.noun.cookie"), "impact", lost="less"),
        },
        "Clause": {
            "id": _ID,
            "text": _meaning(_TEXT, "own-words"),
            "block": _meaning(message("change.noun.block"), "own-words"),
            "law": _meaning(message("change.noun.law"), "same-facts", saying="law"),
        },
        "Section": {
            "id": _ID,
            "title": _meaning(message("change.noun.heading"), "arrangement"),
            "activity": _meaning(message("change.noun.activity"), "own-words"),
            "clauses": _meaning(message("change.noun.clause"), "own-words"),
            "sections": _meaning(message("change.noun.section"), "own-words"),
        },
        "Outline": {
            "version": _meaning(message("change.noun.version"), "record"),
            "effective": _meaning(message("change.noun.effective"), "record", saying="day"),
            "sections": _meaning(message("change.noun.section"), "own-words"),
        },
        "Law": {
            "rights": _meaning(message("change.noun.right"), "rights", saying="right"),
        },
        "Standing": {
            "country": _meaning(message("change.noun.country"), "third-country", saying="country"),
            "standing": _meaning(message("change.noun.standing"), "third-country", saying="code"),
        },
    }
)
"""Type without “Public” → field → what it means; ``Law`` and ``Standing`` are what the law makes of them."""

CODES: Mapping[str, Message] = MappingProxyType(
    {
        "true": message("change.code.yes"),
        "false": message("change.code.no"),
        "ordinary": message("change.code.ordinary"),
        "special": message("change.code.special"),
        "criminal": message("change.code.criminal"),
        "national-id": message("change.code.national-id"),
        "statutory": message("change.code.statutory"),
        "contractual": message("change.code.contractual"),
        "needed-for-contract": message("change.code.needed-for-contract"),
        "voluntary": message("change.code.voluntary"),
        "contract": message("change.code.contract"),
        "law": message("change.code.law"),
        "explicit-consent": message("change.code.explicit-consent"),
        "organisation": message("change.code.organisation"),
        "processor": message("change.code.processor"),
        "recipient": message("change.code.recipient"),
        "system": message("change.code.system"),
        "controller": message("change.code.controller"),
        "joint-controller": message("change.code.joint-controller"),
        "authority": message("change.code.authority"),
        "email": message("change.code.email"),
        "sms": message("change.code.sms"),
        "phone": message("change.code.phone"),
        "post": message("change.code.post"),
        "consent": message("change.code.consent"),
        "soft-opt-in": message("change.code.soft-opt-in"),
        "not-needed": message("change.code.not-needed"),
        "contact": message("change.code.contact"),
        "cookie": message("change.code.cookie"),
        "local-storage": message("change.code.local-storage"),
        "session-storage": message("change.code.session-storage"),
        "indexed-db": message("change.code.indexed-db"),
        "cache": message("change.code.cache"),
        "service-worker": message("change.code.service-worker"),
        "pixel": message("change.code.pixel"),
        "device-id": message("change.code.device-id"),
        "first": message("change.code.first"),
        "third": message("change.code.third"),
        "third-country": message("change.code.third-country"),
        "necessary": message("change.code.necessary"),
        "functional": message("change.code.functional"),
        "statistics": message("change.code.statistics"),
        "marketing": message("change.code.marketing"),
        "session": message("change.code.session"),
        "persistent": message("change.code.persistent"),
        "eea": message("change.code.eea"),
        "adequate": message("change.code.adequate"),
        "unknown": message("change.code.unknown"),
        "stated": message("change.code.stated"),
    }
)
"""Codes of the inventory in words; a test holds them against the models."""
