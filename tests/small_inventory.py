"""A small inventory without a fault, for tests to put one in. A line of it is found by the words on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "organisation.yml": """\
trade_name: Nordlys
legal_name: Nordlys ApS
cvr: 12345674
address: {street: Havnegade 1, postcode: 1058, city: København K, country: DK}
phone: +45 33 12 34 56
email: privacy@nordlys.example
website: https://nordlys.example/
country: DK
languages: [da, en]
roles:
  dpo: {da: Databeskyttelsesrådgiver, en: Data protection officer}
supervisory_authority: datatilsynet
cookie_authority: digitaliseringsstyrelsen
""",
    "activities/enquiries.yml": """\
name: {da: Henvendelser, en: Enquiries}
situation: {da: du kontakter os, en: you contact us}
internal:
  owner: dpo
subjects: [visitors]
data: [email-address]
sources: [person, employer]
systems: [mailbox]
processors: [web-host]
recipients: [bank]
retention:
  - period: P1Y
    from: {da: den seneste besked, en: the last message}
    norm: enquiries
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
    bases:
      - basis: legitimate-interests
        interest: {da: besvare henvendelser, en: answer enquiries}
  defend:
    text: {da: forsvare retskrav, en: defend legal claims}
    further_use_of: reply
    bases:
      - basis: legal-obligation
        law: dk-bookkeeping-12
  improve:
    shared: true
""",
    "purposes.yml": """\
improve:
  text: {da: forbedre vores service, en: improve our service}
  bases:
    - basis: legitimate-interests
      interest: {todo: Which interest is it?, owner: dpo}
""",
    "data-categories.yml": """\
email-address:
  name: {da: e-mailadresse, en: e-mail address}
""",
    "subjects.yml": """\
visitors:
  name: {da: besøgende, en: visitors}
""",
    "sources.yml": """\
employer:
  name: {da: din arbejdsgiver, en: your employer}
""",
    "systems.yml": """\
mailbox:
  name: Mail
  category: {da: postkasse, en: mailbox}
  hosted_by: web-host
""",
    "processors.yml": """\
web-host:
  name: {todo: Who hosts the website?, owner: dpo, due: 2027-01-31}
  category: {da: udbyder af webhotel, en: provider of website hosting}
  country: NO
  services: {da: drift af webstedet, en: running the website}
  agreement: in-place
""",
    "recipients.yml": """\
bank:
  name: Bank
  category: {da: banker, en: banks}
""",
    "transfers.yml": """\
bank-abroad:
  recipient: bank
  country: US
  data: [email-address]
  mechanism: scc
  module: 1
  copy: contact
  internal:
    assessments:
      - {kind: transfer, done: 2026-11-02, conclusion: The data are few and ordinary.}
""",
    "cookies.yml": """\
consent: {}
checked: 2026-11-01
entries:
  session:
    name: sid
    provider: organisation
    party: first
    category: necessary
    purpose: {da: Den husker dig., en: It remembers you.}
    duration: session
""",
    "policy/privacy.yml": """\
version: 1
effective: 2026-12-01
sections:
  - id: who-we-are
    title: {da: Hvem vi er, en: Who we are}
    clauses:
      - block: controller
      - id: promise
        text: {da: "Skriv til {email}. Se {see:who-we-are}.", en: "Write to {email}, see {see:who-we-are}."}
  - activity: enquiries
""",
    "policy/cookies.yml": """\
version: 1
effective: 2026-12-01
sections:
  - id: cookies
    title: {da: Cookies, en: Cookies}
    clauses:
      - block: cookie-basis
      - block: cookie-list
      - block: cookie-choice
""",
    "exceptions.yml": """\
- rule: DM013
  entry: activities.enquiries
  reason: We are moving to another system.
  owner: dpo
  until: 2027-01-31
""",
}


def write_inventory(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the inventory, with other contents for some files; None leaves the file out."""
    for name, text in (FILES | (changes or {})).items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
    return folder


def example_files(text: str) -> dict[str, str | None]:
    """The files of a rule's example by name; None for one of which it says that there is none."""
    starts = [found.start() for found in re.finditer(r"(?m)^# [\w./-]+\.(?:yml|po)\b", text)]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return {
        part.split()[1]: None if part.partition("\n")[0].endswith("(no such file)") else part
        for part in parts
    }
