"""Windows of every size and kind, in a real terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.screens.terminals import Start, begin, cases, raw, told_what_happened

TINY = [(1, 1), (2, 1), (3, 3), (20, 5), (40, 15)]
USABLE = [(60, 20), (80, 24), (120, 40)]
COLOUR = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
NAMED_COLOUR = re.compile(rb"\x1b\[(\d*;)*(3[1-6]|4[1-6]|9[1-6]|10[1-6])[;m]")


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


def test_no_color_shows_no_colour(start: Start) -> None:
    terminal = start("mugs", NO_COLOR="1", COLORTERM="truecolor")
    told_what_happened(terminal, "there may have been a problem")
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    shades = COLOUR.findall(terminal.output)
    assert shades
    assert [shade for shade in shades if len(set(shade)) > 1] == []
    assert not NAMED_COLOUR.search(COLOUR.sub(b"", terminal.output))


@pytest.mark.parametrize("term", ["vt100", "made-up"])
def test_any_terminal_that_can_move_its_cursor_will_do(start: Start, term: str) -> None:
    terminal = start("mugs", TERM=term)
    begin(terminal)
    terminal.type("Ms Carter")
    terminal.wait_for("Ms Carter")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0


@pytest.mark.parametrize(
    "more", [{"TERM": "dumb"}, {"LANG": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}]
)
def test_a_terminal_that_cannot_is_asked_line_by_line(start: Start, more: dict[str, str]) -> None:
    terminal = start("mugs", **more)
    terminal.wait_for("Dear >")
    terminal.type("Ms Carter\n")
    terminal.type("/quit\n")
    assert terminal.finish() == 0
    said = terminal.output
    assert b"Ms Carter" in said
    assert b"\x1b" not in said
