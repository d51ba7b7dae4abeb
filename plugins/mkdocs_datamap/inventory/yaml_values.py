"""From nodes to plain Python values, by the core schema of YAML 1.2 (yaml.org/spec/1.2.2, chapter 10.3)."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from yaml import MappingNode, Node, ScalarNode

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.yaml_nodes import MAX_DEPTH
from mkdocs_datamap.inventory.yaml_rules import DUPLICATE_KEY, NOT_TEXT, UNUSED_FEATURE
from mkdocs_datamap.inventory.yaml_text import UNPRINTABLE

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.positions import Positions

Scalar = str | int | float | bool | None

MAX_DIGITS = 64
"""A longer number is a serial number or an attack: Python refuses to read one of 4,300 digits."""

MAX_ALIASED = 100_000
"""Values that aliases may add to a file. Ten lines of aliases to aliases can stand for billions."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")

_FIRST_LETTERS = frozenset(["", *"~nNtTfF+-.0123456789"])
"""How a plain scalar begins that may be something other than text."""

_MERGE_KEY = "<<"
_BEING_READ = object()


class WrittenInt(int):
    """An integer that remembers how it was written, where its digits alone would lose something: ``0800``."""

    written: str


class WrittenFloat(float):
    """A number that remembers how it was written: as the text of a version, ``1.10`` is not ``1.1``."""

    written: str


@lru_cache(maxsize=4096)  # keys, days and small numbers are written again and again
def resolve(plain: str) -> Scalar:
    """The value of a scalar without quotes. ``NO``, ``yes``, ``2024-01-01`` and ``12:30`` are text.

    Raises ValueError for what is not a finite number, and for a number of over :data:`MAX_DIGITS` digits.
    """
    if plain in _WORDS:
        return _WORDS[plain]
    if _NOT_FINITE.fullmatch(plain):
        raise ValueError("is not a finite number")
    is_decimal, is_float = _DECIMAL.fullmatch(plain), _FLOAT.fullmatch(plain)
    if not (is_float or _OCTAL.fullmatch(plain) or _HEXADECIMAL.fullmatch(plain)):
        return plain
    if len(plain) > MAX_DIGITS:
        raise ValueError(f"is a number of more than {MAX_DIGITS} digits")
    if is_decimal:
        whole = int(plain)
        if str(whole) == plain:
            return whole
        remembered = WrittenInt(whole)
        remembered.written = plain
        return remembered
    if not is_float:
        return int(plain, base=0)
    number = WrittenFloat(plain)
    number.written = plain
    if not math.isfinite(number):
        raise ValueError("is not a finite number")
    return number


def values_of(root: Node, positions: Positions) -> tuple[object, tuple[Diagnostic, ...]]:
    """The plain value of a tree, and everything in it that inventory files don't use.

    Lists and mappings reached by several aliases are one object, so the value is for reading only. Where
    something is reported, the value holds the best guess (the first of two equal keys, the text of a key that
    is a number), so that the rest can be checked too; where aliases explode or form a circle, it is None.
    """
    reading = _Reading(positions)
    value = reading.value_of(root)
    if reading.endless or (reading.aliased and reading.explodes(root)):
        value = None
    # What an alias repeats was found at the same place twice.
    return value, tuple(dict.fromkeys(reading.found))


