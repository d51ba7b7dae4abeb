"""DM020–DM024 explained: the catalogues of phrases, built in and reworded by the inventory's owner."""

from __future__ import annotations

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.rule import Rule

RULES = (
    Rule(
        id="DM020",
        severity=Severity.ERROR,
        title="A catalogue of phrases can be read",
        article=None,
        why="A catalogue has pairs of lines: msgid names the phrase, msgstr says it. Where a quotation "
        "mark is missing or a phrase stands twice, nobody knows what shall be published.",
        before="""\
# policy/wording/da.po
msgid "activity.data"
msgstr "Vi behandler disse oplysninger om dig:
""",
        after="""\
# policy/wording/da.po
msgid "activity.data"
msgstr "Vi behandler disse oplysninger om dig:"
""",
    ),
    Rule(
        id="DM021",
        severity=Severity.ERROR,
        title="A phrase that is reworded exists",
        article=None,
        why="Under an id that no document asks for, the new words would never be printed, and the "
        "built-in ones would stay.",
        before="""\
# policy/wording/da.po
msgid "activity.dta"
msgstr "Vi behandler disse oplysninger om dig:"
""",
        after="""\
# policy/wording/da.po
msgid "activity.data"
msgstr "Vi behandler disse oplysninger om dig:"
""",
    ),
    Rule(
        id="DM022",
        severity=Severity.ERROR,
        title="A language that is published has every phrase",
        article="Art. 12(1) GDPR",
        why="All languages must say the same. A language that does not come with datamap needs a "
        "catalogue of its own in policy/wording/, with all phrases.",
        before="""\
# policy/wording/de.po
msgid "activity.data"
msgstr ""
""",
        after="""\
# policy/wording/de.po
msgid "activity.data"
msgstr "Wir verarbeiten diese Daten:"
""",
    ),
    Rule(
        id="DM023",
        severity=Severity.ERROR,
        title="A phrase has the placeholders of the English phrase",
        article=None,
        why="Facts are filled in where {placeholders} stand. One that nothing fills cannot be printed; "
        "of one that is left out, a note reminds, for a fact is then not told.",
        before="""\
# policy/wording/da.po
msgid "activity.when"
msgstr "Når {situationen}, behandler vi oplysninger om dig."
""",
        after="""\
# policy/wording/da.po
msgid "activity.when"
msgstr "Når {situation}, behandler vi oplysninger om dig."
""",
    ),
    Rule(
        id="DM024",
        severity=Severity.ERROR,
        title="A phrase that counts has every plural form of its language",
        article=None,
        why="Danish and English have two forms, one for 1 and one for all other numbers; other "
        "languages have more or fewer. Where one is missing, some numbers could not be told.",
        before="""\
# policy/wording/da.po
msgid "transfers.count"
msgid_plural "transfers.count"
msgstr[0] "Data sendes til {count} land uden for EU/EØS."
""",
        after="""\
# policy/wording/da.po
msgid "transfers.count"
msgid_plural "transfers.count"
msgstr[0] "Data sendes til {count} land uden for EU/EØS."
msgstr[1] "Data sendes til {count} lande uden for EU/EØS."
""",
    ),
    Rule(
        id="DM025",
        severity=Severity.ERROR,
        title="Each page has an address of its own",
        article=None,
        why="Addresses of pages are phrases, so that every language has its own. They stand in links from "
        "elsewhere: small letters, digits and hyphens only, and no two pages at one address.",
        before="""\
# policy/wording/da.po
msgid "page.privacy.slug"
msgstr "Vores privatlivspolitik"
""",
        after="""\
# policy/wording/da.po
msgid "page.privacy.slug"
msgstr "vores-privatlivspolitik"
""",
    ),
)
