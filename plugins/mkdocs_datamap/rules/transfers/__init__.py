"""Transfers to third countries (Chapter V GDPR): rules DM300 to DM349."""

from mkdocs_datamap.rules.transfers import (
    adequacy,
    consistency,
    derogations,
    framework,
    leftovers,
    missing,
    repealed,
    safeguards,
)

CHECKS = (
    *adequacy.CHECKS,
    *framework.CHECKS,
    *safeguards.CHECKS,
    *repealed.CHECKS,
    *derogations.CHECKS,
    *leftovers.CHECKS,
    *consistency.CHECKS,
    *missing.CHECKS,
)
"""The family, in the order of the catalogue."""
