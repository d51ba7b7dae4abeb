"""Why, on what legal basis, and with whom it is decided (T03, T04, T18, T21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import unsaid, uses, within
from mkdocs_datamap.rules.vague import mere_processing, open_ended, open_ended_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use


@check(
    Rule(
        id="DM110",
        severity=Severity.WARNING,
        title="A purpose says all that it means",
        article="Articles 5(1)(b) and 13(1)(c) GDPR (WP260 rev.01, section 12)",
        why="“Various”, “etc.” and “develop new services” leave open what will be done, so the purpose is "
        "not specified and nobody can foresee the use of their data.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig diverse tilbud, en: send you various offers}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig tilbud på cykler, en: send you offers of bicycles}
""",
    ),
    covers=("T03", "R2"),
)
def purposes_are_specified(case: Case) -> Iterator[Finding]:
    """Open-ended words in the text of a purpose."""
    suspicious = open_ended_texts(case.concordance)
    for path, text in _texts(case.inventory):
        found = open_ended(text) if text in suspicious else None
        if found:
            yield Finding(
                (*path, found[0]),
                f"“{found[1]}” leaves open what the data are used for.",
                "Say which uses are meant, each as a purpose of its own, or leave the words out.",
            )


@check(
    Rule(
        id="DM111",
        severity=Severity.WARNING,
        title="A purpose says what the data are for, not that they are processed",
        article="Articles 5(1)(b) and 13(1)(c) GDPR",
        why="“Collect and store data” is the processing itself. People must learn what it is good for.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: indsamle og gemme oplysninger om dig, en: collect and store data about you}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
    ),
    covers=("T03", "R2"),
)
def purposes_have_an_aim(case: Case) -> Iterator[Finding]:
    """Texts that name nothing but collecting or storing."""
    for path, text in _texts(case.inventory):
        found = mere_processing(text)
        if found:
            yield Finding(
                (*path, found[0]),
                f"“{found[1]}” is no purpose: it does not say what the data are for.",
                "Say what you want to achieve with the data: “see which pages are read”.",
            )


def _texts(inventory: Inventory) -> Iterator[tuple[Path, Text]]:
    """The text of every purpose in use, once."""
    texts = {use.where("text"): known(use.purpose.text) for use in uses(inventory)}
    for path, text in texts.items():
        if text is not None:
            yield path, text


@check(
    Rule(
        id="DM112",
        severity=Severity.ERROR,
        title="Every purpose has a legal basis",
        article="Articles 6(1) and 13(1)(c) GDPR",
        why="Processing is lawful only on one of the bases of Article 6(1), and people must be told which, "
        "purpose by purpose.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
    bases:
      - basis: consent
        withdraw: {da: Klik på »Afmeld« i nyhedsbrevet., en: Click “Unsubscribe” in the newsletter.}
""",
    ),
    covers=("T04",),
)
@once
def purposes_have_a_basis(case: Case) -> Iterator[Finding]:
    """Purposes without any basis."""
    for use in uses(case.inventory):
        if unsaid(use.purpose.bases):
            yield Finding(
                use.where("bases"),
                f"The purpose “{use.purpose_id}” of the activity “{use.activity_id}” has no legal basis.",
                "Add “bases: [{basis: …}]”: consent, contract, legal-obligation, legitimate-interests, "
                "public-task or vital-interests.",
                key=True,
            )


@check(
    Rule(
        id="DM113",
        severity=Severity.ERROR,
        title="A shared purpose says what it is",
        article="Articles 5(1)(b) and 13(1)(c) GDPR",
        why="A purpose that several activities share is told in each of them. Without a text there is "
        "nothing to tell, and the policy would pass over it.",
        before="""\
# purposes.yml
improve:
  data: [email-address]
""",
        after="""\
# purposes.yml
improve:
  text: {da: rette fejl i vores svar, en: correct errors in our answers}
""",
    ),
    covers=("T03", "R2"),
)
def purposes_have_a_text(case: Case) -> Iterator[Finding]:
    """Purposes whose text neither the activity nor ``purposes.yml`` has."""
    without = {use.purpose_id for use in uses(case.inventory) if use.purpose.text is None}
    for purpose in sorted(without):
        yield Finding(
            ("purposes", purpose, "text"),
            f"The shared purpose “{purpose}” has no text.",
            "Add “text: {da: …, en: …}”, as an infinitive: “answer your enquiry”.",
            key=True,
        )


@check(
    Rule(
        id="DM114",
        severity=Severity.ERROR,
        title="Every group of people has a legal basis",
        article="Articles 6(1) and 13(1)(c) GDPR",
        why="Where the basis differs by group, a group that none of the bases is for is processed without "
        "any, and its members are told of none.",
        before="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
subjects: [visitors, customers]
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
    bases:
      - basis: contract
        for: [customers]
        contract: {da: vores aftale med dig, en: our contract with you}
""",
        after="""\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
subjects: [customers]
purposes:
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
    bases:
      - basis: contract
        for: [customers]
        contract: {da: vores aftale med dig, en: our contract with you}
""",
    ),
    covers=("T04",),
)
@once
def groups_have_a_basis(case: Case) -> Iterator[Finding]:
    """Groups of a purpose that are left out by bases which are for some of its groups only."""
    for use in uses(case.inventory):
        served = {group for basis in use.bases for group in basis.subjects}
        groups = use.ids("subjects")
        if not served or not all(basis.subjects for basis in use.bases) or not served <= set(groups):
            continue
        for group in groups:
            if group not in served:
                yield Finding(
                    use.where("bases"),
                    f"No legal basis of the purpose “{use.purpose_id}” is for “{group}”, whose data it has.",
                    f"Add a basis with “for: [{group}]”, or leave “for” out of the basis that holds for all.",
                    key=True,
                )


