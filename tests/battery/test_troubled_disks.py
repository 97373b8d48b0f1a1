"""A disk, a folder or a file that is not as it was, under the app in a real terminal.

It goes on, says which file it is about and what to do, and what was typed is kept once that is done.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Battery
from tests.deliver.conftest import need
from tests.keep.test_disk import mount
from tests.real_terminal import RealTerminal, environment
from tests.screens.terminals import Start, begin, cases, raw, sign, told_what_happened

LARGE = (120, 40)
Cure = Callable[[], object]
APART = "Another window has changed this letter. Yours is kept as one of its own; both are in hand."


def told(terminal: RealTerminal, sentence: str) -> None:
    """Wait until a sentence is on the screen, wherever its lines are broken."""
    wanted = "".join(sentence.split())
    end = time.monotonic() + 30
    while wanted not in "".join(terminal.words().split()):
        assert time.monotonic() < end, f"{sentence!r} did not come:\n{terminal.text()}"
        terminal.settle()


def no_more_trouble(terminal: RealTerminal) -> None:
    """Wait until nothing is said to be unsaved."""
    end = time.monotonic() + 30
    while "Not saved" in terminal.words():
        assert time.monotonic() < end, terminal.text()
        terminal.settle()


# -- trouble that comes while somebody types -------------------------------------------------------


def filled_up(state: Path) -> Cure:
    """The disk is full."""
    ballast = state / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    return ballast.unlink


def a_file_instead(state: Path) -> Cure:
    """The folder is gone, and a file has its name."""
    for one in state.iterdir():
        one.unlink()
    state.rmdir()
    state.write_text("mine")
    return state.unlink


def held(state: Path) -> Cure:
    """Another program holds the file."""
    holder = sqlite3.connect(state / "cases.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    return holder.close


def unwritable(state: Path, calls: str, error: str) -> Cure:
    """The disk refuses every such call from now on."""
    (app,) = _programs_with(state / "cases.db")
    strace = [need("strace"), "-f", "-qq", "-o", os.devnull, "-p", str(app)]
    for tail in ("", "-wal", "-journal"):
        strace += ["-P", str(state / f"cases.db{tail}")]
    strace += ["-e", f"inject={calls}:error={error}"]
    process = subprocess.Popen(strace, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 20
    while not _is_traced(app):
        assert process.poll() is None, "strace may not trace here"
        assert time.monotonic() < end
        time.sleep(0.01)

    def cure() -> None:
        process.terminate()
        process.wait()

    return cure


def _programs_with(file: Path) -> set[int]:
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if str(link.readlink()) == str(file):
                found.add(int(link.parts[2]))
    return found - {os.getpid()}


def _is_traced(pid: int) -> bool:
    return "TracerPid:\t0\n" not in Path(f"/proc/{pid}/status").read_text()


WHILE_TYPING: dict[str, tuple[Callable[[Path], Cure], str, str]] = {
    "a full disk": (filled_up, "is on a full disk", "Free some space there"),
    "a file in place of the folder": (
        a_file_instead, "a file is in the place of a folder", "Move that file away",
    ),
    "a file that is held": (held, "is held by another program", "Close that program"),
    "writes that fail": (
        lambda state: unwritable(state, "pwrite64", "EIO"), "could not be written",
        "See that the disk is sound",
    ),
    "writes without room": (
        lambda state: unwritable(state, "pwrite64", "ENOSPC"), "is on a full disk",
        "Free some space there",
    ),
    "writes beyond a share": (
        lambda state: unwritable(state, "pwrite64", "EDQUOT"), "could not be written",
        "See that the disk is sound",
    ),
}  # fmt: skip


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB of its own, with the folder of the cases on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=1m", "none", str(folder)):
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _counted(battery: Battery, lost: list[str]) -> None:
    battery.count("troubles", 1)
    battery.count("texts lost in them", len(lost))
    assert lost == []


@pytest.mark.parametrize("what", WHILE_TYPING)
def test_trouble_while_somebody_types(
    tmp_path: Path, disk: Path, start: Start, battery: Battery, what: str
) -> None:
    make, why, cure_told = WHILE_TYPING[what]
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


def the_folder(state: Path) -> None:
    shutil.rmtree(state)


def the_file(state: Path) -> None:
    (state / "cases.db").unlink()


def the_log(state: Path) -> None:
    (state / "cases.db-wal").unlink()


def everything_in_it(state: Path) -> None:
    for one in state.iterdir():
        one.unlink()


def moved_away(state: Path) -> None:
    state.rename(state.with_name("elsewhere"))


def spoilt(state: Path) -> None:
    with (state / "cases.db").open("r+b") as file:
        file.write(b"\0" * 50)


VANISHES = (the_folder, the_file, the_log, everything_in_it, moved_away, spoilt)


@pytest.mark.parametrize("what", VANISHES, ids=lambda what: what.__name__)
def test_what_is_gone_while_somebody_types_is_made_again(
    tmp_path: Path, start: Start, battery: Battery, what: Callable[[Path], None]
) -> None:
    terminal = start("mugs", size=LARGE)
    told_what_happened(terminal, "we sent ")
    terminal.wait_for("we sent")
    what(tmp_path / "state")
    terminal.type("you red mugs")
    terminal.wait_for("you red mugs")
    no_more_trouble(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    kept = [raw(case, "what_happened") for case in cases(tmp_path)]
    _counted(battery, [] if "we sent you red mugs" in kept else [str(kept)])


# -- trouble that is there from the start ----------------------------------------------------------


def _newer(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA application_id=1097690724")
        db.execute("PRAGMA user_version=9")
        db.execute("CREATE TABLE cases (id TEXT)")
    db.close()


def _locked(file: Path) -> None:
    from wizard.keep.store import Store

    Store(file).close()
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    HOLDERS.append(holder)


HOLDERS: list[sqlite3.Connection] = []
AT_START: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a damaged file": (
        lambda file: file.write_bytes(b"Dear Ms Obi,"), ("was damaged and is now", "cases.damaged-1.db"),
    ),
    "an empty file": (lambda file: file.write_bytes(b""), ("was damaged and is now",)),
    "a folder of its name": (lambda file: file.mkdir(), ("was damaged and is now",)),
    "a newer file": (
        _newer, ("was written by a newer Amends", "Bring Amends up to date, or set AMENDS_STATE"),
    ),
    "a link that leads nowhere": (
        lambda file: file.symlink_to(file.with_name("gone") / "cases.db"), (),
    ),
    "a link in a circle": (lambda file: file.symlink_to(file), ("cases.db",)),
    "a file that is held": (_locked, ("is held by another program", "Close that program")),
}  # fmt: skip


@pytest.mark.parametrize("what", AT_START)
def test_trouble_from_the_start(tmp_path: Path, start: Start, battery: Battery, what: str) -> None:
    make, words = AT_START[what]
    state = tmp_path / "state"
    state.mkdir()
    make(state / "cases.db")
    terminal = start(size=LARGE)
    terminal.wait_for("What went wrong?", seconds=90)
    for one in words:
        told(terminal, one)
    told_what_happened(terminal)
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    shown = "I am sorry that we sent you red mugs." in terminal.words()
    while HOLDERS:
        HOLDERS.pop().close()
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output
    _counted(battery, [] if shown else ["the letter is not shown"])


NO_HOME = {
    "no home": ("", "your home folder is not known. Set AMENDS_STATE to a folder of yours."),
    "a file for a home": ("/dev/null", "a file is in the place of a folder. Move that file away"),
    "a home nobody can make": ("/proc/nobody", "See that its folder is there and yours"),
}


@pytest.mark.parametrize("what", NO_HOME)
def test_no_home_to_keep_it_in(
    tmp_path: Path, cache: str, start: Start, battery: Battery, what: str
) -> None:
    home, words = NO_HOME[what]
    place = environment(tmp_path, HOME=home, AMENDS_CACHE=cache)
    for name in ("AMENDS_STATE", "AMENDS_CONFIG"):
        del place[name]
    terminal = start(env=place, size=LARGE)
    terminal.wait_for("What went wrong?", seconds=90)
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


@pytest.mark.parametrize("ending", ["quits", "is killed", "goes on"])
def test_two_windows_on_one_letter(
    tmp_path: Path, start: Start, battery: Battery, ending: str
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
    if ending == "quits":
        other.press("ctrl+q")
        other.finish()
    elif ending == "is killed":
        other.child.close(force=True)
    one.type(" mugs")
    told(one, APART)
    one.type(" today")
    one.wait_for("today")
    if ending == "goes on":
        other.type(" too")
        other.wait_for("plates too")
        other.press("ctrl+q")
        other.finish()
    one.press("ctrl+q")
    assert one.finish() == 0
    kept = {str(raw(case, "what_happened")) for case in cases(tmp_path)}
    theirs = "we sent you red plates" + (" too" if ending == "goes on" else "")
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


@pytest.mark.parametrize("then", ["2025-11-17", "2027-11-17"])
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
