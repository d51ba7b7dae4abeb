"""What a diagram shows, in the words of one language: typed nodes and edges, grouped by where the data is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NodeKind = Literal["person", "controller", "activity", "system", "processor", "recipient"]
EdgeKind = Literal["collect", "read", "use", "entrust", "disclose", "transfer"]
ZoneKind = Literal["person", "organisation", "eea", "adequate", "third", "unstated"]


@dataclass(frozen=True)
class Node:
    """A party or a use of data. ``id`` is unique in the graph; ``zone`` is the id of its zone."""

    id: str
    label: str
    kind: NodeKind
    zone: str
    href: str | None = None


@dataclass(frozen=True)
class Edge:
    """Data going from one node to another; ``label`` names the data or the safeguard, or is empty.

    ``alone`` says that the label is of this edge only, such as a number, even where another one has the same.
    """

    tail: str
    head: str
    kind: EdgeKind
    label: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Zone:
    """Where the data is: the person, the organisation, the EU/EEA, an adequate or another third country."""

    id: str
    label: str
    kind: ZoneKind


@dataclass(frozen=True)
class Legend:
    """What one style of node or edge means."""

    kind: NodeKind | EdgeKind
    label: str


@dataclass(frozen=True)
class Graph:
    """A diagram before it is drawn.

    ``key`` is unique in the site; ``title`` and ``description`` are for readers who do not see it.
    """

    key: str
    language: str
    title: str
    description: str
    zones: tuple[Zone, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[Legend, ...] = ()
