"""DM001–DM006 explained: a file must be readable YAML before anything else can be said of it."""

from __future__ import annotations

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.rule import Rule

RULES = (
    Rule(
        id="DM001",
        severity=Severity.ERROR,
        title="Every file that is needed is there and can be opened",
        article=None,
        why="Without the organisation, an outline of the privacy policy and at least one activity there "
        "is nothing to publish.",
        before="# policy/privacy.yml (no such file)\n",
        after="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - activity: enquiries
""",
    ),
    Rule(
        id="DM002",
        severity=Severity.ERROR,
        title="A file is UTF-8 text without invisible characters",
        article=None,
        why="A byte order mark, a non-breaking space used as indentation or a control character is "
        "invisible in most editors, and changes what the file says. It usually comes along when "
        "text is copied from a web page or from Word.",
        before="""\
# subjects.yml: the last line is indented with non-breaking spaces
guests:
\u00a0\u00a0name: {da: gæster, en: guests}
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM003",
        severity=Severity.ERROR,
        title="A file is YAML",
        article=None,
        why="A bracket that is not closed or a line that is indented too little leaves open what "
        "belongs to what.",
        before="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM004",
        severity=Severity.ERROR,
        title="A key stands once in a mapping",
        article=None,
        why="Of two values under one key, YAML keeps one and loses the other without a word.",
        before="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
guests:
  name: {da: besøgende, en: visitors}
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
visitors:
  name: {da: besøgende, en: visitors}
""",
    ),
    Rule(
        id="DM005",
        severity=Severity.ERROR,
        title="A file uses plain YAML only",
        article=None,
        why="Tags, merge keys and several documents in one file hide where a fact comes from, or mean "
        "different things to different programs.",
        before="""\
# subjects.yml
guests:
  name: !text {da: gæster, en: guests}
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
    Rule(
        id="DM006",
        severity=Severity.ERROR,
        title="A file says something",
        article=None,
        why="An empty file is more often a text that was lost than one that was meant. A file that is "
        "not needed can be left out.",
        before="""\
# subjects.yml
# to be written
""",
        after="""\
# subjects.yml
guests:
  name: {da: gæster, en: guests}
""",
    ),
)
