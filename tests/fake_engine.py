"""A stand-in for the engine, as a MkDocs hook: a small site in several languages.

`data_map/mood.txt` says what the engine answers: `well`, `warned` or `broken`; the word
is printed on the pages.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from mkdocs_datamap.adapters.mkdocs.built import BuildOptions, BuiltSite, NotFound
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.render.site import Asset, Site, SitePage

if TYPE_CHECKING:
    from pathlib import Path

PATHS = {
    "da": ("", "privatlivspolitik", "cookiepolitik", "modtagere-og-overfoersler"),
    "en": ("en", "en/privacy-policy", "en/cookie-policy", "en/recipients-and-transfers"),
    "de": ("de", "de/datenschutz", "de/cookies", "de/empfaenger"),
    "kl": ("kl", "kl/privacy", "kl/cookies", "kl/recipients"),
}
TITLES = {
    "da": ("Privatliv", "Privatlivspolitik", "Cookiepolitik", "Modtagere og overførsler"),
    "en": ("Privacy", "Privacy policy", "Cookie policy", "Recipients and transfers"),
    "de": ("Datenschutz", "Datenschutzerklärung", "Cookie-Richtlinie", "Empfänger und Übermittlungen"),
    "kl": ("Namminersorneq", "Namminersorneq A", "Namminersorneq B", "Namminersorneq C"),
}
TEXTS = {
    "da": (
        "Her kan du se, hvilke oplysninger vi har om dig, og hvad du kan gøre.",
        "Vi bruger dine oplysninger til kundetilfredshedsundersøgelser og til at udbetale løn til ansatte.",
        "Vi sætter ingen cookies, før du har sagt ja. Et samtykke kan altid trækkes tilbage.",
        "Vi videregiver oplysninger til vores IT-leverandører og til myndigheder, når loven kræver det.",
    ),
    "en": (
        "Here you can see which data we have about you, and what you can do.",
        "We use your data for customer satisfaction surveys and to pay salaries to employees.",
        "We set no cookies before you have said yes. Consent can always be withdrawn.",
        "We disclose data to our IT suppliers and to authorities when the law requires it.",
    ),
    "de": (
        "Hier sehen Sie, welche Daten wir über Sie haben.",
        "Wir verwenden Ihre Daten für Umfragen zur Kundenzufriedenheit.",
        "Wir setzen keine Cookies, bevor Sie zugestimmt haben.",
        "Wir geben Daten an unsere IT-Dienstleister weiter.",
    ),
    "kl": ("Illit paasissutissatit.", "Paasissutissat atorpagut.", "Cookies.", "Tunniussisarpugut."),
}
HEADINGS = {
    "da": ("Formål", "Opbevaring"),
    "en": ("Purposes", "Retention"),
    "de": ("Zwecke", "Aufbewahrung"),
    "kl": ("Siunertaq", "Toqqortaqarneq"),
}
NOT_FOUND = {
    "da": NotFound("Siden findes ikke", "Adressen er forkert, eller siden er flyttet.", "Gå til forsiden"),
    "en": NotFound("Page not found", "The address is wrong, or the page has moved.", "Go to the front page"),
    "de": NotFound("Seite nicht gefunden", "Die Adresse ist falsch.", "Zur Startseite"),
    "kl": NotFound("Qupperneq nanineqanngilaq", "Adresse kukkuvoq.", "Saqqaa"),
}
HEADING_LINK = {
    "da": "Link til dette afsnit",
    "en": "Link to this section",
    "de": "Link zu diesem Abschnitt",
    "kl": "Link",
}
NOTICE = {
    "da": "Internt: må ikke deles uden for virksomheden.",
    "en": "Internal: not to be shared outside the company.",
    "de": "Intern: nicht weitergeben.",
    "kl": "Intern.",
}
KEYS = ("home", "privacy", "cookies", "recipients")
LANGUAGES_FILE = "languages.txt"
MOOD_FILE = "mood.txt"


def build_site(data_map: Path, options: BuildOptions) -> BuiltSite:
    languages = tuple((data_map / LANGUAGES_FILE).read_text().split())
    mood = (data_map / MOOD_FILE).read_text().strip()
    diagnostics = tuple(_diagnostics(data_map, mood))
    site = None if mood == "broken" else _site(languages, mood, options.audience)
    return BuiltSite(site, diagnostics, (), NOT_FOUND, HEADING_LINK, NOTICE)


def _diagnostics(data_map: Path, mood: str):
    place = data_map / "cookies.yml"
    if mood == "broken":
        yield Diagnostic(
            "DM301", Severity.ERROR, Location(place, 3, 5), "The cookie has no purpose.", "Add one."
        )
        yield Diagnostic(
            "DM302", Severity.ERROR, Location(place, 9, 1), "The duration is <b>wrong</b>.", "Use P1Y."
        )
    if mood in ("broken", "warned"):
        yield Diagnostic(
            "DM901", Severity.WARNING, Location(place, 1, 1), "The review is late.", "Review it."
        )
        yield Diagnostic("DM902", Severity.WARNING, Location(place, 2, 1), "The law is old.", "Check it.")
        yield Diagnostic("DM903", Severity.NOTE, Location(place, 2, 1), "A note.", "Nothing.")


def _site(languages: tuple[str, ...], mood: str, audience: str) -> Site:
    pages = tuple(
        SitePage(
            key=key,
            language=language,
            path=PATHS[language][number],
            title=TITLES[language][number],
            description=TEXTS[language][number],
            body=_body(language, number, mood),
            entry="policy/privacy.yml",
        )
        for language in languages
        for number, key in enumerate(KEYS)
    )
    secret = (
        tuple(
            SitePage(
                key="activity-payroll",
                language=language,
                path=f"{PATHS[language][1]}/payroll",
                title=f"Payroll {language}",
                description="",
                body=f"# Payroll {language} {{ #page-payroll }}",
                entry="activities/payroll.yml",
            )
            for language in languages
        )
        if audience == "internal"
        else ()
    )
    look = files("mkdocs_datamap.render").joinpath("assets/site.css").read_bytes()
    css = Asset("assets/engine/site.css", look)
    return Site(languages, pages + secret, (css, Asset("assets/engine/drawing.svg", _DRAWING)))


_DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Drawing</title>'
    b'<a href="../../privatlivspolitik/#purposes"><path d="M0 0h9v9z"/></a></svg>'
)


def _body(language: str, number: int, mood: str) -> str:
    own = PATHS[language][number]
    way = "/".join([".."] * len([part for part in own.split("/") if part])) or "."
    purposes, retention = HEADINGS[language]
    others = " ".join(
        f'<li><a href="{way}/{path}{"/" if path else ""}#retention">{title}</a></li>'
        for path, title in zip(PATHS[language], TITLES[language], strict=True)
        if path != own
    )
    return "\n\n".join(
        (
            f"# {TITLES[language][number]} {{ #page-{KEYS[number]} }}",
            f'<div class="dm-lead"><p>{TEXTS[language][number]}</p></div>',
            f'## <span class="dm-number">1</span> {purposes} {{ #purposes }}',
            f'<div class="dm-clause" id="purposes-1"><p>{mood} {TEXTS[language][number]}</p></div>',
            f'## <span class="dm-number">2</span> {retention} {{ #retention }}',
            f'<ul class="dm-bullets">{others}</ul>',
            f'<p><a href="{way}/assets/engine/drawing.svg">SVG</a> <a href="#purposes">1</a></p>',
        )
    )


def on_startup(*, command: str, dirty: bool) -> None:
    """Keep this hook between rebuilds."""


# Before the plugin's own event, and for this configuration alone: tests run in one process.
@event_priority(200)
def on_config(config):
    """Put this engine in the place of the real one."""
    config.plugins["datamap"].build_site = build_site
    return config
