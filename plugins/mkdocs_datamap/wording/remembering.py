"""A voice that says a sentence once: what leads nowhere is the same on every page of a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_datamap.wording.voice import Files, Voice

if TYPE_CHECKING:
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import References, Span, Target


@dataclass(frozen=True)
class RememberingVoice(Voice):
    """Says what :class:`Voice` says. It remembers every sentence for which it asked for no address."""

    _said: dict[Sentence, tuple[Span, ...] | None] = field(default_factory=dict, compare=False, repr=False)
    """Sentence → what was said of it; None for one with an address, which is another on each page."""

    @classmethod
    def of(cls, voice: Voice) -> RememberingVoice:
        """The same voice, with nothing said yet."""
        return cls(voice.catalogue, voice.law)

    def speak(self, sentence: Sentence, refs: References | None = None) -> tuple[Span, ...]:
        """The sentence in this language; raises what :meth:`Voice.speak` raises."""
        known = self._said.get(sentence)
        if known is not None:
            return known
        if sentence in self._said:
            return super().speak(sentence, refs)
        witness = None if refs is None else _Witness(refs)
        said = super().speak(sentence, witness)
        self._said[sentence] = None if witness and witness.asked else said
        return said


class _Witness:
    """Knows where everything is from another, and whether anybody asked."""

    def __init__(self, refs: References) -> None:
        self._refs = refs
        self.asked = False

    def see(self, page: str, anchor: str) -> Target:
        self.asked = True
        return self._refs.see(page, anchor)

    def page(self, key: str) -> Target:
        self.asked = True
        return self._refs.page(key)

    def file(self, path: str) -> str:
        self.asked = True
        if not isinstance(self._refs, Files):
            raise TypeError("a link to a file can only be spoken where files are known")
        return self._refs.file(path)
