"""``policy/versions.yml``: the versions in which both policies were released, the latest last."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Day, Known, PeriodCode, Record, written

FILE = "policy/versions.yml"

FOLDER = "policy/versions"
"""Where the kept versions stand in an inventory, each in a folder of its name."""

VersionNumber = Annotated[
    str, BeforeValidator(written), StringConstraints(pattern=r"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){0,3}$")
]
"""A number that can be told to be higher than another, and can stand in an address."""

Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class Version(Record):
    """A version of both policies: what was released, when, and from when it applies."""

    version: VersionNumber
    """The number of the version, such as ``1.1``. It is part of the address at which the version stays."""
    effective: Day
    """The day from which the version applies."""
    released: Day
    """The day on which it was released: from then on people can read it."""
    summary: Text
    """What is new in it, in a sentence or two, for the people whose data it is about."""
    notice: Text | None = None
    """How people were told of it before it applied."""
    kept: Digest
    """What ``datamap release`` computed of the files that it kept, so that nobody alters them unseen."""


class Versions(Record):
    """The versions of both policies, and how long before a material change applies people must know of it."""

    notice_period: PeriodCode | None = None
    """How long before a material change applies the version must be released, such as ``P14D``."""
    versions: Known[tuple[Version, ...]] = Field(default=())
    """The versions, the latest last. ``datamap release`` adds one."""


def order(number: str) -> tuple[int, ...]:
    """The number of a version as one that can be compared: 1.10 is higher than 1.9."""
    return tuple(int(part) for part in number.split("."))