@check(
    Rule(
        id="DM115",
        severity=Severity.ERROR,
        title="A further use builds on another purpose",
        article="Articles 6(4) and 13(3) GDPR",
        why="People are told for which purpose their data were first collected. A purpose that builds on "
        "itself, directly or in a circle, tells them nothing.",
        before="""\
# activities/catalogue.yml
name: {da: Katalog, en: Catalogue}
purposes:
  send:
    text: {da: sende dig vores katalog, en: send you our catalogue}
    further_use_of: send
""",
        after="""\
# activities/catalogue.yml
name: {da: Katalog, en: Catalogue}
purposes:
  order:
    text: {da: levere det bestilte katalog, en: deliver the catalogue you have ordered}
  send:
    text: {da: sende dig vores næste katalog, en: send you our next catalogue}
    further_use_of: order
""",
    ),
    covers=("T18",),
)
@once
def further_use_has_a_beginning(case: Case) -> Iterator[Finding]:
    """Purposes whose chain of earlier purposes comes back to themselves."""
    for use in uses(case.inventory):
        yield from _circle(use)


def _circle(use: Use) -> Iterator[Finding]:
    purposes, seen = use.activity.purposes, {use.purpose_id}
    earlier = use.purpose.further_use_of
    while earlier in purposes and earlier not in seen:
        seen.add(earlier)
        earlier = purposes[earlier].further_use_of
    if earlier == use.purpose_id:
        yield Finding(
            use.where("further_use_of"),
            f"The purpose “{use.purpose_id}” is a further use of itself.",
            "Name the purpose for which the data were first collected.",
        )


@check(
    Rule(
        id="DM116",
        severity=Severity.WARNING,
        title="A further use has only data that were collected for the first purpose",
        article="Articles 13(3) and 14(4) GDPR",
        why="Data that the first purpose did not need were not collected for it. Their collection is a "
        "purpose of its own, of which people must be told in full.",
        before="""\
# activities/catalogue.yml
name: {da: Katalog, en: Catalogue}
purposes:
  order:
    text: {da: levere det bestilte katalog, en: deliver the catalogue you have ordered}
    data: []
  send:
    text: {da: sende dig vores næste katalog, en: send you our next catalogue}
    data: [email-address]
    further_use_of: order
""",
        after="""\
# activities/catalogue.yml
name: {da: Katalog, en: Catalogue}
data: [email-address]
purposes:
  order:
    text: {da: levere det bestilte katalog, en: deliver the catalogue you have ordered}
  send:
    text: {da: sende dig vores næste katalog, en: send you our next catalogue}
    further_use_of: order
""",
    ),
    covers=("T18",),
)
@once
def further_use_has_the_first_data(case: Case) -> Iterator[Finding]:
    """Categories of a further use that the purpose before it does not have."""
    by_id = {use.path: use for use in uses(case.inventory)}
    for use in by_id.values():
        first = by_id.get((*use.path[:-1], use.purpose.further_use_of or ""))
        if first is not None and isinstance(first.fact("data"), tuple):
            yield from _foreign_data(case.inventory, use, first)


def _foreign_data(inventory: Inventory, use: Use, first: Use) -> Iterator[Finding]:
    for index, category in enumerate(use.ids("data")):
        if not within(inventory, category, first.ids("data")):
            yield Finding(
                (*use.where("data"), index),
                f"“{category}” is not among the data of the purpose “{first.purpose_id}”, of which this "
                "is a further use.",
                f"Add it to the data of “{first.purpose_id}”, or leave out “further_use_of”.",
            )


@check(
    Rule(
        id="DM117",
        severity=Severity.ERROR,
        title="Who decides together with others says how they share the duties",
        article="Article 26(2) GDPR",
        why="People may turn to either controller. The essence of the arrangement tells them who answers "
        "for what.",
        before="""\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
  role: joint-controller
""",
        after="""\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
""",
    ),
    covers=("T21",),
)
@once
def joint_control_is_explained(case: Case) -> Iterator[Finding]:
    """Recipients that are joint controllers, in purposes that do not tell of the arrangement with them."""
    for use in uses(case.inventory):
        told = use.fact("joint_controllers") or ()
        names = {other.name.casefold() for other in told} if isinstance(told, tuple) else set()
        for index, recipient in enumerate(use.ids("recipients")):
            entry = case.inventory.recipients[recipient]
            name = known(entry.name)
            if entry.role != "joint-controller" or (names if name is None else name.casefold() in names):
                continue
            yield Finding(
                (*use.where("recipients"), index),
                f"“{recipient}” is a joint controller, but the purpose “{use.purpose_id}” of the activity "
                f"“{use.activity_id}” does not say how the duties are shared with it.",
                "Add “joint_controllers: [{name: …, essence: {da: …, en: …}}]” with its name, or correct its "
                "role in recipients.yml.",
            )


CHECKS = (
    purposes_are_specified,
    purposes_have_an_aim,
    purposes_have_a_basis,
    purposes_have_a_text,
    groups_have_a_basis,
    further_use_has_a_beginning,
    further_use_has_the_first_data,
    joint_control_is_explained,
)
