"""``policy/accepted-translations.yml``: the texts whose translations somebody has read and accepted.

Of each accepted text the file holds a fingerprint by language. When one of them changes, it shows that the
other languages still say what was said before.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import StringConstraints

from mkdocs_datamap.inventory.outline import AuthoredClause, OutlineSection
from mkdocs_datamap.inventory.text import LANGUAGE_PATTERN, Text
from mkdocs_datamap.inventory.values import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.inventory.inventory import Path

FILE = "policy/accepted-translations.yml"

LENGTH = 12
"""Letters of a fingerprint, of four bits each: a change is overlooked once in 280 million million."""

_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")
"""Letters for digits: YAML takes 12 figures for a number, and 260007e14560 too."""

Fingerprint = Annotated[str, StringConstraints(pattern=f"^[a-p]{{{LENGTH}}}$")]
AcceptedTranslations = dict[
    Words, dict[Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)], Fingerprint]
]
"""Name of a text → language → fingerprint of the words that were accepted."""

_HEADER = """\
# Written by “datamap accept”: fingerprints of the texts whose translations have been read and accepted.
# When one language of a text changes, “datamap check” names the languages that were left behind.
"""


@dataclass(frozen=True)
class Placed:
    """A text and where it stands.

    ``name`` is the place as people write it, with the ids of sections and clauses in place of their
    positions, so that it lasts when something is put before them.
    """

    path: Path
    name: str
    text: Text


def texts(values: Iterable[tuple[Path, object]]) -> Iterator[Placed]:
    """Every text that is written in several languages, in the order of :func:`.walk.walk_inventory`."""
    ids: dict[Path, str] = {}
    for path, value in values:
        if isinstance(value, AuthoredClause):
            ids[path] = value.id
        elif isinstance(value, OutlineSection):
            ids[path] = value.anchor
        elif isinstance(value, Text):
            steps = (ids.get(path[: length + 1], str(step)) for length, step in enumerate(path))
            yield Placed(path, ".".join(steps), value)


def within(name: str, entry: str) -> bool:
    """Whether a spoken place is an entry's or lies in it: ``activities.cctv.name`` in ``activities.cctv``."""
    return f"{name}.".startswith(f"{entry}.")


def fingerprint(words: str) -> str:
    """A short hash of the words; how lines are wrapped and letters composed makes no difference."""
    written = " ".join(unicodedata.normalize("NFC", words).split())
    return hashlib.sha256(written.encode()).hexdigest()[:LENGTH].translate(_LETTERS)


def fingerprints(text: Text) -> dict[str, str]:
    """Language → fingerprint, in the order of languages' codes."""
    return {language: fingerprint(words) for language, words in sorted(text)}


def written_out(accepted: Mapping[str, Mapping[str, str]]) -> str:
    """The file's text, a line for each text, so that a pull request shows what was accepted."""
    if not accepted:
        return f"{_HEADER}{{}}\n"
    return _HEADER + "".join(f"{name}: {_flow(found)}\n" for name, found in accepted.items())


def _flow(by_language: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{language}: {found}" for language, found in by_language.items()) + "}"
