"""Entries that nothing uses, and entries that say the same (DM601–DM602)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Ref, known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.profiles import language_name
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.rules.check import Case

    Named = tuple[Path, Text | str | None]
    """Where a name stands, and the name; None while it is not known."""

WHAT = {
    "purposes": "shared purpose",
    "data_categories": "data category",
    "subjects": "group of data subjects",
    "sources": "source",
    "systems": "system",
    "processors": "processor",
    "recipients": "recipient",
}
"""Collections whose entries exist to be referred to → what an entry is."""

_GROUPS = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
%s"""


@check(
    Rule(
        id="DM601",
        severity=Severity.WARNING,
        title="Every entry is used",
        article="Article 5(2) GDPR",
        why="Of an entry that nothing refers to nothing is said in the policy: either a "
        "reference is missing, "
        "or the entry is out of date. What serves the operation as a whole says so: “general: true”.",
        before=_GROUPS % "phone-number:\n  name: {da: telefonnummer, en: telephone number}\n",
        after=_GROUPS % "",
    ),
)
def entries_are_used(case: Case) -> Iterator[Finding]:
    """Entries to which nothing refers."""
    inventory = case.inventory
    used = _used(case)
    for collection, what in WHAT.items():
        for identifier, entry in getattr(inventory, collection).items():
            if (collection, identifier) not in used and not getattr(entry, "general", False):
                yield Finding(
                    (collection, identifier),
                    f"The {what} “{identifier}” is used nowhere.",
                    "Refer to it where it belongs, or remove it.",
                    key=True,
                )


@check(
    Rule(
        id="DM602",
        severity=Severity.WARNING,
        title="Two entries do not mean the same",
        article="Article 12(1) GDPR",
        why="Two entries of one name look the same in the policy, and of two facts about one thing one "
        "will be forgotten when it changes.",
        before=_GROUPS % "  part_of: mail\nmail:\n  name: {da: elektronisk post, en: E-mail address}\n",
        after=_GROUPS % "",
    ),
)
def entries_differ(case: Case) -> Iterator[Finding]:
    """Entries of one collection that have the same name, in any language."""
    for what, group in _groups(case.inventory):
        seen: dict[tuple[str, str], Path] = {}
        for path, name in group:
            doubles = []
            for language, words in _written(name):
                first = seen.setdefault((language, " ".join(words.casefold().split())), path)
                if first != path:
                    doubles.append((language, first))
            if doubles:
                language, first = doubles[0]
                where = f" in {language_name(language)}" if language else ""
                yield Finding(
                    path,
                    f"This {what} has the same name{where} as “{_entry(first)}”.",
                    "If both are the same, keep one; otherwise give them names that tell them apart.",
                )


def _used(case: Case) -> frozenset[tuple[str, str]]:
    """Collection and id of every entry to which another one refers."""
    found: set[tuple[str, str]] = set()
    for path, value in case.of(Ref):
        for name in ("processors", "recipients") if value.target == "parties" else (value.target,):
            if (name, value) not in found and path[:2] != (name, value):
                found.add((name, value))
    shared = {
        ("purposes", name)
        for activity in case.inventory.activities.values()
        for name, purpose in activity.purposes.items()
        if purpose.shared
    }
    return frozenset(found | shared)


def _groups(inventory: Inventory) -> Iterator[tuple[str, Iterable[Named]]]:
    """What the entries of a collection are, and the names that must differ among them."""
    yield (
        "activity",
        ((("activities", name, "name"), each.name) for name, each in inventory.activities.items()),
    )
    yield (
        "shared purpose",
        ((("purposes", name, "text"), known(each.text)) for name, each in inventory.purposes.items()),
    )
    for activity_id, activity in inventory.activities.items():
        if len(activity.purposes) == 1:
            continue
        yield (
            "purpose",
            (
                (("activities", activity_id, "purposes", name, "text"), known(each.text))
                for name, each in activity.purposes.items()
            ),
        )
    for collection in ("data_categories", "subjects", "sources", "systems", "processors", "recipients"):
        entries = getattr(inventory, collection)
        yield (
            WHAT[collection],
            (((collection, name, "name"), known(each.name)) for name, each in entries.items()),
        )
    cookies = known(inventory.cookies.entries) if inventory.cookies else None
    yield (
        "cookie",
        (
            (("cookies", "entries", name, "name"), f"{each.name} ({each.storage}, {each.domain})")
            for name, each in (cookies or {}).items()
        ),
    )


def _written(name: Text | str | None) -> Iterable[tuple[str, str]]:
    """Language → words; a name that is the same everywhere has no language."""
    if name is None:
        return ()
    return tuple(name) if isinstance(name, Text) else (("", name),)


def _entry(path: Path) -> str:
    return str(path[-2])


CHECKS = (entries_are_used, entries_differ)
