"""DM010–DM019 explained: the files hold what belongs in them, and what they say to each other holds."""

from __future__ import annotations

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.rule import Rule

RULES = (
    Rule(
        id="DM010",
        severity=Severity.ERROR,
        title="Everything that an entry needs is written",
        article=None,
        why="Documents are made from these facts: without one, a sentence would be missing. Where a "
        "fact is not known yet, write the open question in its place.",
        before="""\
# processors.yml
web-host:
  name: Nordhost
  category: {da: udbyder af webhotel, en: provider of website hosting}
  services: {da: drift af webstedet, en: running the website}
""",
        after="""\
# processors.yml
web-host:
  name: Nordhost
  category: {da: udbyder af webhotel, en: provider of website hosting}
  services: {da: drift af webstedet, en: running the website}
  agreement: {todo: Is there a data processing agreement?, owner: dpo}
""",
    ),
    Rule(
        id="DM011",
        severity=Severity.ERROR,
        title="A key is one that belongs there",
        article=None,
        why="Nothing reads a misspelt key, so the fact under it would be lost without anyone knowing.",
        before="""\
# subjects.yml
guests:
  nmae: {da: gæster, en: guests}
  name: {da: gæster, en: guests}
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM012",
        severity=Severity.ERROR,
        title="A value is of the kind that belongs there",
        article=None,
        why="A text has a language, a period is ISO 8601, a country an ISO 3166 code: only so can it be "
        "checked, translated and counted with.",
        before="""\
# subjects.yml
guests:
  name: guests
  children: maybe
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
  children: false
""",
    ),
    Rule(
        id="DM013",
        severity=Severity.ERROR,
        title="What is referred to exists",
        article=None,
        why="An id leads to an entry of another file, a legal basis, a provision of law or a country. "
        "One that leads nowhere would leave a hole in the documents.",
        before="""\
# systems.yml
mailbox:
  name: Mail
  category: {da: postkasse, en: mailbox}
  hosted_by: web-hots
""",
        after="""\
# systems.yml
mailbox:
  name: Mail
  category: {da: postkasse, en: mailbox}
  hosted_by: web-host
""",
    ),
    Rule(
        id="DM014",
        severity=Severity.ERROR,
        title="Every text is there in every language that is published",
        article="Art. 12(1) GDPR",
        why="People are entitled to information that they understand, and all languages must say the "
        "same. A text in a language that is not published is a warning.",
        before="""\
# subjects.yml
guests:
  name: {da: gæster}
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM015",
        severity=Severity.ERROR,
        title="Every YAML file has a name that is read",
        article=None,
        why="What stands in a file with another name would never be published or checked.",
        before="""\
# subject.yml
guests:
  name: {da: gæster, en: guests}
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM016",
        severity=Severity.ERROR,
        title="Every purpose is told, in its activity or in purposes.yml",
        article="Art. 13(1)(c) GDPR",
        why="A purpose that several activities share is written once, in purposes.yml; every other "
        "purpose needs a text of its own.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send: {}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
    ),
    Rule(
        id="DM017",
        severity=Severity.ERROR,
        title="Ids are small letters, digits and hyphens",
        article=None,
        why="Ids are part of web addresses, which should be easy to read and type, and must never change.",
        before="""\
# subjects.yml
Our_Guests:
  name: {da: gæster, en: guests}
""",
        after="""\
# subjects.yml
our-guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM018",
        severity=Severity.ERROR,
        title="What stands in curly brackets is a fact, a section or a page",
        article=None,
        why="{email} becomes the organisation’s address, {see:rights} a reference to a section, "
        "{page:cookies} a link. Anything else would be printed as it stands, or not at all.",
        before="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: contact
    title: {da: Kontakt, en: Contact}
    clauses:
      - id: write
        text: {da: "Skriv til {emial}.", en: "Write to {emial}."}
""",
        after="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: contact
    title: {da: Kontakt, en: Contact}
    clauses:
      - id: write
        text: {da: "Skriv til {email}.", en: "Write to {email}."}
""",
    ),
    Rule(
        id="DM019",
        severity=Severity.ERROR,
        title="Sections and clauses of a policy have ids of their own",
        article=None,
        why="Ids are the addresses that people link to. Of two with the same address, only one can be "
        "reached.",
        before="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - activity: enquiries
  - id: enquiries
    title: {da: Kontakt, en: Contact}
""",
        after="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - activity: enquiries
  - id: contact
    title: {da: Kontakt, en: Contact}
""",
    ),
)
