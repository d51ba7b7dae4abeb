"""Where a node, and the value at a path, stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from yaml import CollectionNode, MappingNode, Mark, ScalarNode, SequenceNode

from mkdocs_datamap.inventory.diagnostics import Location

if TYPE_CHECKING:
    from pathlib import Path

    from yaml import Node

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+(?:#[^\n]*\s+)*)+")
"""A node's anchor and tag, and the space after them: the parser counts all that as the node's start."""

_WHITE_SPACE = " \t\r\n"
"""What YAML takes as space; a no-break space is text."""

_TAG = re.compile(r"!\S*")

_ALIAS_OR_COMMENT = re.compile(r"(?P<alias>\*[^\s#]+)|(?<!\S)#[^\n]*")


@dataclass(frozen=True)
class Positions:
    """The positions of everything in one file, looked up when asked for."""

    path: Path
    text: str
    root: Node | None

    def locate(self, loc: tuple[str | int, ...], *, key: bool = False) -> Location:
        """Where the value at a path of keys and indexes stands; with ``key``, where the key before it stands.

        A path that leads further than the file does gives the nearest ancestor that is there. An aliased
        value stands where its anchor is. An item of a list has no key, so it is itself given; for what the
        file as a whole lacks, its first key is.
        """
        if self.root is None:
            return Location(self.path)
        node, found = self.root, self.root
        for step in loc:
            entry = self._entry(node, step)
            if entry is None:
                break
            found, node = entry
        if key and loc and found is self.root and isinstance(self.root, MappingNode) and self.root.value:
            found = self.root.value[0][0]
        return self.of(found if key else node)

    def of(self, node: Node) -> Location:
        """Where a node stands, without its anchor and tag, and without the space or comments after it."""
        start, end = node.start_mark, self._end(node)
        properties = _PROPERTIES.match(self.text, start.index, node.end_mark.index)
        if properties is None and self.text[end.index - 1] not in _WHITE_SPACE:
            return Location(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        first = properties.end() if properties else start.index
        content = self.text[first : end.index].rstrip(_WHITE_SPACE)
        return self._span(first, first + len(content))

    def of_tag(self, node: Node) -> Location:
        """Where the tag of a node stands."""
        match = _TAG.search(self.text, node.start_mark.index)
        return self._span(*match.span()) if match else self.of(node)

    def at(self, mark: Mark) -> Location:
        """The one character at a mark of the parser; at the file's end, the place after its last letter."""
        last = len(self.text.rstrip(_WHITE_SPACE))
        if mark.index >= last:
            end = self._span(last, last)
            return replace(end, end_column=end.column + 1)
        return Location(self.path, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)

    def _end(self, node: Node) -> Mark:
        """Where a node ends.

        The parser lets a block collection last until the next token, past blank lines and comments. So it is
        the last child that tells, unless that was reached by an alias: then it stands elsewhere.
        """
        if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
            return node.end_mark
        last = node.value[-1]
        begins = node.start_mark.index
        ends = [
            self._end(child)
            for child in (last if isinstance(last, tuple) else (last,))
            if child.start_mark.index >= begins + (not _is_scalar(child))
        ]
        end = max(ends, key=_index, default=node.start_mark)
        after = _ALIAS_OR_COMMENT.finditer(self.text, end.index, node.end_mark.index)
        alias = max((match.end() for match in after if match["alias"]), default=None)
        if alias is None:
            return end
        at = self._span(alias, alias)
        return Mark("", alias, at.line - 1, at.column - 1, None, 0)

    def _entry(self, node: Node, step: str | int) -> tuple[Node, Node] | None:
        """The key (or the item again) and the value that a step of a path leads to."""
        if isinstance(node, MappingNode):
            pairs = self._pairs.get(id(node))
            if pairs is None:
                # Of two equal keys the first counts, so it is entered last.
                pairs = {key.value: (key, value) for key, value in reversed(node.value) if _is_scalar(key)}
                self._pairs[id(node)] = pairs
            return pairs.get(step) if isinstance(step, str) else None
        if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            return node.value[step], node.value[step]
        return None

    @cached_property
    def _pairs(self) -> dict[int, dict[str, tuple[Node, Node]]]:
        """Mappings that were looked into, by identity: with thousands of findings, each would search anew."""
        return {}

    def _span(self, start: int, end: int) -> Location:
        return Location(self.path, *self._place(start), *self._place(end))

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]


def _is_scalar(node: Node) -> bool:
    return isinstance(node, ScalarNode)


def _index(mark: Mark) -> int:
    return mark.index
