from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import diagram_samples as samples
import pytest
from diagram_reading import WASM, edges_in

from mkdocs_datamap.diagrams.drawing import Drawings


class CountingEngine:
    """The real engine, counting its drawings; name and version can be changed."""

    def __init__(self):
        self.name = "wasm"
        self.version = "1"
        self.drawn = 0

    def render(self, dot):
        self.drawn += 1
        return WASM.render(dot)


@pytest.fixture
def engine():
    return CountingEngine()


def test_a_graph_is_drawn_once_and_then_read(engine, tmp_path):
    cache = tmp_path / "not" / "yet"
    first = Drawings(engine, cache).draw(samples.activity())
    assert Drawings(engine, cache).draw(samples.activity()) == first
    assert engine.drawn == 1
    assert [path.suffix for path in cache.iterdir()] == [".svg"]


def test_links_and_titles_are_not_cached(engine, tmp_path):
    drawings = Drawings(engine, tmp_path)
    drawings.draw(samples.activity())
    renamed = drawings.draw(replace(samples.activity(), title="Another title"))
    assert "Another title" in renamed.svg
    assert engine.drawn == 1


def test_another_graph_engine_or_version_is_drawn_anew(engine, tmp_path):
    Drawings(engine, tmp_path).draw(samples.activity())
    Drawings(engine, tmp_path).draw(samples.transfers())
    engine.version = "2"
    Drawings(engine, tmp_path).draw(samples.activity())
    engine.name = "other"
    Drawings(engine, tmp_path).draw(samples.activity())
    assert engine.drawn == 4


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole.replace(b"Customers", b"Strangers"),
        lambda whole: b"\xff\xfe" + whole,
    ],
    ids=["empty", "cut", "changed", "not text"],
)
def test_a_damaged_entry_is_drawn_and_written_anew(engine, tmp_path, damage):
    drawings = Drawings(engine, tmp_path)
    first = drawings.draw(samples.activity())
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert drawings.draw(samples.activity()) == first
    assert engine.drawn == 2
    assert entry.read_bytes() == whole


def test_without_a_cache_or_with_one_that_cannot_be_written_it_still_draws(engine, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert Drawings(engine, in_the_way).draw(samples.activity()) == Drawings(engine).draw(samples.activity())
    assert in_the_way.read_text() == "not a folder"


def test_a_failed_write_leaves_nothing_behind(engine, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert Drawings(engine, tmp_path).draw(samples.activity()).svg
    assert not list(tmp_path.iterdir())


def test_several_may_write_at_a_time(tmp_path):
    graphs = [samples.activity(), samples.transfers()] * 8
    with ThreadPoolExecutor(4) as pool:
        drawings = list(pool.map(lambda graph: Drawings(WASM, tmp_path).draw(graph), graphs))
    assert len(set(drawings)) == 2
    assert len(list(tmp_path.iterdir())) == 2
    for drawing in drawings:
        once = edges_in(drawing.file)
        both = edges_in(f"<div>{drawing.svg}</div>")
        assert both == once + once, "the columns and the ladder show the same edges"
