"""The text of "Check a letter I have": kept, there again, ended and deleted like a letter in hand."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.interview.desks import desk_at
from wizard.interview.checked import CheckedLetter
from wizard.interview.desk import Desk
from wizard.interview.kept_texts import forget_texts, kept_texts
from wizard.interview.unsaved import left_in
from wizard.keep.case_file import VERSION

LETTER = "Dear Ms Obi,\n\nWe apologise for any inconvenience caused.\n"
CARD = "4111 1111 1111 1111"


def bytes_in(home: Path) -> bytes:
    """All that lies in the file of the cases and its log."""
    return b"".join(file.read_bytes() for file in sorted((home / "state").glob("cases.db*")))


def later(desk: Desk, days: int) -> Desk:
    """The same person some days on."""
    now = desk.now() + timedelta(days=days)
    return Desk(desk.where, desk.environ, lambda: now)


def texts(desk: Desk) -> list[str]:
    return [one.body for one in kept_texts(desk)]


def test_it_is_there_again_for_whoever_comes_back(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    letter = desk.check_again()
    assert (letter.text, letter.told) == ("", "")
    letter.typed_over(LETTER)
    desk.close()
    again = later(desk, 3).check_again()
    assert again.text == LETTER
    assert again.told == "This is the text you had here 3 days ago, kept as you left it."
    assert again.heading == "A letter I have, as you left it 3 days ago"
    assert desk_at(tmp_path).in_hand() == ()  # it is no letter of a flow


def test_an_empty_box_is_one_step_and_undo_takes_it_back(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    letter = desk.check_again()
    letter.typed_over(LETTER)
    letter.begin_empty()
    assert (letter.text, texts(desk)) == ("", [])
    assert letter.undo()
    assert texts(desk) == [LETTER]


def test_one_that_is_emptied_leaves_no_byte_in_the_file_or_its_log(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    letter = desk.check_again()
    letter.typed_over(LETTER)
    assert b"inconvenience" in bytes_in(tmp_path)
    letter.typed_over("")
    assert b"inconvenience" not in bytes_in(tmp_path)


def test_a_secret_that_is_masked_leaves_the_file_and_its_log(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    letter = desk.check_again()
    letter.typed_over(f"Dear Ms Obi,\n\nYour card {CARD} was charged twice.\n")
    assert CARD.encode() in bytes_in(tmp_path)
    (finding,) = [one for one in letter.blocking() if one.fix]
    assert letter.fix(finding, finding.fix[0])
    assert CARD.encode() not in bytes_in(tmp_path)
    assert texts(desk) == [letter.text]


def test_two_windows_write_over_nothing(tmp_path: Path) -> None:
    one, other = desk_at(tmp_path), desk_at(tmp_path)
    mine = one.check_again()
    mine.typed_over(LETTER)
    theirs = other.check_again()
    theirs.typed_over(f"{LETTER}Sam")
    mine.typed_over(f"{LETTER}Jo")
    assert texts(one) == [f"{LETTER}Jo", f"{LETTER}Sam"]
    mine.begin_empty()
    assert other.check_again().text == f"{LETTER}Sam"


def test_nothing_of_it_is_kept_in_private(tmp_path: Path) -> None:
    desk = Desk(desk_at(tmp_path).where, {}, private=True)
    letter = desk.check_again()
    letter.typed_over(LETTER)
    assert kept_texts(desk) == ()
    assert left_in(desk) == ""
    assert b"inconvenience" not in bytes_in(tmp_path)


def test_it_ends_when_it_was_said_and_a_week_has_gone_by(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    desk.check_again().typed_over(LETTER)
    near = later(desk, 25)
    near.shown_in_hand()
    assert "The text under “Check a letter I have” ends in 7 days, unless you change it." in (
        near.notices
    )
    soon = later(desk, 31)
    soon.shown_in_hand()
    assert texts(soon) == [LETTER]
    over = later(desk, 33)
    over.shown_in_hand()
    assert texts(over) == []
    assert any("has ended and been deleted" in one for one in over.notices)
    assert b"inconvenience" not in bytes_in(tmp_path)


def test_one_never_said_to_end_does_not(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    desk.check_again().typed_over(LETTER)
    year = later(desk, 365)
    year.shown_in_hand()
    assert texts(year) == [LETTER]


def test_what_was_opened_from_a_file_is_kept_once_it_is_changed(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    file = tmp_path / "letter.txt"
    letter = desk.check(LETTER, file.name, file)
    assert texts(desk) == []
    letter.typed_over(f"{LETTER}Sam")
    again = desk_at(tmp_path).check_again()
    assert (again.text, again.file, again.title) == (f"{LETTER}Sam", file, "letter.txt")


def test_what_cannot_be_saved_is_put_elsewhere_and_saved_once_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = desk_at(tmp_path)
    state = tmp_path / "state"
    held = sqlite3.connect(state / "cases.db", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    letter = desk.check_again()
    letter.typed_over(LETTER)
    assert "is held by another program" in letter.trouble
    assert "What could not be saved is in" in left_in(desk)
    (file,) = tmp_path.glob("Letter*.txt")
    assert (file.read_text(), file.stat().st_mode & 0o777) == (LETTER, 0o600)
    assert desk.check_again() is letter
    held.close()
    assert left_in(desk) == ""
    assert texts(desk) == [LETTER]


def test_a_file_of_before_is_brought_up_to_date(tmp_path: Path) -> None:
    desk_at(tmp_path).close()
    with sqlite3.connect(tmp_path / "state" / "cases.db") as db:
        db.execute("DROP TABLE checked_texts")
        db.execute("PRAGMA user_version=2")
    db.close()
    desk = desk_at(tmp_path)
    assert (desk.store.notices, VERSION) == ([], 3)
    desk.check_again().typed_over(LETTER)
    assert texts(desk_at(tmp_path)) == [LETTER]


def test_a_damaged_one_is_told_of_and_hides_no_other(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    desk.check("").typed_over("one")
    desk.check("").typed_over("two")
    with sqlite3.connect(tmp_path / "state" / "cases.db") as db:
        db.execute("UPDATE checked_texts SET body='twos' WHERE body='two'")
    db.close()
    other = desk_at(tmp_path)
    assert texts(other) == ["one"]
    assert "A text of “Check a letter I have” is damaged and cannot be read." in other.notices


def test_deleting_takes_it_out_of_the_file(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    desk.check_again().typed_over(LETTER)
    forget_texts(desk, kept_texts(desk))
    assert texts(desk) == []
    assert b"inconvenience" not in bytes_in(tmp_path)


def test_it_goes_along_to_another_folder(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    letter: CheckedLetter = desk.check_again()
    letter.typed_over(LETTER)
    desk.keep_in(tmp_path / "other", letter)
    letter.typed_over(f"{LETTER}Sam")
    assert texts(desk) == [f"{LETTER}Sam"]
    assert b"inconvenience" in (tmp_path / "other" / "cases.db-wal").read_bytes()
