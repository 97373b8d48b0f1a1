"""From Home to the copied letter by mouse alone: the keyboard is for words only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.terminals import Start, cases


@pytest.mark.parametrize(
    ("size", "first"),
    [((60, 20), "▌ Wrong mugs"), ((120, 40), " Start ")],
    ids=str,
)
def test_a_letter_by_mouse(tmp_path: Path, start: Start, size: tuple[int, int], first: str) -> None:
    terminal = start(size=size)
    terminal.wait_for("Something else went wrong")
    terminal.click(first)
    terminal.wait_for("Who are you writing to?")
    terminal.type("Ms Carter")
    terminal.click("Continue")
    terminal.wait_for("What did you get wrong?")
    terminal.type("we sent you red mugs")
    terminal.click("^R review")
    terminal.wait_for("Copy the letter")
    terminal.click("Copy the letter")
    terminal.wait_for("On its way")
    terminal.click("Done")
    terminal.wait_for("What went wrong?")
    if size[0] > 60:
        terminal.wait_for("In hand")
        terminal.click("^Q quit")
    else:  # no room for it in the bottom line
        terminal.press("ctrl+q")
    assert terminal.finish() == 0
    (case,) = cases(tmp_path)
    assert "I am sorry that we sent you red mugs." in case.letters_sent[-1].text
