"""Inventory → public projection. The one place that decides what leaves the house."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.inventory import public as p
from mkdocs_datamap.inventory.organisation import Contact
from mkdocs_datamap.inventory.outline_projection import public_sections, told_order
from mkdocs_datamap.inventory.parties import Named, Processor, Recipient
from mkdocs_datamap.inventory.public_version import PublicVersion
from mkdocs_datamap.inventory.references import ORGANISATION, PERSON
from mkdocs_datamap.inventory.standing_facts import party_uses, standing
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_datamap.inventory.activities import Activity, Facts, LegalBasis, Purpose, RetentionRule
    from mkdocs_datamap.inventory.cookies import Cookies
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.organisation import Address, Organisation
    from mkdocs_datamap.inventory.outline import Outline
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.inventory.values import Known


def tokens(inventory: Inventory) -> dict[Path, int]:
    """The number that stands for each entry in public documents; only the inventory can turn it back."""
    return {path: number for number, path in enumerate(inventory.entries())}


def project(inventory: Inventory) -> p.PublicInventory:
    """What the public may learn of this inventory."""
    return _Projection(inventory).whole()


def settled(activity: Activity, purpose: Purpose) -> Purpose:
    """The purpose with every fact that it takes over from its activity."""
    inherited: dict[str, object] = {
        name: getattr(activity, name)
        for name in _INHERITED
        if getattr(purpose, name) is None and getattr(activity, name) is not None
    }
    return purpose.model_copy(update=inherited)


_INHERITED = (
    "subjects",
    "data",
    "sources",
    "systems",
    "processors",
    "recipients",
    "retention",
    "provision",
    "automated_decisions",
    "joint_controllers",
    "notice_timing",
)


class _Projection:
    """One pass over one inventory; holds the tokens and the public keys of parties."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._tokens = tokens(inventory)
        self._data = {
            identifier: p.PublicData(
                identifier,
                entry.name,
                inventory.data_categories[entry.part_of].name if entry.part_of else None,
                entry.kind,
                self._tokens["data_categories", identifier],
                self._tokens["data_categories", entry.part_of] if entry.part_of else None,
            )
            for identifier, entry in inventory.data_categories.items()
        }
        self._subjects = {
            identifier: p.PublicSubjects(
                identifier, entry.name, entry.condition, self._tokens["subjects", identifier]
            )
            for identifier, entry in inventory.subjects.items()
        }
        self._uses = party_uses(inventory, settled, _INHERITED)
        self._parties = self._all_parties()

    def whole(self) -> p.PublicInventory:
        inventory = self._inventory
        activities = {
            identifier: self._activity(identifier, inventory.activities[identifier])
            for identifier in told_order(inventory)
            if inventory.activities[identifier].public
        }
        cookies = self._cookies(inventory.cookies) if inventory.cookies else None
        used = self._used(activities.values(), cookies)
        return p.PublicInventory(
            organisation=self._organisation(inventory.organisation),
            activities=activities,
            processors=tuple(
                self._parties["processors", name] for name in inventory.processors if name in used
            ),
            recipients=tuple(
                self._parties["recipients", name] for name in inventory.recipients if name in used
            ),
            transfers=tuple(
                self._transfer(identifier, row, activities.values())
                for identifier, row in inventory.transfers.items()
                if row.recipient in used
            ),
            cookies=cookies,
            privacy=self._outline(inventory.privacy_outline, ("policy", "privacy"), activities),
            cookie_policy=self._outline(inventory.cookie_outline, ("policy", "cookies"), activities)
            if inventory.cookie_outline
            else None,
        )

    def _used(
        self, activities: Iterable[p.PublicActivity], cookies: p.PublicCookies | None
    ) -> frozenset[str]:
        """Ids of the parties that a public fact speaks of: of the rest nothing is said."""
        inventory = self._inventory
        spoken = {
            party.origin
            for activity in activities
            for purpose in activity.purposes
            for party in (*purpose.processors, *purpose.recipients)
        }
        if cookies is not None:
            spoken |= {
                cookie.provider.origin
                for cookie in cookies.entries or ()
                if isinstance(cookie.provider, p.PublicParty)
            }
        for activity_id, activity in inventory.activities.items():
            if activity_id and activity.public:
                for name in self._systems_of(activity):
                    host = inventory.systems[name].hosted_by
                    if host and host != ORGANISATION:
                        spoken.add(self._party(host).origin)
        parties: dict[str, Processor | Recipient] = {**inventory.recipients, **inventory.processors}
        used = {
            name for name, entry in parties.items() if entry.general or self._party(name).origin in spoken
        }
        pending = list(used)
        while pending:
            entry = inventory.processors.get(pending.pop())
            for name in entry.sub_processors if entry else ():
                if name not in used:
                    used.add(name)
                    pending.append(name)
        return frozenset(used)

    @staticmethod
    def _systems_of(activity: Activity) -> set[str]:
        return {
            name
            for purpose in activity.purposes.values()
            for name in settled(activity, purpose).systems or ()
        }

    # Parties

    def _all_parties(self) -> dict[tuple[str, str], p.PublicParty]:
        inventory, first = self._inventory, self._inventory.organisation.languages[0]
        taken: set[str] = set()
        found: dict[tuple[str, str], p.PublicParty] = {}
        collections = {
            "processors": inventory.processors,
            "recipients": inventory.recipients,
            "systems": inventory.systems,
        }
        for collection, entries in collections.items():
            for identifier, entry in entries.items():
                disclosed = known(entry.name) if entry.disclose == "name" else None
                key = base = identifier if disclosed else slug(entry.category[first])
                count = 1
                while key in taken:
                    count += 1
                    key = f"{base}-{count}"
                taken.add(key)
                found[collection, identifier] = self._public_party(
                    collection, identifier, entry, key, disclosed
                )
        return found

    def _public_party(
        self, collection: str, identifier: str, entry: Named, key: str, disclosed: str | None
    ) -> p.PublicParty:
        recipient = entry if isinstance(entry, Recipient) else None
        processor = entry if isinstance(entry, Processor) else None
        kind = "processor" if processor else "recipient" if recipient else "system"
        general = processor or recipient
        return p.PublicParty(
            key=key,
            kind=kind,  # type: ignore[arg-type]
            name=disclosed or entry.category,
            category=entry.category,
            country=known(entry.country),
            services=processor.services if processor else None,
            situation=recipient.situation if recipient else None,
            role=recipient.role if recipient else None,
            agreement=processor is not None and known(processor.agreement) == "in-place",
            general=general.general if general else False,
            data=self._categories(recipient.data) if recipient else (),
            bases=self._bases(recipient.bases) if recipient else (),
            origin=self._tokens[collection, identifier],
            used_by=frozenset(self._tokens[entry] for entry in self._uses.get(identifier, ()))
            if collection != "systems"
            else frozenset(),
        )

    def _party(self, identifier: str) -> p.PublicParty:
        collection = "processors" if identifier in self._inventory.processors else "recipients"
        return self._parties[collection, identifier]

    # Activities

    def _activity(self, identifier: str, activity: Activity) -> p.PublicActivity:
        return p.PublicActivity(
            identifier,
            activity.name,
            activity.situation,
            activity.description,
            tuple(
                self._purpose(identifier, name, settled(activity, purpose))
                for name, purpose in activity.purposes.items()
            ),
            self._tokens["activities", identifier],
        )

    def _purpose(self, activity: str, identifier: str, purpose: Purpose) -> p.PublicPurpose:
        sources = known(purpose.sources) or ()
        further = (purpose.special_basis, purpose.criminal_basis, purpose.national_id_basis)
        return p.PublicPurpose(
            id=identifier,
            text=known(purpose.text),
            description=purpose.description,
            bases=self._bases(purpose.bases),
            further_bases=tuple(basis for basis in further if basis),
            subjects=tuple(self._subjects[name] for name in purpose.subjects or ()),
            data=self._categories(known(purpose.data) or ()),
            from_person=PERSON in sources,
            sources=tuple(self._source(name) for name in sources if name != PERSON),
            systems=tuple(self._parties["systems", name] for name in purpose.systems or ()),
            processors=tuple(self._party(name) for name in purpose.processors or ()),
            recipients=tuple(self._party(name) for name in purpose.recipients or ()),
            retention=tuple(self._retention(rule) for rule in known(purpose.retention) or ()),
            provision=self._provision(purpose),
            decisions=self._decisions(purpose),
            joint_controllers=tuple(
                p.PublicJointController(other.name, other.essence)
                for other in purpose.joint_controllers or ()
            ),
            notice_timing=known(purpose.notice_timing),
            marketing=(known(purpose.marketing.channels) or ()) if purpose.marketing else (),
            is_marketing=purpose.marketing is not None,
            permission=known(purpose.marketing.permission) if purpose.marketing else None,
            further_use_of=purpose.further_use_of,
            origin=self._tokens["activities", activity, "purposes", identifier],
            stands=tuple(
                (fact, self._tokens[entry])
                for fact, entry in standing(self._inventory, activity, identifier, _INHERITED)
            ),
        )

    def _bases(self, bases: Known[tuple[LegalBasis, ...]] | None) -> tuple[p.PublicBasis, ...]:
        return tuple(
            p.PublicBasis(
                basis.basis,
                tuple(self._subjects[name] for name in basis.subjects),
                known(basis.interest),
                basis.contract,
                known(basis.law),
                known(basis.obtained),
                known(basis.withdraw),
                basis.note,
            )
            for basis in known(bases) or ()
        )

    def _categories(self, names: Iterable[str]) -> tuple[p.PublicData, ...]:
        return tuple(self._data[name] for name in names)

    def _source(self, name: str) -> p.PublicSource:
        source = self._inventory.sources[name]
        return p.PublicSource(source.name, source.public, self._tokens["sources", name])

    def _retention(self, rule: RetentionRule) -> p.PublicRetention:
        return p.PublicRetention(
            self._categories(rule.data), rule.period, rule.start, rule.criteria, rule.reason, rule.law
        )

    @staticmethod
    def _provision(facts: Facts) -> p.PublicProvision | None:
        provision = known(facts.provision)
        return p.PublicProvision(provision.requirement, provision.consequence) if provision else None

    @staticmethod
    def _decisions(facts: Facts) -> tuple[p.PublicDecision, ...] | None:
        decisions = known(facts.automated_decisions)
        if decisions is None:
            return None
        if not isinstance(decisions, tuple):
            return ()
        return tuple(p.PublicDecision(each.logic, each.significance, each.exception) for each in decisions)

    # The rest

    def _organisation(self, entry: Organisation) -> p.PublicOrganisation:
        return p.PublicOrganisation(
            trade_name=entry.trade_name,
            legal_name=known(entry.legal_name),
            cvr=known(entry.cvr),
            address=_address(known(entry.address)),
            phone=known(entry.phone),
            email=known(entry.email),
            website=entry.website,
            country=entry.country,
            languages=entry.languages,
            dpo=_contact(known(entry.dpo)),
            representative=_contact(known(entry.representative)),
            supervisory_authority=entry.supervisory_authority,
            cookie_authority=entry.cookie_authority,
            origin=self._tokens["organisation",],
        )

    def _transfer(
        self, identifier: str, row: Transfer, activities: Iterable[p.PublicActivity]
    ) -> p.PublicTransfer:
        recipient = self._party(row.recipient)
        listing = known(row.framework)
        return p.PublicTransfer(
            exporter=None if row.exporter == ORGANISATION else self._party(row.exporter),
            recipient=recipient,
            country=row.country,
            data=self._categories(known(row.data) or ()),
            mechanism=known(row.mechanism),
            module=known(row.module),
            listed=listing.listed if listing else None,
            fallback=known(row.fallback),
            copy=known(row.copy_from),
            risks=row.risks,
            activities=tuple(
                activity.id
                for activity in activities
                if any(
                    party.origin == recipient.origin
                    for purpose in activity.purposes
                    for party in (*purpose.processors, *purpose.recipients)
                )
            ),
            origin=self._tokens["transfers", identifier],
        )

    def _cookies(self, cookies: Cookies) -> p.PublicCookies:
        consent, entries = known(cookies.consent), known(cookies.entries)
        return p.PublicCookies(
            data=self._categories(cookies.data),
            choose=consent.choose if consent else None,
            withdraw=consent.withdraw if consent else None,
            checked=known(cookies.checked),
            remembers=consent.cookie if consent else None,
            entries=None
            if entries is None
            else tuple(
                p.PublicCookie(
                    identifier,
                    entry.name,
                    entry.storage,
                    self._provider(known(entry.provider)),
                    entry.party,
                    entry.domain,
                    known(entry.category),
                    known(entry.purpose),
                    self._categories(entry.data),
                    entry.duration,
                    self._tokens["cookies", "entries", identifier],
                )
                for identifier, entry in entries.items()
            ),
            origin=self._tokens["cookies",],
        )

    def _provider(self, provider: str | None) -> p.PublicParty | Literal["organisation"] | None:
        if provider is None or provider == ORGANISATION:
            return "organisation" if provider else None
        return self._party(provider)

    def _outline(self, outline: Outline, path: Path, activities: Collection[str]) -> p.PublicOutline:
        return p.PublicOutline(
            known(outline.version),
            known(outline.effective),
            public_sections(outline.sections, activities),
            self._tokens[path],
        )


def public_versions(inventory: Inventory) -> tuple[PublicVersion, ...]:
    """The versions of the policies: no facts of the processing, so they are kept apart from those."""
    released = inventory.released
    ends = [*(version.effective - dt.timedelta(days=1) for version in released[1:]), None]
    return tuple(
        PublicVersion(
            version.version,
            version.effective,
            until,
            version.released,
            version.summary,
            version.notice,
            version.kept,
        )
        for version, until in zip(released, ends, strict=False)
    )


def _address(address: Address | None) -> p.PublicAddress | None:
    if address is None:
        return None
    return p.PublicAddress(address.street, address.postcode, address.city, address.country)


def _contact(contact: object) -> p.PublicContact | None:
    if not isinstance(contact, Contact):
        return None
    return p.PublicContact(contact.name, contact.email, contact.phone, _address(contact.address))


_SPELLED = {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"}


def slug(words: str) -> str:
    """A key made from words: “Udbyder af måling” → ``udbyder-af-maaling``."""
    spelled = "".join(_SPELLED.get(letter, letter) for letter in words.lower())
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_only).strip("-") or "party"
