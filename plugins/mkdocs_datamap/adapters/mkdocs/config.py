"""The options of the plugin, as ``mkdocs.yml`` gives them."""

from __future__ import annotations

import re

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from mkdocs_datamap.adapters.mkdocs.accent import parse_colour

_ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?")


class Colour(c.Type[str]):
    """A colour as ``#rrggbb``: nothing else can get into the stylesheet."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The colour in lower case; raises ValidationError for anything but ``#rrggbb``."""
        text = super().run_validation(value)
        try:
            parse_colour(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        return text.lower()


class EditAddress(c.Type[str]):
    """A web address with the fields ``{path}`` and ``{line}``, the first of which must be there."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The address as it is written; raises ValidationError for one that leads to no file."""
        text = super().run_validation(value)
        fields = set(re.findall(r"\{([^{}]*)\}", text))
        if not text.startswith("https://") or "path" not in fields or fields - {"path", "line"}:
            raise ValidationError(
                f"“{text}” leads to no file: write it as https://…/{{path}}#L{{line}}, where {{path}} "
                "is the file and {line} the line."
            )
        return text


class Origin(c.Type[str]):
    """A site by its scheme and host: nothing else can get into the headers."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The origin; raises ValidationError for anything but ``https://host`` or ``https://host:port``."""
        text = super().run_validation(value)
        if not _ORIGIN.fullmatch(text):
            raise ValidationError(
                f"“{text}” is not a site. Write its scheme and host alone, such as https://www.example.dk"
            )
        return text


class DataMapConfig(Config):  # type: ignore[no-untyped-call]
    """What a site may choose. Paths are relative to ``mkdocs.yml``."""

    data_map = c.Dir(exists=True, default="data_map")
    """The folder of the processing inventory."""

    audience = c.Choice(("public", "internal"), default="public")
    """Who reads the site: ``public`` has only what the inventory declares public; ``internal`` has
    everything, is kept out of search engines and says on every page that it is internal."""

    engine = c.Choice(("wasm", "dot"), default="wasm")
    """What draws the diagrams: ``wasm`` is Graphviz in the Python process, ``dot`` the system's Graphviz."""

    cache_dir = c.Dir(default=".cache/datamap")
    """Where drawn diagrams are kept between builds. It can be deleted at any time."""

    accent = c.Optional(Colour())
    """The colour of links and marks as ``#rrggbb``; darkened or lightened until each background lets it be
    read."""

    site_names = c.DictOfItems(c.Type(str), default={})
    """The name of the site by language, where it differs from ``site_name``: ``{en: Ajos – privacy}``."""

    consent = c.Optional(c.Choice(("klaro", "cookieconsent")))
    """The consent manager for which the cookies of the inventory become a configuration, in
    ``assets/datamap/consent/``."""

    embed_heading_level = c.Choice((1, 2, 3, 4), default=2)
    """The level of the heading with which the fragments in ``embed/`` begin: 2 below a title of the page."""

    redirects = c.DictOfItems(c.Type(str), default={})
    """Old addresses and the pages that took their place: ``{/old-page.aspx: /cookiepolitik/}``. Old ones are
    the part after the host; new ones are pages of this site."""

    edit_url = c.Optional(EditAddress())
    """Where staff edit a line of the inventory, for the links of the internal map:
    ``https://example.com/edit/main/{path}#L{line}``, with the path of the file in the repository. Without it
    pages name file and line."""

    docs_language = c.Optional(c.Type(str))
    """The language of hand-written pages outside a language's folder; by default the inventory's first."""

    security = c.Type(bool, default=True)
    """Whether pages carry a Content-Security-Policy, and the site the files that make hosts send security
    headers. Set it to false only for a site that loads something from elsewhere, and guard that yourself."""

    embed_origins = c.ListOfItems(Origin(), default=[])
    """The sites that may show the fragments below ``embed/`` in a frame: ``[https://www.ajos.dk]``. Nobody
    may frame a page of the site itself."""
