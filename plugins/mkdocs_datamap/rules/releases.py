"""Do versions follow each other, is each still there, and is the last the policies' own? (DM703–DM705)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.inventory.versions import FOLDER, order
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.unreleased import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.changes.kept_versions import KeptVersion

_ENTRY = """\
  - version: "%s"
    effective: %s
    released: 2026-05-15
    summary: {da: Den første udgave., en: The first version.}
    kept: %s
"""
_KEPT = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
_OTHER = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"
_HEADER = "# policy/versions.yml\nversions:\n"
_POLICY = """\
# policy/privacy.yml
version: "%s"
effective: %s
sections:
  - activity: enquiries
"""


COMPARED = 2
"""So many of the last versions are compared by rules; those before are read when their pages are made."""


@check(
    Rule(
        id="DM703",
        severity=Severity.ERROR,
        title="Each version is higher than the former, and applies later",
        article=None,
        why="People who come back must be able to say which policy applied on which day. The day up to which "
        "a version applied is computed from the next one.",
        before=_HEADER + _ENTRY % ("1.0", "2026-06-01", _KEPT) + _ENTRY % ("1.0", "2026-06-01", _KEPT),
        after=_HEADER + _ENTRY % ("1.0", "2026-06-01", _KEPT) + _ENTRY % ("1.1", "2026-12-01", _OTHER),
    )
)
def versions_are_in_order(case: Case) -> Iterator[Finding]:
    """Numbers and days that do not rise, and a release that is still to come."""
    released = case.inventory.released
    for index, (former, version) in enumerate(pairwise(released), 1):
        place = (*VERSIONS, "versions", index)
        if order(version.version) <= order(former.version):
            yield Finding(
                (*place, "version"),
                f"Version {version.version} stands after version {former.version}, and is not higher.",
                f"Give it a number above {former.version}, or put the versions in their order.",
            )
        if version.effective <= former.effective:
            yield Finding(
                (*place, "effective"),
                f"Version {version.version} would apply from {version.effective}, and version "
                f"{former.version} from {former.effective}.",
                f"Write the day from which it applies, which is after {former.effective}.",
            )
        if version.released < former.released:
            yield Finding(
                (*place, "released"),
                f"Version {version.version} was released before version {former.version}.",
                f"Write the day of its release: {former.released} or later.",
            )
    for index, version in enumerate(released):
        if version.released > case.on:
            yield Finding(
                (*VERSIONS, "versions", index, "released"),
                f"Version {version.version} would have been released on a day that is still to come.",
                "Write the day on which “datamap release” was run.",
            )


@check(
    Rule(
        id="DM704",
        severity=Severity.ERROR,
        title="Each version that was released is kept as it was",
        article="Article 5(2) GDPR",
        why="An earlier version stands at its address for good. If its files are altered or lost, nobody can "
        "show any more what people were told.",
        before=_HEADER + _ENTRY % ("1.0", "2026-06-01", _OTHER),
        after=_HEADER + _ENTRY % ("1.0", "2026-06-01", _KEPT),
    )
)
def versions_are_kept(case: Case) -> Iterator[Finding]:
    """Versions without files, with other files than were kept, and files without a version."""
    if case.kept is None:
        return
    for index, version in enumerate(case.inventory.released):
        place, folder = (*VERSIONS, "versions", index), f"{FOLDER}/{version.version}"
        found = case.kept.get(version.version)
        if found is None:
            yield Finding(
                (*place, "version"),
                f"What was kept of version {version.version} is not there: {folder}/.",
                f"Restore the folder, for example with “git checkout COMMIT -- {folder}”.",
            )
        elif found.digest != version.kept:
            yield Finding(
                (*place, "kept"),
                f"The files of version {version.version} are not the ones that were kept: {folder}/.",
                "Restore them from git. What is new belongs into a new version: “datamap release”.",
            )
        elif index >= len(case.inventory.released) - COMPARED and (fault := _unreadable(found)):
            yield Finding(
                (*place, "kept"),
                f"What was kept of version {version.version} cannot be compared with anything. {fault}",
                "Use the release of datamap by which it was kept, or release a new version.",
            )
    listed = {version.version for version in case.inventory.released}
    for number in sorted(case.kept.keys() - listed):
        yield Finding(
            VERSIONS,
            f"The folder {FOLDER}/{number} is of no version: policy/versions.yml does not list {number}.",
            "Remove the folder, or restore the entry from git.",
        )


def _unreadable(version: KeptVersion) -> str:
    """Why the facts of a version cannot be read; empty when they can."""
    try:
        version.edition  # noqa: B018 (it is read here)
    except ValueError as error:
        return str(error)
    return ""


@check(
    Rule(
        id="DM705",
        severity=Severity.WARNING,
        title="The policies call themselves what was released last",
        article="Article 12(1) GDPR (WP260 rev.01, section 31)",
        why="A policy that names a version which was never released, or another day than the release, tells "
        "people something that nobody can look up.",
        before=_HEADER + _ENTRY % ("1.0", "2026-06-01", _KEPT) + _POLICY % ("1.1", "2026-12-01"),
        after=_HEADER + _ENTRY % ("1.0", "2026-06-01", _KEPT) + _POLICY % ("1.0", "2026-06-01"),
    )
)
def policies_name_the_last_version(case: Case) -> Iterator[Finding]:
    """A policy's version or day that is not that of the last version; an open question is none."""
    for last in case.inventory.released[-1:]:
        outlines = {"privacy": case.inventory.privacy_outline, "cookies": case.inventory.cookie_outline}
        for name, outline in outlines.items():
            if outline is None:
                continue
            stated = {"version": known(outline.version), "effective": known(outline.effective)}
            for field, value in stated.items():
                right = getattr(last, field)
                if value is not None and value != right:
                    yield Finding(
                        ("policy", name, field),
                        f"The policy says {value}, and the version that was released last is {last.version}, "
                        f"which applies from {last.effective}.",
                        f"Write {right}, or release the new version: “datamap release”. A draft has an open "
                        "question here.",
                    )


CHECKS = (versions_are_in_order, versions_are_kept, policies_name_the_last_version)
