"""The whole conversation in a real pty: typed as a person types, ended as things end."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.deliver.conftest import XServer, need, x_server
from tests.real_terminal import environment
from tests.screens.terminals import checked_text
from wizard.keep.answers_file import read_answers
from wizard.keep.case import Case
from wizard.keep.store import Store

__all__ = ["x_server"]

PATIENCE = 30


class Line:
    """One run, line by line."""

    def __init__(self, home: Path, *words: str, **more: str) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "wizard", *words],
            env=environment(home, **more),
            dimensions=(24, 80),
            timeout=PATIENCE,
            encoding="utf-8",
        )
        self.child.delaybeforesend = None

    def until(self, words: str) -> None:
        """Read on to these words."""
        self.child.expect_exact(words)

    def type(self, line: str) -> None:
        """Type a line."""
        self.child.sendline(line)

    def ended(self) -> int:
        """Read to the end; the exit status, 128 + n where a signal ended it."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    run = Line(tmp_path, "--plain", "generic")
    yield run
    run.child.close(force=True)


def written(line: Line) -> None:
    """A short letter, from the first question to the review."""
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    line.type("there may have been a mix-up")
    line.type("")
    line.until("doubts that it happened")
    line.type("we charged your card twice for May")
    line.type("")
    line.until("Because of that, > ")
    line.type("/review")
    line.until("review> ")


def test_a_letter_is_written_saved_and_taken_up_again(line: Line, tmp_path: Path) -> None:
    written(line)
    line.type(f"save {tmp_path}")
    line.until("The letter still shows")
    line.type(f"save {tmp_path}")
    line.until("Saved as ")
    line.type("quit")
    assert line.ended() == 0
    (saved,) = tmp_path.glob("Apology to Ms Obi*.txt")
    assert "I am sorry that we charged your card twice for May." in saved.read_text("utf-8")
    again = Line(tmp_path, "--plain")
    again.until("Something else went wrong · Ms Obi")
    again.child.close(force=True)


def test_a_copy_is_read_back_on_a_real_clipboard(tmp_path: Path, x_server: XServer) -> None:
    need("xclip")
    line = Line(tmp_path, "--plain", "generic", DISPLAY=x_server.display)
    written(line)
    line.type("copy")
    line.until("The letter still shows")
    line.type("copy")
    line.until("Copied, and read back to be sure.")
    line.type("quit")
    assert line.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_what_was_typed_is_kept_however_it_ends(
    line: Line, tmp_path: Path, number: signal.Signals
) -> None:
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    began = time.monotonic()
    os.kill(int(line.child.pid or 0), number)
    assert line.ended() == 128 + number
    assert time.monotonic() - began < PATIENCE
    again = Line(tmp_path, "--plain")
    again.until("Something else went wrong · Ms Obi")
    again.child.close(force=True)


def test_a_closed_terminal_loses_nothing(line: Line, tmp_path: Path) -> None:
    line.until("Dear > ")
    line.type("Mrs Hughes")
    line.until("I am sorry that > ")
    line.child.close()
    again = Line(tmp_path, "--plain")
    again.until("Something else went wrong · Mrs Hughes")
    again.child.close(force=True)


def test_the_end_of_the_input_ends_it_well(line: Line) -> None:
    line.until("Dear > ")
    line.child.sendeof()
    line.until("Everything typed is kept.")
    assert line.ended() == 0


def in_hand(home: Path) -> Case:
    """The one letter in the file."""
    with Store(home / "state" / "cases.db") as store:
        (one,) = store.listed()
        return store.load(one.id)


ENDS = [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT, signal.SIGKILL, "^D", "^C"]
LINES = ["we charged your card twice", "and then a third time", "without a word"]


def ended_by(line: Line, how: signal.Signals | str) -> None:
    """End it as a person or the system does."""
    if isinstance(how, str):
        line.child.sendcontrol(how[1].lower())
        line.until("Everything typed is kept.")
    else:
        os.kill(int(line.child.pid or 0), how)
    number = {"^D": -128, "^C": signal.SIGINT}[how] if isinstance(how, str) else how
    assert line.ended() == 128 + number


@pytest.mark.parametrize("how", ENDS, ids=str)
def test_every_line_of_a_long_answer_is_kept_and_gone_on_with(
    line: Line, tmp_path: Path, how: signal.Signals | str
) -> None:
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    for words in LINES:
        line.type(words)
        line.until(words)
        line.until(" > ")  # the next line is asked for
    ended_by(line, how)
    assert in_hand(tmp_path).entries["what_happened"].raw == "\n".join(LINES)
    again = Line(tmp_path, "--plain")
    again.until("Ms Obi")
    again.until("What went wrong? > ")
    again.type("12")
    again.until("What did you get wrong?")
    again.until("what you type is added to it")
    again.type("and we are sorry")
    again.type("")
    again.until("Write it again, ")
    again.type("")
    again.until("Because of that, > ")
    again.type("/quit")
    again.until("Everything typed is kept.")
    assert again.ended() == 0
    kept = in_hand(tmp_path).entries["what_happened"].raw
    assert kept == "\n".join([*LINES, "and we are sorry"])


