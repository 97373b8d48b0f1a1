"""What an app is in the middle of when it is ended, and what is then seen of it from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.deliver.conftest import need
from tests.real_terminal import PATIENCE, RealTerminal
from tests.screens.terminals import Start, cases, checked_text, raw, told_what_happened

WORDS = "we sent you red mugs"
NEXT = " und noch sechs blaue dazu"  # words that no page shows

A_SHELL = (
    "bash",
    "-c",
    """set -m; "$@"
echo "came back: $?"; while read -r line; do eval "$line"; echo "came back: $?"; done""",
    "sh",
)
"""One that gives its programs the terminal in turn, and says how each came back."""

A_DEAF_SHELL = ("sh", "-c", """trap '' HUP; "$@"; exit $?""", "sh")
"""One that takes the news of a closed terminal and passes it on to nobody."""


@dataclass
class Run:
    """An app in its terminal, in the middle of something."""

    terminal: RealTerminal
    home: Path
    app: psutil.Process
    settings: list[object]
    """The terminal's settings before the app was there."""
    typed: str = WORDS
    stopped: bool = False
    frozen: bool = False
    checked: bool = False
    """What is typed belongs to a letter written elsewhere."""

    def seen(self) -> str:
        """As much of what was typed as was seen on the screen."""
        if not self.terminal.child.closed:
            self.terminal.settle()
        return self.terminal.shown_of(self.typed)

    def kept(self) -> str:
        """What went wrong, or the letter under check, as it lies in the file."""
        if self.checked:
            return checked_text(self.home)
        (case,) = cases(self.home)
        return str(raw(case, "what_happened"))

    def gone(self, seconds: float = PATIENCE) -> float:
        """Wait until the app has ended; gives how long that took, while it had a processor."""
        began, before = time.monotonic(), kept_waiting(self.app)
        waited = 0.0
        while _runs(self.app):
            assert time.monotonic() - began < seconds, "the app goes on"
            waited = max(waited, kept_waiting(self.app) - before)
            time.sleep(0.005)
        return time.monotonic() - began - waited


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kept_waiting(process: psutil.Process) -> float:
    """Seconds for which it could have run while other programs had the processors."""
    try:
        return int(Path(f"/proc/{process.pid}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):  # it has ended
        return 0.0


# -- what it is in the middle of ------------------------------------------------------------------


def at_home(run: Run) -> None:
    """Nothing: the list of letters is in front."""
    run.terminal.press("ctrl+o", "ctrl+o")
    run.terminal.wait_for("In hand")


def typing(run: Run) -> None:
    """Keys are on their way."""
    for key in NEXT:
        run.terminal.send(key.encode())
    run.typed += NEXT


def with_a_panel_open(run: Run) -> None:
    """A panel is in front of the question."""
    run.terminal.press("ctrl+t")
    run.terminal.wait_for("decides whether the rest is read")


def in_the_palette(run: Run) -> None:
    """The list of all actions is in front, half a word in its box."""
    run.terminal.press("ctrl+p")
    run.terminal.type("begin it")
    run.terminal.wait_for("Put a ready beginning")


def at_the_review(run: Run) -> None:
    """The whole letter is in front."""
    run.terminal.press("ctrl+r")
    run.terminal.wait_for("Copy the letter")


def saving(run: Run) -> None:
    """The disk takes its time, and a change waits to be saved."""
    slow = [need("strace"), "-f", "-qq", "-o", os.devnull, "-p", str(run.app.pid)]
    for tail in ("", "-wal"):
        slow += ["-P", str(run.home / "state" / f"cases.db{tail}")]
    slow += ["-e", "inject=pwrite64,fdatasync:delay_enter=40000"]
    subprocess.Popen(slow)  # ends with the app
    end = time.monotonic() + PATIENCE
    for key in 40 * "αβγδε":
        run.terminal.send(key.encode())
        run.typed += key
        run.terminal.settle(0.02)
        if "saving …" in run.terminal.text():
            return
        assert time.monotonic() < end, "the disk was never slow"
    raise AssertionError("“saving …” was never shown")


def with_a_terminal_that_nobody_reads(run: Run) -> None:
    """The line is frozen, and the app stands still in a write."""
    run.frozen = True
    run.terminal.stall()
    run.terminal.type_unseen(60 * "x")
    run.typed += 60 * "x"


def stopped(run: Run) -> None:
    """Ctrl+Z: the shell has the terminal."""
    run.stopped = True
    run.app.send_signal(signal.SIGTSTP)
    run.terminal.wait_for("came back: 147")
    end = time.monotonic() + PATIENCE
    while run.app.status() != psutil.STATUS_STOPPED:
        assert time.monotonic() < end, "it does not stop"
        time.sleep(0.01)


def checking(run: Run) -> None:
    """Keys are on their way into a letter written elsewhere."""
    at_home(run)
    run.terminal.click("Check a letter I have")
    run.terminal.wait_for("Paste the letter here")
    run.terminal.paste(WORDS)
    run.terminal.wait_for(WORDS)
    run.checked = True
    typing(run)


IN_THE_MIDDLE_OF: dict[str, Callable[[Run], None]] = {
    "nothing": at_home,
    "typing": typing,
    "a letter to check": checking,
    "a panel": with_a_panel_open,
    "the palette": in_the_palette,
    "the review": at_the_review,
    "saving": saving,
    "a frozen line": with_a_terminal_that_nobody_reads,
    "being stopped": stopped,
}


# -- how it is begun and ended --------------------------------------------------------------------


def begun(home: Path, start: Start, inside: Sequence[str] = ()) -> Run:
    """An app with a letter begun, by itself or inside a shell."""
    terminal = start("mugs", inside=inside)
    before = terminal.settings()
    told_what_happened(terminal, WORDS)
    terminal.wait_for(WORDS)
    app = psutil.Process(terminal.pid)
    return Run(terminal, home, app.children()[0] if inside else app, before)


def in_the_middle_of(doing: str, home: Path, start: Start, *, deaf: bool = False) -> Run:
    """The same in the middle of something. deaf: inside such a shell."""
    shell = A_SHELL if doing == "being stopped" else A_DEAF_SHELL if deaf else ()
    run = begun(home, start, shell)
    IN_THE_MIDDLE_OF[doing](run)
    return run
