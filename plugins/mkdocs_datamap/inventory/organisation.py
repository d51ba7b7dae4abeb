"""``organisation.yml``: who the controller is and how to reach it (Art. 13(1)(a)–(b) GDPR)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import (
    AuthorityRef,
    CountryCode,
    Email,
    Entity,
    Id,
    Known,
    MonthDay,
    Phone,
    Record,
    Url,
    Words,
)


class Address(Record):
    """A postal address."""

    street: Words
    """Street and number."""
    postcode: Words
    """The postal code."""
    city: Words
    """The postal town."""
    country: CountryCode
    """The country."""


class Contact(Record):
    """Someone who can be reached on behalf of the organisation: its DPO or its representative in the EU."""

    name: Words | None = None
    """A person or a function."""
    email: Email | None = None
    """The e-mail address."""
    phone: Phone | None = None
    """The telephone number."""
    address: Address | None = None
    """The postal address."""


class Organisation(Entity):
    """The controller."""

    trade_name: Words
    """The name that people know it by; the policy's “we”."""
    legal_name: Known[Words]
    """The full name with company form, as in the company register."""
    cvr: Known[Words]
    """The number in the Danish company register (CVR), eight digits."""
    address: Known[Address]
    """The postal address."""
    phone: Known[Phone]
    """The telephone number for questions about personal data."""
    email: Known[Email]
    """The address for questions about personal data."""
    website: Url
    """The website that the policies cover."""
    country: CountryCode
    """Where it is established; decides which national law is cited."""
    languages: tuple[str, ...] = Field(min_length=1)
    """Codes of the languages in which everything is published; the first one stands at the site's root."""
    roles: dict[Id, Text]
    """The roles that own entries, open questions and exceptions."""
    financial_year_end: Known[MonthDay] | None = None
    """The last day of the financial year as month-day: ``12-31``. The retention schedule computes with it."""
    dpo: Known[Literal["none"] | Contact] = "none"
    """The data protection officer (Art. 37 GDPR), or ``none``."""
    representative: Known[Literal["none"] | Contact] = "none"
    """The representative in the EU (Art. 27 GDPR), or ``none``."""
    supervisory_authority: AuthorityRef
    """Where people complain about the processing of personal data (Art. 77 GDPR)."""
    cookie_authority: AuthorityRef
    """Who enforces the cookie rules."""
