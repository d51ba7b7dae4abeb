"""From YAML text to a tree of nodes with positions, by libyaml where it is there.

Nothing is resolved here: a node's tag is empty unless the author wrote one. The tree is therefore the same
for both parsers, and no rule of YAML 1.1 (``NO`` is false, ``12:30`` is 750) has had its say.
"""

from __future__ import annotations

import gc
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
    """The resolver's place in both parsers: gives no tags, and counts how deep the composer is."""

    depth = 0

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: yaml.Node | None, _index: object) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH and parent is not None:
            raise TooDeepError(parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class PurePythonParser(_Unresolved, Reader, Scanner, Parser, Composer):
    """The parser for machines whose PyYAML came without libyaml: about twenty times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if CParser is None:
    FastestParser: Any = PurePythonParser
else:

    class LibyamlParser(_Unresolved, CParser):
        """The parser in C."""

    FastestParser = LibyamlParser


def compose(text: str, parser: Any = FastestParser) -> Composed:  # noqa: ANN401 - two classes without a common type
    """The nodes of the first document in a text; errors are returned, none is raised."""
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
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking a growing tree of nodes, which holds no garbage.

    Nests, and leaves a collector alone that was off before.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
