"""Cookies and other storage on the user's device (section 3 of the Cookie Order)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import listed, provenance
from mkdocs_datamap.documents.rights import reach
from mkdocs_datamap.documents.tree import Bullets, Clause, Paragraph
from mkdocs_datamap.inventory.places import PRIVACY
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, PageLink, message

if TYPE_CHECKING:
    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.public import PublicCookie, PublicCookies
    from mkdocs_datamap.wording.message import Message, Sentence

CATEGORIES = ("necessary", "functional", "statistics", "marketing")
"""In the order in which a banner asks."""

NECESSARY = "necessary"
"""The one category that needs no consent (section 4 of the Cookie Order)."""


def definition(context: Context) -> tuple[Clause, ...]:
    """What cookies and similar technologies are, and what they collect here."""
    sentences: list[Sentence] = [message("cookies.what"), message("cookies.similar")]
    cookies = context.inventory.cookies
    if cookies and cookies.data:
        sentences.append(message("cookies.data", data=listed(cookies.data)))
    entries = (cookies, *cookies.data) if cookies else ()
    return (
        Clause(
            "cookie-definition",
            (Paragraph(tuple(sentences)),),
            provenance(*entries, provisions={"dk-cookie-order-3-2"}),
        ),
    )


def basis(context: Context) -> tuple[Clause, ...]:
    """The legal basis: consent, except for what is necessary; nothing of consent where nobody is asked."""
    cookies = context.inventory.cookies
    sentences: list[Sentence] = [message("cookies.order", order=Citation("dk-cookie-order"))]
    provisions = {"dk-cookie-order", "dk-cookie-order-4"}
    if only_necessary(cookies):
        sentences.append(message("cookies.only-necessary"))
    else:
        sentences.append(message("cookies.consent", law=Citation("dk-cookie-order-3")))
        sentences.append(message("cookies.consent-gdpr", law=Citation("gdpr-6-1-a")))
        provisions |= {"dk-cookie-order-3", "gdpr-6-1-a"}
    sentences.append(message("cookies.necessary", law=Citation("dk-cookie-order-4")))
    if any(cookie.category == NECESSARY and cookie.data for cookie in listed_cookies(cookies)):
        sentences.append(message("cookies.necessary-gdpr", page=PageLink(PRIVACY)))
    origin = provenance(provisions=provisions, reasons=listed_cookies(cookies))
    return (Clause("cookie-basis", (Paragraph(tuple(sentences)),), origin),)


def categories(context: Context) -> tuple[Clause, ...]:
    """What each category in use means; nothing while the list is not known."""
    cookies = context.inventory.cookies
    used = [name for name in CATEGORIES if any(c.category == name for c in listed_cookies(cookies))]
    if not used:
        return ()
    items = tuple((message("cookies.category", name=category_name(name)), meaning(name)) for name in used)
    blocks = (Paragraph((message("cookies.categories"),)), Bullets(items))
    origin = provenance(*listed_cookies(cookies), provisions={"dk-cookie-order-3-2"})
    return (Clause("cookie-categories", blocks, origin),)


def category_name(category: str | None) -> Message:
    """What a category is called; None is that of cookies whose category is not known."""
    return {
        "necessary": message("cookies.category.necessary"),
        "functional": message("cookies.category.functional"),
        "statistics": message("cookies.category.statistics"),
        "marketing": message("cookies.category.marketing"),
        None: message("cookies.category.unknown"),
    }[category]


def meaning(category: str) -> Message:
    """What a category means to the person who chooses."""
    return {
        "necessary": message("cookies.category.necessary.meaning"),
        "functional": message("cookies.category.functional.meaning"),
        "statistics": message("cookies.category.statistics.meaning"),
        "marketing": message("cookies.category.marketing.meaning"),
    }[category]


def choice(context: Context) -> tuple[Clause, ...]:
    """How to refuse as easily as to accept, and how to change one's mind.

    Where all cookies are necessary nobody is asked, so there is no consent to be withdrawn.
    """
    cookies = context.inventory.cookies
    if only_necessary(cookies):
        sentences: list[Sentence] = [message("cookies.no-choice", law=Citation("dk-cookie-order-4"))]
        if listed_cookies(cookies):
            sentences.append(message("cookies.browser"))
        reasons = (cookies, *listed_cookies(cookies))
        origin = provenance(provisions={"dk-cookie-order-4"}, reasons=reasons)
        return (Clause("cookie-choice", (Paragraph(tuple(sentences)),), origin),)
    sentences = [message("cookies.choice"), message("cookies.no-implied-consent")]
    if cookies and cookies.choose:
        sentences.append(cookies.choose)
    sentences.append(message("cookies.withdraw", law=Citation("gdpr-7-3")))
    if cookies and cookies.withdraw:
        sentences.append(cookies.withdraw)
    sentences.append(message("cookies.browser"))
    provisions = {"dk-cookie-order-3-2", "gdpr-7-3"}
    origin = provenance(cookies, provisions=provisions, reasons=listed_cookies(cookies))
    return (Clause("cookie-choice", (Paragraph(tuple(sentences)),), origin),)


def authorities(context: Context) -> tuple[Clause, ...]:
    """Who enforces the cookie rules, and who the rules on personal data."""
    organisation = context.inventory.organisation
    cookie = vocabulary().authorities[organisation.cookie_authority]
    data = vocabulary().authorities[organisation.supervisory_authority]
    sentences = (
        message("cookies.authority", authority=message(f"authority.{cookie.id}.name")),
        message("cookies.data-authority", authority=message(f"authority.{data.id}.name")),
    )
    origin = provenance(organisation, provisions={"gdpr-77"})
    return (Clause("cookie-authorities", (Paragraph(sentences), reach(data)), origin),)


def site_storage(context: Context) -> tuple[Clause, ...]:
    """What this very site stores on the reader's device: nothing, which the browser tests hold it to."""
    sentences = (message("site.stores-nothing"), message("site.no-third-parties"))
    origin = provenance(reasons=(context.inventory.organisation,))
    return (Clause("site-storage", (Paragraph(sentences),), origin),)


def listed_cookies(cookies: PublicCookies | None) -> tuple[PublicCookie, ...]:
    """The cookies; none while the list is not known."""
    return (cookies.entries or ()) if cookies else ()


def only_necessary(cookies: PublicCookies | None) -> bool:
    """Whether the list is known and holds nothing that needs consent; so does an empty one, or none."""
    if cookies is None:
        return True
    return cookies.entries is not None and all(each.category == NECESSARY for each in cookies.entries)