@pytest.mark.parametrize("how", ENDS, ids=str)
def test_every_line_of_a_paragraph_written_anew_is_kept(
    line: Line, tmp_path: Path, how: signal.Signals | str
) -> None:
    written(line)
    line.type("edit 2")
    line.until("Write it anew")
    for words in LINES:
        line.type(words)
        line.until(words)
        line.until(" > ")
    ended_by(line, how)
    assert "\n".join(LINES) in "\n\n".join(one.text for one in in_hand(tmp_path).blocks)


@pytest.mark.parametrize("number", ["quit", signal.SIGTERM, signal.SIGHUP], ids=str)
def test_what_cannot_be_saved_is_put_in_a_file_elsewhere(
    tmp_path: Path, number: signal.Signals | str
) -> None:
    (tmp_path / "state").write_text("mine")
    line = Line(tmp_path, "--plain", "generic")
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("Not saved")
    line.until("I am sorry that > ")
    line.type(LINES[0])
    line.until(" > ")
    if isinstance(number, str):
        line.type("")
        line.until("Because of that, > ")
        line.type("/quit")
    else:
        os.kill(int(line.child.pid or 0), number)
    if number != signal.SIGHUP:  # it is said even then, where there is still a terminal
        line.until("What could not be saved is in")
    assert line.ended() == (0 if isinstance(number, str) else 128 + number)
    (file,) = tmp_path.glob("Apology to Ms Obi*.yaml")
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_answers(file).entries["what_happened"].raw == LINES[0]


CARD = "4556 7301 2284 9914"


def holds(home: Path, words: str) -> list[str]:
    """The files of Amends that have these words in them."""
    files = [file for file in home.rglob("*") if file.is_file()]
    return [file.name for file in files if words.encode() in file.read_bytes()]


def test_help_a_law_fixes_a_mask_the_review_and_a_copy(tmp_path: Path, x_server: XServer) -> None:
    need("xclip")
    line = Line(tmp_path, "--plain", "generic", DISPLAY=x_server.display)
    line.until("Dear > ")
    line.type("/help")
    line.until("/law: a law to follow")
    line.until("An answer that begins with a slash is typed with two of them.")
    line.until("Dear > ")
    line.type("/law")
    line.until(" 1  EU and UK flights")
    line.until("Numbers with commas")
    line.type("1")
    line.until("The letter follows: EU and UK flights.")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    line.type(f"we charged card {CARD} twice on on Friday")
    line.type("")
    line.until("1 Must be settled: A whole card number stands here.")
    line.until("I am sorry that > ")
    line.type("/fix 1")
    line.until("now: we charged card ending 9914 twice on on Friday")
    line.until("Masked for good")
    assert holds(tmp_path, CARD) == []
    line.until("I am sorry that > ")
    line.type("/fix 1")
    line.until("now: we charged card ending 9914 twice on Friday")
    line.until("Because of that, > ")
    line.type("/review")
    line.until("review> ")
    line.type("help")
    line.until("copy: put the letter on the clipboard")
    line.type("copy")
    line.until("Not yet: EU and UK flights: the letter must say what each of them gets")
    line.type("law")
    line.until("letter 1")
    line.until("Numbers with commas")
    line.type("0")
    line.until("The letter follows: no law.")
    line.type("edit 2")
    line.until("Write it anew")
    line.type(f"I am sorry that we charged card {CARD} twice on Friday.")
    line.type("")
    line.until("review> ")
    line.type("copy")
    line.until("Not yet: A whole card number stands here.")
    line.type("fix 1")
    line.until("Now: ending 9914")
    line.until("Masked for good")
    assert holds(tmp_path, CARD) == []
    line.type("copy")
    line.until("The letter still shows")
    line.type("copy")
    line.until("Copied, and read back to be sure.")
    assert "I am sorry that we charged card ending 9914 twice on Friday." in x_server.clipboard
    line.type("quit")
    line.until("Everything typed is kept.")
    assert line.ended() == 0


@pytest.mark.parametrize("how", ENDS, ids=str)
def test_every_line_of_a_letter_to_check_is_kept_and_gone_on_with(
    tmp_path: Path, how: signal.Signals | str
) -> None:
    line = Line(tmp_path, "--plain")
    line.until("What went wrong? > ")
    line.type("check")
    line.until("A line with a single dot ends it.")
    for words in LINES:
        line.type(words)
        line.until(words)
        line.until("\r\n  ")
    ended_by(line, how)
    assert checked_text(tmp_path) == "\n".join(LINES)
    again = Line(tmp_path, "--plain")
    again.until("What went wrong? > ")
    again.type("check")
    again.until("This is the text you had here just now")
    again.until(LINES[-1])
    again.until("review> ")
    again.type("more")
    again.type("and we are sorry")
    again.type(".")
    again.until("review> ")
    assert checked_text(tmp_path) == "\n".join([*LINES, "and we are sorry"])
    again.type("new")
    again.until("undo brings the other one back.")
    again.type(".")
    again.until("review> ")
    assert checked_text(tmp_path) == ""
    again.type("undo")
    again.until("Taken back.")
    again.type("quit")
    assert again.ended() == 0
    assert checked_text(tmp_path) == "\n".join([*LINES, "and we are sorry"])


def test_a_line_that_the_terminal_cut_is_told(tmp_path: Path) -> None:
    line = Line(tmp_path, "--plain", "generic")
    line.until("Dear > ")
    line.type("Ms Obi")
    line.until("I am sorry that > ")
    line.type("we lost your order " * 300)
    line.until("The terminal cuts lines")
    line.child.sendeof()
