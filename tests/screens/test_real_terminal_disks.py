"""No place to keep a letter, and none to copy it to, in a real terminal: said as it is."""

from __future__ import annotations

from pathlib import Path

from tests.deliver.conftest import XServer, need
from tests.keep.disks import fill, mount
from tests.real_terminal import RealTerminal, environment
from tests.screens.terminals import Start, cases, raw, sign, told_what_happened

LETTER = "I am sorry that we sent you red mugs."


def _written_and_reviewed(terminal: RealTerminal) -> None:
    told_what_happened(terminal)
    assert "Not saved" in terminal.words()
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    assert LETTER in terminal.words()
    assert "Not saved" in terminal.words()


def _go_elsewhere(terminal: RealTerminal, folder: str) -> None:
    terminal.press("ctrl+p")
    terminal.wait_for("Search")
    terminal.type("another folder")
    terminal.wait_for("Keep letters in another folder")
    terminal.press("enter")
    terminal.wait_for("In which folder")
    terminal.type(folder)
    terminal.press("enter")


def test_a_file_in_the_place_of_the_state_folder(tmp_path: Path, start: Start) -> None:
    (tmp_path / "state").write_text("mine")
    terminal = start()
    terminal.wait_for("Not saved")
    assert "a file is in the place of a folder. Move that file away" in terminal.words()
    _written_and_reviewed(terminal)
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert (tmp_path / "state").read_text() == "mine"


def test_a_home_that_cannot_be_written_to(disk: Path, start: Start) -> None:
    sign(disk)
    assert mount("-o", "remount,ro", str(disk))
    terminal = start(env=environment(disk), size=(120, 40))
    terminal.wait_for("Not saved")
    assert "read-only" in terminal.words()
    _written_and_reviewed(terminal)
    terminal.click("Save as a file")
    terminal.wait_for("choose a folder on another disk")
    terminal.press("escape", "ctrl+q")
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.output


def test_another_folder_is_offered_where_the_disk_is_full(
    tmp_path: Path, disk: Path, start: Start
) -> None:
    terminal = start("mugs", AMENDS_STATE=str(disk / "state"), size=(120, 40))
    told_what_happened(terminal, "we sent ")
    fill(disk)
    terminal.paste("you red mugs, " * 400)
    terminal.wait_for("Not saved")
    assert "^P leads to another folder." in terminal.words()
    _go_elsewhere(terminal, "/proc/no-place")  # nothing can be made there: it stays as it was
    terminal.settle(0.5)
    assert "Not saved" in terminal.words()
    _go_elsewhere(terminal, str(tmp_path / "state"))
    terminal.wait_for("from now on")
    terminal.settle(0.5)
    assert "^P leads to another folder." not in terminal.words()
    terminal.type("too")
    terminal.wait_for("mugs, too")
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    (case,) = cases(tmp_path)
    assert raw(case, "what_happened") == "we sent " + "you red mugs, " * 400 + "too"
    assert (tmp_path / "state" / "cases.db").stat().st_mode & 0o777 == 0o600


def test_no_clipboard_tool_at_all_offers_a_file(tmp_path: Path, start: Start) -> None:
    terminal = start("mugs", PATH=str(tmp_path / "no-tools"))
    told_what_happened(terminal)
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+g")
    terminal.wait_for("On its way")
    words = terminal.words()
    assert "Sent to your terminal. Paste to check; if nothing comes, save it as a file." in words
    assert "Copied" not in words
    terminal.click("Save as a file")
    terminal.wait_for("Saved as")
    (file,) = tmp_path.glob("*.txt")
    assert file.name == "Apology to Ms Carter - 2026-11-17.txt"
    assert f"Dear Ms Carter,\n\n{LETTER} That was our mistake.\n" in file.read_text()
    terminal.press("ctrl+q")
    assert terminal.finish() == 0


def test_a_letter_on_the_clipboard_is_said_to_be_there_and_is(
    tmp_path: Path, start: Start, x_server: XServer
) -> None:
    need("xclip")
    terminal = start("mugs", DISPLAY=x_server.display)
    told_what_happened(terminal, "we wrote “naïve” & £5 on it")
    terminal.press("ctrl+r")
    terminal.wait_for("Copy the letter")
    terminal.press("ctrl+g")
    terminal.wait_for("Copied, and read back to be sure.")
    assert b"\x1b]52;" not in terminal.output
    (case,) = cases(tmp_path)
    assert x_server.clipboard == case.letters_sent[-1].text
    assert "I am sorry that we wrote “naïve” & £5 on it." in x_server.clipboard
    terminal.press("ctrl+q")
    assert terminal.finish() == 0
    assert x_server.clipboard == case.letters_sent[-1].text
