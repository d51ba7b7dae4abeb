"""The inventory held against a scan: is what is declared what a browser sees?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.scanning import findings as f
from mkdocs_datamap.scanning.durations import agrees, written
from mkdocs_datamap.scanning.hosts import host_findings
from mkdocs_datamap.scanning.matching import at_home, matching, sightings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.cookies import Cookie
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.scanning.evidence import Scan
    from mkdocs_datamap.scanning.matching import Sighting
    from mkdocs_datamap.scanning.open_database import OpenDatabase

NECESSARY = "necessary"


def declared_cookies(inventory: Inventory) -> dict[str, Cookie]:
    """The entries of ``cookies.yml``; none while the list is missing or an open question."""
    return (known(inventory.cookies.entries) or {}) if inventory.cookies else {}


def compare(
    inventory: Inventory, scan: Scan, source: str, on: dt.date, database: OpenDatabase | None = None
) -> tuple[Diagnostic, ...]:
    """Every discrepancy between an inventory and a scan, in the order of files and lines.

    ``source`` is the name of the scan's file, ``on`` the day by which the law of transfers is read.
    """
    desk, entries = f.Desk(inventory, source), declared_cookies(inventory)
    found = matching(entries, sightings(scan))
    diagnostics = [
        *(_undeclared(desk, sighting) for sighting in found.undeclared),
        *(_astray(desk, name, entries[name], seen) for name, seen in found.astray.items()),
        *_unseen(desk, entries, scan, found.declared.keys() | found.astray.keys()),
        *host_findings(desk, entries, scan, on),
        *_incomplete(desk, scan),
    ]
    for name, seen in found.declared.items():
        diagnostics += [
            *_lasting(desk, name, entries[name], seen),
            *_category(desk, name, entries[name], seen, scan, database),
            *_choice(desk, name, entries[name], seen),
        ]
    return tuple(sorted(diagnostics, key=lambda each: (each.location, each.rule, each.message)))


def _undeclared(desk: f.Desk, sighting: Sighting) -> Diagnostic:
    stored = sighting.stored
    facts = [f"{stored.kind.replace('-', ' ')} of {stored.host}", f"{stored.party} party"]
    if stored.seconds is not None:
        facts.append(written(stored.seconds))
    elif stored.session:
        facts.append("until the browser is closed")
    early = " It was stored before any choice." if "none" in sighting.choices else ""
    set_by = f" {stored.initiator} set it." if stored.initiator else ""
    return desk.finding(
        f.UNDECLARED,
        desk.the_list,
        f"The website stores “{stored.name}” ({', '.join(facts)}), but no entry declares it.{early}{set_by}",
        f"Add the entry that “datamap cookies draft {desk.source}” writes, and answer its questions.",
        key=True,
    )


def _astray(desk: f.Desk, name: str, entry: Cookie, seen: tuple[Sighting, ...]) -> Diagnostic:
    stored = seen[0].stored
    if entry.party != stored.party:
        return desk.finding(
            f.WHOSE,
            f.entry(name, "party"),
            f"“{entry.name}” is declared as of the {entry.party} party, but {stored.host} stores "
            f"“{stored.name}” as the {stored.party} party.",
            f"Write “party: {stored.party}”"
            + ("." if at_home(entry, stored.host) else f" and “domain: {stored.host}”."),
        )
    return desk.finding(
        f.WHOSE,
        f.entry(name, "domain"),
        f"“{entry.name}” is declared for {entry.domain}, but it is {stored.host} that stores it.",
        f"Write “domain: {stored.host}”.",
    )


def _unseen(
    desk: f.Desk, entries: Mapping[str, Cookie], scan: Scan, seen: frozenset[str] | set[str]
) -> Iterator[Diagnostic]:
    """Entries that a pass should have shown; nothing is said of kinds that were not looked for."""
    for name, entry in entries.items():
        if name in seen or entry.storage not in scan.covers:
            continue
        if entry.party == "third" and not scan.third_parties:
            continue
        necessary = known(entry.category) == NECESSARY
        if scan.made("accepted", "unknown") or (necessary and scan.made("none", "refused")):
            yield desk.finding(
                f.UNSEEN,
                f.entry(name),
                f"“{entry.name}” is declared, but the scan did not see it.",
                "Remove the entry if the website no longer stores it. If it is stored elsewhere, such as "
                "behind a login, scan those pages or accept the finding in exceptions.yml.",
                key=True,
            )


def _lasting(desk: f.Desk, name: str, entry: Cookie, seen: tuple[Sighting, ...]) -> Iterator[Diagnostic]:
    """The first sighting of a cookie that lasts otherwise; how long other storage is kept no scan can see."""
    if entry.storage != "cookie":
        return
    for sighting in seen:
        stored = sighting.stored
        if stored.session is None:
            continue
        right = "session" if stored.seconds is None else written(stored.asked_seconds or stored.seconds)
        if entry.duration == "session" or stored.seconds is None:
            agreed = (entry.duration == "session") is (stored.seconds is None)
        else:
            kept = (stored.seconds, *([stored.asked_seconds] if stored.asked_seconds else []))
            agreed = entry.duration != "persistent" and any(agrees(entry.duration, each) for each in kept)
        if not agreed:
            yield desk.finding(
                f.LASTING,
                f.entry(name, "duration"),
                f"“{entry.name}” is declared to last “{entry.duration}”, but {stored.name} lasts “{right}”.",
                f"Write “duration: {right}”.",
            )
            return


def _category(  # noqa: PLR0917 (all of it decides)
    desk: f.Desk,
    name: str,
    entry: Cookie,
    seen: tuple[Sighting, ...],
    scan: Scan,
    database: OpenDatabase | None,
) -> Iterator[Diagnostic]:
    """What is called necessary but waits for consent, and what others know by another category."""
    category = known(entry.category)
    choices = frozenset[str]().union(*(sighting.choices for sighting in seen))
    all_made = all(scan.made(choice) for choice in ("none", "accepted", "refused"))
    if category == NECESSARY and all_made and choices == {"accepted"}:
        yield desk.finding(
            f.CATEGORY,
            f.entry(name, "category"),
            f"“{entry.name}” is said to be necessary, but the website stores it only after consent.",
            "If the website works without it, it is of another category.",
        )
        return
    other = database.other_category(seen[0].stored.name, category) if database and category else None
    if other is not None:
        yield desk.finding(
            f.CATEGORY,
            f.entry(name, "category"),
            f"“{entry.name}” is said to be {category}; the Open Cookie Database lists it under “{other}”.",
            "Look up what it really does: the database is a hint and no proof.",
        )


def _choice(desk: f.Desk, name: str, entry: Cookie, seen: tuple[Sighting, ...]) -> Iterator[Diagnostic]:
    """What needs consent and does not wait for it, or does not take no for an answer."""
    category = known(entry.category)
    if category is None or category == NECESSARY:
        return
    early = next((each.stored for each in seen if "none" in each.choices), None)
    refused = next((each.stored for each in seen if "refused" in each.choices), None)
    if early is not None:
        yield desk.finding(
            f.TOO_EARLY,
            f.entry(name),
            f"“{early.name}” ({category}) is stored before the visitor has chosen anything"
            f"{f', on {early.page}' if early.page else ''}.",
            "Let the website store it after consent only (section 3 of the Cookie Order).",
            key=True,
        )
    elif refused is not None:
        yield desk.finding(
            f.REFUSED,
            f.entry(name),
            f"“{refused.name}” ({category}) is stored although the visitor has refused"
            f"{f', on {refused.page}' if refused.page else ''}.",
            "Let the website store it after consent only (section 3 of the Cookie Order).",
            key=True,
        )


def _incomplete(desk: f.Desk, scan: Scan) -> Iterator[Diagnostic]:
    failures = scan.failures
    if failures:
        first = failures[0]
        more = f", and {len(failures) - 1} more" if len(failures) > 1 else ""
        yield desk.finding(
            f.INCOMPLETE,
            desk.the_list,
            f"The scan may not show everything: {first.problem.rstrip('.')}"
            f"{f' ({first.address})' if first.address else ''}{more}.",
            "Scan again when the website answers, or mend what stood in the way.",
            key=True,
        )
