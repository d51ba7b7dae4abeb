"""What the pages of parties and countries say would change, held against the whole made anew without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from built_documents import clauses
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.documents.recipients_page import recipients_page
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.internal.consequences import KINDS, consequences, without_grounds
from mkdocs_datamap.internal.entry_figure import shown_ways, spots_of
from mkdocs_datamap.internal.impact import impact, judged_by, path_of
from mkdocs_datamap.internal.impact_subject import Subject, subject
from mkdocs_datamap.internal.members import all_members, members
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.projection import project, tokens
from mkdocs_datamap.inventory.removal import located_in
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.fallen import grounds
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.verdict import judge

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_datamap.internal.impact import Impact
    from mkdocs_datamap.rules.verdict import Verdict


def documents(public, on):
    context = Context(public, on)
    pages = privacy_policy(context), cookie_policy(context), recipients_page(context)
    return tuple(page for page in pages if page)


def atlas_in(folder: Path, on) -> Atlas:
    """The atlas of an inventory in a folder."""
    return atlas_of(judge(folder, on), folder, on)


def atlas_of(judged: Verdict, folder: Path, on) -> Atlas:
    """The atlas of a judged inventory."""
    assert judged.inventory is not None, judged.diagnostics
    public = project(judged.inventory)
    return Atlas(
        inventory=judged.inventory,
        diagnostics=judged.diagnostics,
        accepted=judged.accepted,
        public=public,
        documents=documents(public, on),
        on=on,
        changed=None,
        folder=folder,
        catalogues=judged.catalogues,
    )


def hold_together(atlas: Atlas, *, kinds=KINDS) -> Counter[str]:
    """Compare the two for every party and country; what changed, by the rules and kinds of things."""
    seen: Counter[str] = Counter()
    before, drawn = _clauses(atlas.public, atlas.on), _drawn(atlas)
    for entry in (each for kind in sorted(kinds) for each in members(kind, atlas)):
        entries = located_in(atlas.inventory, entry[1]) if entry[0] == "countries" else (entry,)
        found = consequences(entry, atlas)
        assert (found is None) == (not entries), entry
        if found is None:
            continue
        rebuilt = impact(Subject(spoken(entry), entries), atlas.inventory, _judge(atlas))
        assert set(found.gone) == set(rebuilt.gone), entry
        assert {activity for _, activity in found.activities} == set(rebuilt.activities), entry
        changed = _differing(before, _clauses(rebuilt.public[1], atlas.on))
        certain, possible = _places(found.clauses), _places(found.possible)
        assert certain <= changed <= certain | possible, entry
        gone = {*found.gone, *(("providers", each[-1]) for each in found.gone)}
        redrawn = _differing(drawn, _drawn(_after(rebuilt, atlas))) - gone
        assert set(found.diagrams) == redrawn, entry
        _hold_impacts_together(found.impact, rebuilt, entry)
        seen.update(("entries", *(f"+{each.rule}" for each in rebuilt.findings)))
        seen.update(f"-{each.rule}" for each in rebuilt.settled)
        seen.update({"rows": len(rebuilt.transfers), "lost": len(rebuilt.lost), "new": len(rebuilt.new)})
    return seen


def _hold_impacts_together(found: Impact, rebuilt: Impact, entry) -> None:
    assert _findings(found.findings) == _findings(rebuilt.findings), entry
    assert _findings(found.settled) == _findings(rebuilt.settled), entry
    assert found.transfers == rebuilt.transfers, entry
    for name, side in (("lost", "before"), ("new", "after")):
        assert _arrows(found, name, side) == _arrows(rebuilt, name, side), entry


def hold_grounds_together(atlas: Atlas) -> Counter[str]:
    """Compare the two for every ground of the law on which transfers rest, over all countries."""
    seen: Counter[str] = Counter()
    before, drawn = _clauses(atlas.public, atlas.on), _drawn(atlas)
    rows = atlas.inventory.transfers
    told = {
        (each.impact.subject.name, entry[1]): each
        for entry in members("countries", atlas)
        for each in without_grounds(entry, atlas)
    }
    law = grounds(vocabulary())
    bearing = {
        law[name]
        for name in law
        for row in rows.values()
        if any(law[name].bears(known(ground), row.country) for ground in (row.mechanism, row.fallback))
    }
    assert {law[name] for name, _ in told} <= bearing
    for name in dict.fromkeys(name for name, _ in told):
        rebuilt = impact(
            subject(f"law:{name}", atlas.inventory, vocabulary()), atlas.inventory, _judge(atlas)
        )
        of_ground = {country: each for (ground, country), each in told.items() if ground == name}
        assert {rows[row].country for row in rebuilt.transfers} == set(of_ground), name
        for country, found in of_ground.items():
            there = {row: sides for row, sides in rebuilt.transfers.items() if sides[0].country == country}
            assert found.impact.transfers == there, (name, country)
        every = of_ground.values()
        for findings in ("findings", "settled"):
            pages = [each for found in every for each in getattr(found.impact, findings)]
            assert _findings(pages) == _findings(getattr(rebuilt, findings)), name
        for arrows, side in (("lost", "before"), ("new", "after")):
            pages = set().union(*(_arrows(found.impact, arrows, side) for found in every))
            assert pages == _arrows(rebuilt, arrows, side), name
        assert {each[1] for found in every for each in found.activities} == set(rebuilt.activities), name
        with rebuilt.law():
            changed = _differing(before, _clauses(rebuilt.public[1], atlas.on))
            redrawn = _differing(drawn, _drawn(_after(rebuilt, atlas)))
        certain = set().union(*(_places(found.clauses) for found in every))
        possible = set().union(*(_places(found.possible) for found in every))
        assert certain <= changed <= certain | possible, name
        assert {each for found in every for each in found.diagrams} == redrawn, name
        seen.update((name, *(f"+{each.rule}" for each in rebuilt.findings)))
    return seen


def _judge(atlas: Atlas):
    return judged_by(atlas.catalogues, atlas.on)


def _after(rebuilt: Impact, atlas: Atlas) -> Atlas:
    return replace(
        atlas, inventory=rebuilt.after, diagnostics=(), accepted=(), public=rebuilt.public[1], documents=()
    )


def _clauses(public, on):
    return {
        (page.key, anchor): clause.blocks
        for page in documents(public, on)
        for anchor, clause in clauses(page)
    }


def _places(places):
    return {(place.page, place.anchor) for place in places}


def _differing(before, after):
    return {each for each in before if before[each] != after.get(each, ())}


def _drawn(atlas: Atlas):
    """Entry → what its diagram shows: every way with where its ends are drawn, and on what it rests."""
    rows = atlas.inventory.transfers
    return {
        entry: frozenset(
            (
                *(way.kind, way.tail, way.head, way.country, way.purposes, spots_of(way, atlas)),
                tuple((row, known(rows[row].mechanism)) for row in way.transfers),
            )
            for way in shown_ways(entry, atlas)
        )
        or ()
        for entry in (("organisation",), *all_members(atlas))
    }


def _arrows(found: Impact, name: str, side: str):
    paths = {number: path for path, number in tokens(getattr(found, side)).items()}
    return {
        (
            *(path_of(end, paths) for end in (flow.tail, flow.head)),
            *(flow.kind, flow.transfer and flow.transfer.mechanism),
        )
        for flow in getattr(found, name)
    }


def _findings(found):
    return {(each.rule, each.severity, each.entry, each.message, each.remedy) for each in found}
