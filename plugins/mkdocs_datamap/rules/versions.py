"""Do people learn of what changes, before it applies? (DM701–DM705): here the family's list."""

from __future__ import annotations

from mkdocs_datamap.rules import releases, unreleased

CHECKS = (*unreleased.CHECKS, *releases.CHECKS)
