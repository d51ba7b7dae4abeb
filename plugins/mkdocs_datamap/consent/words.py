"""What the banner says, in one language: the phrases of the catalogues, with links to both policies."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.cookie_list import lasting, provider_name, storage_name
from mkdocs_datamap.documents.cookies import category_name, meaning
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY
from mkdocs_datamap.wording.message import Names, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.consent.banner import Banner, Service
    from mkdocs_datamap.inventory.public import PublicCookie
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import Voice


@dataclass(frozen=True)
class Words:
    """A voice, the organisation's name, and the addresses of the policies in its language, by page key."""

    voice: Voice
    us: str
    policies: Mapping[str, str]

    def say(self, sentence: Sentence) -> str:
        """The sentence as plain text."""
        return self.voice.words(sentence)

    def asks(self, banner: Banner) -> str:
        """What the banner asks, in full sentences."""
        purposes = tuple(_purpose(each) for each in banner.categories if each != "necessary")
        return self.say(message("banner.text", purposes=Names(purposes)))

    def links(self, between: str = " · ") -> str:
        """Both policies as HTML links, with something between them."""
        titles = {
            COOKIES: message("page.cookies.title"),
            PRIVACY: message("page.privacy.title"),
        }
        return between.join(
            f'<a href="{escape(self.policies[key])}">{escape(self.say(title))}</a>'
            for key, title in titles.items()
            if key in self.policies
        )

    def category(self, category: str) -> str:
        """What a category is called."""
        return self.say(category_name(category))

    def meaning(self, category: str) -> str:
        """What a category means."""
        return self.say(meaning(category))

    def provider(self, service: Service) -> str:
        """Who is behind a service."""
        if service.provider is None:
            return self.us
        return self.say(message("cell", content=service.provider.name))

    def columns(self) -> dict[str, str]:
        """The heads of a table of cookies, by key."""
        return {
            "name": self.say(message("column.cookie")),
            "provider": self.say(message("column.provider")),
            "purpose": self.say(message("column.cookie-purpose")),
            "duration": self.say(message("column.duration")),
        }

    def row(self, cookie: PublicCookie) -> dict[str, str]:
        """A cookie as the policy tells it, by the keys of the columns."""
        kind = storage_name(cookie.storage)
        return {
            "name": self.say(message("cookies.name", name=cookie.name, kind=kind)),
            "provider": self.say(provider_name(cookie, self.us)),
            "purpose": self.say(cookie.purpose or message("cookies.purpose-unknown")),
            "duration": self.say(lasting(cookie)),
        }


def _purpose(category: str) -> Sentence:
    return {
        "functional": message("banner.for.functional"),
        "statistics": message("banner.for.statistics"),
        "marketing": message("banner.for.marketing"),
    }[category]
