"""The processor's record (Art. 30(2) GDPR): ``on-behalf-of.yml`` (P1–P4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.notice.controller import reachable
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.vague import open_ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.parties import Mandate
    from mkdocs_datamap.rules.check import Case


def _mandate(
    contact: str = "{email: kontakt@kunde.example}",
    processing: str = "{da: lagring af garantisager, en: storage of warranty cases}",
    more: str = "",
) -> str:
    return f"""\
# on-behalf-of.yml
warranty:
  controller: Kunde ApS
  contact: {contact}
  processing: {processing}
{more}"""


_SECURED = """\
  internal:
    security: [Separate folder with personal logins.]
"""


@check(
    Rule(
        id="DM160",
        severity=Severity.ERROR,
        title="The record says how each controller is reached",
        article="Article 30(2)(a) GDPR",
        why="A processor’s record must hold the name and contact details of each controller on whose behalf "
        "it acts.",
        before=_mandate(contact="{name: Kundeservice}"),
        after=_mandate(),
    ),
    covers=("P1",),
)
def controllers_can_be_reached(case: Case) -> Iterator[Finding]:
    """Mandates without contact details of the controller."""
    for name, mandate in case.inventory.mandates.items():
        if mandate.contact is None or not reachable(mandate.contact):
            yield Finding(
                ("mandates", name, "contact"),
                f"There are no contact details of {mandate.controller}.",
                "Add “contact” with an “email”, a “phone” or an “address”.",
                key=True,
            )


@check(
    Rule(
        id="DM161",
        severity=Severity.WARNING,
        title="The record says which processing is carried out for a controller",
        article="Article 30(2)(b) GDPR",
        why="The categories of processing must be recognisable; “various services” is none.",
        before=_mandate(processing="{da: diverse ydelser, en: various services}"),
        after=_mandate(),
    ),
    covers=("P2",),
)
def mandates_are_specified(case: Case) -> Iterator[Finding]:
    """Open-ended words in what is done for a controller."""
    for name, mandate in case.inventory.mandates.items():
        found = open_ended(mandate.processing)
        if found:
            yield Finding(
                ("mandates", name, "processing", found[0]),
                f"“{found[1]}” leaves open which processing is carried out.",
                "Name the kinds of processing: “storage and backup of customer files”.",
            )


@check(
    Rule(
        id="DM162",
        severity=Severity.ERROR,
        title="The record names the third countries to which a controller’s data go",
        article="Article 30(2)(c) GDPR",
        why="Data that go back to a controller outside the EU/EEA, or on to a sub-processor there, are "
        "transferred. The record must identify the country.",
        before=_mandate("{address: {street: Imaneq 1, postcode: 3900, city: Nuuk, country: GL}}"),
        after=_mandate(
            "{address: {street: Imaneq 1, postcode: 3900, city: Nuuk, country: GL}}",
            more="  countries: [GL]\n",
        ),
    ),
    covers=("P3",),
)
def mandates_name_third_countries(case: Case) -> Iterator[Finding]:
    """Third countries of the controller and of sub-processors that a mandate does not list."""
    for name, mandate in case.inventory.mandates.items():
        for party, country in _destinations(case, mandate):
            if country not in mandate.countries and standing(country, case.on).kind in {"adequate", "third"}:
                yield Finding(
                    ("mandates", name, "countries"),
                    f"{party} is in {country}, outside the EU/EEA, but the mandate names no transfer to it.",
                    f"Add {country} to its “countries”.",
                    key=True,
                )


def _destinations(case: Case, mandate: Mandate) -> Iterator[tuple[str, str]]:
    if mandate.contact is not None and mandate.contact.address is not None:
        yield mandate.controller, mandate.contact.address.country
    for processor in mandate.sub_processors:
        country = known(case.inventory.processors[processor].country)
        if country is not None:
            yield f"“{processor}”", country


@check(
    Rule(
        id="DM163",
        severity=Severity.ERROR,
        title="What the record lists as third countries are third countries",
        article="Article 30(2)(c) GDPR",
        why="Within the EU/EEA nothing is transferred. A country of it in the list shows that another was "
        "meant.",
        before=_mandate(more="  countries: [SE]\n"),
        after=_mandate(more="  countries: [CH]\n"),
    ),
    covers=("P3",),
)
def mandates_name_only_third_countries(case: Case) -> Iterator[Finding]:
    """Countries of the EU/EEA among the third countries of a mandate."""
    for name, mandate in case.inventory.mandates.items():
        for index, country in enumerate(mandate.countries):
            if standing(country, case.on).kind == "eea":
                yield Finding(
                    ("mandates", name, "countries", index),
                    f"{country} is in the EU/EEA, so nothing that goes there is a transfer.",
                    "Remove it, or write the country that is meant.",
                )


@check(
    Rule(
        id="DM164",
        severity=Severity.WARNING,
        title="The security measures for each controller are described",
        article="Articles 30(2)(d) and 32(1) GDPR",
        why="A processor’s record must, where possible, give a general description of its measures: for the "
        "organisation as a whole, or mandate by mandate.",
        before=_mandate(),
        after=_mandate(more=_SECURED),
    ),
    covers=("P4",),
)
def mandates_are_secured(case: Case) -> Iterator[Finding]:
    """Mandates without measures, in an organisation that describes none for all."""
    whole = case.inventory.organisation.internal
    if whole is not None and whole.security != ():
        return
    for name, mandate in case.inventory.mandates.items():
        if mandate.internal is None or mandate.internal.security == ():
            yield Finding(
                ("mandates", name, "internal", "security"),
                f"No security measures are described for the mandate of {mandate.controller}.",
                "Add “internal: {security: […]}” here or in organisation.yml.",
                key=True,
            )


CHECKS = (
    controllers_can_be_reached,
    mandates_are_specified,
    mandates_name_third_countries,
    mandates_name_only_third_countries,
    mandates_are_secured,
)
