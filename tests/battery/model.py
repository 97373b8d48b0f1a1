"""What a letter was told, kept apart from it, and what a run did and found to be otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args

from hypothesis import HealthCheck, Phase, settings

from tests.interview.desks import desk_at
from wizard.answers.context import Audience, Channel, Depth, Voice
from wizard.answers.entries import Entry, Raw
from wizard.checks.checker import Checker
from wizard.flow.loader import FlowLibrary
from wizard.flow.severity import SEVERITIES
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk
from wizard.interview.laws import laws_of
from wizard.interview.places import Places, reader_of

STEPS_EACH = 50
LIBRARY = FlowLibrary([shipped_folder()])
LAWS = laws_of((shipped_folder(),), None)
NAMES = [flow.name for flow in LIBRARY.listed()]
DAYS = ("date", "datetime")
"""Kinds whose "today" is written out as that day when the page is left."""

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Real files that no slow disk holds up: the process is what crashes here, not the machine."""

WORDS = ("", "x", "We erred.\n\n", "\n\n", "Dear all, ", "Dear all, we erred. " * 90)
SETTINGS: dict[str, tuple[Any, ...]] = {
    "severity": SEVERITIES,
    "audience": get_args(Audience),
    "voice": get_args(Voice),
    "depth": get_args(Depth),
    "channel": get_args(Channel),
}


@dataclass
class Model:
    """What the letter was told, kept apart from it. shown: the text by hand, None once it may differ."""

    context: Any
    entries: dict[str, Entry] = field(default_factory=dict)
    page: str = ""
    left_out: tuple[str, ...] = ()
    ignores: tuple[Any, ...] = ()
    sent: list[str] = field(default_factory=list)
    shown: str | None = None
    before: list[str] = field(default_factory=list)


class Tally:
    """What one run of the test did, and what it found to be otherwise."""

    def __init__(self) -> None:
        self.moves: Counter[str] = Counter()
        self.differences: list[str] = []

    def same(self, what: str, is_: object, should_be: object) -> None:
        """Note a difference, and stop there: hypothesis then looks for the shortest way to it."""
        if is_ != should_be:
            self.differences.append(what)
            raise AssertionError(f"{what}: is {is_!r}, should be {should_be!r}")


def cells(raw: Raw) -> str:
    """An answer as one text."""
    return raw if isinstance(raw, str) else "".join(cell for row in raw for cell in row.values())


def gone(old: str, new: str) -> int:
    """How many characters of a text are in no way in the one that took its place."""
    start = _alike(old, new)
    return len(old) - start - _alike(old[start:][::-1], new[start:][::-1])


def _alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@cache
def checker() -> Checker:
    """The one reader of letters: having the rules read for every desk would take most of the time."""
    return reader_of(Places((shipped_folder(),)))[0]


def desk_in(home: Path) -> Desk:
    """The desk of a user, with what need not be read anew for each."""
    desk = desk_at(home)
    desk.library = LIBRARY
    desk.laws = LAWS
    desk.checker = checker()
    return desk


def run_of(sequences: int, *, anew: bool) -> settings:
    """So many sequences of moves: the same ones each time, or others to be found anew."""
    return settings(
        max_examples=sequences,
        stateful_step_count=STEPS_EACH,
        deadline=None,
        database=None,
        derandomize=not anew,
        print_blob=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
