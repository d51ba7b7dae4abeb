"""What the values of an inventory point at, noted while they are read.

Nearly every reference and text is sound. With the sets of what there is, that is seen at once; only where it
is not, the values are walked for the places.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Noted:
    """The context in which pydantic reads values: references and texts note themselves in it."""

    references: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Collection → the ids that are referred to in it."""
    languages: set[tuple[str, ...]] = field(default_factory=set)
    """The languages of texts, in the order in which they are written."""

    def is_sound(self, existing: Mapping[str, frozenset[str]], languages: tuple[str, ...]) -> bool:
        """Whether all ids exist in their collections, and all texts are in these languages and this order.

        With no languages given, texts are not judged. References to purposes are not judged either, since
        they are to those of the same activity.
        """
        return all(
            ids <= existing.get(target, frozenset())
            for target, ids in self.references.items()
            if target != "purposes"
        ) and (not languages or self.languages <= {languages})
