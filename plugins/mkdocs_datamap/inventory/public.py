"""The public projection: what the public may learn, by allow-list, and nothing else.

Every field of every type here was chosen. Internal blocks, open questions, names that are not disclosed
and activities that are not public have no field to stand in; public documents and diagrams are built from
these types alone, which is why nothing leaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_datamap.inventory.text import Text

Name = str
"""A name that is the same in every language."""


@dataclass(frozen=True)
class PublicAddress:
    """A postal address."""

    street: str
    postcode: str
    city: str
    country: str


@dataclass(frozen=True)
class PublicContact:
    """How to reach the DPO or the representative."""

    name: str | None
    email: str | None
    phone: str | None
    address: PublicAddress | None


@dataclass(frozen=True)
class PublicOrganisation:
    """The controller; None where a fact is not known."""

    trade_name: str
    legal_name: str | None
    cvr: str | None
    address: PublicAddress | None
    phone: str | None
    email: str | None
    website: str
    country: str
    languages: tuple[str, ...]
    dpo: PublicContact | None
    representative: PublicContact | None
    supervisory_authority: str
    cookie_authority: str
    origin: int


@dataclass(frozen=True)
class PublicData:
    """A category of personal data."""

    id: str
    name: Text
    part_of: Text | None
    kind: Literal["ordinary", "special", "criminal", "national-id"]
    origin: int
    wider: int | None = None
    """The token of the category that it is part of."""


@dataclass(frozen=True)
class PublicSubjects:
    """A group of data subjects."""

    id: str
    name: Text
    condition: Text | None
    origin: int


@dataclass(frozen=True)
class PublicSource:
    """Whom data come from, other than the person."""

    name: Text
    public: bool
    origin: int


@dataclass(frozen=True)
class PublicBasis:
    """A legal basis; ``subjects`` is empty when it holds for all."""

    basis: str
    subjects: tuple[PublicSubjects, ...]
    interest: Text | None
    contract: Text | None
    law: str | None
    obtained: Text | None
    withdraw: Text | None
    note: Text | None


@dataclass(frozen=True)
class PublicRetention:
    """How long; either period or criteria may be None."""

    data: tuple[PublicData, ...]
    period: str | None
    start: Text | None
    criteria: Text | None
    reason: Text | None
    law: str | None


@dataclass(frozen=True)
class PublicProvision:
    """Whether the data must be given."""

    requirement: Literal["statutory", "contractual", "needed-for-contract", "voluntary"]
    consequence: Text


@dataclass(frozen=True)
class PublicDecision:
    """An automated decision."""

    logic: Text
    significance: Text
    exception: Literal["contract", "law", "explicit-consent"]


@dataclass(frozen=True)
class PublicJointController:
    """Another controller with whom purposes and means are decided."""

    name: str
    essence: Text


@dataclass(frozen=True)
class PublicParty:
    """A processor, recipient or system as the public may know it.

    ``name`` is the party's own name when disclosed, else its category; ``key`` is made from the id when the
    name is disclosed, else from the category, so that an id never tells a name.
    """

    key: str
    kind: Literal["processor", "recipient", "system"]
    name: Name | Text
    category: Text
    country: str | None
    services: Text | None
    situation: Text | None
    role: Literal["controller", "joint-controller", "authority"] | None
    agreement: bool
    general: bool
    data: tuple[PublicData, ...]
    bases: tuple[PublicBasis, ...]
    origin: int
    used_by: frozenset[int] = frozenset()
    """Tokens of the entries that bring the party into the policy."""


@dataclass(frozen=True)
class PublicPurpose:
    """A purpose with what holds for it, inherited facts included; None where a fact is not known."""

    id: str
    text: Text | None
    description: Text | None
    bases: tuple[PublicBasis, ...]
    further_bases: tuple[str, ...]
    """Bases for special categories, criminal offences and national identification numbers."""
    subjects: tuple[PublicSubjects, ...]
    data: tuple[PublicData, ...]
    from_person: bool
    sources: tuple[PublicSource, ...]
    systems: tuple[PublicParty, ...]
    processors: tuple[PublicParty, ...]
    recipients: tuple[PublicParty, ...]
    retention: tuple[PublicRetention, ...]
    provision: PublicProvision | None
    decisions: tuple[PublicDecision, ...] | None
    """Automated decisions; empty when there are none, None when that is not known."""
    joint_controllers: tuple[PublicJointController, ...]
    notice_timing: Text | None
    marketing: tuple[str, ...]
    """Channels of direct marketing; empty when there is none or they are not known."""
    is_marketing: bool
    permission: str | None
    """What allows electronic marketing; None when there is no marketing or it is not known."""
    further_use_of: str | None
    origin: int
    stands: tuple[tuple[str, int], ...] = ()
    """(Fact, token of the entry in which it stands) for what is taken over from the activity or shared."""


@dataclass(frozen=True)
class PublicActivity:
    """A processing activity of which the policy tells."""

    id: str
    name: Text
    situation: Text | None
    description: Text | None
    purposes: tuple[PublicPurpose, ...]
    origin: int


@dataclass(frozen=True)
class PublicTransfer:
    """A transfer to a third country."""

    exporter: PublicParty | None
    """None when it is the organisation itself."""
    recipient: PublicParty
    country: str
    data: tuple[PublicData, ...]
    mechanism: str | None
    module: int | None
    listed: bool | None
    fallback: str | None
    copy: Literal["contact"] | Text | None
    risks: Text | None
    activities: tuple[str, ...]
    """Ids of the activities that use the recipient."""
    origin: int


@dataclass(frozen=True)
class PublicCookie:
    """A cookie or other storage; provider, category and purpose are None while they are not known."""

    id: str
    name: str
    storage: str
    provider: PublicParty | Literal["organisation"] | None
    party: Literal["first", "third"]
    domain: str | None
    category: Literal["necessary", "functional", "statistics", "marketing"] | None
    purpose: Text | None
    data: tuple[PublicData, ...]
    duration: str
    origin: int


@dataclass(frozen=True)
class PublicCookies:
    """What is known of cookies; ``entries`` is None while the list is an open question."""

    data: tuple[PublicData, ...]
    choose: Text | None
    withdraw: Text | None
    checked: dt.date | None
    remembers: str | None
    """The id of the cookie in which the choice is kept."""
    entries: tuple[PublicCookie, ...] | None
    origin: int


@dataclass(frozen=True)
class PublicClause:
    """A clause in the organisation's words, or the name of a block made from facts."""

    id: str
    text: Text | None
    block: str | None
    law: tuple[str, ...]


@dataclass(frozen=True)
class PublicSection:
    """A section of a policy's outline."""

    id: str
    title: Text | None
    activity: str | None
    clauses: tuple[PublicClause, ...]
    sections: tuple[PublicSection, ...]


@dataclass(frozen=True)
class PublicOutline:
    """A policy's outline; None where version or date is not decided."""

    version: str | None
    effective: dt.date | None
    sections: tuple[PublicSection, ...]
    origin: int


@dataclass(frozen=True)
class PublicInventory:
    """Everything the public may learn."""

    organisation: PublicOrganisation
    activities: Mapping[str, PublicActivity]
    processors: tuple[PublicParty, ...]
    recipients: tuple[PublicParty, ...]
    transfers: tuple[PublicTransfer, ...]
    cookies: PublicCookies | None
    privacy: PublicOutline
    cookie_policy: PublicOutline | None
