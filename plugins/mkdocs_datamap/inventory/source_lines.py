"""The lines of the files that findings point into, as the reader counted them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class SourceLines:
    """Gives a line of a file; each file is opened once, relative to ``root``, and read leniently.

    One object serves one report: it doesn't notice when a file changes.
    """

    root: Path = field(default_factory=Path)
    _read: dict[Path, list[str]] = field(default_factory=dict, repr=False)

    def __call__(self, path: Path, line: int) -> str | None:
        """Line ``line`` (from 1) without its end, or None when there is no such file or line."""
        if path not in self._read:
            try:
                text = (self.root / path).read_bytes().decode("utf-8-sig", errors="replace")
                self._read[path] = text.split("\n")
            except (OSError, ValueError):
                self._read[path] = []
        lines = self._read[path]
        return lines[line - 1].removesuffix("\r") if 1 <= line <= len(lines) else None
