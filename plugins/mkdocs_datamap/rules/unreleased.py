"""What differs materially from the version that people know, and do they learn it ahead? (DM701, DM702)."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.compare import compare
from mkdocs_datamap.changes.facts import facts
from mkdocs_datamap.changes.told import reason, statement
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.periods import DAY, seconds
from mkdocs_datamap.inventory.projection import project, tokens
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.wording.catalogue import REFERENCE, load_catalogue
from mkdocs_datamap.wording.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.changes.compare import Change
    from mkdocs_datamap.changes.facts import Facts
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.inventory.versions import Version

VERSIONS: Path = ("policy", "versions")

_FIRST = """\
# policy/versions.yml
notice_period: P14D
versions:
  - version: "1.0"
    effective: 2026-06-01
    released: 2026-05-15
    summary: {da: Den første udgave., en: The first version.}
    kept: 7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069
"""

_SECOND = """\
  - version: "1.1"
    effective: %s
    released: 2026-11-10
    summary: {da: Oplysninger kan komme til USA., en: Data may come to the United States.}
    kept: 3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d
"""


@check(
    Rule(
        id="DM701",
        severity=Severity.WARNING,
        title="A material change has a version of its own",
        article="Articles 12(1), 13(3) and 14(4) GDPR (WP260 rev.01, sections 29–31)",
        why="People must be told of a change that matters to them, and before it applies. Each finding is "
        "one change since the last version that was released, in words. It is a warning, so that a draft can "
        "be looked at; a build with --strict, which publishes, stops at it.",
        before=_FIRST,
        after=_FIRST + _SECOND % "2026-12-01",
    )
)
def material_changes_are_released(case: Case) -> Iterator[Finding]:
    """Facts that differ from those that were kept with the last version, in a way that matters to people."""
    last = case.inventory.released[-1:]
    before = _facts(case, last[0]) if last else None
    if before is None:
        return
    public = project(case.inventory)
    after, origins = facts(public, case.on)
    places = {number: place for place, number in tokens(case.inventory).items()}
    standing = {path: places[token] for token, paths in origins.items() for path in paths}
    for change in compare(before, after):
        if change.material:
            yield Finding(
                _place(change, standing),
                f"This is a material change since version {last[0].version}: {_said(change, before, after)}. "
                f"{_english().words(reason(change))}",
                "Release a new version, with a day from which it applies: “datamap release”. If it changes "
                "nothing for people, accept the finding in exceptions.yml, with the reason.",
            )


@check(
    Rule(
        id="DM702",
        severity=Severity.WARNING,
        title="People know of a material change before it applies",
        article="Articles 12(1), 13(3) and 14(4) GDPR (WP260 rev.01, sections 29–31)",
        why="Who reads of a change when it applies already can neither object nor leave in time. How long "
        "ahead is enough, no provision says: notice_period is the organisation’s own answer. What only "
        "lessens the processing may apply on the day of its release.",
        before=_FIRST + _SECOND % "2026-11-12",
        after=_FIRST + _SECOND % "2026-12-01",
    )
)
def people_are_told_ahead(case: Case) -> Iterator[Finding]:
    """The last version, if it applies too soon for what is new in it. What is over cannot be mended."""
    for former, latest in list(pairwise(case.inventory.released))[-1:]:
        before, after = _facts(case, former), _facts(case, latest)
        if before is None or after is None:
            continue
        material = [change for change in compare(before, after) if change.material]
        ahead = [change for change in material if change.why.ahead]
        period = (case.inventory.versions and case.inventory.versions.notice_period) or "P0D"
        days = -(-seconds(period) // DAY) if ahead else 0
        earliest = latest.released + dt.timedelta(days=days)
        if material and latest.effective < earliest:
            because = _said((ahead or material)[0], before, after)
            yield Finding(
                (*VERSIONS, "versions", len(case.inventory.released) - 1, "effective"),
                f"Version {latest.version} would apply {_days(latest)} its release, and has a material "
                f"change of which people must know {f'{days} days ' if days else ''}before: {because}",
                f"Let it apply from {earliest}, or later.",
            )


def _days(version: Version) -> str:
    days = (version.effective - version.released).days
    return f"{abs(days)} days {'after' if days >= 0 else 'before'}"


def _facts(case: Case, version: Version) -> Facts | None:
    """The facts that were kept with a version; None where they cannot be read, which is another finding."""
    with suppress(KeyError, ValueError):
        return (case.kept or {})[version.version].edition.facts
    return None


def _said(change: Change, before: Facts, after: Facts) -> str:
    said = _english().words(statement(change, before, after, REFERENCE))
    return " ".join(said.split())


@cache
def _english() -> Voice:
    """Findings are in English, whatever languages the policies have."""
    return Voice(load_catalogue(REFERENCE, None)[0])


def _place(change: Change, standing: Mapping[str, Path]) -> Path:
    """Where the fact stands that changed, or the entry around it, or where it was when it is gone."""
    for path in reversed(change.entries):
        found, field = path, change.field
        while found and found not in standing:
            found, _, field = found.rpartition(".")
        if found and path != change.path:
            return standing[found]
        if found:
            inside = path.removeprefix(found).split(".")
            return (*standing[found], inside[1] if len(inside) > 1 else field)
    return ("organisation",)


CHECKS = (material_changes_are_released, people_are_told_ahead)
