"""The pages of README, guide and contributing, taken apart: headings, links, blocks of code, quotations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
GUIDE = PROJECT / "docs" / "guide"
CONTRIBUTING = PROJECT / "docs" / "contributing"
PAGES = (
    PROJECT / "README.md",
    PROJECT / "CHANGELOG.md",
    *sorted(GUIDE.rglob("*.md")),
    *sorted(CONTRIBUTING.glob("*.md")),
)

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
QUOTATION = re.compile(r"(?:^> .*\n)+", re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NAMED_ANCHOR = re.compile(r'<a id="([^"]+)">')


@dataclass(frozen=True)
class Piece:
    """A block of code by the language it names, or a quotation (``kind`` is then ``quotation``)."""

    kind: str
    body: str


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pieces(path: Path) -> list[Piece]:
    """The blocks and quotations of a page in their order."""
    text = text_of(path)
    found = [(match.start(), _block(match)) for match in FENCE.finditer(text)]
    outside = FENCE.sub(lambda match: " " * len(match[0]), text)
    for match in QUOTATION.finditer(outside):
        words = " ".join(line.removeprefix("> ") for line in match[0].splitlines())
        found.append((match.start(), Piece("quotation", words)))
    return [piece for _, piece in sorted(found, key=lambda item: item[0])]


def _block(match: re.Match[str]) -> Piece:
    lines = match["body"].splitlines()
    return Piece(match["kind"], "".join(f"{line.removeprefix(match['indent']).rstrip()}\n" for line in lines))


def links(path: Path) -> list[str]:
    """The targets of a page's links and pictures."""
    return LINK.findall(FENCE.sub("", text_of(path)))


def anchors(path: Path) -> set[str]:
    """The addresses within a page: of its headings, as MkDocs and GitHub make them, and those it names."""
    text = FENCE.sub("", text_of(path))
    return {slug(heading) for heading in HEADING.findall(text)} | set(NAMED_ANCHOR.findall(text))


def slug(heading: str) -> str:
    plain = unicodedata.normalize("NFC", re.sub(r"<[^>]*>", "", heading)).lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip())
