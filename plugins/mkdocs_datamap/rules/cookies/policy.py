"""Whether a cookie policy tells of the cookies, and whether their list is of this year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.outline import BlockClause
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.cookies.listed import cookie, listed, needs_consent, oldest, place
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.outline import OutlineSection
    from mkdocs_datamap.rules.check import Case

_LIST, _BASIS, _CHOICE = "cookie-list", "cookie-basis", "cookie-choice"
_SAYS = {
    _LIST: "which cookies there are, who sets them, what for and how long",
    _BASIS: "which rules make them lawful",
    _CHOICE: "how people accept, refuse and change their mind",
}


def _outline(*blocks: str) -> str:
    clauses = "".join(f"      - block: {block}\n" for block in blocks)
    return (
        "# policy/cookies.yml\nversion: 1\neffective: 2026-12-01\nsections:\n  - id: cookies\n"
        f"    title: {{da: Cookies, en: Cookies}}\n    clauses:\n{clauses}"
    )


def _blocks(inventory: Inventory) -> frozenset[str]:
    """The generated blocks of both policies."""
    outlines = (inventory.privacy_outline, inventory.cookie_outline)
    return frozenset(name for outline in outlines if outline for name in _in(outline.sections))


def _in(sections: tuple[OutlineSection, ...]) -> Iterator[str]:
    for section in sections:
        yield from (clause.block for clause in section.clauses if isinstance(clause, BlockClause))
        yield from _in(section.sections)


def _missing(inventory: Inventory) -> list[str]:
    """What has to be told of the cookies, and is not."""
    asked = [_LIST, _BASIS, *([_CHOICE] if needs_consent(inventory) else [])]
    told = _blocks(inventory)
    return [block for block in asked if block not in told]


@check(
    Rule(
        id="DM410",
        severity=Severity.ERROR,
        title="Cookies are told of in a policy",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="The information must be at hand on every page, and stay so. Facts that no policy prints inform "
        "nobody.",
        before="# policy/cookies.yml (no such file)\n",
        after=_outline(_BASIS, _LIST),
    ),
    covers=("cookie:name", "cookie:provider", "cookie:purpose", "cookie:duration", "cookie:party"),
)
def cookies_have_a_policy(case: Case) -> Iterator[Finding]:
    """Cookies, and no outline that has a place for them."""
    inventory = case.inventory
    if inventory.cookies is not None and inventory.cookie_outline is None and _missing(inventory):
        yield Finding(
            ("cookies",),
            "There are cookies, but no policy that tells of them.",
            f"Write policy/cookies.yml with the blocks {', '.join(_missing(inventory))}.",
        )


@check(
    Rule(
        id="DM411",
        severity=Severity.ERROR,
        title="The cookie policy says what the Cookie Order asks for",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="People must be told purpose, provider and duration of every cookie, and how to refuse those "
        "that are not necessary.",
        before=_outline(_BASIS),
        after=_outline(_BASIS, _LIST),
    ),
    covers=(
        "cookie:name",
        "cookie:provider",
        "cookie:purpose",
        "cookie:duration",
        "cookie:party",
        "cookie:choice",
        "cookie:consent",
    ),
)
def policy_says_it_all(case: Case) -> Iterator[Finding]:
    """A cookie policy without the list, the basis or, where there is one, the choice."""
    inventory = case.inventory
    if inventory.cookies is None or inventory.cookie_outline is None:
        return
    for block in _missing(inventory):
        yield Finding(
            ("policy", "cookies", "sections"),
            f"The cookie policy does not say {_SAYS[block]}.",
            f"Add “- block: {block}” to the clauses of a section.",
            key=True,
        )


@check(
    Rule(
        id="DM412",
        severity=Severity.ERROR,
        title="A policy that lists cookies has cookies to list",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="Without cookies.yml the policy would say that there are none.",
        before="# cookies.yml (no such file)\n",
        after=cookie(),
    ),
    covers=("cookie:name",),
)
def list_has_facts(case: Case) -> Iterator[Finding]:
    """The list of cookies in an outline, and no file of them."""
    inventory = case.inventory
    if inventory.cookies is None and _LIST in _blocks(inventory):
        policy = "cookies" if inventory.cookie_outline else "privacy"
        yield Finding(
            ("policy", policy, "sections"),
            "The policy lists the cookies, but there is no cookies.yml.",
            "Write the file, with “entries: {}” if nothing is stored on or read from the device.",
            key=True,
        )


@check(
    Rule(
        id="DM413",
        severity=Severity.WARNING,
        title="The list of cookies has been held against the website lately",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="Websites gain cookies with every new tool. A list that nobody compares with the website is soon "
        "untrue. “check_every” in cookies.yml says how old a check may be; a year unless it does.",
        before=cookie(checked="2024-03-01"),
        after=cookie(),
    ),
    covers=("cookie:name",),
)
def list_is_fresh(case: Case) -> Iterator[Finding]:
    """A list that was last checked longer ago than ``check_every`` allows."""
    cookies = case.inventory.cookies
    checked = known(cookies.checked) if cookies else None
    if cookies is not None and checked is not None and checked < oldest(cookies, case.on):
        yield Finding(
            ("cookies", "checked"),
            f"The website was last looked at on {checked}, longer ago than {cookies.check_every}.",
            "Hold it against what “datamap scan” sees with “datamap cookies compare”, and write the day.",
        )


@check(
    Rule(
        id="DM415",
        severity=Severity.WARNING,
        title="The evidence of a cookie is recent",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="“seen” names the scan in which a browser showed the cookie. What a scan showed long ago may be "
        "gone or changed. “check_every” in cookies.yml says how old evidence may be; a year unless it does.",
        before=cookie(seen="{on: 2024-03-01, scan: scans/2024-03-01.json}"),
        after=cookie(seen="{on: 2026-11-02, scan: scans/2026-11-02.json}"),
    ),
    covers=("cookie:name",),
)
def evidence_is_fresh(case: Case) -> Iterator[Finding]:
    """Entries whose evidence is older than ``check_every`` allows."""
    cookies = case.inventory.cookies
    for identifier, entry in listed(case.inventory).items():
        if cookies is not None and entry.seen is not None and entry.seen.on < oldest(cookies, case.on):
            yield Finding(
                place(identifier, "seen", "on"),
                f"“{entry.name}” was last seen on {entry.seen.on}, longer ago than {cookies.check_every}.",
                "Scan the website again with “datamap scan”, and hold the list against the scan.",
            )


@check(
    Rule(
        id="DM414",
        severity=Severity.ERROR,
        title="The list of cookies was checked on a day that has been",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="The policy prints the day. People would be told of a check that nobody has made.",
        before=cookie(checked="2099-01-01"),
        after=cookie(),
    ),
    covers=("cookie:name",),
)
def check_has_been_made(case: Case) -> Iterator[Finding]:
    """A check on a day to come."""
    checked = known(case.inventory.cookies.checked) if case.inventory.cookies else None
    if checked is not None and checked > case.on:
        yield Finding(
            ("cookies", "checked"),
            f"The list cannot have been checked on {checked}: that day is still to come.",
            "Write the day on which it was held against the website.",
        )


CHECKS = (
    cookies_have_a_policy,
    policy_says_it_all,
    list_has_facts,
    list_is_fresh,
    evidence_is_fresh,
    check_has_been_made,
)
