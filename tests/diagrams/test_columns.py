from __future__ import annotations

from dataclasses import replace

import diagram_samples as samples

from mkdocs_datamap.diagrams.columns import columns
from mkdocs_datamap.diagrams.graph import Edge, Node


def ids(graph):
    return [[node.id for node in column] for column in columns(graph)]


def test_people_come_first_then_what_their_data_are_used_for_then_who_gets_them():
    people, activities, parties = ids(samples.overview())
    assert people == ["customer", "applicant"]
    assert activities == [key for key, _ in samples.ACTIVITIES]
    assert set(parties) == {"hosting", "payroll", "tax", "bureau", "mailer", "survey-provider"}


def test_who_gets_the_data_stands_by_place_and_then_as_high_as_the_use():
    graph = samples.overview()
    zones = {node.id: node.zone for node in graph.nodes}
    assert [(zones[party], party) for party in ids(graph)[2]] == [
        ("eea", "hosting"),  # used by the first activity and the fourth
        ("eea", "payroll"),
        ("eea", "tax"),
        ("unstated", "mailer"),
        ("unstated", "bureau"),
        ("us", "survey-provider"),
    ]


def test_the_organisation_as_a_whole_stands_below_its_activities():
    graph = samples.overview()
    whole = Node("all", "Ajos", "controller", "organisation")
    assert ids(replace(graph, nodes=(whole, *graph.nodes)))[1][-1] == "all"


def test_who_has_the_data_from_a_processor_stands_behind_it():
    assert ids(samples.transfers()) == [["us-all"], ["host", "group", "survey"], ["support"]]


def test_a_ring_of_parties_has_an_end():
    graph = samples.transfers()
    ring = replace(graph, edges=(*graph.edges, Edge("support", "host", "transfer")))
    assert ids(ring) == [["us-all"], ["group", "survey"], ["host", "support"]]


def test_nothing_has_no_columns():
    assert columns(replace(samples.overview(), nodes=(), edges=())) == ()
