"""What was true once: the law's date, addresses, years and links (DM609–DM611)."""

from __future__ import annotations

import re
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.concordance import WORD
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.stated import has_links, links
from mkdocs_datamap.wording.formatting import day
from mkdocs_datamap.wording.readability import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.law.entries import Authority
    from mkdocs_datamap.rules.check import Case

A_YEAR = 366
"""Days after which the law must be looked up again."""

COOKIE_ORDER = "dk-cookie-order"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def _promise(danish: str, english: str) -> str:
    return f"""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: who-we-are
    title: {{da: Hvem vi er, en: Who we are}}
    clauses:
      - block: controller
      - id: promise
        text:
          da: {danish}
          en: {english}
  - activity: enquiries
"""


@check(
    Rule(
        id="DM609",
        severity=Severity.WARNING,
        title="The law has been looked up within a year",
        article=None,
        why="What datamap knows of the law — adequacy decisions, periods, authorities — carries "
        "the day on which it "
        "was checked, and the site states that day. After a year it is no longer to be relied on.",
        before="# requirements.txt\nmkdocs-datamap==0.1.0\n",
        after="# requirements.txt\nmkdocs-datamap\n",
    ),
)
def law_is_current(case: Case) -> Iterator[Finding]:
    """The vocabulary of the law, when it is old on the day of judging."""
    checked = vocabulary().checked
    if (case.on - checked).days > A_YEAR:
        yield Finding(
            ("organisation", "country"),
            f"What datamap knows of the law was last checked on {checked}, more than a year ago.",
            "Install a newer version of mkdocs-datamap, or let a lawyer check what it says.",
        )


@check(
    Rule(
        id="DM610",
        severity=Severity.ERROR,
        title="No text names an address, authority or year that is known to be out of date",
        article="Articles 12(1) and 13(2)(d) GDPR",
        why="People who complain to an address that was given up get no answer. The block "
        "“complaint” always has "
        "the present address; the Cookie Order is no. 1148 of 9 December 2011.",
        before=_promise(
            "Klag til Datatilsynet i Borgergade 28.", "Complain to Datatilsynet at Borgergade 28."
        ),
        after=_promise("Du kan klage til Datatilsynet.", "You can complain to Datatilsynet."),
    ),
    covers=("T14",),
)
def facts_are_current(case: Case) -> Iterator[Finding]:
    """Texts with an authority's old address or predecessor, or another year of the Cookie Order."""
    authorities = tuple(vocabulary().authorities.values())
    order = vocabulary().instruments[COOKIE_ORDER].number
    past = frozenset(
        word[0].casefold()
        for authority in authorities
        for token in authority.stale
        if (word := WORD.search(token))
    )

    def may_be_outdated(_: str, word: str) -> bool:
        return word.casefold() in past or (order is not None and order in word)

    for text in case.concordance.anywhere(may_be_outdated):
        for language, words in text:
            for path in case.concordance.places[text]:
                for authority in authorities:
                    old = _outdated(authority, path, words, partial(_names, case, authority, language))
                    if old is not None:
                        yield Finding(
                            (*path, language),
                            f"“{old}” is out of date.",
                            f"Today it is {_today(authority)}.",
                        )
                yield from _year_of_the_cookie_order((*path, language), words)


@check(
    Rule(
        id="DM611",
        severity=Severity.WARNING,
        title="Links are whole, safe and lasting",
        article="Article 12(1) GDPR",
        why="A link without “https://” is no link, or an unsafe one; pages whose address ends in "
        ".aspx are of a "
        "technique that was given up, and move when the site is renewed.",
        before=_promise(
            '"Se http://www.nordlys.example/vilkaar.aspx"', '"See http://www.nordlys.example/terms.aspx"'
        ),
        after=_promise(
            '"Se https://www.nordlys.example/vilkaar/"', '"See https://www.nordlys.example/terms/"'
        ),
    ),
)
def links_are_sound(case: Case) -> Iterator[Finding]:
    """Links in texts that are not https, or lead to an .aspx page."""
    for text in case.concordance.anywhere(_is_of_link):
        for language, words in text:
            for path, link in product(case.concordance.places[text], sorted(links(words))):
                if not link.lower().startswith("https://"):
                    yield Finding(
                        (*path, language),
                        f"“{link}” does not begin with https://.",
                        "Write the link in full, for example https://www.example.dk/terms/.",
                    )
                elif re.search(r"\.aspx\b", link, re.IGNORECASE):
                    yield Finding(
                        (*path, language),
                        f"“{link}” is an .aspx page.",
                        "Look up where the page is today, or link with {page:cookies} and the like.",
                    )


def _is_of_link(_: str, word: str) -> bool:
    return has_links(word)


def _outdated(
    authority: Authority, path: Path, words: str, names: Callable[[], tuple[str, ...]]
) -> str | None:
    """The first word of the authority's past in a text, when it is meant there.

    A street and number is no one else's; a postal code counts beside the authority's name; a predecessor that
    is still there for other matters counts in texts on cookies.
    """
    for token in authority.stale:
        if token.casefold() not in words.casefold():
            continue
        if re.search(rf"(?<!\w){re.escape(token)}(?!\w)", words, re.IGNORECASE) is None:
            continue
        if token.isdigit():
            meant = any(name.casefold() in words.casefold() for name in names())
        elif token == authority.predecessor:
            meant = path[:2] == ("policy", "cookies") or "cookie" in words.casefold()
        else:
            meant = True
        if meant:
            return token
    return None


def _names(case: Case, authority: Authority, language: str) -> tuple[str, ...]:
    phrase = f"authority.{authority.id}.name"
    catalogue = case.catalogues.get(language)
    known = catalogue is not None and phrase in catalogue.phrases
    return (authority.name, catalogue.text(phrase)) if catalogue is not None and known else (authority.name,)


def _today(authority: Authority) -> str:
    address = (authority.street, " ".join(filter(None, (authority.postal_code, authority.city))))
    return ", ".join(filter(None, (authority.name, *address)))


def _year_of_the_cookie_order(place: Path, words: str) -> Iterator[Finding]:
    order = vocabulary().instruments[COOKIE_ORDER]
    if order.number is None or order.date is None or order.number not in words:
        return
    for sentence in sentences(words):
        years = set(_YEAR.findall(sentence))
        cited = re.search(rf"(?<![\d/]){order.number}(?![\d/])", sentence) is not None
        if cited and years and str(order.date.year) not in years:
            yield Finding(
                place,
                f"Executive Order no. {order.number}, the Cookie Order, is not of {min(years)}.",
                f"It is of {day(order.date, 'en')}.",
            )


CHECKS = (law_is_current, facts_are_current, links_are_sound)