class _Reading:
    """One pass over one tree."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self.found: list[Diagnostic] = []
        self.aliased = False
        self.endless = False
        self._read: dict[Node, object] = {}

    def value_of(self, node: Node) -> object:
        """The value of a node. Recursion is as deep as the text is nested: an alias is always read before."""
        if node.__class__ is ScalarNode:
            if node.style or node.tag:
                return self._quoted(node)
            text: str = node.value
            return text if text[:1] not in _FIRST_LETTERS else self._plain(node)
        known = self._read.get(node)
        if known is not None:
            self.aliased = True
            if known is _BEING_READ:
                self.endless = True
                self._unused(node, "This contains itself by an alias.", "Write the values out.")
                return None
            return known
        if node.tag:
            self._tag(node)
        self._read[node] = _BEING_READ
        value: object
        if isinstance(node, MappingNode):
            value = self._mapping(node)
        else:
            value = [self.value_of(item) for item in node.value]
        self._read[node] = value
        return value

    def _mapping(self, node: MappingNode) -> dict[str, object]:
        value: dict[str, object] = {}
        for key_node, value_node in node.value:
            if key_node.__class__ is ScalarNode:
                key: str = key_node.value
                if key_node.style or key_node.tag:
                    self._quoted(key_node)
                elif key[:1] in _FIRST_LETTERS or key == _MERGE_KEY:
                    self._check_plain_key(key_node)
                entry = self.value_of(value_node)
                if key in value:
                    self._duplicate(node, key_node)
                else:
                    value[key] = entry
            else:
                self._unused(
                    key_node,
                    "A list or mapping cannot be a key.",
                    "If this is text with brackets, put it in quotes; otherwise write a short name as key.",
                )
                # Read all the same: an anchor inside must be known before the alias that names it.
                self.value_of(key_node)
                self.value_of(value_node)
        return value

    def _plain(self, node: ScalarNode) -> Scalar:
        try:
            return resolve(node.value)
        except ValueError as error:
            self._unused(node, f"{_shown(node.value)} {error}.", "If it is text, put it in quotes.")
            return str(node.value)

    def _quoted(self, node: ScalarNode) -> str:
        if node.tag:
            self._tag(node)
        text: str = node.value
        # Python's idea of what can be printed is narrower, and far faster to ask.
        unprintable = None if text.isprintable() else UNPRINTABLE.search(text)
        if unprintable:
            self._report(
                NOT_TEXT,
                self.positions.of(node),
                f"This text holds an invisible control character: U+{ord(unprintable[0]):04X}.",
                "Delete the escape sequence (the backslash and what follows it).",
            )
            text = UNPRINTABLE.sub("\ufffd", text)
        return text

    def _check_plain_key(self, node: ScalarNode) -> None:
        if node.value == _MERGE_KEY:
            self._unused(
                node,
                "Merge keys (<<) are not used: YAML 1.2 has none, and they hide where a fact comes from.",
                "Write the fields out where they belong.",
            )
            return
        try:
            value = resolve(node.value)
        except ValueError:
            value = math.nan
        if isinstance(value, str):
            return
        if not node.value:
            self._unused(
                node, "The key before this colon is missing.", "Write the key's name before the colon."
            )
            return
        kind = "empty" if value is None else "true or false" if isinstance(value, bool) else "a number"
        self._unused(
            node,
            f"The key {_shown(node.value)} means {kind}; keys must be text.",
            f'Put it in quotes: "{_shortened(node.value)}".',
        )

    def _duplicate(self, mapping: MappingNode, second: ScalarNode) -> None:
        first = next(key for key, _ in mapping.value if key.value == second.value)
        self._report(
            DUPLICATE_KEY,
            self.positions.of(second),
            f"The key {_shown(second.value)} is written twice in the same mapping; the first is on line "
            f"{self.positions.of(first).line}.",
            "Keep one of the two.",
        )

    def _tag(self, node: Node) -> None:
        location = self.positions.of_tag(node)
        self._report(
            UNUSED_FEATURE,
            location,
            "Tags (words that begin with !) are not used.",
            "Delete it; if it is the beginning of a text, put the text in quotes.",
        )

    def explodes(self, root: Node) -> bool:
        """Whether the aliases stand for too many values, or nest them too deep; if so, it is reported."""
        expanded: dict[Node, tuple[int, int]] = {}
        written = 0

        def measure(node: Node) -> tuple[int, int]:
            nonlocal written
            if isinstance(node, ScalarNode):
                return 1, 0
            if node not in expanded:
                children = node.value
                if isinstance(node, MappingNode):
                    children = [child for pair in children for child in pair]
                written += len(children)
                sizes = [measure(child) for child in children]
                expanded[node] = (
                    1 + sum(size for size, _ in sizes),
                    1 + max((deep for _, deep in sizes), default=0),
                )
            return expanded[node]

        size, depth = measure(root)
        too_much, too_deep = size - written > MAX_ALIASED, depth > MAX_DEPTH
        if too_much:
            # Children are measured before their parents: the first that is too large is the innermost.
            culprit = next(node for node, (values, _) in expanded.items() if values > MAX_ALIASED)
            message = f"The aliases in this stand for more than {MAX_ALIASED:,} values."
        elif too_deep:
            culprit = next(node for node, (_, levels) in expanded.items() if levels > MAX_DEPTH)
            message = f"The aliases in this nest values more than {MAX_DEPTH} levels deep."
        else:
            return False
        self._unused(culprit, message, "Write the values out, or refer to them by id.")
        return True

    def _unused(self, node: Node, message: str, remedy: str) -> None:
        self._report(UNUSED_FEATURE, self.positions.of(node), message, remedy)

    def _report(self, rule: str, location: Location, message: str, remedy: str) -> None:
        self.found.append(Diagnostic(rule, Severity.ERROR, location, message, remedy))


def _shown(text: str) -> str:
    return f"“{_shortened(text)}”"


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_DIGITS else f"{text[: MAX_DIGITS - 1]}…"
