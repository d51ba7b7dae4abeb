"""What every measurement says besides its figures: on what it was made, and whether the goal is reached."""

from __future__ import annotations

import datetime as dt
import os
import platform
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROCESSORS = Path("/proc/cpuinfo")


def machine() -> str:
    """The day, the processor and the Python."""
    named = [
        line.partition(":")[2].strip()
        for line in (_PROCESSORS.read_text("utf-8").splitlines() if _PROCESSORS.exists() else ())
        if line.startswith("model name")
    ]
    processor = named[0] if named else platform.processor() or platform.machine()
    day = dt.datetime.now(tz=dt.UTC).date()
    return f"{day}, {os.cpu_count()} × {processor}, Python {platform.python_version()}"


def verdict_on(ratios: Sequence[float], goal: float) -> str:
    """Whether the median ratio is at most the goal."""
    median = statistics.median(ratios)
    word = "reached" if median <= goal else "missed"
    return f"median ratio {median:.2f}, least {min(ratios):.2f}; goal at most {goal:g}: {word}"
