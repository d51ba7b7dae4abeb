"""The purposes of an activity, each with its facts and the rights that follow from its legal bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Facts, Section
from mkdocs_datamap.internal.edit import edit
from mkdocs_datamap.internal.facts import fact_blocks, label
from mkdocs_datamap.internal.naming import linked, titled
from mkdocs_datamap.internal.uses import uses
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.rights import applicable
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose


def purpose_sections(activity: str, atlas: Atlas) -> Iterator[Section]:
    """A section for each purpose, with an anchor made of its id."""
    entry = atlas.inventory.activities[activity]
    for purpose in atlas.purposes[activity]:
        own = entry.purposes[purpose.id]
        path = purpose.entry
        clauses = [
            Clause("facts", (*fact_blocks(own, path, atlas, ("text", "internal")), _computed(purpose, atlas)))
        ]
        if own.internal is not None:
            blocks = tuple(fact_blocks(own.internal, (*path, "internal"), atlas))
            clauses.append(Clause("internal", blocks))
        if used := tuple(_used(purpose, atlas)):
            clauses.append(Clause("used-by", used))
        yield Section(f"purpose-{purpose.id}", titled(path, atlas), tuple(clauses))


def _computed(purpose: SettledPurpose, atlas: Atlas) -> Facts:
    """The rights that people have (computed with everything the purpose takes over), and where it stands."""
    facts = purpose.facts
    bases = {str(basis.basis) for basis in known(facts.bases) or ()}
    bases |= {str(basis) for basis in (facts.special_basis, facts.criminal_basis) if basis}
    decisions = known(facts.automated_decisions)
    rights = applicable(bases, marketing=facts.marketing is not None, automated=isinstance(decisions, tuple))
    named = tuple(
        message("entry.law", name=message(f"right.{right.id}.name"), law=Citation(right.provisions[0]))
        for right in rights
    )
    rows = [(message("purpose.rights"), named), (message("entry.file"), (edit(purpose.entry, atlas),))]
    if facts.shared:
        rows.insert(0, (label("shared"), (linked(("purposes", purpose.id), atlas),)))
    return Facts(tuple(rows))


def _used(purpose: SettledPurpose, atlas: Atlas) -> Iterator[Block]:
    if purpose.entry in atlas.mentioned_by:
        yield from uses(purpose.entry, atlas)
