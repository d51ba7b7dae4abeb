"""What is wrong in the inventory, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Severity(Enum):
    """How much a finding matters: an error stops a build, a warning fails ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Location:
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    path: Path
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """``data_map/cookies.yml:3:5``, the form editors make a link of."""
        return f"{self.path.as_posix()}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One finding, written for the person who edits the YAML.

    ``message`` says what is wrong, ``remedy`` what would be right; both are English sentences.
    """

    rule: str
    severity: Severity
    location: Location
    message: str
    remedy: str
    entry: str | None = None
    """The inventory path as people write it (``activities.newsletter``); None for a file as a whole."""
