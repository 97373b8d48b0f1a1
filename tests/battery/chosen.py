"""Which of many cases a run tries: each of them is a test of its own, so that workers share them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest

PARTS = 4
"""Into how many tests a long row of faults is cut."""

T = TypeVar("T")


def chosen(config: pytest.Config, cases: Sequence[T], quick: int) -> list[T]:
    """All cases of a full run; so many of them, evenly spread, of a quick one. --share counts."""
    wanted = quick if config.getoption("--battery") == "quick" else len(cases)
    wanted = max(1, round(wanted * config.getoption("--share")))
    step = max(len(cases) / wanted, 1)
    return [cases[int(n * step)] for n in range(min(wanted, len(cases)))]
