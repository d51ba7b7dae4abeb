"""DM450–DM499: how long are data kept, and may they be kept so long?"""

from __future__ import annotations

from mkdocs_datamap.rules.retention import coverage, limits, norms

CHECKS = (*limits.CHECKS, *norms.CHECKS, *coverage.CHECKS)
"""The checks of retention, in the order of their ids."""
