"""Which checks look from one entry at others: what they find may change when a party or transfer goes.

A test watches every check, and demands that each one which looks at what can go stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.rules.legal import CHECKS

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_datamap.rules.check import Check

ACROSS = frozenset(
    {
        *("DM117", "DM130", "DM131", "DM132", "DM162"),
        *("DM304", "DM316", "DM321", "DM326", "DM330", "DM331", "DM332", "DM333", "DM334", "DM335"),
        *("DM340", "DM341", "DM342", "DM343", "DM344"),
        *("DM408", "DM416", "DM417", "DM418", "DM601"),
    }
)
"""The rules that hold an entry against processors, recipients, systems, transfers, mandates or cookies."""

SETTLED_ALONE = frozenset(
    {
        *("DM138", "DM139", "DM400", "DM401", "DM404", "DM409"),
        *("DM410", "DM411", "DM412", "DM505", "DM602"),
    }
)
"""Those of them that find nothing new when such entries go, only less: where all is well, it stays so."""

EACH_BY_ITSELF = frozenset(
    {
        *("DM102", "DM155", "DM160", "DM161", "DM163"),
        *("DM200", "DM202", "DM203", "DM204", "DM205", "DM206", "DM207", "DM213"),
        *("DM300", "DM301", "DM302", "DM303", "DM305", "DM310", "DM311", "DM312", "DM313", "DM314", "DM315"),
        *("DM317", "DM318", "DM319", "DM320", "DM322", "DM323", "DM325"),
        *("DM402", "DM403", "DM405", "DM406", "DM407", "DM413", "DM414", "DM415"),
    }
)
"""The rules that look at such entries too, but at each by itself: what they find goes with the entry."""

BY_GROUND = frozenset(
    {
        *("DM103", "DM155", "DM162", "DM163"),
        *("DM300", "DM301", "DM302", "DM303", "DM304", "DM305", "DM310", "DM311", "DM312", "DM313", "DM314"),
        *("DM315", "DM316", "DM317", "DM318", "DM319", "DM320", "DM322", "DM323", "DM325", "DM326"),
        *("DM330", "DM331", "DM332", "DM333", "DM334", "DM335", "DM340", "DM341", "DM343", "DM408"),
    }
)
"""The rules that read what the law says of countries and of grounds for transfers."""


def checks_that_may_change(found: Collection[str]) -> tuple[Check, ...]:
    """The checks that have to be made again when entries go, by the rules that find something today."""
    asked = ACROSS | (SETTLED_ALONE & frozenset(found))
    return tuple(each for checks in CHECKS.values() for each in checks if each.rule.id in asked)


def checks_by_ground() -> tuple[Check, ...]:
    """The checks that have to be made again when a ground of the law falls."""
    return tuple(each for checks in CHECKS.values() for each in checks if each.rule.id in BY_GROUND)
