"""Findings as text for people, and as the formats that other programs read."""

from mkdocs_datamap.rules.formats.github import as_github
from mkdocs_datamap.rules.formats.json_report import as_json
from mkdocs_datamap.rules.formats.sarif import as_sarif
from mkdocs_datamap.rules.formats.text import as_text

__all__ = ["as_github", "as_json", "as_sarif", "as_text"]
