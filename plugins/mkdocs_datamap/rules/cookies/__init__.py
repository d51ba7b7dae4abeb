"""Cookies and similar technologies (the Cookie Order, Art. 13 GDPR): rules DM400 to DM449."""

from mkdocs_datamap.rules.cookies import consent, entries, policy, providers

CHECKS = (*consent.CHECKS, *entries.CHECKS, *providers.CHECKS, *policy.CHECKS)
"""The family, in the order of the catalogue."""
