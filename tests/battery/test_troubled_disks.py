"""A disk, a folder or a file that is not as it was, under the app in a real terminal.

It goes on, says which file it is about and what to do, and what was typed is kept once that is done.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.battery.chosen import chosen
from tests.battery.troubles import (
    AT_START,
    HOLDERS,
    NO_HOME,
    READ_ONLY,
    VANISHES,
    WHILE_TYPING,
    a_disk_with_letters,
    no_more_trouble,
    told,
)  # fmt: skip
from tests.conftest import Battery
from tests.deliver.conftest import need
from tests.keep.disks import mount
from tests.real_terminal import RealTerminal, environment
from tests.screens.terminals import Start, begin, cases, raw, sign, told_what_happened
from wizard.keep.answers_file import read_answers

LARGE = (120, 40)
APART = "Another window has changed this letter. Yours is kept as one of its own; both are in hand."


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    rows: dict[str, tuple[Iterable[Any], int]] = {
        "trouble": (WHILE_TYPING, 5),
        "gone": (VANISHES, 4),
        "there": (AT_START, 5),
        "on_it": (READ_ONLY, 2),
        "home_is": (NO_HOME, 2),
        "other_one": (("quits", "is killed", "goes on"), 2),
        "then": (("2025-11-17", "2027-11-17"), 1),
    }
    for name, (every, quick) in rows.items():
        if name in metafunc.fixturenames:
            some = chosen(metafunc.config, list(every), quick)
            metafunc.parametrize(name, some, ids=[getattr(one, "__name__", one) for one in some])


# -- trouble that comes while somebody types -------------------------------------------------------


def _counted(battery: Battery, lost: list[str]) -> None:
    battery.count("troubles", 1)
    battery.count("texts lost in them", len(lost))
    assert lost == []


def test_trouble_while_somebody_types(
    tmp_path: Path, disk: Path, start: Start, battery: Battery, trouble: str
) -> None:
    make, why, cure_told = WHILE_TYPING[trouble]
    state = disk / "state"
    terminal = start("mugs", size=LARGE, AMENDS_STATE=str(state))
    told_what_happened(terminal, "we sent ")
    terminal.wait_for("we sent")
    cure = make(state)
    terminal.paste("you red mugs, " * 400)
    told(terminal, why)
    told(terminal, f"Not saved: {state}")
    told(terminal, f"{cure_told}, or start Amends with AMENDS_STATE set to another folder.")
    assert "mugs," in terminal.text()
    cure()
    terminal.type("too")
    no_more_trouble(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    if state.is_dir():
        shutil.copytree(state, tmp_path / "state")
    kept = [raw(case, "what_happened") for case in cases(tmp_path)]
    wanted = "we sent " + "you red mugs, " * 400 + "too"
    _counted(battery, [] if kept == [wanted] else [str(kept)[:200]])


def test_what_is_gone_while_somebody_types_is_made_again(
    tmp_path: Path, start: Start, battery: Battery, gone: Callable[[Path], None]
) -> None:
    terminal = start("mugs", size=LARGE)
    told_what_happened(terminal, "we sent ")
    terminal.wait_for("we sent")
    gone(tmp_path / "state")
    terminal.type("you red mugs")
    terminal.wait_for("you red mugs")
    no_more_trouble(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    kept = [raw(case, "what_happened") for case in cases(tmp_path)]
    _counted(battery, [] if "we sent you red mugs" in kept else [str(kept)])


# -- trouble that is there from the start ----------------------------------------------------------


def test_trouble_from_the_start(tmp_path: Path, start: Start, battery: Battery, there: str) -> None:
    make, words = AT_START[there]
    state = tmp_path / "state"
    state.mkdir()
    make(state / "cases.db")
    terminal = start(size=LARGE)
    terminal.wait_for("What went wrong?")
    for one in words:
        told(terminal, one)
    told_what_happened(terminal)
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    shown = "I am sorry that we sent you red mugs." in terminal.words()
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    while HOLDERS:
        HOLDERS.pop().close()
    assert b"Traceback" not in terminal.output
    _counted(battery, _lost(tmp_path, terminal, shown=shown))


def _lost(home: Path, terminal: RealTerminal, *, shown: bool) -> list[str]:
    """The letter, unless it was shown and is in the file, or in one that was named at the end."""
    lost = [] if shown else ["the letter is not shown"]
    elsewhere = sorted(home.glob("Apology to Ms Carter*.yaml"))
    if elsewhere:
        said = terminal.output.rpartition(b"\x1b[?1049l")[2].decode()  # on the normal screen
        lost += ["the file is not named"] * (str(elsewhere[0]) not in said)
        kept = [read_answers(file).entries["what_happened"].raw for file in elsewhere]
    else:
        kept = [raw(case, "what_happened") for case in cases(home)]
    return lost + [str(kept)] * (kept != ["we sent you red mugs"])


def test_a_read_only_disk(
    disk: Path, start: Start, battery: Battery, on_it: Callable[[Path], None]
) -> None:
    on_it(disk)
    before = len(cases(disk)) if on_it is a_disk_with_letters else 0
    assert mount("-o", "remount,ro", str(disk))
    terminal = start("mugs", size=LARGE, AMENDS_STATE=str(disk / "state"))
    told_what_happened(terminal, "we sent you red")
    told(terminal, "is read-only. Make it writable, or start Amends with AMENDS_STATE set to")
    assert "we sent you red" in terminal.words()
    assert mount("-o", "remount,rw", str(disk))
    terminal.type(" mugs")
    no_more_trouble(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    there = cases(disk)
    kept = [raw(case, "what_happened") for case in there]
    lost = [] if "we sent you red mugs" in kept else [str(kept)]
    _counted(battery, lost + ["a letter of before"] * (len(there) != before + 1))


def test_a_folder_that_may_not_be_written_to(
    tmp_path: Path, start: Start, battery: Battery
) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o500)
    as_others = [need("setpriv"), "--bounding-set=-dac_override,-dac_read_search"]
    terminal = start("mugs", size=LARGE, inside=as_others if os.geteuid() == 0 else ())
    told_what_happened(terminal, "we sent you red")
    told(terminal, "may not be written by you. Give yourself the right to write there, or start")
    state.chmod(0o700)
    terminal.type(" mugs")
    no_more_trouble(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    kept = [raw(case, "what_happened") for case in cases(tmp_path)]
    _counted(battery, [] if kept == ["we sent you red mugs"] else [str(kept)])


def test_no_home_to_keep_it_in(
    tmp_path: Path, cache: str, start: Start, battery: Battery, home_is: str
) -> None:
    home, words = NO_HOME[home_is]
    place = environment(tmp_path, HOME=home, AMENDS_CACHE=cache)
    for name in ("AMENDS_STATE", "AMENDS_CONFIG"):
        del place[name]
    terminal = start(env=place, size=LARGE)
    terminal.wait_for("What went wrong?")
    told(terminal, words)
    told_what_happened(terminal)
    told(terminal, words)
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    shown = "I am sorry that we sent you red mugs." in terminal.words()
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    _counted(battery, [] if shown else ["the letter is not shown"])


# -- two windows, and the clock --------------------------------------------------------------------


def _taken_up(start: Start) -> RealTerminal:
    other = start(size=LARGE)
    other.wait_for("In hand")
    other.type("Carter")
    other.wait_for("Take up")
    return other


def test_two_windows_on_one_letter(
    tmp_path: Path, start: Start, battery: Battery, other_one: str
) -> None:
    one = start("mugs", size=LARGE)
    told_what_happened(one, "we sent you red")
    one.wait_for("we sent you red")
    other = _taken_up(start)
    other.press("enter")
    other.wait_for("What did you get wrong?")
    other.wait_for("we sent you red")
    other.type(" plates")
    other.wait_for("red plates")
    if other_one == "quits":
        other.press("ctrl+q")
        other.finish()
    elif other_one == "is killed":
        other.child.close(force=True)
    one.type(" mugs")
    told(one, APART)
    one.type(" today")
    one.wait_for("today")
    if other_one == "goes on":
        other.type(" too")
        other.wait_for("plates too")
        other.press("ctrl+q")
        other.finish()
    one.press("ctrl+q")
    assert one.finish() == 0
    kept = {str(raw(case, "what_happened")) for case in cases(tmp_path)}
    theirs = "we sent you red plates" + (" too" if other_one == "goes on" else "")
    wanted = {"we sent you red mugs today", theirs}
    _counted(battery, sorted(wanted - kept))


def test_a_letter_deleted_in_another_window(tmp_path: Path, start: Start, battery: Battery) -> None:
    one = start("mugs", size=LARGE)
    told_what_happened(one, "we sent you red")
    one.wait_for("we sent you red")
    other = _taken_up(start)
    other.press("ctrl+p")
    other.type("delete this letter")
    other.press("enter")
    other.wait_for("for good?")
    other.click("Delete it")
    other.press("ctrl+q")
    other.finish()
    assert cases(tmp_path) == []
    one.type(" mugs")
    told(one, APART)
    one.press("ctrl+q")
    assert one.finish() == 0
    kept = [raw(case, "what_happened") for case in cases(tmp_path)]
    _counted(battery, [] if kept == ["we sent you red mugs"] else [str(kept)])


def test_the_clock_is_a_year_off(tmp_path: Path, start: Start, battery: Battery, then: str) -> None:
    one = start("mugs", size=LARGE)
    told_what_happened(one, "we sent you red mugs")
    one.press("ctrl+q")
    assert one.finish() == 0
    sign(tmp_path)
    other = start(size=LARGE, today=then)
    begin(other)
    other.type("Mr Obi")
    other.press("ctrl+o")
    other.wait_for("In hand")
    text = other.words()
    newest_first = text.index("Wrong mugs · Mr Obi") < text.index("Wrong mugs · Ms Carter")
    other.press("ctrl+u")
    other.type("Carter")
    other.wait_for("Take up")
    other.press("enter")
    other.wait_for("we sent you red mugs")
    other.type(" and plates")
    other.wait_for("and plates")
    other.press("ctrl+q")
    assert other.finish() == 0
    kept = {str(raw(case, "what_happened")) for case in cases(tmp_path)}
    assert newest_first
    _counted(battery, [] if "we sent you red mugs and plates" in kept else sorted(kept))
