"""How long the whole check takes, as a multiple of what fideslang needs to load and validate as many systems.

fideslang is the nearest neighbour: privacy facts as YAML, typed by pydantic. It runs in an environment of its
own, since it pins another pydantic; ``--python PATH`` names its interpreter. Its 10,000 systems stand in one
file, which is to its advantage (it joins files in quadratic time), and say about as much as our activities.
It loads and validates; our check judges as well. The goal is at most 0.5.
"""

from __future__ import annotations

import argparse
import multiprocessing
import subprocess
import tempfile
from pathlib import Path

from check_speed import checked
from generated_inventory import Size, words_about, write_inventory
from reporting import machine, verdict_on

GOAL = 0.5

LOAD = """\
import sys, time
from fideslang.manifests import ingest_manifests
from fideslang.parse import load_manifests_into_taxonomy
begun = time.process_time()
taxonomy = load_manifests_into_taxonomy(ingest_manifests(sys.argv[1]))
print(time.process_time() - begun)
assert len(taxonomy.system) == int(sys.argv[2])
"""


def write_systems(path: Path, number: int) -> None:
    """Write as many systems of fideslang, each with two privacy declarations."""
    path.write_text("system:\n" + "".join(map(_system, range(number))), encoding="utf-8")


def _system(number: int) -> str:
    danish, english = words_about(number)
    return f"""\
  - fides_key: generated_{number}
    organization_fides_key: default_organization
    name: Questions about {english}
    description: People ask us about {english} ({danish}).
    system_type: Service
    administrating_department: Customer service
    legal_name: Eksempel {number} ApS
    legal_address: Eksempelvej {number}, 8000 Aarhus C
    responsibility: [Controller]
    privacy_policy: https://www.example.com/privacy/{number}
    uses_profiling: false
    does_international_transfers: false
    privacy_declarations:
      - name: Answer questions about {english}
        data_categories: [user.name, user.contact.email, user.contact.phone_number, user.content]
        data_use: essential.service.operations.support
        data_subjects: [customer]
        legal_basis_for_processing: Legitimate interests
        legal_interest_assessment: People who ask want an answer.
        impact_assessment_location: https://www.example.com/assessments/{number}
        retention_period: "365"
        features: [answers]
      - name: Count questions about {english}
        data_categories: [user.content]
        data_use: analytics.reporting
        data_subjects: [customer]
        legal_basis_for_processing: Legitimate interests
        retention_period: "365"
"""


def main() -> None:
    """Print the ratio of each round, and their median."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", required=True, help="the interpreter that has fideslang")
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, systems = Path(temporary) / "data_map", Path(temporary) / "systems.yml"
        write_inventory(folder, Size(asked.number, asked.number // 50, asked.number // 30))
        write_systems(systems, asked.number)
        ours = sum(path.stat().st_size for path in folder.rglob("*.yml")) / 1e6
        theirs_size = systems.stat().st_size / 1e6
        print(machine())
        print(f"{asked.number} activities, {ours:.1f} MB; {asked.number} systems, {theirs_size:.1f} MB")
        fresh = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1)
        ratios = []
        for number in range(asked.rounds):
            command = [asked.python, "-c", LOAD, str(systems), str(asked.number)]
            theirs = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            own = fresh.apply(checked, (folder,))
            ratios.append(own / theirs)
            print(
                f"round {number + 1}: fideslang {theirs:.2f} s, check {own:.2f} s, ratio {own / theirs:.2f}"
            )
        print(verdict_on(ratios, GOAL))


if __name__ == "__main__":
    main()
