"""Letters one after another in one run of the app: it stays as light and as quick as it was."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.battery.endings import Run, begun
from tests.conftest import Battery
from tests.real_terminal import RealTerminal
from tests.screens.terminals import Start, cases

FIRST = 3
"""Letters after which everything has been loaded, proofreading too."""

MOST_MORE = 20.0
"""MB that it may grow by from then on."""

WEIGHED = 3
"""Letters of which the keys are weighed, at the start and at the end."""

GAP = 0.2
"""Seconds after which such a key has been read, checked and painted: they are not weighed in a burst."""

TYPED = "we sent you insted of the blue ones that you had asked us for a box of red mugs"


class Weight(NamedTuple):
    """What a run of the app holds at a moment."""

    megabytes: float
    threads: int
    files: int


def weight(app: psutil.Process) -> Weight:
    """What it holds now."""
    return Weight(app.memory_info().rss / 2**20, app.num_threads(), app.num_fds())


class Writer:
    """Somebody who writes letter after letter, and reads the screen no longer than need be."""

    def __init__(self, run: Run) -> None:
        self.terminal: RealTerminal = run.terminal
        self.app = run.app
        self.written = 1

    def wait_for(self, *words: str) -> None:
        end = time.monotonic() + 60
        while not all(one in self.terminal.text() for one in words):
            assert time.monotonic() < end, f"{words} did not come:\n{self.terminal.text()}"
            self.terminal.settle(0.01)

    def _used(self) -> float:
        times = self.app.cpu_times()
        return float(times.user + times.system) * 1000

    def one_letter(self, gap: float = 0.002) -> float:
        """From Home over the questions and the review to the copied letter, and Home again.

        gap: seconds of silence between two keys. Gives the processor time of a key, in ms.
        """
        name = f"Ms Nr{self.written}"
        send = self.terminal.send
        send(b"\x15mug\r")
        self.wait_for("Who are you writing to?")
        send(f"{name}\r".encode())
        self.wait_for("What did you get wrong?")
        before = self._used()
        for key in TYPED:
            send(key.encode())
            self.terminal.settle(gap)
        self.wait_for("red mugs")
        cost = (self._used() - before) / len(TYPED)
        send(b"\x07")
        self.wait_for("Why did it happen?")
        send(f"I took order {self.written} for yours".encode())
        self.wait_for("for yours")
        send(b"\x12")
        self.wait_for("Copy the letter", f"Dear {name}")
        if self.written % 3 == 0:  # to the first page and back to the review
            send(b"\x0f")
            self.wait_for("Continue")
            send(b"\x12")
            self.wait_for("Copy the letter")
        send(b"\x07")
        self.wait_for("On its way")
        if self.written % 5 == 0:
            self.terminal.click("Save as a file")
            self.wait_for("Saved as")
        send(b"\x07")
        self.wait_for("In hand", f"Wrong mugs · {name}")
        self.written += 1
        return cost

    def key(self, letters: int) -> float:
        """Processor time for a key, the least of these letters: another program only adds to it."""
        return min(self.one_letter(GAP) for _ in range(letters))


def test_it_stays_light_and_quick(tmp_path: Path, start: Start, battery: Battery) -> None:
    run = begun(tmp_path, start)
    run.terminal.press("ctrl+o", "ctrl+o")
    writer = Writer(run)
    writer.wait_for("In hand")
    for _ in range(FIRST):
        writer.one_letter()
    weighed = 0 if battery.run == "quick" else WEIGHED
    a_key = writer.key(weighed) if weighed else 0.0
    first = most = weight(run.app)
    letters = battery.size(10, 300, 5_000)
    for _ in range(letters):
        writer.one_letter()
        now = weight(run.app)
        most = max(most, now)  # by memory first
    grown = most.megabytes - first.megabytes
    slower = writer.key(weighed) / a_key if weighed else 1.0
    print(
        f"{first} at first, {most} at most, {now} at last; a key costs {slower:.2f} times as much"
    )
    run.terminal.press("ctrl+q")
    run.gone()
    letters += 1 + FIRST + 2 * weighed
    lost = letters - len(cases(tmp_path))
    battery.count("letters in one run", letters)
    battery.count("MB grown at most", round(max(grown, 0)))
    battery.count(
        "threads and files left over", now.threads - first.threads + now.files - first.files
    )
    battery.count("letters lost", lost)
    battery.count("% that a key costs more at the end", round(max(slower - 1, 0) * 100))
    assert grown <= MOST_MORE
    assert (now.threads, now.files) <= (first.threads, first.files)
    assert lost == 0
    assert run.terminal.processes() == []
    assert slower <= 1.2  # 1 where no keys were weighed: nothing is timed in an ordinary run
