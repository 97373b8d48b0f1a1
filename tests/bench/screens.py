"""What the app costs in a real terminal: until it shows something, for each key, for each page."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import Figure, middle
from tests.bench.terminal import Terminal, amends, furnish

HERE = Path(__file__).parent
TYPED = "we sent the wrong parcel to you last week and then we did not answer "
GAP = 0.22  # seconds between keys: slow enough for each to be read, checked and shown
ROUNDS, STARTS, STEPS = 3, 9, 16
FIRST_WORDS = "What went wrong?"
GO_ON, BACK = "\x07", "\x0f"


def figures() -> list[Figure]:
    """First paint, typing and changing pages."""
    with tempfile.TemporaryDirectory() as home:
        furnish(Path(home))
        return [*_first_paint(Path(home)), *_typing(Path(home))]


def _first_paint(home: Path) -> list[Figure]:
    bare = [sys.executable, str(HERE / "bare.py")]
    _start(bare, "ready", home), _start(amends(), FIRST_WORDS, home)
    ours, theirs = [], []
    for _ in range(STARTS):
        theirs.append(_start(bare, "ready", home))
        ours.append(_start(amends(), FIRST_WORDS, home))
    cpu = [middle([cost for cost, _ in runs]) for runs in (ours, theirs)]
    wall = [middle([taken for _, taken in runs]) for runs in (ours, theirs)]
    return [
        Figure("first paint / bare Textual app", cpu[0], 1.6, cpu[1]),
        Figure("the same by the clock", wall[0], 1.6, wall[1], "ms"),
    ]


def _start(call: list[str], words: str, home: Path) -> tuple[float, float]:
    with Terminal(call, home) as terminal:
        terminal.until(words)
        return terminal.cpu(), (time.perf_counter() - terminal.started) * 1000


def _typing(home: Path) -> list[Figure]:
    launch = [sys.executable, str(HERE / "launch.py"), "generic"]
    live, silent, steps = [], [], []
    for _ in range(ROUNDS):
        silent.append(_typed([*launch, "--silent"], home)[0])
        cost, step = _typed(launch, home)
        live.append(cost)
        steps.append(step)
    return [
        Figure("a key typed / the same without checks", middle(live), 1.2, middle(silent)),
        Figure("going to another page", middle(steps), 40),
    ]


def _typed(call: list[str], home: Path) -> tuple[float, float]:
    """Processor time for a key typed into "what went wrong", and for a change of page, in ms."""
    with Terminal(call, home) as terminal:
        terminal.until("Who are you writing to?")
        terminal.press("Ms Obi", 0.5)
        terminal.press(GO_ON, 1)
        before = terminal.cpu()
        for key in TYPED:
            terminal.press(key, GAP)
        typed = (terminal.cpu() - before) / len(TYPED)
        terminal.press(GO_ON, 1)
        terminal.press(BACK, 1)
        before = terminal.cpu()
        for key in (GO_ON, BACK) * (STEPS // 2):
            terminal.press(key, 0.4)
        return typed, (terminal.cpu() - before) / STEPS
