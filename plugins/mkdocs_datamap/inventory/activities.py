"""``activities/*.yml`` and ``purposes.yml``: what is done with personal data, why, on what legal basis."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import (
    BasisRef,
    DataRef,
    Entity,
    Id,
    Known,
    NormRef,
    PeriodCode,
    ProcessorRef,
    ProvisionRef,
    PurposeRef,
    RecipientRef,
    Record,
    SourceRef,
    SubjectRef,
    SystemRef,
    Words,
)


class LegalBasis(Record):
    """A legal basis (Art. 6(1) GDPR) and what it must name to hold."""

    basis: BasisRef
    """What makes the processing lawful."""
    subjects: tuple[SubjectRef, ...] = Field(default=(), alias="for")
    """The groups for whom this is the basis, when it is not the same for all."""
    interest: Known[Text] | None = None
    """The legitimate interest (Art. 13(1)(d)), as an infinitive without “to”: “answer your enquiry”."""
    contract: Text | None = None
    """The contract that is performed, as a noun phrase: “our contract with you”."""
    law: Known[ProvisionRef] | None = None
    """The provision that makes the processing a legal obligation or a public task."""
    obtained: Known[Text] | None = None
    """When consent is given, as a clause: “you subscribe to our newsletter”."""
    withdraw: Known[Text] | None = None
    """How consent is withdrawn (Art. 13(2)(c)), as full sentences."""
    note: Text | None = None
    """Something more that people must know about this basis, as full sentences."""


class RetentionRule(Record):
    """How long data are kept: a period with its starting point, or the criteria (Art. 13(2)(a))."""

    data: tuple[DataRef, ...] = ()
    """The categories this rule is for, when there are several rules."""
    period: PeriodCode | None = None
    """ISO 8601, for example ``P5Y``."""
    start: Text | None = Field(default=None, alias="from")
    """What the period counts from, as a noun phrase: “the end of the financial year”."""
    criteria: Text | None = None
    """What decides the period when it cannot be stated, as full sentences."""
    reason: Text | None = None
    """Why this long, as full sentences."""
    law: ProvisionRef | None = None
    """The provision that sets the period."""
    norm: NormRef | None = None
    """The kind of record in Danish practice that the period is held against."""


class Provision(Record):
    """Whether the person must give the data, and what follows if not (Art. 13(2)(e))."""

    requirement: Literal["statutory", "contractual", "needed-for-contract", "voluntary"]
    """Whether the law or a contract demands the data, a contract needs them, or giving them is voluntary."""
    consequence: Text
    """What happens if the data are not given, as full sentences."""


class AutomatedDecision(Record):
    """A decision based solely on automated processing (Art. 22, Art. 13(2)(f))."""

    logic: Text
    """How the decision is made, as full sentences."""
    significance: Text
    """What it means for the person, as full sentences."""
    exception: Literal["contract", "law", "explicit-consent"]
    """What allows it (Art. 22(2))."""


class JointController(Record):
    """Another controller that decides purposes and means together with the organisation (Art. 26)."""

    name: Words
    """Its name; public, since people may turn to either controller (Art. 26(3))."""
    essence: Text
    """The essence of the arrangement (Art. 26(2)), as full sentences."""


class Marketing(Record):
    """Direct marketing (Art. 21(2) GDPR, section 10 of the Marketing Practices Act)."""

    channels: Known[tuple[Literal["email", "sms", "phone", "post"], ...]]
    """How it reaches people."""
    permission: Known[Literal["consent", "soft-opt-in", "not-needed"]]
    """What allows electronic mail: prior consent, or own similar products after a sale (section 10(2))."""


class Facts(Entity):
    """Facts of an activity that hold for each of its purposes, unless the purpose says otherwise."""

    subjects: tuple[SubjectRef, ...] | None = None
    """About whom."""
    data: Known[tuple[DataRef, ...]] | None = None
    """Which categories of personal data."""
    sources: Known[tuple[SourceRef, ...]] | None = None
    """From whom: ``person``, or ids of ``sources.yml``."""
    systems: tuple[SystemRef, ...] | None = None
    """Where the data are kept."""
    processors: tuple[ProcessorRef, ...] | None = None
    """Who processes the data on the organisation's behalf."""
    recipients: tuple[RecipientRef, ...] | None = None
    """To whom the data are disclosed."""
    retention: Known[tuple[RetentionRule, ...]] | None = None
    """How long the data are kept (Art. 13(2)(a)): one rule for all data, or several."""
    provision: Known[Provision] | None = None
    """Whether the data must be given (Art. 13(2)(e))."""
    automated_decisions: Known[Literal["none"] | tuple[AutomatedDecision, ...]] | None = None
    """``none``, or the decisions (Art. 22)."""
    joint_controllers: tuple[JointController, ...] | None = None
    """Who else decides purposes and means (Art. 26)."""
    notice_timing: Known[Text] | None = None
    """When people are told, where the data come from others (Art. 14(3)), as full sentences."""


class Purpose(Facts):
    """A purpose with its own legal basis (Art. 13(1)(c))."""

    shared: StrictBool = False
    """Whether ``purposes.yml`` holds what is not said here, under the same id."""
    text: Known[Text] | None = None
    """The purpose, as an infinitive without “to”: “answer your enquiry”."""
    description: Text | None = None
    """More on how it is done, as full sentences."""
    bases: Known[tuple[LegalBasis, ...]] | None = None
    """The legal bases (Art. 6(1)); several when they differ by group of people."""
    special_basis: BasisRef | None = None
    """The basis in Art. 9(2) for special categories of data."""
    criminal_basis: BasisRef | None = None
    """The basis for data about criminal offences (Art. 10, section 8 of the Data Protection Act)."""
    national_id_basis: BasisRef | None = None
    """The basis for CPR numbers (section 11(2) of the Data Protection Act)."""
    marketing: Marketing | None = None
    """For direct marketing: how, and what allows it."""
    further_use_of: PurposeRef | None = None
    """The purpose of the same activity for which the data were first collected (Art. 13(3), Art. 6(4))."""


class Activity(Facts):
    """A processing activity: one file, whose name is its id."""

    name: Text
    """The heading: “Enquiries”."""
    public: StrictBool = True
    """Whether the public policy tells of it. An internal activity is in the record only."""
    situation: Text | None = None
    """When the processing starts, as a clause that follows “When”: “you contact us”."""
    description: Text | None = None
    """What people must know about the activity as a whole, as full sentences."""
    purposes: dict[Id, Purpose] = Field(min_length=1)
    """Why: by id. Ids of purposes and activities are part of public addresses."""
