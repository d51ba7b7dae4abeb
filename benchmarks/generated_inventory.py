"""A large inventory for measuring: the worked example with as many activities and systems more as asked for.

What is generated is what large companies have: activities that differ in words and facts, that share people,
data, processors and systems, some of them in third countries with a transfer each. It breaks no rule, so that
every rule looks at everything. The same numbers give the same bytes.

Run as a program it writes the folder: ``python benchmarks/generated_inventory.py FOLDER --activities 1000``.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORK = (
    ("reservationer", "reservations"),
    ("leveringer", "deliveries"),
    ("tilbud", "quotations"),
    ("arrangementer", "events"),
    ("rundvisninger", "guided tours"),
    ("klager", "complaints"),
    ("besøg", "visits"),
    ("medlemskaber", "memberships"),
    ("udlejninger", "rentals"),
    ("undervisning", "lessons"),
    ("returvarer", "returned goods"),
)
TOWNS = (
    *(
        "Aalborg",
        "Esbjerg",
        "Kolding",
        "Randers",
        "Horsens",
        "Vejle",
        "Næstved",
        "Viborg",
        "Roskilde",
        "Herning",
    ),
    *(
        "Silkeborg",
        "Svendborg",
        "Holstebro",
        "Thisted",
        "Skive",
        "Nakskov",
        "Ribe",
        "Varde",
        "Skagen",
        "Odder",
    ),
)
SEASONS = (
    ("om vinteren", "in winter"),
    ("om foråret", "in spring"),
    ("om sommeren", "in summer"),
    ("om efteråret", "in autumn"),
)
TIMES = (
    ("om morgenen", "in the morning"),
    ("om formiddagen", "before noon"),
    ("om eftermiddagen", "in the afternoon"),
    ("om aftenen", "in the evening"),
)
GUESTS = (
    ("hold", "teams"),
    ("skoler", "schools"),
    ("familier", "families"),
    ("foreninger", "associations"),
    ("kunder", "customers"),
)
ABROAD = ("US", "IN", "GB", "CH", "BR")
HOME = ("DK", "SE", "DE", "NL", "IE", "FR")
MECHANISMS = {
    "US": "mechanism: scc\n  module: 2\n  copy: contact",
    "IN": "mechanism: scc\n  module: 2\n  copy: contact",
    "GB": "mechanism: adequacy",
    "CH": "mechanism: adequacy",
    "BR": "mechanism: adequacy",
}


@dataclass(frozen=True)
class Size:
    """How many of each kind are added to the worked example."""

    activities: int
    processors: int = 20
    systems: int = 30


def write_inventory(folder: Path, size: Size) -> None:
    """Write the inventory into a folder, which is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    with as_file(files("mkdocs_datamap").joinpath("example/data_map")) as example:
        shutil.copytree(example, folder)
    # Nobody has read the generated translations, and no version of the policy tells of what is generated.
    (folder / "policy/accepted-translations.yml").unlink()
    (folder / "policy/versions.yml").unlink(missing_ok=True)
    shutil.rmtree(folder / "policy/versions", ignore_errors=True)
    for name, entries in (
        ("processors", map(_processor, range(size.processors))),
        ("systems", (_system(number, size) for number in range(size.systems))),
        ("transfers", _transfers(size)),
    ):
        with (folder / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.writelines(entries)
    for number in range(size.activities):
        (folder / "activities" / f"generated-{number}.yml").write_text(_activity(number, size), "utf-8")
    told = "".join(f"      - activity: generated-{number}\n" for number in range(size.activities))
    outline = folder / "policy/privacy.yml"
    before = outline.read_text("utf-8")
    section = f"sections:\n  - id: generated\n    title: {{da: Mere, en: More}}\n    sections:\n{told}"
    outline.write_text(before.replace("sections:\n", section, 1), "utf-8")


def words_about(number: int) -> tuple[str, str]:
    """What the activity with this number is about, in Danish and English; every number has words of its own.

    Few texts of an inventory hold figures, so these do not until the words are used up, at 17,600.
    """
    chosen = []
    for words in (WORK, tuple((town, town) for town in TOWNS), GUESTS, SEASONS, TIMES):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    more = f" {number + 1}" if number else ""
    (work, work_), (town, _), (guests, guests_), (season, season_), (time, time_) = chosen
    return (
        f"{work} for {guests} i {town} {season} {time}{more}",
        f"{work_} for {guests_} in {town} {season_} {time_}{more}",
    )


def _country(number: int) -> str:
    return ABROAD[number // 4 % len(ABROAD)] if number % 4 == 0 else HOME[number % len(HOME)]


def _processor(number: int) -> str:
    return f"""\
generated-{number}:
  name: Eksempel {number} ApS
  category: {{da: leverandør {number} af it-drift, en: provider {number} of IT operations}}
  country: {_country(number)}
  services: {{da: drift af system {number}, en: operation of system {number}}}
  agreement: in-place
"""


def _system(number: int, size: Size) -> str:
    host = number % size.processors
    return f"""\
generated-{number}:
  name: System {number}
  category: {{da: fagsystem {number}, en: business system {number}}}
  country: {_country(host)}
  hosted_by: generated-{host}
  internal: {{security: [Access by role only.]}}
"""


def _transfers(size: Size) -> Iterator[str]:
    for number in range(0, size.processors, 4):
        country = _country(number)
        yield f"""\
generated-{number}:
  recipient: generated-{number}
  country: {country}
  data: [name, email-address, phone-number, correspondence]
  {MECHANISMS[country]}
  internal:
    assessments:
      - {{kind: transfer, done: 2026-10-05, conclusion: The safeguards hold in practice.}}
"""


def _activity(number: int, size: Size) -> str:
    danish, english = words_about(number)
    system = number % size.systems
    return f"""\
name: {{da: "Spørgsmål om {danish}", en: "Questions about {english}"}}
situation: {{da: "du spørger os om {danish}", en: "you ask us about {english}"}}
subjects: [correspondents]
data: [name, email-address, phone-number, correspondence]
sources: [person]
systems: [generated-{system}]
processors: [generated-{system % size.processors}]
retention:
  - period: P1Y
    from: {{da: vores seneste svar, en: our latest reply}}
    reason: {{da: "Så kan vi følge op, hvis du vender tilbage.", en: This lets us follow up if you return.}}
    norm: enquiries
provision:
  requirement: voluntary
  consequence: {{da: Uden oplysningerne kan vi ikke svare dig., en: Without the data we cannot answer you.}}
automated_decisions: none
purposes:
  answer:
    text: {{da: "svare på spørgsmål om {danish}", en: "answer questions about {english}"}}
    bases:
      - basis: legitimate-interests
        interest: {{da: "give svar om {danish}", en: "give answers about {english}"}}
internal:
  owner: shop-manager
  security: [The mailbox is open to five named members of staff.]
  assessments:
    - {{kind: interests, done: 2026-10-05, conclusion: People who ask want an answer.}}
  reviewed: 2026-11-16
"""


def main() -> None:
    """Write the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--activities", type=int, default=1000)
    parser.add_argument("--processors", type=int, default=20)
    parser.add_argument("--systems", type=int, default=30)
    asked = parser.parse_args()
    write_inventory(asked.folder, Size(asked.activities, asked.processors, asked.systems))


if __name__ == "__main__":
    main()
