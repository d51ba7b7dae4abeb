"""The chains behind clauses, as text for a terminal and as JSON for other programs. For staff alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.chain_blocks import block_name
from mkdocs_datamap.internal.naming import name
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.render.lines import clause_lines
from mkdocs_datamap.render.sitemap import page_address
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.chains import Chain
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.render.speaking import PageVoice

FORMAT = 1
"""The number of the form of the JSON."""


@dataclass(frozen=True)
class Trace:
    """Chains of one page, and who tells them; ``path`` is that of the page in the voice's language."""

    chains: tuple[Chain, ...]
    atlas: Atlas
    speaker: PageVoice
    path: str

    @property
    def language(self) -> str:
        """The language in which the clauses are quoted."""
        return self.speaker.voice.language

    def lines(self, chain: Chain) -> tuple[str, ...]:
        """What people read."""
        return clause_lines(chain.clause, self.speaker)

    def address(self, chain: Chain) -> str:
        """Where they read it."""
        return f"/{page_address(self.path, directory_urls=True)}#{chain.place.anchor}"

    def where(self, path: Path) -> tuple[str, int | None]:
        """The file, and the line in it."""
        location = self.atlas.locate(path, key=True)
        return location.path.as_posix(), location.line

    def called(self, entry: Entry) -> str:
        """The name of an entry."""
        return self.speaker.voice.words(message("cell", content=name(entry, self.atlas)))

    def cited(self, provision: str) -> str:
        """The citation of a provision."""
        return self.speaker.voice.words(message("item", item=Citation(provision)))

    def block(self, chain: Chain) -> str:
        """What made the clause of the facts."""
        return self.speaker.voice.words(block_name(chain.clause.block))

    def phrase(self, identifier: str) -> str:
        """A phrase without parameters."""
        return {
            "origins": self.speaker.voice.words(message("chain.origins")),
            "reasons": self.speaker.voice.words(message("chain.reasons")),
            "provisions": self.speaker.voice.words(message("chain.provisions")),
        }[identifier]


def as_text(trace: Trace) -> str:
    """Each clause with its chain, from the words down to the law."""
    return "\n\n".join("\n".join(_text(chain, trace)) for chain in trace.chains)


def _text(chain: Chain, trace: Trace) -> Iterator[str]:
    yield trace.address(chain)
    yield from (f"  {line}" for line in trace.lines(chain))
    place = f": {_spoken_place(*trace.where(chain.outline))}" if chain.outline else ""
    yield f"  ← {trace.block(chain)}{place}"
    for title, entries in (("origins", chain.origins), ("reasons", chain.reasons)):
        if entries:
            yield f"  ← {trace.phrase(title)}"
            yield from _entries(entries, trace)
    if chain.provisions:
        yield f"  ← {trace.phrase('provisions')}"
        yield from (f"      {trace.cited(provision)}" for provision in chain.provisions)


def _entries(entries: Iterable[Entry], trace: Trace) -> Iterator[str]:
    for entry in entries:
        yield f"      {_spoken_place(*trace.where(entry))} {spoken(entry)} ({trace.called(entry)})"


def _spoken_place(file: str, line: int | None) -> str:
    return f"{file}:{line}" if line else file


def as_json(trace: Trace) -> str:
    """The same for other programs; the names and citations are in the language of the clauses."""
    content = {
        "format": FORMAT,
        "language": trace.language,
        "clauses": [
            {
                "page": chain.place.page,
                "anchor": chain.place.anchor,
                "address": trace.address(chain),
                "lines": list(trace.lines(chain)),
                "block": chain.clause.block or None,
                "outline": _place(chain.outline, trace) if chain.outline else None,
                "origins": [_entry(entry, trace) for entry in chain.origins],
                "reasons": [_entry(entry, trace) for entry in chain.reasons],
                "provisions": [
                    {"id": provision, "cited": trace.cited(provision)} for provision in chain.provisions
                ],
            }
            for chain in trace.chains
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _entry(entry: Entry, trace: Trace) -> dict[str, object]:
    return {"entry": spoken(entry), "name": trace.called(entry), **_place(entry, trace)}


def _place(path: Path, trace: Trace) -> dict[str, object]:
    file, line = trace.where(path)
    return {"file": file, "line": line}
