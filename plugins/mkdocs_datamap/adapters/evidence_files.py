"""The files of the scans that ``cookies.yml`` names as evidence, as far as they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.views.declared_and_seen import scans_named
from mkdocs_datamap.scanning.json_pieces import ScanNotReadError
from mkdocs_datamap.scanning.readers import read_scan

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_datamap.inventory.cookies import Cookies
    from mkdocs_datamap.scanning.evidence import Scan


def scans_beside(data_map: Path, cookies: Cookies | None) -> dict[str, Scan]:
    """The scans by the name that the entries give them, seen from the folder in which the inventory lies.

    I/O: reads the files. Evidence need not be kept beside the inventory, so one that is not there, or is no
    scan any more, is left out; the page for staff says so at each entry that names it.
    """
    found = {}
    for name in sorted(scans_named(cookies)):
        try:
            found[name] = read_scan(data_map.absolute().parent / name)
        except ScanNotReadError:
            continue
    return found
