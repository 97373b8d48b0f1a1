"""What a letter was told, kept apart from it, and what a run did and found to be otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from wizard.answers.entries import Entry, Raw
from wizard.checks.checker import Checker
from wizard.flow.shipped import shipped_folder
from wizard.interview.places import Places, reader_of


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


def length(raw: Raw) -> int:
    return len(raw) if isinstance(raw, str) else sum(len(c) for row in raw for c in row.values())


@cache
def checker() -> Checker:
    """The one reader of letters: having the rules read for every desk would take most of the time."""
    return reader_of(Places((shipped_folder(),)))[0]
