"""Whether people are told how to accept, refuse and change their mind (section 3 of the Cookie Order)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.cookies.listed import NECESSARY, cookie, listed, needs_consent
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case

_CHOOSE = "choose: {da: Vælg i banneret., en: Choose in the banner.}"
_WITHDRAW = "withdraw: {da: Klik nederst på siden., en: Click at the bottom of the page.}"


@check(
    Rule(
        id="DM400",
        severity=Severity.ERROR,
        title="People are told how to accept and refuse cookies",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="Whatever is not strictly necessary may only be stored with consent, and the information must "
        "say how to refuse. That only necessary cookies are set needs no choice.",
        before=cookie(f"{{{_WITHDRAW}}}", category="functional"),
        after=cookie(f"{{{_CHOOSE}, {_WITHDRAW}}}", category="functional"),
    ),
    covers=("cookie:consent", "cookie:choice"),
)
def choice_is_told(case: Case) -> Iterator[Finding]:
    """Cookies that need consent, and nothing on how to give or refuse it."""
    yield from _silence(case, "choose", "accept or refuse cookies that are not necessary")


@check(
    Rule(
        id="DM401",
        severity=Severity.ERROR,
        title="People are told how to change their mind on cookies",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011, Article 7(3) GDPR",
        why="Consent can be withdrawn at any time, as easily as it was given, and people must be told how.",
        before=cookie(f"{{{_CHOOSE}}}", category="functional"),
        after=cookie(f"{{{_CHOOSE}, {_WITHDRAW}}}", category="functional"),
    ),
    covers=("T13", "cookie:consent", "cookie:choice"),
)
def withdrawal_is_told(case: Case) -> Iterator[Finding]:
    """Cookies that need consent, and nothing on how to withdraw it."""
    yield from _silence(case, "withdraw", "withdraw their consent to cookies")


@check(
    Rule(
        id="DM416",
        severity=Severity.ERROR,
        title="The choice is kept in a necessary cookie that is listed",
        article="Sections 3(2) and 4 of Executive Order no. 1148 of 9 December 2011",
        why="The banner keeps the choice in a cookie, which people must be told of like any other. It has to "
        "be set whatever they choose.",
        before=cookie("{cookie: choice}"),
        after=cookie("{cookie: session}"),
    ),
    covers=("cookie:consent",),
)
def choice_is_kept_in_a_listed_cookie(case: Case) -> Iterator[Finding]:
    """A name for the cookie of the choice that is no entry, or one of other storage or category."""
    cookies = case.inventory.cookies
    consent = known(cookies.consent) if cookies else None
    if cookies is None or consent is None or consent.cookie is None or known(cookies.entries) is None:
        return
    entry = listed(case.inventory).get(consent.cookie)
    if entry is None:
        fault = f"There is no entry “{consent.cookie}”."
    elif entry.storage != "cookie" or known(entry.category) != NECESSARY or "*" in entry.name:
        fault = f"The entry “{consent.cookie}” is no necessary cookie with one name."
    else:
        return
    remedy = "Name the entry of the cookie in which the banner keeps the choice, or add it."
    yield Finding(("cookies", "consent", "cookie"), fault, remedy)


@check(
    Rule(
        id="DM418",
        severity=Severity.WARNING,
        title="How people choose is written where there is a choice",
        article="Section 4 of Executive Order no. 1148 of 9 December 2011",
        why="Where every cookie is necessary nobody is asked: the policy says so, and leaves out how people "
        "choose. What is written of it is read by nobody, or an entry is missing or called necessary that is "
        "not.",
        before=cookie(f"{{{_CHOOSE}}}"),
        after=cookie("{}"),
    ),
    covers=("cookie:consent",),
)
def choice_is_one(case: Case) -> Iterator[Finding]:
    """Words on how people choose or change their mind, and nothing to choose between."""
    cookies = case.inventory.cookies
    consent = known(cookies.consent) if cookies else None
    if cookies is None or consent is None or known(cookies.entries) is None or needs_consent(case.inventory):
        return
    for key in ("choose", "withdraw"):
        if getattr(consent, key) is not None:
            yield Finding(
                ("cookies", "consent", key),
                f"All cookies are necessary, so nobody is asked, and “{key}” is told nowhere.",
                "Remove it, or give the entry that needs consent its category.",
                key=True,
            )


def _silence(case: Case, key: str, what: str) -> Iterator[Finding]:
    cookies = case.inventory.cookies
    consent = known(cookies.consent) if cookies else None
    if consent is not None and getattr(consent, key) is None and needs_consent(case.inventory):
        yield Finding(
            ("cookies", "consent"),
            f"Nothing says how people {what}.",
            f"Add “{key}: {{da: …, en: …}}” in full sentences.",
            key=True,
        )


CHECKS = (choice_is_told, withdrawal_is_told, choice_is_kept_in_a_listed_cookie, choice_is_one)
