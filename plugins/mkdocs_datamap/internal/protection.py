"""Which zone of a diagram data are in when they are in a country: by what they went there on.

The decision on the United States covers those who are certified (Decision (EU) 2023/1795). Whoever gets data
there on standard contractual clauses is in a third country like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mkdocs_datamap.diagrams.graph import ZoneKind
    from mkdocs_datamap.inventory.transfers import Transfer


def zone_of(country: str | None, rows: Iterable[Transfer], on: dt.date) -> ZoneKind:
    """The zone of a country for somebody who gets data there on these transfers, as the law is on a day.

    Without a transfer whose ground is known the decision on the country counts, unless it has conditions.
    """
    if country is None:
        return "unstated"
    found = standing(country, on)
    if found.kind == "eea":
        return "eea"
    if found.kind != "adequate":
        return "third"
    grounds = [known(row.mechanism) for row in rows]
    kinds = {vocabulary().mechanisms[ground].kind for ground in grounds if ground}
    return "adequate" if ("adequacy" in kinds if kinds else not found.conditional) else "third"
