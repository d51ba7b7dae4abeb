"""A small document with every block, a speaker for it, and a reader of what was rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown

from mkdocs_datamap.documents.tree import (
    Box,
    Bullets,
    Card,
    Cards,
    Clause,
    Document,
    Facts,
    Figure,
    Paragraph,
    Row,
    Section,
    Table,
)
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.wording.message import Link, Message, PageLink, See, message
from mkdocs_datamap.wording.voice import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_datamap.wording.message import Sentence

OWN_PHRASES: Mapping[str, tuple[Span, ...]] = {"figure.full-size": (Span("Open in full size"),)}

SITE_EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "meta",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
    "wikilinks",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.html",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
"""What sites made with Material commonly switch on."""

PLAIN_EXTENSIONS = ("attr_list", "def_list", "md_in_html", "tables", "toc", "admonition", "footnotes", "abbr")
"""What the plain Markdown has to be safe under: Python-Markdown's own extensions."""


def text(words: str) -> Text:
    return Text.of({"en": words})


@dataclass(frozen=True)
class SampleSpeaker:
    """Speaks English texts as they are, and messages as listed."""

    phrases: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    language: str = "en"
    others: tuple[SampleSpeaker, ...] = ()

    def speak(self, sentence: Sentence, /) -> tuple[Span, ...]:
        if isinstance(sentence, Text):
            return (Span(sentence["en"]),)
        return self._message(sentence)

    def _message(self, said: Message) -> tuple[Span, ...]:
        if said.id == "clause.link":
            return (Span(f"Link to {dict(said.params)['number']}"),)
        return {**OWN_PHRASES, **self.phrases}[said.id]

    def href(self, target: See | PageLink | Link, /) -> str:
        match target:
            case See():
                return f"../{target.page}/#{target.anchor}"
            case PageLink():
                return f"../{target.page}/"
            case Link():
                return target.href


def draw(graph: str) -> tuple[str, str, str]:
    svg = f'<svg role="img">\n<title>{graph}</title>\n\n<g></g></svg>'
    return svg, f"../diagrams/{graph}.svg", "<ul>\n<li>Data flows</li></ul>"


def picture(graph: str) -> str:
    return f"../diagrams/{graph}.svg"


PHRASES: Mapping[str, tuple[Span, ...]] = {
    "basis": (
        Span("We do this because the law says so ("),
        Span("Article 6(1)(c) GDPR", kind="citation"),
        Span(")."),
    ),
    "see": (Span("Read more in "), Span("section 2.1", "#rights--erasure", "reference"), Span(".")),
    "write": (Span("Write to "), Span("us@example.com", "mailto:us@example.com", "link"), Span(".")),
}
SPEAKER = SampleSpeaker(PHRASES)


def sample() -> Document:
    """A document as an author would have it."""
    periods = Table(
        "periods",
        text("How long we keep data"),
        (text("Data"), text("Time"), text("Why")),
        (
            Row(((text("Invoices"),), (text("5 years"),), (message("basis"),))),
            Row(((text("Applications"),), (text("6 months"), text("from the day of our answer")), ())),
        ),
    )
    flows = Table(
        "flow-rows",
        text("The diagram as a table"),
        (text("From"), text("To")),
        (Row(((text("You"),), (text("Us"),))),),
    )
    return Document(
        "privacy",
        text("Privacy policy"),
        text("What we do with your data."),
        (
            Paragraph((text("Here is what we do."), message("see"))),
            Facts(
                (
                    (text("Version"), (text("3"),)),
                    (text("Controller"), (text("Example ApS"), message("write"))),
                )
            ),
        ),
        (
            Section(
                "use",
                text("What we use your data for"),
                (
                    Clause(
                        "invoices",
                        (
                            Paragraph((text("We send invoices."), message("basis"))),
                            Bullets(
                                ((text("your name"),), (text("2. your address, cookie_name & *more*."),))
                            ),
                        ),
                    ),
                    Clause("periods", (periods,)),
                    Clause("flow", (Figure("flow", "overview", text("Where your data goes"), flows),)),
                ),
            ),
            Section(
                "your-rights",
                text("Your rights"),
                sections=(
                    Section(
                        "rights",
                        text("What you can ask of us"),
                        (
                            Clause("erasure", (Paragraph((text("You can have data deleted."),)),)),
                            Clause(
                                "objection",
                                (
                                    Box(
                                        "objection-box",
                                        text("You can object"),
                                        (
                                            Paragraph(
                                                (text("You can object at any time."), message("write"))
                                            ),
                                            Bullets(((text("to marketing"),),)),
                                        ),
                                    ),
                                    Cards(
                                        (
                                            Card(
                                                "delete",
                                                text("Delete my data"),
                                                (Paragraph((text("Ask us."),)),),
                                                See("privacy", "rights--erasure"),
                                                text("Read how"),
                                            ),
                                        )
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )


def filled(fill: Callable[[], str], *, numbered: bool = True) -> tuple[Document, SampleSpeaker]:
    """A document whose every slot, links and citations included, holds the next text of ``fill``."""

    def next_text() -> Text:
        return text(fill())

    spans = (
        Span(fill()),
        Span(fill(), "#a", "reference"),
        Span(fill(), kind="citation"),
        Span(fill()),
        Span(fill(), "https://example.com/a_(b)_c?d=1&e=*", "link"),
    )
    paragraph = Paragraph((next_text(), next_text(), message("spans")))
    bullets = Bullets(((next_text(), next_text()), (message("spans"),)))
    facts = Facts(((next_text(), (next_text(), next_text())), (next_text(), (message("spans"),))))

    def table(anchor: str) -> Table:
        cells = ((next_text(),), (next_text(), message("spans")), ())
        return Table(anchor, next_text(), (next_text(), next_text(), next_text()), (Row(cells), Row(cells)))

    card = Card("card", next_text(), (paragraph, facts), PageLink("privacy"), next_text())
    blocks = (
        paragraph,
        bullets,
        facts,
        table("table"),
        Figure("figure", "graph", next_text(), table("figure-table")),
        Box("box", next_text(), (paragraph, bullets)),
        Cards((card,)),
    )
    clauses = (Clause("first", (paragraph, bullets)), Clause("all", blocks))
    sections = (
        Section("one", next_text(), clauses),
        Section("two", next_text(), sections=(Section("three", next_text()),)),
    )
    document = Document("page", next_text(), next_text(), (facts, paragraph), sections, numbered)
    return document, SampleSpeaker({"spans": spans})


Event = tuple[str, ...]
_SPACE = re.compile(r"[^\S\xa0\u202f]+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(("start", tag, *(f"{name}={value}" for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            data = self.events.pop()[1] + data
        self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))


def read(html: str) -> list[Event]:
    """The elements with their attributes, and the texts; space is collapsed, empty texts are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    tidy = [(event[0], *(_SPACE.sub(" ", part) for part in event[1:])) for event in reader.events]
    return [event for event in tidy if event not in {("text", " "), ("text", "")}]


def converted(source: str, extensions: tuple[str, ...] | list[str]) -> str:
    return markdown.markdown(source, extensions=list(extensions))
