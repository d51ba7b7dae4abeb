"""The service that draws graphs: one engine for all of them, and a cache of what it drew."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.dot import to_dot
from mkdocs_datamap.diagrams.ladder import ladder
from mkdocs_datamap.diagrams.svg import DisorderError, accessible, standalone

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_datamap.diagrams.engines import Engine
    from mkdocs_datamap.diagrams.graph import Graph

FORMAT = 1
"""The version of a cache entry; raise it when entries of before must not be read."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drawing:
    """A drawn graph.

    ``svg`` is for a page, on one line: the columns and, for a phone, the ladder, of which the style shows the
    one that fits (the other is hidden from assistive technology as well). ``file`` is to open or download.
    """

    svg: str
    file: bytes


class Drawings:
    """Draws graphs with one engine.

    What the engine drew is kept in the folder ``cache``, if there is one, under a hash of the DOT and the
    engine's name and version. The cache only saves time: an entry that is damaged, or a folder that cannot be
    written, costs a drawing and nothing else. Several processes may share it.
    """

    def __init__(self, engine: Engine, cache: Path | None = None) -> None:
        self._engine = engine
        self._cache = cache

    def draw(self, graph: Graph) -> Drawing:
        """The graph as SVG.

        Raises:
            EngineError: when the engine is missing or fails.
            ValueError: when the graph is not sound or links where a diagram may not.
        """
        svg = in_columns(graph, self._drawn)
        return Drawing(f"{svg} {ladder(graph)}", standalone(svg))

    def _drawn(self, dot: str) -> str:
        if self._cache is None:
            return self._engine.render(dot)
        identity = "\0".join((str(FORMAT), self._engine.name, self._engine.version, dot))
        entry = self._cache / f"{hashlib.sha256(identity.encode('utf-8')).hexdigest()}.svg"
        svg = _read(entry)
        if svg is None:
            svg = self._engine.render(dot)
            _write(entry, svg)
        return svg


def in_columns(graph: Graph, render: Callable[[str], str]) -> str:
    """The wide layout of a graph; ``render`` makes SVG of DOT. Every node stands where the graph has it.

    Raises what :meth:`Drawings.draw` raises.
    """
    try:
        return accessible(render(to_dot(graph)), graph)
    except DisorderError:
        return accessible(render(to_dot(graph, untangled=False)), graph)


def _read(entry: Path) -> str | None:
    """What the entry holds, or None when it is not there or is not what was written."""
    try:
        digest, _, svg = entry.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest.decode("ascii", "replace") != hashlib.sha256(svg).hexdigest():
        return None
    return svg.decode("utf-8")


def _write(entry: Path, svg: str) -> None:
    """Write aside and move into place: a reader meets a whole entry or none."""
    content = svg.encode("utf-8")
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(dir=entry.parent, prefix=f".{entry.stem[:16]}-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(hashlib.sha256(content).hexdigest().encode("ascii") + b"\n" + content)
            Path(aside).replace(entry)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise
    except OSError as error:
        _log.info("Diagrams are drawn without their cache, which cannot be written: %s", error)
