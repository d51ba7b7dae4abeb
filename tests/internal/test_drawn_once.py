"""What was drawn is not drawn again: a second build draws nothing, and a change only what shows it."""

from __future__ import annotations

import dataclasses

import pytest

from built_views import internal
from mkdocs_datamap.diagrams.drawing import Drawings
from mkdocs_datamap.diagrams.engines import engine
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.render.internal_build import InternalSite
from mkdocs_datamap.render.sitemap import pretty

NEW = "Quite another name"


class Counting:
    """Graphviz, and a note of what it was asked to draw."""

    def __init__(self):
        self.within = engine("wasm")
        self.name, self.version = self.within.name, self.within.version
        self.drawn = []

    def render(self, dot):
        self.drawn.append(dot)
        return self.within.render(dot)


def drawn(made, cache):
    """What the engine draws for the diagrams of a map, and these by language and key."""
    counting = Counting()
    drawings = Drawings(counting, cache)
    graphs = {}
    for voice in made.publication.voices:
        for sheet in made.publication.sheets:
            references = made.publication.references(sheet.document, voice, pretty)
            for key, make in sheet.graphs.items():
                graph = make(voice, references.address)
                graphs[voice.language, key] = graph
                drawings.draw(graph)
    return counting.drawn, graphs


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """The folder of the cache after a first build, which drew everything once."""
    folder = tmp_path_factory.mktemp("cache")
    found, graphs = drawn(internal("example"), folder)
    assert len(set(found)) == len(found) > 100
    assert len(graphs) >= len(found)
    return folder


def test_a_second_build_draws_nothing(cache):
    assert drawn(internal("example"), cache)[0] == []


def test_a_change_of_an_activity_draws_the_diagrams_that_show_it_and_no_other(cache):
    made = internal("example")
    activity = next(iter(made.atlas.inventory.activities))
    entry = made.atlas.inventory.activities[activity]
    renamed = entry.model_copy(update={"name": Text((("da", NEW), ("en", NEW)))})
    inventory = dataclasses.replace(
        made.atlas.inventory, activities={**made.atlas.inventory.activities, activity: renamed}
    )
    changed = InternalSite(dataclasses.replace(made.atlas, inventory=inventory), made.preview)
    found, graphs = drawn(changed, cache)
    showing = [
        place
        for place, graph in graphs.items()
        if any(node.id == f"activities-{activity}" for node in graph.nodes)
    ]
    assert 2 < len(showing) < len(graphs) / 2
    assert len(found) == len(set(found)) > 0
    assert all("another" in dot for dot in found)
    assert len(found) <= len(showing)
    assert drawn(changed, cache)[0] == []
