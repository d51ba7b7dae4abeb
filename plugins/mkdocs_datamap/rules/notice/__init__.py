"""What people must be told (Arts 13 and 14 GDPR): rules DM100–DM149, rows T01–T21 and T23."""

from mkdocs_datamap.rules.notice import (
    blocks,
    collection,
    controller,
    outline,
    provision,
    purposes,
    receivers,
)

CHECKS = (
    *controller.CHECKS,
    *purposes.CHECKS,
    *collection.CHECKS,
    *provision.CHECKS,
    *receivers.CHECKS,
    *outline.CHECKS,
    *blocks.CHECKS,
)
"""The family, in the order of the catalogue."""
