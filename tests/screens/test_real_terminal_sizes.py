"""Windows of every size and kind, in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.terminals import Start, begin, cases, raw, told_what_happened

TINY = [(1, 1), (2, 1), (3, 3), (20, 5), (40, 15)]
USABLE = [(60, 20), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", USABLE, ids=str)
def test_a_letter_by_keyboard_alone(tmp_path: Path, start: Start, size: tuple[int, int]) -> None:
    terminal = start(size=size)
    told_what_happened(terminal)
    terminal.press("ctrl+g")
    terminal.wait_for("Why did it happen?")
    terminal.type("we read the colour off the wrong line")
    terminal.press("ctrl+l")  # the letter, or the same again where both are seen
    terminal.wait_for("Dear Ms Carter")
    terminal.press("ctrl+l", "ctrl+r")
    terminal.wait_for("Copy the letter")
    assert "I am sorry that we sent you red mugs." in terminal.words()
    terminal.press("ctrl+g")
    terminal.wait_for("On its way")
    assert "Sent to your terminal. Paste to check; if nothing comes, save it" in terminal.words()
    terminal.press("enter")
    terminal.wait_for("In hand")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    (case,) = cases(tmp_path)
    assert "The reason is that we read the colour off" in case.letters_sent[-1].text


def test_too_small_to_read_is_no_crash_and_loses_nothing(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs")
    begin(terminal)
    terminal.type("Ms ")
    for size in TINY:
        terminal.resize(*size)
        terminal.type("Carter" if size == TINY[0] else "")
        terminal.press("ctrl+r", "ctrl+o", "ctrl+l", "ctrl+t", "escape", "ctrl+p", "escape")
        if size == (20, 5):
            assert "larger" in terminal.text()
        terminal.resize(80, 24)
        terminal.wait_for("Ms Carter")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"fault of its own" not in terminal.output
    (case,) = cases(tmp_path)
    assert raw(case, "customer_name") == "Ms Carter"


def test_started_in_a_tiny_window_it_can_be_made_larger(start: Start) -> None:
    terminal = start(size=(1, 1))
    terminal.settle(1)
    terminal.resize(60, 20)
    terminal.wait_for("What went wrong?")
    terminal.wait_for("Wrong mugs")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0


def test_a_window_pulled_about_while_somebody_types_keeps_the_text(
    tmp_path: Path, start: Start
) -> None:
    terminal = start("mugs")
    told_what_happened(terminal, "")
    for number in range(12):
        terminal.send(b"mug%d " % number)
        terminal.resize([1, 200, 40, 20, 120, 60][number % 6], [40, 5, 1, 15, 60, 20][number % 6])
    terminal.resize(80, 24)
    terminal.wait_for("mug11")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    (case,) = cases(tmp_path)
    assert raw(case, "what_happened") == "".join(f"mug{number} " for number in range(12))
