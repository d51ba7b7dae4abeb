"""The record of processing activities (Art. 30 GDPR): rules DM150 to DM179, rows R1–R7 and P1–P4."""

from mkdocs_datamap.rules.record import controller, processor

CHECKS = (*controller.CHECKS, *processor.CHECKS)
"""The family, in the order of the catalogue."""
