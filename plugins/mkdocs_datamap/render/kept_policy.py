"""A policy that was kept as JSON → the document that it was, to be rendered like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs_datamap.documents.tree import (
    Box,
    Bullets,
    Clause,
    Document,
    Facts,
    Paragraph,
    Provenance,
    Row,
    Section,
    Table,
)
from mkdocs_datamap.render.policy_json import FORMAT
from mkdocs_datamap.wording.message import Link, PageLink, See, Spoken, SpokenPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.wording.message import Sentence

    Kind = Literal["text", "citation", "reference", "link"]


def kept_policy(content: Mapping[str, Any], lead: tuple[Block, ...] = ()) -> Document:
    """The document, with ``lead`` before its first section.

    Raises ValueError for another form than :data:`~mkdocs_datamap.render.policy_json.FORMAT`, and KeyError or
    TypeError for what is no policy.
    """
    if content["format"] != FORMAT:
        raise ValueError(
            f"The policy was kept in the form {content['format']}, and this release reads {FORMAT}."
        )
    return Document(
        key=content["policy"],
        title=_sentence(content["title"]),
        summary=_sentence(content["summary"]),
        lead=lead,
        sections=tuple(map(_section, content["sections"])),
    )


def _section(content: Mapping[str, Any]) -> Section:
    return Section(
        content["id"],
        _sentence(content["title"]),
        tuple(map(_clause, content["clauses"])),
        tuple(map(_section, content["sections"])),
    )


def _clause(content: Mapping[str, Any]) -> Clause:
    provenance = Provenance(frozenset(), frozenset(content["law"]))
    return Clause(content["id"], tuple(map(_block, content["blocks"])), provenance)


def _block(content: Mapping[str, Any]) -> Block:
    match content["type"]:
        case "paragraph":
            return Paragraph(_sentences(content["sentences"]))
        case "list":
            return Bullets(tuple(map(_sentences, content["items"])))
        case "facts":
            rows = ((_sentence(row["term"]), _sentences(row["said"])) for row in content["rows"])
            return Facts(tuple(rows))
        case "table":
            return Table(
                content["id"],
                _sentence(content["caption"]),
                _sentences(content["columns"]),
                tuple(Row(tuple(map(_sentences, cells))) for cells in content["rows"]),
            )
        case "box":
            inner = tuple(map(_block, content["blocks"]))
            return Box(
                content["id"], _sentence(content["title"]), cast("tuple[Paragraph | Bullets, ...]", inner)
            )
        case other:
            raise ValueError(f"A policy has no block of the type “{other}”.")


def _sentences(content: Iterable[Iterable[Mapping[str, str]]]) -> tuple[Sentence, ...]:
    return tuple(map(_sentence, content))


def _sentence(content: Iterable[Mapping[str, str]]) -> Spoken:
    return Spoken(tuple(map(_part, content)))


def _part(content: Mapping[str, str]) -> SpokenPart:
    target: See | PageLink | Link | None = None
    if "page" in content:
        page = content["page"]
        target = See(page, content["anchor"]) if "anchor" in content else PageLink(page)
    elif "href" in content:
        target = Link(content["href"], content["text"])
    return SpokenPart(content["text"], cast("Kind", content.get("kind", "text")), target)
