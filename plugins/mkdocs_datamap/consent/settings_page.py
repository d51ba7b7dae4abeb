"""“Cookie settings”, where a choice is changed: a page to begin with, and a fragment for one that is there.

Both belong on the website that asks for consent, beside its banner. On another one, such as the site with the
policies, the button could open nothing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from mkdocs_datamap.consent.words import Words

Manager = Literal["klaro", "cookieconsent"]

HEAD: dict[Manager, tuple[str, ...]] = {
    "klaro": (
        '<link rel="stylesheet" href="klaro.min.css">',
        '<link rel="stylesheet" href="datamap-consent.css">',
        '<script defer src="datamap-consent.js"></script>',
        '<script defer src="klaro-no-css.js"></script>',
    ),
    "cookieconsent": (
        '<link rel="stylesheet" href="cookieconsent.css">',
        '<link rel="stylesheet" href="datamap-consent.css">',
        '<script defer src="cookieconsent.umd.js"></script>',
        '<script defer src="datamap-consent.js"></script>',
    ),
}
"""What goes into the head of every page of the website, in this order."""

BUTTON = '<button type="button" data-cookie-settings>{label}</button>'
"""What opens the settings; a link with the attribute does the same."""

SLUG = message("banner.settings.slug")
"""The address of the page, as a phrase."""


def button(words: Words) -> str:
    """The button for the foot of every page."""
    return BUTTON.format(label=escape(words.say(message("banner.change"))))


def page(words: Words, manager: Manager) -> str:
    """A whole page, whose source shows which lines go where."""
    title = escape(words.say(message("banner.settings")))
    head = "\n".join(HEAD[manager])
    return f"""<!doctype html>
<html lang="{words.voice.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<!-- These lines go into the head of every page of the website, in this order. -->
{head}
<style>
body {{ color: #222; font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 40rem; }}
body {{ padding: 1rem; }}
h1 {{ font-size: 1.6rem; overflow-wrap: anywhere; }}
[data-cookie-settings] {{ font: inherit; min-height: 2.75rem; padding: 0.5rem 1rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{_content(words)}
</main>
</body>
</html>
"""


def fragment(words: Words, manager: Manager, level: int) -> str:
    """The content alone, for a page of the website; its title is a heading of this level."""
    title = escape(words.say(message("banner.settings")))
    head = "\n".join(HEAD[manager])
    return f"""<!-- The head of every page of the website needs these lines, in this order:
{head}
The files are in assets/datamap/consent/ of the site that this one is from, those of {manager} on npm. -->
<section class="datamap-cookie-settings" lang="{words.voice.language}">
<h{level}>{title}</h{level}>
{_content(words)}
</section>
"""


def _content(words: Words) -> str:
    explained = escape(words.say(message("banner.withdraw")))
    without = escape(words.say(message("banner.no-script")))
    return f"""<p>{explained}</p>
<!-- This button, or a link with “data-cookie-settings”, goes to the foot of every page. -->
<p>{button(words)}</p>
<noscript><p>{without}</p></noscript>
<p>{words.links()}</p>"""
