"""Graphs that the tests of this folder draw."""

from __future__ import annotations

from mkdocs_datamap.diagrams.graph import Edge, Graph, Legend, Node, Zone

PERSON = Zone("person", "Dig", "person")
AJOS = Zone("organisation", "Hos os", "organisation")
EEA = Zone("eea", "EU/EØS", "eea")
UNSTATED = Zone("unstated", "Sted ikke oplyst", "unstated")
THIRD = Zone("us", "USA: tredjeland", "third")

ACTIVITIES = (
    ("sales", "Salg, tilbud og udlejning"),
    ("surveys", "Kundetilfredshedsundersøgelser"),
    ("newsletter", "Nyhedsbrev"),
    ("website", "Hjemmeside og cookies"),
    ("recruitment", "Rekruttering"),
    ("accounting", "Bogføring og fakturering"),
    ("cctv", "Videoovervågning af pladser og lagre"),
    ("credit", "Kreditvurdering"),
)


def overview() -> Graph:
    """Eight activities, recipients in the EEA and at an unstated place, and a transfer to a third country."""
    return Graph(
        key="overview",
        language="da",
        title="Hvor dine oplysninger kommer hen",
        description="Fra dig til os og til dem, der hjælper os. Tabellen herunder siger det samme.",
        zones=(PERSON, AJOS, EEA, UNSTATED, THIRD),
        nodes=(
            Node("customer", "Kunder og kontaktpersoner", "person", "person"),
            Node("applicant", "Jobansøgere", "person", "person"),
            *(Node(key, label, "activity", "organisation", f"#{key}") for key, label in ACTIVITIES),
            Node("hosting", "Hosting og drift af it", "processor", "eea", "#hosting"),
            Node("payroll", "Rekrutteringssystem", "processor", "eea"),
            Node("tax", "Skattestyrelsen", "recipient", "eea"),
            Node("bureau", "Kreditoplysningsbureau", "recipient", "unstated"),
            Node("mailer", "Udsendelse af nyhedsbreve", "processor", "unstated"),
            Node("survey-provider", "Udbyder af spørgeskemaer", "processor", "us", "#survey-provider"),
        ),
        edges=(
            *(Edge("customer", key, "collect") for key, _ in ACTIVITIES if key != "recruitment"),
            Edge("applicant", "recruitment", "collect"),
            Edge("sales", "hosting", "entrust"),
            Edge("website", "hosting", "entrust"),
            Edge("recruitment", "payroll", "entrust"),
            Edge("accounting", "tax", "disclose"),
            Edge("credit", "bureau", "disclose"),
            Edge("newsletter", "mailer", "entrust"),
            Edge("surveys", "survey-provider", "transfer", "Standardkontrakt"),
        ),
        legend=(Legend("person", "Person"), Legend("transfer", "Overførsel til tredjeland")),
    )


def activity() -> Graph:
    """One activity with a system, a processor and a recipient: few nodes a stage."""
    return Graph(
        key="activity-surveys",
        language="en",
        title="Customer surveys",
        description="From customers to us, and on to the provider of the survey.",
        zones=(Zone("person", "You", "person"), Zone("organisation", "With us", "organisation"), THIRD),
        nodes=(
            Node("customer", "Customers", "person", "person"),
            Node("surveys", "Customer surveys", "activity", "organisation"),
            Node("crm", "Customer system", "system", "organisation"),
            Node("provider", "Survey provider", "processor", "us"),
        ),
        edges=(
            Edge("customer", "surveys", "collect", "name, e-mail"),
            Edge("surveys", "crm", "use"),
            Edge("surveys", "provider", "transfer", "standard contractual clauses"),
        ),
    )


def transfers() -> Graph:
    """A controller, processors and recipients by country, with onward transfer from a processor."""
    return Graph(
        key="transfers",
        language="en",
        title="Where data leaves the EU/EEA",
        description="Who gets data outside the EU/EEA, and on what safeguard.",
        zones=(
            Zone("organisation", "With us", "organisation"),
            Zone("eea", "EU/EEA", "eea"),
            Zone("gb", "United Kingdom: adequate protection", "adequate"),
            Zone("us", "United States: third country", "third"),
            Zone("in", "India: third country", "third"),
        ),
        nodes=(
            Node("us-all", "Ajos A/S", "controller", "organisation"),
            Node("host", "Hosting provider", "processor", "eea"),
            Node("group", "Parent company", "recipient", "gb"),
            Node("survey", "Survey provider", "processor", "us"),
            Node("support", "Support desk of the hosting provider", "processor", "in"),
        ),
        edges=(
            Edge("us-all", "host", "entrust"),
            Edge("us-all", "group", "disclose", "adequacy decision"),
            Edge("us-all", "survey", "transfer", "standard contractual clauses"),
            Edge("host", "support", "transfer", "standard contractual clauses"),
        ),
    )


def large() -> Graph:
    """Forty nodes: more than a page should show, and still it must be drawn whole."""
    activities = tuple(
        Node(f"activity-{number}", f"Behandling nummer {number}", "activity", "organisation")
        for number in range(18)
    )
    processors = tuple(
        Node(
            f"processor-{number}",
            f"Databehandler nummer {number}",
            "processor",
            ("eea", "unstated", "us")[number % 3],
        )
        for number in range(18)
    )
    people = tuple(Node(f"person-{number}", f"Gruppe {number}", "person", "person") for number in range(4))
    return Graph(
        key="large",
        language="da",
        title="Alt på én gang",
        description="Fyrre punkter.",
        zones=(PERSON, AJOS, EEA, UNSTATED, THIRD),
        nodes=people + activities + processors,
        edges=(
            *(Edge(f"person-{number % 4}", node.id, "collect") for number, node in enumerate(activities)),
            *(
                Edge(f"activity-{number}", node.id, "transfer" if node.zone == "us" else "entrust")
                for number, node in enumerate(processors)
            ),
        ),
    )
