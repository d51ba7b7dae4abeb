"""Scans of every make that are read, one file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.scanning.json_pieces import read_json
from mkdocs_datamap.scanning.readers import edps, gdpr_scanner, har, own

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_datamap.scanning.evidence import Scan
    from mkdocs_datamap.scanning.json_pieces import Piece

READERS: tuple[tuple[str, Callable[[Piece], bool], Callable[[Piece], Scan]], ...] = tuple(
    (module.NAME, module.recognises, module.read) for module in (own, har, edps, gdpr_scanner)
)
"""What each make is called, whether a file is of it, and the scan in one that is."""


def read_scan(file: Path) -> Scan:
    """The scan in a file of any make that is known.

    I/O: reads the file. Raises ScanNotReadError, with file and place, for what is no such scan.
    """
    piece = read_json(file)
    for _, recognises, read in READERS:
        if isinstance(piece.value, dict) and recognises(piece):
            return read(piece)
    makes = ", ".join(name for name, _, _ in READERS)
    return piece.fail(f"This is no scan that can be read. These can be: {makes}.")
