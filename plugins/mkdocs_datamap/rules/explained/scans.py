"""DM420–DM429 explained: what is declared is what a browser sees. ``datamap cookies compare`` finds these."""

from __future__ import annotations

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.cookies.listed import cookie
from mkdocs_datamap.rules.rule import Rule

_ORDER = "Section 3(2) of Executive Order no. 1148 of 9 December 2011"
_SEEN = "The scan saw the cookie “sid” of the first party until the browser is closed"

RULES = (
    Rule(
        id="DM420",
        severity=Severity.ERROR,
        title="Everything that the website stores is declared",
        article=_ORDER,
        why=f"People must be told of every cookie. {_SEEN}, and it has no entry.",
        before=cookie(name="kurv"),
        after=cookie(name="sid"),
    ),
    Rule(
        id="DM421",
        severity=Severity.WARNING,
        title="Everything that is declared is seen",
        article=_ORDER,
        why=f"A list with cookies of the past is not believed. {_SEEN}, and not “kurv”.",
        before=cookie(name="kurv"),
        after=cookie(name="sid"),
    ),
    Rule(
        id="DM422",
        severity=Severity.ERROR,
        title="Party and domain are those that the browser sees",
        article=_ORDER,
        why=f"People must be told whether a third party gets access to their device. {_SEEN}.",
        before=cookie(party="third", provider="bank"),
        after=cookie(party="first"),
    ),
    Rule(
        id="DM423",
        severity=Severity.ERROR,
        title="A cookie lasts as long as is declared",
        article=_ORDER,
        why="People must be told how long a cookie lasts (Planet49, C-673/17). A scan compares its end with "
        f"the time at which it was set, give or take a fiftieth. {_SEEN}.",
        before=cookie(duration="P1Y"),
        after=cookie(duration="session"),
    ),
    Rule(
        id="DM424",
        severity=Severity.WARNING,
        title="The category is the one by which the website acts",
        article="Sections 3 and 4 of Executive Order no. 1148 of 9 December 2011",
        why="What is strictly necessary needs no consent. If the website stores it after consent only, it "
        "works without. The same is found with “--database” when others know the cookie by a category that "
        "asks for more. The scan saw “_stat” after consent only.",
        before=cookie(name="_stat", category="necessary"),
        after=cookie(name="_stat", category="statistics"),
    ),
    Rule(
        id="DM425",
        severity=Severity.ERROR,
        title="What needs consent is not stored before a choice",
        article="Section 3(1) of Executive Order no. 1148 of 9 December 2011",
        why="Consent comes before storing. The entry is right; it is the website that has to be mended, or "
        f"the category if the cookie is strictly necessary. {_SEEN} before any choice.",
        before=cookie(category="marketing"),
        after=cookie(category="necessary"),
    ),
    Rule(
        id="DM426",
        severity=Severity.ERROR,
        title="What needs consent is not stored after refusal",
        article="Section 3(1) of Executive Order no. 1148 of 9 December 2011",
        why="No is an answer. The scan saw “_nej” after everything had been refused.",
        before=cookie(name="_nej", category="marketing"),
        after=cookie(name="_nej", category="necessary"),
    ),
    Rule(
        id="DM427",
        severity=Severity.ERROR,
        title="Every host that the website makes browsers ask belongs to a processor or recipient",
        article="Article 13(1)(e) GDPR",
        why="Who is asked for a font, a script or a picture gets the visitor’s IP address. The scan saw "
        "requests to maaler.example.",
        before="# recipients.yml\nbank:\n  name: Bank\n  category: {da: banker, en: banks}\n",
        after="# recipients.yml\nbank:\n  name: Bank\n  category: {da: banker, en: banks}\n"
        "  internal: {hosts: [maaler.example]}\n",
    ),
    Rule(
        id="DM428",
        severity=Severity.ERROR,
        title="A host in a third country has a transfer",
        article="Articles 13(1)(f) and 44 GDPR",
        why="When browsers ask a host whose owner is outside the EU/EEA, data are transferred. The scan saw "
        "requests to maaler.example.",
        before="# recipients.yml\nbank:\n  name: Bank\n  category: {da: banker, en: banks}\n"
        "measurer:\n  name: Måler\n  category: {da: målere, en: measurers}\n  country: IN\n"
        "  internal: {hosts: [maaler.example]}\n",
        after="# recipients.yml\nbank:\n  name: Bank\n  category: {da: banker, en: banks}\n"
        "measurer:\n  name: Måler\n  category: {da: målere, en: measurers}\n  country: SE\n"
        "  internal: {hosts: [maaler.example]}\n",
    ),
    Rule(
        id="DM429",
        severity=Severity.WARNING,
        title="The scan saw everything that it looked for",
        article=None,
        why="A page that did not answer, or a button that was not there, hides what would have been stored. "
        "The scan says what could not be seen. The example is a pair of commands.",
        before="# cookies.yml\nconsent: {}\nchecked: 2026-11-02\nentries: {}\n"
        "# datamap scan https://www.example.dk/ --timeout 1\n",
        after="# cookies.yml\nconsent: {}\nchecked: 2026-11-02\nentries: {}\n"
        "# datamap scan https://www.example.dk/ --timeout 30\n",
    ),
)
IDS = frozenset(rule.id for rule in RULES)
"""Rules whose findings only a scan can bring forth."""
