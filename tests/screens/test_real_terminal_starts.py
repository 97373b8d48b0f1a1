"""Ways to start the app: with a flow, in private, or where there is no terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.real_terminal import environment
from tests.screens.terminals import Start, cases, sign, told_what_happened


def test_a_flow_is_opened_at_once(start: Start) -> None:
    terminal = start("mugs")
    terminal.wait_for("Who are you writing to?")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0


def test_an_unknown_flow_is_told_with_the_nearest_name(tmp_path: Path, start: Start) -> None:
    terminal = start("biling")
    assert terminal.finish() == 2
    said = terminal.output.decode().strip()
    assert said == "There is no flow or command called biling. Did you mean billing?"


def test_private_lists_nothing_and_leaves_nothing_behind(tmp_path: Path, start: Start) -> None:
    sign(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    terminal = start("--private", env=environment(tmp_path))
    told_what_happened(terminal)
    assert "Private: nothing is kept and nothing is listed." in terminal.words()
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+g", "ctrl+g")  # the first says that nobody signs: the profile is not read
    terminal.wait_for("On its way")
    terminal.press("enter")
    terminal.wait_for("What went wrong?")
    assert "In hand" not in terminal.words()
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_private_does_not_list_or_touch_what_is_in_hand(tmp_path: Path, start: Start) -> None:
    terminal = start()
    told_what_happened(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    before = cases(tmp_path)
    terminal = start("--private")
    terminal.wait_for("Wrong mugs")
    assert "Carter" not in terminal.text()
    told_what_happened(terminal, "we sent nothing")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert cases(tmp_path) == before


def test_without_a_terminal_it_asks_line_by_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wizard"],
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert "What went wrong? > \nEverything typed is kept.\n" in done.stdout
    assert "\x1b" not in done.stdout
