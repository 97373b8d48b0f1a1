"""Ended from outside, in the middle of anything: saved, gone, and the terminal as it was before."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from tests.battery.chosen import chosen
from tests.battery.endings import (
    IN_THE_MIDDLE_OF,
    WORDS,
    Run,
    begun,
    checking,
    in_the_middle_of,
)
from tests.conftest import Battery
from tests.screens.terminals import Start, begin

CLOSED = "a closed window"
UNHEARD = "a closed window that nobody is told of"
SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
HOW = (*SIGNALS, CLOSED)
DEAF_WHILE = ("nothing", "typing", "a letter to check", "a panel", "saving", "a frozen line")
ENDINGS = [
    *((how, doing) for doing in IN_THE_MIDDLE_OF for how in HOW),
    *((UNHEARD, doing) for doing in DEAF_WHILE),
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "doing" in metafunc.fixturenames:
        metafunc.parametrize(("how", "doing"), chosen(metafunc.config, ENDINGS, quick=30))


def _end(run: Run, how: str) -> int:
    """End it; the status that it should end with."""
    if how in SIGNALS:
        number = signal.Signals[how]
        run.app.send_signal(number)
        if run.stopped:  # a shell sends this after it: till then the signal waits
            run.app.send_signal(signal.SIGCONT)
    else:
        number = signal.SIGHUP
        run.terminal.hang_up()
    return 128 + number


def _left_behind(run: Run, how: str, status: int) -> list[str]:
    """What is not as it should be once it has ended, in words."""
    terminal = run.terminal
    wrong = []
    if how in SIGNALS and run.stopped:
        for _ in range(100):  # the shell tells it when it next looks, and only once
            if f"Exit {status}".encode() in terminal.output:
                break
            terminal.type("jobs\n")
        else:
            wrong.append("the shell was never told of its end")
        terminal.type("exit\n")
    elif how in SIGNALS or not run.stopped:  # else its parent is gone too, and nobody can ask
        ended = terminal.status()
        wrong += [f"status {ended}"] * (ended != status)
    if how in SIGNALS:
        terminal.settle()
        if not run.frozen:  # a line that takes nothing cannot be told to switch anything off
            wrong += [f"mode {mode} is left on" for mode in terminal.left_on()]
        wrong += ["the line has other settings"] * (terminal.settings() != run.settings)
    terminal.status()  # its shell has ended too, where there was one
    wrong += [f"{name} still runs" for name in terminal.processes()]
    return wrong + ["a traceback"] * (b"Traceback" in terminal.output)


def test_ended(tmp_path: Path, start: Start, battery: Battery, how: str, doing: str) -> None:
    run = in_the_middle_of(doing, tmp_path, start, deaf=how == UNHEARD)
    on = run.terminal.left_on()
    assert run.stopped or on >= {"1049", "2004", "1000", "1003", "1006", "1015", "1004", "25"}
    status = _end(run, how)
    took = run.gone()
    wrong = _left_behind(run, how, status) if how != CLOSED or not run.stopped else []
    seen, kept = run.seen(), " ".join(run.kept().split())
    lost = [] if kept.startswith(seen) else [f"{seen!r} was seen, {kept!r} is kept"]
    battery.count("endings", 1)
    battery.count("within a second", int(took <= 1))
    battery.count("letters that lost what was seen", len(lost))
    battery.count("modes, settings or programs left behind", len(wrong))
    print(f"{how}, {doing}: gone after {took * 1000:.0f} ms")
    assert kept.startswith(WORDS), kept
    assert " ".join(run.typed.split()).startswith(kept)
    assert (lost, wrong) == ([], [])
    assert took <= 1


NOT_SAVED = ("quit", *SIGNALS)


def _unsaved_text(run: Run) -> list[str]:
    """What could not be saved and is not in a file that was named at the end, in words."""
    files = sorted([*run.home.glob("Apology to Ms Carter*.yaml"), *run.home.glob("Letter - *.txt")])
    said = run.terminal.output.rpartition(b"\x1b[?1049l")[2].decode()
    wrong = ["no file"] * (not files)
    for file in files:
        wrong += [f"{file.name} is not named"] * (str(file) not in said)
        wrong += [f"{file.name} is open to others"] * (file.stat().st_mode & 0o777 != 0o600)
        wrong += [f"{file.name} lacks it"] * (f"{WORDS} today" not in file.read_text("utf-8"))
    return wrong


@pytest.mark.parametrize("text", ["a letter", "a letter to check"])
@pytest.mark.parametrize("by", NOT_SAVED)
def test_ended_with_text_that_could_not_be_saved(
    tmp_path: Path, start: Start, battery: Battery, by: str, text: str
) -> None:
    run = begun(tmp_path, start)
    if text == "a letter to check":
        checking(run)
        run.terminal.press("ctrl+u")
        run.terminal.paste(WORDS)
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").write_text("mine")
    run.terminal.type(" today")
    run.terminal.wait_for("Not saved")
    if by == "quit":
        run.terminal.press("ctrl+q")
        status = 0
    else:
        status = _end(run, by)
    run.gone()
    wrong = _left_behind(run, "SIGTERM", status)
    lost = _unsaved_text(run)
    battery.count("endings with text that could not be saved", 1)
    battery.count("texts of those lost", len(lost))
    assert (wrong, lost) == ([], [])


def test_quit_gives_the_terminal_back(tmp_path: Path, start: Start) -> None:
    run = in_the_middle_of("a panel", tmp_path, start)
    run.terminal.press("escape", "ctrl+q")
    run.gone()
    assert _left_behind(run, "SIGTERM", 0) == []
    assert run.kept() == WORDS


def test_ctrl_c_at_the_bare_letter_comes_back_to_the_app(tmp_path: Path, start: Start) -> None:
    run = in_the_middle_of("the review", tmp_path, start)
    run.terminal.press("ctrl+p")
    run.terminal.type("bare letter")
    run.terminal.press("enter")
    run.terminal.wait_for("Select the letter with the mouse.")
    run.terminal.send(b"\x03")
    run.terminal.settle()
    run.terminal.press("ctrl+o")
    run.terminal.wait_for("Continue")
    run.terminal.press("ctrl+q")
    run.gone()
    assert _left_behind(run, "SIGTERM", 0) == []


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
