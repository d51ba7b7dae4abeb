"""Every fact of a legal basis and of retention, taken out of the example one at a time: who notices?"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from example_case import EXAMPLE, ON, example_case
from pydantic import ValidationError

from mkdocs_datamap.inventory.activities import Activity, Purpose
from mkdocs_datamap.inventory.categories import DataCategory, SubjectGroup
from mkdocs_datamap.inventory.shared_purposes import join_shared
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.rules import legal_basis, retention
from mkdocs_datamap.rules.check import Case

CHECKS = (*legal_basis.CHECKS, *retention.CHECKS)
AREA = {
    "bases",
    "special_basis",
    "criminal_basis",
    "national_id_basis",
    "marketing",
    "further_use_of",
    "retention",
    "kind",
    "children",
}
LANGUAGES = {"da", "en"}

SURVIVORS = {
    "bases": "that there is a basis at all is a rule of the notice (T04)",
    "bases.*": "the only one: a rule of the notice (T04); where another is left, it may be enough",
    "bases.*.for": "a basis without “for” is for everybody",
    "bases.*.for.*": "a basis for no group in particular is for everybody",
    "bases.*.note": "words to explain",
    "retention": "that there is retention at all is a rule of the notice (T11)",
    "retention.*": "the only rule: that there is one is a rule of the notice (T11)",
    "retention.*.reason": "words to explain; a longer period than usual does need one",
    "retention.*.norm": "what a period is held against; a norm has no period that the law asks for",
    "retention.*.law": "a citation: Art. 13(2)(a) asks for the period",
    "marketing": "a text that does not speak of news or offers tells nobody that it is marketing",
    "marketing.channels.*": "another channel is left, and has the same permission",
    "further_use_of": "only the company knows for what it first collected the data",
    "children": "matters only where consent is asked of them",
}


def places(value, path=(), *, inside=False):
    """Every key and every item in the area of these rules; texts are one fact."""
    if isinstance(value, dict) and value.keys() <= LANGUAGES:
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        here = inside or key in AREA
        if here:
            yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key), inside=here)


def without(content, place):
    copy = deepcopy(content)
    holder = copy
    for step in place[:-1]:
        holder = holder[step]
    del holder[place[-1]]
    return copy


def raw(name):
    return read_yaml(EXAMPLE / name)[0].value


class Example:
    """The example, built again from values with one of its files replaced."""

    def __init__(self):
        self.case = example_case()
        names = sorted(path.stem for path in (EXAMPLE / "activities").glob("*.yml"))
        self.raw = {f"activities/{name}.yml": raw(f"activities/{name}.yml") for name in names}
        self.activities = {
            name: Activity.model_validate(self.raw[f"activities/{name}.yml"]) for name in names
        }
        self.shared = {key: Purpose.model_validate(value) for key, value in raw("purposes.yml").items()}
        for name in ("purposes.yml", "data-categories.yml", "subjects.yml"):
            self.raw[name] = raw(name)

    def with_file(self, name, content):
        """The case; raises ValidationError where the loader would refuse the file."""
        inventory = self.case.inventory
        activities, shared = self.activities, self.shared
        if name == "data-categories.yml":
            read = {key: DataCategory.model_validate(value) for key, value in content.items()}
            return Case(replace(inventory, data_categories=read), {}, ON)
        if name == "subjects.yml":
            read = {key: SubjectGroup.model_validate(value) for key, value in content.items()}
            return Case(replace(inventory, subjects=read), {}, ON)
        if name == "purposes.yml":
            shared = {key: Purpose.model_validate(value) for key, value in content.items()}
        else:
            identifier = name.removeprefix("activities/").removesuffix(".yml")
            activities = activities | {identifier: Activity.model_validate(content)}
        joined, _ = join_shared(activities, shared, {"purposes": frozenset(shared)}, inventory.locate)
        return Case(replace(inventory, activities=joined, purposes=shared), {}, ON)


def pattern(place):
    """The place from the field of the area on, without the numbers of items."""
    start = next(index for index, step in enumerate(place) if step in AREA)
    return ".".join("*" if isinstance(step, int) else step for step in place[start:])


def entry_of(name, place):
    """How the paths of findings about this place begin."""
    if name.startswith("activities/"):
        return ("activities", name.removeprefix("activities/").removesuffix(".yml"))
    return (name.removesuffix(".yml").replace("-", "_"), place[0])


def test_every_fact_that_the_law_asks_for_is_missed_when_it_is_gone():
    example = Example()
    survivors, tried = {}, 0
    for name, content in example.raw.items():
        for place in places(content):
            tried += 1
            try:
                case = example.with_file(name, without(content, place))
            except ValidationError:
                continue
            found = [finding for check in CHECKS for finding in check.find(case)]
            if not found:
                survivors.setdefault(pattern(place), []).append((name, place))
            elif name.startswith("activities/"):
                assert any(finding.path[:2] == entry_of(name, place) for finding in found), (name, place)

    assert tried > 400
    assert {key: places for key, places in survivors.items() if key not in SURVIVORS} == {}
    assert SURVIVORS.keys() == survivors.keys(), "the table holds what does not survive any more"
