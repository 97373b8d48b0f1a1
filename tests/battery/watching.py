"""What is looked at while hostile texts are on the screen, and the keys that lead from one to the next."""

from __future__ import annotations

import time
import unicodedata
from itertools import cycle, islice
from typing import TypeVar

from tests.battery.payloads import harm_in
from tests.conftest import Battery
from tests.real_terminal import RealTerminal

T = TypeVar("T")


class Watch:
    """What went wrong so far, and how often something was tried."""

    def __init__(self) -> None:
        self.pairs = 0
        self.wrong: list[str] = []

    def harm(self, what: str, output: bytes, pairs: int = 1) -> None:
        """Look at what the terminal was sent while so many texts were tried."""
        self.pairs += pairs
        if harm := harm_in(output):
            self.wrong.append(f"{what}: the terminal was sent {harm[:3]!r}")

    def tell(self, battery: Battery, pairs: str) -> None:
        """Give the counts; nothing may have gone wrong."""
        battery.count(pairs, self.pairs)
        battery.count("bytes of theirs sent, crashes, links, left out in silence", len(self.wrong))
        assert self.wrong == [], "\n".join(self.wrong)


def some(names: list[T], first: int, count: int) -> list[T]:
    """So many of these, from another place on for each first."""
    return list(islice(cycle(names), first * count, first * count + min(count, len(names))))


def came(terminal: RealTerminal, words: str, what: str) -> None:
    """Until these words are on the screen, however its lines are broken."""
    end = time.monotonic() + 20
    words = unicodedata.normalize(
        "NFC", words
    )  # as the screen is read: an accent is part of its letter
    while words not in terminal.words():
        assert time.monotonic() < end, f"{what}: {words!r} did not come:\n{terminal.text()}"
        terminal.settle()


def close_panel(terminal: RealTerminal, words: str) -> None:
    """Escape, until the panel with these words is gone."""
    terminal.press("escape")
    end = time.monotonic() + 20
    while words in terminal.text():
        assert time.monotonic() < end, f"{words} stays:\n{terminal.text()}"
        terminal.settle()


def by_name(terminal: RealTerminal, title: str) -> None:
    """An action by its name, from the palette."""
    terminal.press("ctrl+p")
    terminal.type(title)
    terminal.wait_for(title)
    terminal.settle(0.4)
    terminal.press("enter")
