"""Configuration for Klaro 0.7 (https://github.com/klaro-org/klaro-js, BSD-3-Clause)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.consent.banner import NECESSARY, Banner, Service
from mkdocs_datamap.consent.clearing import domains, erasable, other_storage, pattern
from mkdocs_datamap.inventory.places import PRIVACY
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from mkdocs_datamap.consent.words import Words

NAME = "klaro"
COOKIE = "klaro"
"""The name under which Klaro keeps the choice unless it is told another."""


def settings(banner: Banner, words: dict[str, Words], days: int) -> dict[str, Any]:
    """What ``assets/klaro.js`` turns into ``klaroConfig``.

    Klaro knows no revision, but asks again when a service is new. So one service, which is always on, has the
    revision in its name.
    """
    keys = [service.key for service in banner.services if service.category != NECESSARY]
    return {
        "config": {
            "version": 1,
            "elementID": "klaro",
            "storageMethod": "cookie",
            "storageName": banner.remembers.name if banner.remembers else COOKIE,
            "cookieExpiresAfterDays": days,
            "default": False,
            "mustConsent": False,
            "acceptAll": True,
            "hideDeclineAll": False,
            "hideLearnMore": False,
            "showNoticeTitle": True,
            "noticeAsModal": False,
            "htmlTexts": True,
            "groupByPurpose": True,
            "purposeOrder": list(banner.categories),
            "translations": {language: _translation(banner, each) for language, each in words.items()},
            "services": [
                {
                    "name": f"revision-{banner.revision}",
                    "purposes": [NECESSARY],
                    "required": True,
                },
                *(_service(service) for service in banner.services if service.category != NECESSARY),
            ],
        },
        "revision": f"revision-{banner.revision}",
        "forget": {
            service.key: other_storage(service.cookies) for service in banner.services if service.key in keys
        },
    }


def _service(service: Service) -> dict[str, Any]:
    cookies = erasable(service.cookies)
    return {
        "name": service.key,
        "purposes": [service.category],
        "default": False,
        "cookies": [
            *(pattern(cookie) for cookie in cookies),
            *([pattern(cookie), "/", f".{domain}"] for cookie in cookies for domain in domains(cookie)),
        ],
    }


def _translation(banner: Banner, words: Words) -> dict[str, Any]:
    say = words.say
    necessary = tuple(cookie for service in banner.of(NECESSARY) for cookie in service.cookies)
    translated: dict[str, Any] = {
        "privacyPolicyUrl": words.policies.get(PRIVACY, ""),
        "acceptAll": say(message("banner.accept")),
        "ok": say(message("banner.accept")),
        "decline": say(message("banner.refuse")),
        "acceptSelected": say(message("banner.save")),
        "save": say(message("banner.save")),
        "close": say(message("banner.close")),
        "poweredBy": say(message("banner.made-with")),
        "consentNotice": {
            "title": say(message("banner.title")),
            "description": f"{escape(words.asks(banner))} {words.links()}",
            "changeDescription": say(message("banner.changed")),
            "learnMore": say(message("banner.choose")),
        },
        "consentModal": {
            "title": say(message("banner.settings")),
            "description": escape(say(message("banner.withdraw"))),
        },
        "privacyPolicy": {"name": say(message("page.privacy.title")), "text": "{privacyPolicy}"},
        "purposeItem": {
            "service": say(message("banner.provider")),
            "services": say(message("banner.providers")),
        },
        "purposes": {
            category: {"title": words.category(category), "description": words.meaning(category)}
            for category in banner.categories
        },
        "service": {
            "disableAll": {
                "title": say(message("banner.all")),
                "description": say(message("banner.all.text")),
            },
            "optOut": {"title": "", "description": ""},
            "required": {
                "title": say(message("banner.always")),
                "description": words.meaning(NECESSARY),
            },
            "purpose": say(message("banner.provider")),
            "purposes": say(message("banner.providers")),
        },
        f"revision-{banner.revision}": {
            "title": words.category(NECESSARY),
            "description": _list(necessary, words),
        },
    }
    for service in banner.services:
        if service.category != NECESSARY:
            translated[service.key] = {
                "title": words.provider(service),
                "description": _list(service.cookies, words),
            }
    return translated


def _list(cookies: tuple[Any, ...], words: Words) -> str:
    """The cookies as HTML; Klaro puts it into a span, so lines stand in the place of list items."""
    lines = []
    for cookie in cookies:
        row = words.row(cookie)
        facts = f"<strong>{escape(row['name'])}</strong>: {escape(row['purpose'])} {escape(row['duration'])}."
        lines.append(facts)
    return "<br>".join(lines)
