"""Killed without warning while somebody types: what they have seen on the screen is kept."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.battery.chosen import PARTS
from tests.conftest import Battery
from tests.plain.test_real_terminal import Line
from tests.real_terminal import PATIENCE, RealTerminal
from tests.screens.terminals import Start, begin, cases, checked_text, raw

PAGES = {
    "customer_name": "Who are you writing to?",
    "what_happened": "What did you get wrong?",
    "cause": "Why did it happen?",
}
WORDS = {  # in letters of which each is on one page only, so that what is seen there was typed there
    "customer_name": "κούπα κόκκινη μπλε έξι κουτί αργά στείλαμε λάθος".split(),
    "what_happened": "чашка красная синий шесть ящик поздно послали".split(),
    "cause": "ჭიქა წითელი ლურჯი ექვსი ყუთი გვიან".split(),
}


def _take_up(terminal: RealTerminal, page: str, kept: str) -> None:
    """From Home to the letter in hand: at the question where it stopped, with its text."""
    terminal.wait_for("In hand")
    terminal.type("Cartwright")
    terminal.wait_for("Take up")
    terminal.press("enter")
    terminal.wait_for(PAGES[page])
    end = time.monotonic() + PATIENCE
    while terminal.shown_of(kept) != " ".join(kept.split()):
        assert time.monotonic() < end, f"{kept!r} is not shown:\n{terminal.text()}"
        terminal.settle()


def _box_with_room(home: Path, terminal: RealTerminal, page: str, kept: str) -> tuple[str, str]:
    """A page whose box shows all that it holds: a long answer scrolls out of it."""
    if len(kept) < (120 if page == "what_happened" else 30):
        return page, kept
    if page == "cause":
        terminal.press("ctrl+u")
        _wait_until_emptied(home, page)
    else:
        terminal.press("ctrl+g")
        page = list(PAGES)[list(PAGES).index(page) + 1]
    terminal.wait_for(PAGES[page])
    return page, ""


def _wait_until_emptied(home: Path, page: str) -> None:
    end = time.monotonic() + PATIENCE
    while raw(cases(home)[0], page):
        assert time.monotonic() < end, "the box was not emptied"
        time.sleep(0.02)


def _type_until_killed(terminal: RealTerminal, chance: random.Random, words: list[str]) -> str:
    """Type key by key for a while, reading as a terminal does; what was typed by then."""
    end = time.monotonic() + chance.uniform(0.02, 0.7)
    typed = ""
    while time.monotonic() < end and len(typed) < 40:
        word = f" {chance.choice(words)}"
        for key in word if chance.random() < 0.7 else [word]:
            terminal.send(key.encode())
            typed += key
            terminal.settle(chance.choice([0, 0, 0.003, 0.02]))
    terminal.kill(signal.SIGKILL)
    terminal.settle()  # what had been painted by then and was still on its way
    assert terminal.status() == -signal.SIGKILL
    return typed


@pytest.mark.parametrize("part", range(PARTS))
def test_what_was_painted_is_in_the_file_after_kill_9(
    tmp_path: Path, start: Start, battery: Battery, part: int
) -> None:
    kills = battery.size(20, 100, 1_000) // PARTS or 1
    chance = random.Random(2026 + part)
    painted, slow, judged, lost = 0, 0, 0, []
    page, kept = "customer_name", "Ms Cartwright"
    for run in range(2 * kills):
        if judged == kills:
            break
        terminal = start()
        if run == 0:
            begin(terminal)
            terminal.type(kept)
            terminal.wait_for(kept)
        else:
            _take_up(terminal, page, kept)
            page, kept = _box_with_room(tmp_path, terminal, page, kept)
        typed = kept + _type_until_killed(terminal, chance, WORDS[page])
        seen = terminal.shown_of(typed)
        painted += max(len(seen) - len(kept), 0)
        before = kept
        kept = raw(cases(tmp_path)[0], page)
        terminal.child.close()
        saving = "saving …" in terminal.text()  # a slow moment of the disk, and said to be one
        slow += saving
        judged += not saving  # another one is killed in its place
        shown = before if saving else seen
        if not " ".join(kept.split()).startswith(" ".join(shown.split())):
            lost.append(f"kill {run}: {shown!r} was seen, {kept!r} is kept")
        elif not typed.startswith(kept):
            lost.append(f"kill {run}: {kept!r} was never typed after {before!r}")
    battery.count("kills", judged)
    battery.count("characters painted while typing", painted)
    battery.count("more while the app said that it was still saving", slow)
    battery.count("kills that lost what was painted", len(lost))
    assert lost == []
    assert painted
    assert judged == kills, f"the disk was slow in {slow} of them"


# -- a letter written elsewhere --------------------------------------------------------------------


def _to_the_letter_to_check(terminal: RealTerminal, home: Path, kept: str) -> str:
    """From Home to the text that was under check, its end; a long one gives way to an empty box."""
    terminal.wait_for("Check a letter I have")
    terminal.click("Check a letter I have")
    terminal.wait_for("Copy the letter")
    end = time.monotonic() + PATIENCE
    while terminal.shown_of(kept) != " ".join(kept.split()):
        assert time.monotonic() < end, f"{kept!r} is not shown:\n{terminal.text()}"
        terminal.settle()
    if len(kept) < 120:
        terminal.send(b"\x1b[1;5F")  # Ctrl+End
        return kept
    terminal.click("Empty box")
    terminal.wait_for("Paste the letter here")
    assert checked_text(home) == ""
    return ""


def test_what_was_painted_of_a_letter_to_check_is_in_the_file_after_kill_9(
    tmp_path: Path, start: Start, battery: Battery
) -> None:
    kills = battery.size(3, 25, 250)
    chance = random.Random(2027)
    painted, slow, lost, kept = 0, 0, [], ""
    for run in range(kills):
        terminal = start()
        before = _to_the_letter_to_check(terminal, tmp_path, kept)
        typed = before + _type_until_killed(terminal, chance, WORDS["what_happened"])
        seen = terminal.shown_of(typed)
        painted += max(len(seen) - len(before), 0)
        kept = checked_text(tmp_path)
        terminal.child.close()
        if "saving …" in terminal.text():
            slow += 1
        elif not " ".join(kept.split()).startswith(" ".join(seen.split())):
            lost.append(f"kill {run}: {seen!r} was seen, {kept!r} is kept")
        elif not typed.startswith(kept):
            lost.append(f"kill {run}: {kept!r} was never typed after {before!r}")
    battery.count("kills over a letter to check", kills)
    battery.count("characters painted there", painted)
    battery.count("while the app said that it was still saving", slow)
    battery.count("kills that lost what was painted", len(lost))
    assert lost == []
    assert painted


# -- line by line ----------------------------------------------------------------------------------


def test_every_line_that_was_taken_is_in_the_file_after_kill_9(
    tmp_path: Path, battery: Battery
) -> None:
    kills = battery.size(3, 25, 250)
    chance = random.Random(2028)
    entered, lost = 0, []
    for run in range(kills):
        home = tmp_path / str(run)
        home.mkdir()
        line = Line(home, "--plain", "generic")
        line.until("Dear > ")
        line.type("Ms Obi")
        line.until("I am sorry that > ")
        lines = [f"line {n} {chance.choice(WORDS['cause'])}" for n in range(30)]
        for words in lines[: chance.randrange(1, 30)]:
            line.type(words)
            time.sleep(chance.choice([0, 0, 0.001, 0.01]))
        line.until(lines[0])
        time.sleep(chance.uniform(0, 0.3))
        os.kill(int(line.child.pid or 0), signal.SIGKILL)
        assert line.ended() == 128 + signal.SIGKILL
        taken = str(line.child.before).count(" > ")  # each asks for the next line
        (case,) = cases(home)
        kept = str(raw(case, "what_happened")).split("\n")
        kept = [] if kept == [""] else kept
        entered += taken
        if len(kept) < taken or kept != lines[: len(kept)]:
            lost.append(f"kill {run}: {taken} lines were taken, {kept} is kept")
    battery.count("kills line by line", kills)
    battery.count("lines taken", entered)
    battery.count("kills that lost a line", len(lost))
    assert lost == []
    assert entered
