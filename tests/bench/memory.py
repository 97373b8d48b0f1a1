"""What the app holds in memory with its first screen in front, before proofreading is loaded."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure, middle
from tests.bench.screens import FIRST_WORDS, HERE
from tests.bench.terminal import Terminal, amends, furnish

STARTS = 5
QUIET = 0.5  # seconds until what comes after the first paint has been read


def figures() -> list[Figure]:
    """The first screen, and that of a bare Textual app beside it."""
    bare = [sys.executable, str(HERE / "bare.py")]
    with tempfile.TemporaryDirectory() as home:
        furnish(Path(home))
        _held(amends(), FIRST_WORDS, Path(home))  # the first start of all reads every flow
        ours = [_held(amends(), FIRST_WORDS, Path(home)) for _ in range(STARTS)]
        theirs = [_held(bare, "ready", Path(home)) for _ in range(STARTS)]
    return [
        Figure("memory with the first screen in front", middle(ours), 45, unit="MiB"),
        Figure("memory of a bare Textual app", middle(theirs), None, unit="MiB"),
    ]


def _held(call: list[str], words: str, home: Path) -> float:
    with Terminal(call, home) as terminal:
        terminal.until(words)
        terminal.read(QUIET)
        return terminal.memory()
