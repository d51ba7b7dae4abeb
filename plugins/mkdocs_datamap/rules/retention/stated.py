"""Every retention rule that the inventory states, once, with its place and the purposes that follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_datamap.rules.remembered import remembered
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.activities import RetentionRule
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use


@dataclass
class Schedule:
    """The rules that stand in one place; an activity's, or a shared purpose's, hold for several purposes."""

    place: Path
    rules: tuple[RetentionRule, ...]
    followers: list[Use] = field(default_factory=list)
    """The purposes that the rules are for, at least one."""

    @property
    def whose(self) -> str:
        """What the rules are of, in words."""
        kind = "activity" if self.place[0] == "activities" and "purposes" not in self.place else "purpose"
        return f"the {kind} “{self.place[-2]}”"


def schedules(case: Case) -> tuple[Schedule, ...]:
    """The rules of the inventory by place, in the order of the files."""
    return _schedules(case.inventory)


@remembered
def _schedules(inventory: Inventory) -> tuple[Schedule, ...]:
    by_place: dict[Path, Schedule] = {}
    for use in uses(inventory):
        rules = use.fact("retention")
        if isinstance(rules, tuple):
            place = use.where("retention")
            by_place.setdefault(place, Schedule(place, rules)).followers.append(use)
    return tuple(by_place.values())


def rules_of(case: Case) -> tuple[tuple[Schedule, Path, RetentionRule], ...]:
    """(Schedule, place, rule) for every rule."""
    return _rules(case.inventory)


@remembered
def _rules(inventory: Inventory) -> tuple[tuple[Schedule, Path, RetentionRule], ...]:
    return tuple(
        (schedule, (*schedule.place, index), rule)
        for schedule in _schedules(inventory)
        for index, rule in enumerate(schedule.rules)
    )
