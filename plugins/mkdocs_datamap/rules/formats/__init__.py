"""Findings as text for people, and as the formats that other programs read."""

from mkdocs_datamap.rules.formats.github import as_github
from mkdocs_datamap.rules.formats.json_report import as_json
from mkdocs_datamap.rules.formats.json_schema import FINDINGS, findings_schema
from mkdocs_datamap.rules.formats.sarif import as_sarif
from mkdocs_datamap.rules.formats.text import as_text

__all__ = ["FINDINGS", "as_github", "as_json", "as_sarif", "as_text", "findings_schema"]
