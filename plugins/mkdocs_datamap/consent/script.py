"""The files that a website places: a script with the settings in it, a style sheet, a page for the choice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.consent import cookieconsent, klaro
from mkdocs_datamap.consent.banner import banner
from mkdocs_datamap.consent.settings_page import page
from mkdocs_datamap.inventory.periods import DAY, seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.consent.settings_page import Manager
    from mkdocs_datamap.consent.words import Words
    from mkdocs_datamap.inventory.public import PublicInventory

_MANAGERS: dict[str, Any] = {klaro.NAME: klaro, cookieconsent.NAME: cookieconsent}
_DAYS = 182
"""Days for which a choice is kept when the inventory does not say: half a year."""


@dataclass(frozen=True)
class ConsentFiles:
    """Contents by file name."""

    script: str
    style: str
    pages: Mapping[str, str]

    def items(self) -> dict[str, bytes]:
        """All of them, as bytes."""
        return {
            "datamap-consent.js": self.script.encode(),
            "datamap-consent.css": self.style.encode(),
            **{name: page.encode() for name, page in self.pages.items()},
        }


def consent_files(inventory: PublicInventory, words: dict[str, Words], manager: Manager) -> ConsentFiles:
    """The files for a consent manager, in the languages of ``words``; raises NoBannerError."""
    asked = banner(inventory)
    kept = asked.remembers.duration if asked.remembers else ""
    settings = _MANAGERS[manager].settings(asked, words, _days(kept))
    pages = {f"cookie-settings.{language}.html": page(each, manager) for language, each in words.items()}
    return ConsentFiles(_script(settings, manager), _asset("consent.css"), pages)


def _days(period: str) -> int:
    """The whole days of a period; what is no period is half a year."""
    try:
        return max(seconds(period) // DAY, 1)
    except ValueError:
        return _DAYS


def _script(settings: dict[str, Any], manager: Manager) -> str:
    # “<” is written as an escape, so that the script can stand in a page too.
    data = json.dumps(settings, ensure_ascii=False, indent=2).replace("<", "\\u003c")
    return (
        f"// Made by datamap from the cookies that the cookie policy lists. For {manager}. Do not edit.\n"
        f"(() => {{\nconst settings = {data};\n{_asset('forget.js')}{_asset(f'{manager}.js')}}})();\n"
    )


def _asset(name: str) -> str:
    return files("mkdocs_datamap.consent").joinpath("assets", name).read_text("utf-8")
