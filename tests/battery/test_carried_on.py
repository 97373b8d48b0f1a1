"""What a terminal does by the way, while somebody types: the app goes on, and the text is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.battery.chosen import chosen
from tests.battery.endings import A_SHELL, Run, begun
from tests.conftest import Battery
from tests.deliver.conftest import need
from tests.real_terminal import AMENDS, PATIENCE, environment
from tests.screens.at_the_desk import FLOWS
from tests.screens.terminals import Start, cases, raw, sign

FIRST, THEN = "we sent you red mugs", " instead of blue ones"


def stopped_and_brought_back(run: Run) -> None:
    """Ctrl+Z, another program in the terminal, and `fg`."""
    before = run.terminal.settings()
    run.app.send_signal(signal.SIGTSTP)
    run.terminal.wait_for("came back: 147")
    assert run.terminal.left_on() == set()
    assert run.terminal.settings() == run.settings
    run.terminal.type("echo another one\n")
    run.terminal.wait_for("came back: 0")
    run.terminal.type("fg\n")
    run.terminal.wait_for("What did you get wrong?")
    assert run.terminal.settings() == before


def stopped_where_it_stands(run: Run) -> None:
    """SIGSTOP, which no program can answer; the shell talks over it; `fg`."""
    run.app.send_signal(signal.SIGSTOP)
    run.terminal.wait_for("came back: 147")
    run.terminal.set(run.settings)  # as the shells that people type into do
    run.terminal.type("echo another one\n")
    run.terminal.wait_for("came back: 0")
    run.terminal.type("fg\n")
    end = time.monotonic() + PATIENCE
    while "came back" in run.terminal.text():
        assert time.monotonic() < end, "it is not painted anew"
        run.terminal.settle()
    assert FIRST in run.terminal.text()


def made_tiny(run: Run) -> None:
    """One column, one row, and back; keys pressed blindly in between."""
    for size in ((1, 1), (200, 60), (1, 40), (120, 1)):
        run.terminal.resize(*size)
        run.terminal.press("ctrl+l", "ctrl+l")
    run.terminal.resize(80, 24)


def a_line_frozen_for_a_while(run: Run) -> None:
    """Nobody reads for a while, then all of it comes."""
    run.terminal.stall()
    run.terminal.type_unseen(40 * "x")
    run.terminal.go_on()
    run.terminal.wait_for("xxx")
    run.terminal.press(*["backspace"] * 40)


def a_mouse_beyond_column_95(run: Run) -> None:
    """Old mouse reports put columns into single bytes that are no UTF-8."""
    for column in (94, 95, 96, 120, 200, 223):
        for button in (32, 35):
            run.terminal.send(b"\x1b[M" + bytes([button, 32 + column, 32 + 3]))
            run.terminal.settle()


def a_mouse_far_outside(run: Run) -> None:
    """Newer mouse reports, of places that are not in the window."""
    run.terminal.send(b"\x1b[<0;500;900M\x1b[<0;500;900m\x1b[<35;0;0M\x1b[<64;9999;1M")
    run.terminal.settle()


def a_stray_signal(run: Run) -> None:
    """Signals that mean nothing to it."""
    for number in (signal.SIGWINCH, signal.SIGCONT, signal.SIGURG):
        run.app.send_signal(number)


def out_of_focus(run: Run) -> None:
    """The window goes behind another one, and comes back."""
    run.terminal.send(b"\x1b[O")
    run.terminal.settle()
    run.terminal.send(b"\x1b[I")
    run.terminal.settle()


HAPPENINGS: dict[str, Callable[[Run], None]] = {
    one.__name__.replace("_", " "): one
    for one in (
        stopped_and_brought_back,
        stopped_where_it_stands,
        made_tiny,
        a_line_frozen_for_a_while,
        a_mouse_beyond_column_95,
        a_mouse_far_outside,
        a_stray_signal,
        out_of_focus,
    )
}
NO_TEXT = {  # sent as if typed; what a person may then see of each
    b"Ren\xe9": "Ren\ufffd",  # Latin-1
    b"\x9b31m": "\ufffd31m",  # C1
    b"\xf0\x9f ": "\ufffd ",  # cut short
    b"\xff\xfe": "\ufffd\ufffd",
    b"\xc3\x28": "\ufffd(",
    b"\xed\xa0\x80": "\ufffd\ufffd\ufffd",  # half a surrogate pair
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "what" in metafunc.fixturenames:
        metafunc.parametrize("what", chosen(metafunc.config, list(HAPPENINGS), quick=8))
    if "sent" in metafunc.fixturenames:
        metafunc.parametrize("sent", chosen(metafunc.config, list(NO_TEXT), quick=6), ids=repr)


def _goes_on(run: Run, battery: Battery, wanted: str) -> None:
    run.terminal.type(THEN)
    run.terminal.wait_for("blue ones")
    run.terminal.press("ctrl+q")
    run.gone()
    run.terminal.settle()
    kept = run.kept()
    lost = [kept] if kept != wanted else []
    battery.count("happenings", 1)
    battery.count("letters not whole after them", len(lost))
    assert lost == []
    assert b"Traceback" not in run.terminal.output
    assert run.terminal.left_on() == set()
    assert run.terminal.settings() == run.settings


def test_it_goes_on(tmp_path: Path, start: Start, battery: Battery, what: str) -> None:
    run = begun(tmp_path, start, A_SHELL if what.startswith("stopped") else ())
    HAPPENINGS[what](run)
    _goes_on(run, battery, FIRST + THEN)


def test_bytes_that_are_no_text(
    tmp_path: Path, start: Start, battery: Battery, sent: bytes
) -> None:
    run = begun(tmp_path, start)
    run.terminal.send(sent)
    run.terminal.settle()
    _goes_on(run, battery, FIRST + NO_TEXT[sent] + THEN)


def test_tmux_is_left_and_come_back_to(tmp_path: Path, battery: Battery) -> None:
    sign(tmp_path)
    tmux = Tmux(tmp_path)
    try:
        tmux.attach(80, 24)
        tmux.wait_for("Who are you writing to?")
        tmux.type("Ms Carter\r")
        tmux.wait_for("What did you get wrong?")
        tmux.type(FIRST)
        tmux.wait_for(FIRST)
        tmux.say("detach-client", "-s", "letter")
        tmux.attach(120, 40)
        tmux.wait_for(FIRST)
        tmux.type(THEN)
        tmux.wait_for("blue ones")
        tmux.client.close(force=True)  # a window closed, not left in good order
        tmux.attach(60, 20)
        tmux.wait_for("blue ones")
        tmux.type("\x11")
        tmux.wait_until_ended()
    finally:
        tmux.end()
    (case,) = cases(tmp_path)
    kept = raw(case, "what_happened")
    lost = [kept] if kept != FIRST + THEN else []
    battery.count("happenings", 2)
    battery.count("letters not whole after them", len(lost))
    assert lost == []


class Tmux:
    """Amends in a tmux server of its own, and the terminals that it is shown in."""

    def __init__(self, home: Path) -> None:
        self.env = environment(home)
        self.call = [need("tmux"), "-S", str(home / "tmux"), "-f", os.devnull]
        given = ["mugs", "--flows", str(FLOWS), "--today", "2026-11-17"]
        self.say("new-session", "-d", "-s", "letter", "-x", "80", "-y", "24", *AMENDS, *given)

    def say(self, *command: str) -> str:
        done = subprocess.run([*self.call, *command], env=self.env, capture_output=True, text=True)
        return done.stdout

    def attach(self, columns: int, rows: int) -> None:
        self.client: pexpect.spawn[bytes] = pexpect.spawn(
            self.call[0],
            [*self.call[1:], "attach-session", "-t", "letter"],
            env=self.env,
            dimensions=(rows, columns),
        )
        end = time.monotonic() + PATIENCE
        while f"{columns}x" not in self.say("display", "-p", "#{window_width}x"):
            assert time.monotonic() < end, "tmux does not show it"
            self._read()

    def _read(self) -> None:
        try:
            self.client.read_nonblocking(65_536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            time.sleep(0.02)

    def type(self, text: str) -> None:
        self.client.send(text.encode())

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while words not in (text := self.say("capture-pane", "-p", "-t", "letter")):
            assert time.monotonic() < end, f"{words!r} did not come:\n{text}"
            self._read()

    def wait_until_ended(self) -> None:
        end = time.monotonic() + PATIENCE
        while self.say("list-sessions"):
            assert time.monotonic() < end, "it goes on"
            self._read()

    def end(self) -> None:
        self.say("kill-server")
        self.client.close(force=True)
