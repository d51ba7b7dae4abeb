"""DM200–DM249: is there a legal basis for what is done, and does it hold?"""

from __future__ import annotations

from mkdocs_datamap.rules.legal_basis import (
    conditions,
    further,
    kinds_of_data,
    marketing,
    named,
    people,
    unmarked,
)

CHECKS = (
    *named.CHECKS,
    *kinds_of_data.CHECKS,
    *conditions.CHECKS,
    *unmarked.CHECKS,
    *people.CHECKS,
    *marketing.CHECKS,
    *further.CHECKS,
)
"""The checks of legal bases, in the order of their ids."""
