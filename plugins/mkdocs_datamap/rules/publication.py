"""Is the inventory in good order, and fit to be published? (DM601–DM612): here the family's list."""

from __future__ import annotations

from mkdocs_datamap.rules import deadlines, outdated, stand_ins, tidiness

CHECKS = (*tidiness.CHECKS, *deadlines.CHECKS, *outdated.CHECKS, *stand_ins.CHECKS)
