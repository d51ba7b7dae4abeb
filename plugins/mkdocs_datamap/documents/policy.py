"""An outline and the facts → a policy, for personal data or for cookies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_datamap.documents import (
    activity,
    authored,
    controller,
    cookie_list,
    cookies,
    receivers,
    retention,
    rights,
    transfers,
)
from mkdocs_datamap.documents.context import provenance
from mkdocs_datamap.documents.tree import ACTIVITY, TEXT, Document, Section
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Clause
    from mkdocs_datamap.inventory.public import PublicClause, PublicOutline, PublicSection
    from mkdocs_datamap.wording.message import Sentence

BLOCKS: Mapping[str, Callable[[Context], tuple[Clause, ...]]] = {
    "controller": lambda context: (controller.identity(context),),
    "contact": lambda context: (controller.contact(context),),
    "processors": receivers.processors,
    "recipients": receivers.recipients,
    "transfers": transfers.clauses,
    "retention": retention.schedule,
    "erasure-requests": retention.requests,
    "provision": rights.provision,
    "automated-decisions": rights.automated_decisions,
    "rights": rights.rights,
    "objection": rights.objection,
    "withdrawal": rights.withdrawal,
    "complaint": rights.complaint,
    "cookie-definition": cookies.definition,
    "cookie-basis": cookies.basis,
    "cookie-categories": cookies.categories,
    "cookie-list": cookie_list.listing,
    "cookie-choice": cookies.choice,
    "cookie-authorities": cookies.authorities,
    "site-storage": cookies.site_storage,
}
"""What each block of an outline becomes: none, one or several clauses."""


def privacy_policy(context: Context) -> Document:
    """The privacy policy."""
    return _policy(
        context.inventory.privacy,
        PRIVACY,
        message("page.privacy.title"),
        message("page.privacy.summary"),
        context,
    )


def cookie_policy(context: Context) -> Document | None:
    """The cookie policy, if the inventory has an outline for one."""
    outline = context.inventory.cookie_policy
    if outline is None:
        return None
    return _policy(outline, COOKIES, message("page.cookies.title"), message("page.cookies.summary"), context)


def _policy(
    outline: PublicOutline, key: str, title: Sentence, summary: Sentence, context: Context
) -> Document:
    sections = tuple(_section(section, key, outline, context) for section in outline.sections)
    return Document(
        key=key,
        title=title,
        summary=summary,
        lead=(controller.version(outline, context),),
        sections=tuple(section for section in sections if section.clauses or section.sections),
    )


def _section(section: PublicSection, page: str, outline: PublicOutline, context: Context) -> Section:
    told = context.inventory.activities.get(section.activity or "")
    title = section.title or (told.name if told else None)
    assert title is not None  # noqa: S101 (the outline's model demands a title or an activity)
    inner = tuple(_section(each, page, outline, context) for each in section.sections)
    return Section(
        section.id,
        title,
        (
            *(
                _made(ACTIVITY, clause, outline)
                for clause in (activity.clauses(told, context) if told else ())
            ),
            *(
                _made(written.block or TEXT, clause, outline, told)
                for written in section.clauses
                for clause in _clauses(written, page, outline, context)
            ),
        ),
        tuple(each for each in inner if each.clauses or each.sections),
    )


def _made(block: str, clause: Clause, *deciding: object) -> Clause:
    """The clause with what made it, and what decided that it stands there and below which heading.

    That is the outline, and in the section of an activity the activity.
    """
    return replace(clause, block=block, provenance=clause.provenance | provenance(reasons=deciding))


def _clauses(
    written: PublicClause, page: str, outline: PublicOutline, context: Context
) -> tuple[Clause, ...]:
    if written.text is not None:
        return (authored.clause(written, written.text, page, outline, context),)
    return BLOCKS[written.block or ""](context)
