"""Configuration for vanilla-cookieconsent 3 (https://github.com/orestbida/cookieconsent, MIT)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.consent.banner import NECESSARY, Banner
from mkdocs_datamap.consent.clearing import domains, erasable, other_storage, pattern
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from mkdocs_datamap.consent.words import Words
    from mkdocs_datamap.inventory.public import PublicCookie

NAME = "cookieconsent"
COOKIE = "cc_cookie"
"""The name under which it keeps the choice unless it is told another."""


def settings(banner: Banner, words: dict[str, Words], days: int) -> dict[str, Any]:
    """What ``assets/cookieconsent.js`` runs; it makes regular expressions of the names."""
    return {
        "config": {
            "revision": banner.revision,
            "autoClearCookies": True,
            "manageScriptTags": True,
            "hideFromBots": False,
            "disablePageInteraction": False,
            "cookie": {
                "name": banner.remembers.name if banner.remembers else COOKIE,
                "expiresAfterDays": days,
                "secure": True,
            },
            "guiOptions": {
                "consentModal": {"layout": "box", "equalWeightButtons": True, "flipButtons": False},
                "preferencesModal": {"layout": "box", "equalWeightButtons": True, "flipButtons": False},
            },
            "categories": {category: _category(banner, category) for category in banner.categories},
            "language": {
                "default": next(iter(words)),
                "autoDetect": "document",
                "translations": {language: _translation(banner, each) for language, each in words.items()},
            },
        },
        "forget": {
            category: [item for service in banner.of(category) for item in other_storage(service.cookies)]
            for category in banner.categories
            if category != NECESSARY
        },
    }


def _category(banner: Banner, category: str) -> dict[str, Any]:
    if category == NECESSARY:
        return {"enabled": True, "readOnly": True}
    cookies = [cookie for service in banner.of(category) for cookie in service.cookies]
    return {"enabled": False, "autoClear": {"cookies": _clear(cookies)}}


def _clear(cookies: list[PublicCookie]) -> list[dict[str, str]]:
    own = erasable(cookies)
    return [
        *({"name": pattern(cookie)} for cookie in own),
        *({"name": pattern(cookie), "domain": domain} for cookie in own for domain in domains(cookie)),
    ]


def _translation(banner: Banner, words: Words) -> dict[str, Any]:
    say = words.say
    return {
        "consentModal": {
            "title": escape(say(message("banner.title"))),
            "description": escape(words.asks(banner)) + " {{revisionMessage}}",
            "acceptAllBtn": escape(say(message("banner.accept"))),
            "acceptNecessaryBtn": escape(say(message("banner.refuse"))),
            "showPreferencesBtn": escape(say(message("banner.choose"))),
            "revisionMessage": escape(say(message("banner.changed"))),
            "footer": words.links("\n"),
        },
        "preferencesModal": {
            "title": escape(say(message("banner.settings"))),
            "acceptAllBtn": escape(say(message("banner.accept"))),
            "acceptNecessaryBtn": escape(say(message("banner.refuse"))),
            "savePreferencesBtn": escape(say(message("banner.save"))),
            "closeIconLabel": say(message("banner.close")),
            "sections": [
                {"description": escape(say(message("banner.withdraw")))},
                *(_section(banner, category, words) for category in banner.categories),
                {"description": words.links()},
            ],
        },
    }


def _section(banner: Banner, category: str, words: Words) -> dict[str, Any]:
    cookies = [cookie for service in banner.of(category) for cookie in service.cookies]
    return {
        "title": escape(words.category(category)),
        "description": escape(words.meaning(category)),
        "linkedCategory": category,
        "cookieTable": {
            "caption": escape(words.category(category)),
            "headers": {key: escape(head) for key, head in words.columns().items()},
            "body": [{key: escape(cell) for key, cell in words.row(each).items()} for each in cookies],
        },
    }
