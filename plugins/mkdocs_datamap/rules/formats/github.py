"""Findings as workflow commands, which GitHub Actions turns into annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.formats.order import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """One ``::error file=…,line=…,col=…,endLine=…,title=…::message`` a finding; empty when there is none.

    Paths must be relative to the repository for GitHub to find the line.
    """
    return "\n".join(_command(each) for each in in_order(diagnostics))


def _command(diagnostic: Diagnostic) -> str:
    location = diagnostic.location
    properties: dict[str, str | int] = {
        "file": location.path.as_posix(),
        "line": location.line,
        "col": location.column,
        "endLine": location.end_line,
        "title": diagnostic.rule,
    }
    listed = ",".join(f"{name}={_escape_property(str(value))}" for name, value in properties.items())
    message = _escape(f"{diagnostic.message}\n{diagnostic.remedy}")
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"


def _escape(message: str) -> str:
    """Encode what would end the command: the runner decodes these three."""
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    """The same for a property, which a colon or a comma would end too."""
    return _escape(value).replace(":", "%3A").replace(",", "%2C")
