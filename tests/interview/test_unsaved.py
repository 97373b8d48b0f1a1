"""What could not be saved: tried again, put somewhere else before the end, and told as it is."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.interview.desks import desk_at
from wizard.interview.crash import kept_where
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.review import Review
from wizard.interview.unsaved import left_in
from wizard.keep.answers_file import read_answers

WORDS = "we charged your card twice for May"


def instead(home: Path) -> None:
    """A file has the name of the folder of the letters."""
    shutil.rmtree(home / "state")
    (home / "state").write_text("mine")


def begun(desk: Desk) -> Interview:
    letter = desk.begin("generic")
    letter.answer("customer_name", "Ms Obi")
    return letter


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_all_saved_is_all_there_is_to_say(home: Path) -> None:
    desk = desk_at(home)
    begun(desk).answer("what_happened", WORDS)
    assert left_in(desk) == ""
    assert str(home / "state" / "cases.db") in kept_where(desk)


def test_the_answers_go_to_a_file_that_can_be_written_from(home: Path) -> None:
    desk = desk_at(home)
    letter = begun(desk)
    instead(home)
    letter.answer("what_happened", WORDS)
    assert "Not saved" in letter.trouble
    (said, only_you) = left_in(desk).splitlines()
    (file,) = home.glob("*.yaml")
    assert said == f"What could not be saved is in {file}"
    assert only_you == "Only you can read it there."
    assert file.name.startswith("Apology to Ms Obi")
    assert file.stat().st_mode & 0o777 == 0o600
    answers = read_answers(file)
    assert answers.flow == "generic"
    assert {key: one.raw for key, one in answers.entries.items()} == {
        "customer_name": "Ms Obi",
        "what_happened": WORDS,
    }
    left_in(desk)  # a second time writes no second file
    assert len(list(home.glob("Apology*"))) == 1


def test_what_the_hand_wrote_goes_along(home: Path) -> None:
    desk = desk_at(home)
    letter = begun(desk)
    instead(home)
    review = Review(letter)
    review.typed_over(review.text.replace("Dear Ms Obi,", "Good morning Ms Obi,"))
    assert " and " in left_in(desk)
    (text,) = home.glob("*.txt")
    assert "Good morning Ms Obi," in text.read_text("utf-8")
    assert text.stat().st_mode & 0o777 == 0o600


def test_where_no_place_takes_it_the_letter_is_given_back(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_at(home)
    letter = begun(desk)
    instead(home)
    letter.answer("what_happened", WORDS)
    monkeypatch.setenv("HOME", "/proc/nobody")
    monkeypatch.setattr("tempfile.tempdir", "/proc/nobody")
    said = left_in(desk)
    assert "no other place took it. Copy it from here:\n\n" in said
    assert f"I am sorry that {WORDS}." in said
    assert f"what_happened: {WORDS}" in said


def test_an_empty_home_is_not_the_root_of_the_disk(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = desk_at(home)
    desk.environ = {**desk.environ, "HOME": ""}
    letter = begun(desk)
    instead(home)
    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    letter.answer("what_happened", WORDS)
    assert f"is in {tmp_path / 'temporary'}/Apology" in left_in(desk)


def test_a_disk_with_room_again_takes_it_after_all(home: Path) -> None:
    desk = desk_at(home)
    letter = begun(desk)
    holder = sqlite3.connect(home / "state" / "cases.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    letter.answer("what_happened", WORDS)
    again = desk.resume(letter.case.id)  # from Home: in memory there is more of it
    assert again.entry("what_happened").raw == WORDS
    assert again.trouble == letter.trouble
    holder.close()
    assert len(desk.in_hand()) == 1
    assert desk_at(home).resume(letter.case.id).entry("what_happened").raw == WORDS
    again.answer("cause", "I sent the list twice")
    assert (again.trouble, len(desk.in_hand()), left_in(desk)) == ("", 1, "")


def test_another_folder_takes_a_letter_that_was_left_for_home(home: Path) -> None:
    desk = desk_at(home)
    letter = begun(desk)
    instead(home)
    letter.answer("what_happened", WORDS)
    desk.keep_in(home / "other", None)
    assert left_in(desk) == ""
    assert desk.resume(letter.case.id).entry("what_happened").raw == WORDS


def test_a_crash_tells_where_it_is_and_no_untruth(home: Path) -> None:
    desk = desk_at(home)
    letter = begun(desk)
    instead(home)
    letter.answer("what_happened", WORDS)
    words = kept_where(desk)
    assert "cases.db" not in words
    (file,) = home.glob("*.yaml")
    assert f"is in {file}" in words


def test_a_crash_without_a_place_for_letters_calls_nothing_private(home: Path) -> None:
    whole = desk_at(home)
    where = whole.where._replace(cases=None, not_kept="Not saved: your home folder is not known.")
    desk = Desk(where, {**whole.environ, "AMENDS_STATE": "", "HOME": ""})  # nor found later
    assert kept_where(desk) == "Not saved: your home folder is not known."
    begun(desk).answer("what_happened", WORDS)
    assert "What could not be saved is in" in kept_where(desk)


def test_nothing_of_a_private_letter_is_written_anywhere(home: Path) -> None:
    desk = Desk(desk_at(home).where, {}, private=True)
    begun(desk).answer("what_happened", WORDS)
    assert left_in(desk) == ""
    assert list(home.glob("Apology*")) == []


def test_a_letter_that_no_disk_takes_is_in_hand_all_the_same(home: Path) -> None:
    desk = desk_at(home)
    instead(home)
    letter = begun(desk)
    letter.answer("what_happened", WORDS)
    assert letter.trouble.startswith("Not saved")
    (one,) = desk.shown_in_hand()
    assert (one.id, one.who) == (letter.case.id, "Ms Obi")
    again = desk.resume(one.id)
    assert again.entry("what_happened").raw == WORDS
    assert again.trouble == letter.trouble


def test_of_a_text_that_was_emptied_there_is_nothing_to_say(home: Path) -> None:
    desk = desk_at(home)
    letter = desk.check_again()
    letter.typed_over(WORDS)
    instead(home)
    letter.begin_empty()
    assert letter.trouble.startswith("Not saved")
    assert left_in(desk) == ""
