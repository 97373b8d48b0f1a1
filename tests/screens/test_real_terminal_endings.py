"""Ended from outside, in a real terminal: saved, gone at once, and the terminal as it was before."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.screens.terminals import Start, begin, cases, raw, told_what_happened

WORDS = "we sent you red mugs"


def _kept(home: Path) -> str:
    (case,) = cases(home)
    return str(raw(case, "what_happened"))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_saves_and_gives_the_terminal_back(
    tmp_path: Path, start: Start, name: str
) -> None:
    number = signal.Signals[name]
    terminal = start("mugs")
    before = terminal.settings()
    told_what_happened(terminal, WORDS)
    assert terminal.settings() != before
    assert terminal.left_on() >= {"1049", "2004", "1000", "25"}
    terminal.kill(number)
    assert terminal.status() == 128 + number
    terminal.settle()
    assert terminal.left_on() == set()
    assert terminal.settings() == before
    assert terminal.processes() == []
    assert b"Traceback" not in terminal.output
    assert _kept(tmp_path) == WORDS


def test_quit_gives_the_terminal_back(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    before = terminal.settings()
    told_what_happened(terminal, WORDS)
    terminal.press("ctrl+q")
    assert terminal.status() == 0
    terminal.settle()
    assert terminal.left_on() == set()
    assert terminal.settings() == before
    assert terminal.processes() == []
    assert _kept(tmp_path) == WORDS


def test_ended_while_it_paints_nothing_is_painted_after_the_terminal_was_given_back(
    start: Start,
) -> None:
    terminal = start("mugs", size=(120, 40))
    begin(terminal)
    for _ in range(12):
        terminal.send(b"\x1b[20~")  # light and dark: every cell anew
    terminal.settle(0.001)
    terminal.kill(signal.SIGTERM)
    terminal.settle()
    assert terminal.status() == 128 + signal.SIGTERM
    terminal.settle()
    assert terminal.left_on() == set()
    assert terminal.output.endswith(b"\x1b[?1049l")


def test_a_closed_window_saves_and_leaves_nothing_running(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    told_what_happened(terminal, WORDS)
    terminal.hang_up()
    assert terminal.status() == 128 + signal.SIGHUP
    assert terminal.processes() == []
    assert _kept(tmp_path) == WORDS


@pytest.mark.parametrize("how", ["a signal", "a closed window"])
def test_a_terminal_that_nobody_reads_does_not_hold_it_up(
    tmp_path: Path, start: Start, how: str
) -> None:
    terminal = start("mugs")
    told_what_happened(terminal, WORDS)
    terminal.stall()
    terminal.type_unseen(60 * "x")
    if how == "a signal":
        terminal.kill(signal.SIGTERM)
    else:
        terminal.hang_up()
    assert terminal.status() == 128 + (signal.SIGTERM if how == "a signal" else signal.SIGHUP)
    assert terminal.processes() == []
    assert _kept(tmp_path).rstrip("x") == WORDS
    assert _kept(tmp_path).endswith("xx")
