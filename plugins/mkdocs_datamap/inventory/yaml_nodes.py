"""From YAML text to a tree of nodes with positions, by libyaml where it is there.

Nothing is resolved here: a node's tag is empty unless the author wrote one. The tree is therefore the same
for both parsers, and no rule of YAML 1.1 (``NO`` is false, ``12:30`` is 750) has had its say.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.composer import Composer, ComposerError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

MAX_DEPTH = 100
"""Levels of nesting that are read. An inventory needs ten; Python's own stack ends near a thousand."""


_SEVERAL_DOCUMENTS = "expected a single document in the stream"
"""How both parsers begin the error of a file with more than one document."""


class TooDeepError(Exception):
    """The text is nested more than :data:`MAX_DEPTH` levels deep; ``mark`` is where the last level begins."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__(mark)
        self.mark = mark


@dataclass(frozen=True)
class Composed:
    """What the parser made of a text: the first document, or what stopped it."""

    root: yaml.Node | None
    error: Exception | None = None
    second_document: yaml.Mark | None = None


class _Unresolved:
    """The resolver's place in both parsers: gives no tags."""

    @staticmethod
    def resolve(_kind: object, _value: object, _implicit: object) -> str:
        return ""

    @staticmethod
    def descend_resolver(_parent: yaml.Node | None, _index: object) -> None:
        """Nothing depends on the way to a node."""

    @staticmethod
    def ascend_resolver() -> None:
        """See above."""


class _CountingDepth(_Unresolved):
    """Counts how deep the composer is, whose recursion would otherwise end the process."""

    depth = 0

    def descend_resolver(self, parent: yaml.Node | None, _index: object) -> None:  # type: ignore[override]
        self.depth += 1
        if self.depth > MAX_DEPTH and parent is not None:
            raise TooDeepError(parent.start_mark)

    def ascend_resolver(self) -> None:  # type: ignore[override]
        self.depth -= 1


class PurePythonParser(_CountingDepth, Reader, Scanner, Parser, Composer):
    """The parser for machines whose PyYAML came without libyaml: about twenty times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if CParser is None:
    ShallowParser: Any = PurePythonParser
    FastestParser: Any = PurePythonParser
else:

    class LibyamlParser(_CountingDepth, CParser):
        """The parser in C."""

    class ShallowLibyamlParser(_Unresolved, CParser):
        """The parser in C for a text that :func:`is_shallow`: counting takes a fifth of the time."""

    ShallowParser = ShallowLibyamlParser
    FastestParser = LibyamlParser

_BRACKETS = MAX_DEPTH // 2
_INDENTED = MAX_DEPTH // 5
_INDENTED_FAR = re.compile(rf"\n[ \t?:-]{{{_INDENTED}}}")


def is_shallow(text: str) -> bool:
    """Whether it is plain without parsing that the text is nested less than :data:`MAX_DEPTH` levels deep.

    In brackets it is as deep as there are any. Without, each level begins further to the right, after spaces
    and the signs ``-``, ``?`` and ``:`` alone; only a list may begin right below its key, which makes two
    levels of one.
    """
    return text.count("[") + text.count("{") < _BRACKETS and _INDENTED_FAR.search(f"\n{text}") is None


def compose(text: str, parser: Any = None) -> Composed:  # noqa: ANN401 - classes without a common type
    """The nodes of the first document in a text; errors are returned, none is raised."""
    parser = parser or (ShallowParser if is_shallow(text) else FastestParser)
    with collector_paused():
        try:
            return Composed(parser(text).get_single_node())
        except ComposerError as error:
            if error.context != _SEVERAL_DOCUMENTS:
                return Composed(None, error)
            first = parser(text)
            first.check_node()
            return Composed(first.get_node(), second_document=error.problem_mark)
        except (yaml.YAMLError, TooDeepError, ValueError, OverflowError) as error:
            # The pure parser lets int() and chr() speak for themselves: ValueError, OverflowError.
            return Composed(None, error)


@contextmanager
def collector_paused(*, lasting: bool = False) -> Iterator[None]:
    """Keep the garbage collector from walking a growing tree of nodes, which holds no garbage.

    Nests, and leaves a collector alone that was off before. With ``lasting``, what was made meanwhile counts
    as old from then on: otherwise the next thing that is made, whatever it is, has all of it walked.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if lasting:
            # This is how a program can say so. It takes no time, and what becomes garbage is still collected.
            gc.freeze()
            gc.unfreeze()
        gc.enable()
