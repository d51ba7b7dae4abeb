"""A page or a drawing as it was sent: what it refers to, what it says, and where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Place = tuple[int, int]
"""Line and column, both from 1."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = {"script", "style", "template", "noscript", "title", "desc", "metadata"}
_QUOTED = {"code", "pre", "kbd", "samp", "textarea"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
}  # fmt: skip
_SHOWN = {"img", "svg", "video", "audio", "iframe", "object", "td", "input"}
_SAID = ("alt", "title", "aria-label", "placeholder")


@dataclass(frozen=True)
class Reference:
    """What an attribute names; ``attributes`` are all those of its element."""

    tag: str
    attribute: str
    target: str
    at: Place
    attributes: dict[str, str]


@dataclass
class Reading:
    """What was read. ``texts`` are those that a reader meets, without what is quoted as code."""

    lang: str | None = None
    ids: dict[str, Place] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    texts: list[tuple[str, Place]] = field(default_factory=list)
    styles: list[tuple[str, Place]] = field(default_factory=list)
    scripts: list[tuple[str, Place]] = field(default_factory=list)
    empty: list[tuple[str, Place]] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)

    def linked(self, rel: str) -> list[Reference]:
        """The ``link`` elements with a relation."""
        return [
            found
            for found in self.references
            if found.tag == "link" and rel in found.attributes.get("rel", "").split()
        ]


@dataclass
class _Heading:
    level: int
    at: Place
    words: str = ""
    filled: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self._open: list[str] = []
        self._heading: _Heading | None = None
        self._article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._element(tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._element(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if tag == "article":
            self._end_section(0)
            self._article = False

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.reading.scripts.append((data, self._at))
        elif "style" in self._open:
            self.reading.styles.append((data, self._at))
        elif data.strip() and (not _UNSEEN & set(self._open) or self._open[-1] == "title"):
            if not _QUOTED & set(self._open):
                self.reading.texts.append((data, self._at))
            self._fill(data)

    @property
    def _at(self) -> Place:
        line, column = self.getpos()
        return line, column + 1

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        read = self.reading
        if tag == "html":
            read.lang = attributes.get("lang")
        for name in ("id", *(("name",) if tag == "a" else ())):
            if attributes.get(name):
                read.ids.setdefault(attributes[name], self._at)
        for name, value in attributes.items():
            read.references.append(Reference(tag, name, value, self._at, attributes))
        if style := attributes.get("style"):
            read.styles.append((style, self._at))
        read.texts += [(attributes[name], self._at) for name in _SAID if attributes.get(name)]
        if tag == "meta":
            if attributes.get("http-equiv", "").lower() == "content-security-policy":
                read.policies.append(attributes.get("content", ""))
            if attributes.get("name") == "description":
                read.texts.append((attributes.get("content", ""), self._at))
        self._structure(tag)

    def _structure(self, tag: str) -> None:
        if tag == "article":
            self._article, self._heading = True, None
        elif tag in _HEADINGS and self._article:
            self._end_section(_HEADINGS[tag])
            self._heading = _Heading(_HEADINGS[tag], self._at)
        elif tag in _SHOWN and self._heading is not None and not self._in_heading:
            self._heading.filled = True

    @property
    def _in_heading(self) -> bool:
        return any(tag in _HEADINGS for tag in self._open)

    def _fill(self, data: str) -> None:
        if self._heading is None:
            return
        if self._in_heading:
            self._heading.words += data
        else:
            self._heading.filled = True

    def _end_section(self, level: int) -> None:
        """Judge the last section, now that one of this level follows (0: nothing does)."""
        last = self._heading
        if last is not None and not last.filled and level <= last.level:
            self.reading.empty.append((" ".join(last.words.split()).rstrip("¶ "), last.at))
        self._heading = None


def read(text: str) -> Reading:
    """Read HTML or SVG. Raises nothing: what is no markup is read as text, as a browser does."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.reading
