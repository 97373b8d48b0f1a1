"""The whole conversation in a real pty: typed as a person types, ended as things end."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.deliver.conftest import XServer, need, x_server
from tests.real_terminal import environment

__all__ = ["x_server"]

PATIENCE = 30


class Line:
    """One run, line by line."""

    def __init__(self, home: Path, *words: str, **more: str) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "wizard", *words],
            env=environment(home, **more),
            dimensions=(24, 80),
            timeout=PATIENCE,
            encoding="utf-8",
        )
        self.child.delaybeforesend = None

    def until(self, words: str) -> None:
        """Read on to these words."""
        self.child.expect_exact(words)

    def type(self, line: str) -> None:
        """Type a line."""
        self.child.sendline(line)

    def ended(self) -> int:
        """Read to the end; the exit status, 128 + n where a signal ended it."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    run = Line(tmp_path, "--plain", "generic")
    yield run
    run.child.close(force=True)


def written(line: Line) -> None:
    """A short letter, from the first question to the review."""
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    line.type("there may have been a mix-up")
    line.type("")
    line.until("doubts that it happened")
    line.type("we charged your card twice for May")
    line.type("")
    line.until("Because of that, > ")
    line.type("/review")
    line.until("review> ")


def test_a_letter_is_written_saved_and_taken_up_again(line: Line, tmp_path: Path) -> None:
    written(line)
    line.type(f"save {tmp_path}")
    line.until("The letter still shows")
    line.type(f"save {tmp_path}")
    line.until("Saved as ")
    line.type("quit")
    assert line.ended() == 0
    (saved,) = tmp_path.glob("Apology to Ms Obi*.txt")
    assert "I am sorry that we charged your card twice for May." in saved.read_text("utf-8")
    again = Line(tmp_path, "--plain")
    again.until("Something else went wrong · Ms Obi")
    again.child.close(force=True)


def test_a_copy_is_read_back_on_a_real_clipboard(tmp_path: Path, x_server: XServer) -> None:
    need("xclip")
    line = Line(tmp_path, "--plain", "generic", DISPLAY=x_server.display)
    written(line)
    line.type("copy")
    line.until("The letter still shows")
    line.type("copy")
    line.until("Copied, and read back to be sure.")
    line.type("quit")
    assert line.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_what_was_typed_is_kept_however_it_ends(
    line: Line, tmp_path: Path, number: signal.Signals
) -> None:
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    began = time.monotonic()
    os.kill(int(line.child.pid or 0), number)
    assert line.ended() == 128 + number
    assert time.monotonic() - began < PATIENCE
    again = Line(tmp_path, "--plain")
    again.until("Something else went wrong · Ms Obi")
    again.child.close(force=True)


def test_a_closed_terminal_loses_nothing(line: Line, tmp_path: Path) -> None:
    line.until("Dear > ")
    line.type("Mrs Hughes")
    line.until("I am sorry that > ")
    line.child.close()
    again = Line(tmp_path, "--plain")
    again.until("Something else went wrong · Mrs Hughes")
    again.child.close(force=True)


def test_the_end_of_the_input_ends_it_well(line: Line) -> None:
    line.until("Dear > ")
    line.child.sendeof()
    line.until("Everything typed is kept.")
    assert line.ended() == 0
