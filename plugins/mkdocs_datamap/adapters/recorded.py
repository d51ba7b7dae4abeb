"""Writing into ``cookies.yml`` when a scan saw an entry, and leaving every other character as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.adapters.terminal import CouldNotRunError
from mkdocs_datamap.scanning.comparison import declared_cookies
from mkdocs_datamap.scanning.matching import matching, sightings

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.diagnostics import Location
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.scanning.evidence import Scan


def record_evidence(inventory: Inventory, scan: Scan, source: str) -> str:
    """Write ``seen`` into each entry that the scan saw; says what was done.

    I/O: reads and writes ``cookies.yml``. An entry whose last scan is younger keeps it. Raises
    CouldNotRunError when the file cannot be written.
    """
    entries = declared_cookies(inventory)
    seen = [
        name
        for name in matching(entries, sightings(scan)).declared
        if (before := entries[name].seen) is None or before.on <= scan.day
    ]
    if not seen:
        return "No entry was seen, so nothing was written."
    file = inventory.locate(("cookies", "entries", seen[0])).path
    evidence = f'{{on: {scan.day}, scan: "{source}"}}'
    lines = file.read_bytes().decode("utf-8").split("\n")
    # From the end of the file to its beginning, so that places found before stay where they are.
    places = sorted(((_place(inventory, name), name) for name in seen), reverse=True)
    for place, name in places:
        if entries[name].seen is not None and place.line == place.end_line:
            line = lines[place.line - 1]
            lines[place.line - 1] = line[: place.column - 1] + evidence + line[place.end_column - 1 :]
        elif entries[name].seen is not None:
            lines[place.line - 1 : place.end_line] = [_before(lines, place) + evidence]
        elif lines[place.line - 1][: place.column - 1].strip():
            lines[place.line - 1] = _into_flow(lines[place.line - 1], place, evidence)
        else:
            lines.insert(place.line - 1, f"{' ' * (place.column - 1)}seen: {evidence}")
    try:
        file.write_bytes("\n".join(lines).encode())
    except OSError as error:
        raise CouldNotRunError(f"{file} cannot be written: {error.strerror or error}.") from error
    return f"{file}: {len(seen)} of {len(entries)} entries were seen on {scan.day}, and say so."


def _place(inventory: Inventory, name: str) -> Location:
    """Where an entry's evidence stands; where its facts begin when it has none."""
    entry = declared_cookies(inventory)[name]
    return inventory.locate(("cookies", "entries", name, *(("seen",) if entry.seen else ())))


def _before(lines: list[str], place: Location) -> str:
    """What stands before a value that goes over several lines; its key may be on the line above."""
    return lines[place.line - 1][: place.column - 1]


def _into_flow(line: str, place: Location, evidence: str) -> str:
    """The line of an entry in braces with the evidence as its first fact."""
    at = place.column - 1
    return f"{line[: at + 1]}seen: {evidence}, {line[at + 1 :]}"
