"""`amends drafts`: the letters in hand are listed, printed, handed on and deleted for good."""

from __future__ import annotations

import os
import re
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.cli.calls import Call, environ_in
from wizard.answers.entries import Entry
from wizard.interview.desk import Desk, places
from wizard.keep.case_file import MARKER, VERSION
from wizard.keep.store import Store

SECRET = "the parcel with the silver christening cup"


@pytest.fixture
def two(call: Call, tmp_path: Path) -> list[str]:
    """The ids of two letters in hand, the newest first; the environment is that of `call`."""
    environ = environ_in(tmp_path)
    desk = Desk(places(environ), environ)
    for who, what in (("Ms Obi", "we charged you twice"), ("Mr Bell", f"we lost {SECRET}")):
        interview = desk.begin("generic")
        interview.answer("customer_name", who)
        interview.answer("what_happened", what)
    ids = [one.id for one in desk.in_hand()]
    desk.close()
    return ids


def test_they_are_listed_and_printed(call: Call, two: list[str]) -> None:
    told = call("drafts", "list")
    assert told.code == 0
    first, second = told.out.splitlines()
    assert first == (f"{two[0][:8]}  just now  ends in 30 days  Something else went wrong  Mr Bell")
    assert second.endswith("Ms Obi")
    letter = call("drafts", "show", two[1][:8])
    assert letter.out.startswith("Dear Ms Obi,\n\nI am sorry that we charged you twice.")


def test_one_is_exported_and_written_from(call: Call, two: list[str], tmp_path: Path) -> None:
    printed = call("drafts", "export", two[1]).out
    told = call("drafts", "export", two[1], tmp_path / "obi.yaml")
    assert told.err == f"Exported to {tmp_path / 'obi.yaml'}\n"
    assert (tmp_path / "obi.yaml").read_text(encoding="utf-8") == printed
    letter = call("write", "generic", "--answers", tmp_path / "obi.yaml").out
    assert "I am sorry that we charged you twice." in letter
    again = call("drafts", "export", two[0], tmp_path / "obi.yaml")
    assert "obi (2).yaml" in again.err  # never over another file


@pytest.mark.parametrize("how", ["show", "export"])
def test_what_nobody_could_type_is_left_out_and_counted(
    call: Call, two: list[str], how: str, tmp_path: Path
) -> None:
    with Store(tmp_path / "state" / "cases.db") as store:
        case = store.load(two[0])
        entries = {**case.entries, "what_happened": Entry("we lost it\x1b]0;PWNED\x07\u202e")}
        store.save(replace(case, entries=entries), title="Lost", who="Mr Bell")
    told = call("drafts", how, two[0])
    assert "we lost it" in told.out
    assert not re.search("[\x1b\x07\u202e]|PWNED", told.out)
    assert told.err == "Left out 11 characters that cannot be shown.\n"


def test_answers_are_exported_into_a_folder_or_printed(
    call: Call, two: list[str], tmp_path: Path
) -> None:
    printed = call("drafts", "export", two[1])
    assert call("drafts", "export", two[1], "-") == printed
    assert not (tmp_path / "-").exists()
    (tmp_path / "out").mkdir()
    told = call("drafts", "export", two[1], tmp_path / "out")
    (made,) = (tmp_path / "out").iterdir()
    assert made.name.startswith("Answers for the apology to Ms Obi - ")
    assert made.suffix == ".yaml"
    assert (told.code, told.err) == (0, f"Exported to {made}\n")
    assert made.read_text(encoding="utf-8") == printed.out
    assert not list(tmp_path.glob("out (2)*"))


def test_what_is_no_ordinary_file_is_not_exported_beside(
    call: Call, two: list[str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = call("drafts", "export", two[1], pipe)
    assert (told.code, told.out) == (2, "")
    assert told.err == f"{pipe} is not an ordinary file. Name another one, or - to print it.\n"
    assert not list(tmp_path.glob("pipe (2)*"))


COMMANDS = (["list"], ["show", "a"], ["export", "a"], ["keep", "a"], ["delete", "a"], ["purge"])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_where_no_letter_can_be_read_none_is_said_to_be_missing(
    call: Call, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    state.mkdir()
    with sqlite3.connect(state / "cases.db") as db:
        db.execute(f"PRAGMA application_id={MARKER}")
        db.execute(f"PRAGMA user_version={VERSION + 1}")
    db.close()
    told = call("drafts", *words)
    assert (told.code, told.out) == (2, "")
    assert "cases.db was written by a newer Amends." in told.err
    assert "no letter in hand" not in told.err
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("AMENDS_STATE", str(tmp_path / "file" / "x"))
    told = call("drafts", *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"Not saved: {tmp_path / 'file' / 'x'}")
    assert "no letter in hand" not in told.err


def test_delete_says_what_would_go_and_goes_for_good_with_yes(
    call: Call, two: list[str], tmp_path: Path
) -> None:
    asked = call("drafts", "delete", two[0][:8])
    assert asked.code == 1
    assert "This deletes 1 letter for good. To do it, add --yes" in asked.err
    assert len(call("drafts", "list").out.splitlines()) == 2
    told = call("drafts", "delete", two[0][:8], "--yes")
    assert (told.code, told.err) == (0, "Deleted 1 letter for good.\n")
    assert len(call("drafts", "list").out.splitlines()) == 1
    kept = [path.read_bytes() for path in (tmp_path / "state").iterdir()]
    assert not any(SECRET.encode() in data for data in kept)


def test_they_end_in_their_time_once_it_was_shown_unless_they_are_kept(
    call: Call, two: list[str], tmp_path: Path
) -> None:
    def listed(day: int) -> list[str]:
        today = datetime.now(timezone.utc) + timedelta(days=day)
        told = call("drafts", "list", "--today", f"{today:%Y-%m-%d}", "--now", "23:59")
        return [" ".join(row.split()[1:]) for row in told.out.splitlines()] + told.err.splitlines()

    assert call("drafts", "keep", two[0][:8]).err == "Kept 1 letter: no end is set.\n"
    bell, obi = "kept Something else went wrong Mr Bell", "Something else went wrong Ms Obi"
    assert listed(400) == [f"400 days ago {bell}", f"400 days ago ends in 7 days {obi}"]
    assert listed(20)[1] == f"20 days ago ends in 10 days {obi}"  # a clock set ahead ends nothing
    assert listed(28)[1] == f"28 days ago ends in 7 days {obi}"
    assert listed(34)[1] == f"34 days ago ends in 1 day {obi}"
    assert listed(35) == [
        f"35 days ago {bell}", "1 letter in hand has ended and been deleted, as was said here before."
    ]  # fmt: skip
    left = b"".join(path.read_bytes() for path in (tmp_path / "state").iterdir())
    assert b"charged you twice" not in left
    assert call("drafts", "keep", two[0], "--let-end").err == (
        "1 letter will end 30 days after the last change.\n"
    )
    assert "ends in 30 days" in call("drafts", "list").out


def test_purge_takes_the_letter_that_was_checked_too(call: Call, tmp_path: Path) -> None:
    environ = environ_in(tmp_path)
    desk = Desk(places(environ), environ)
    desk.check_again().typed_over(SECRET)
    desk.close()
    assert call("drafts", "list").out == ""  # it is no letter of a flow
    assert "the letter you had checked" in call("where").out
    told = call("drafts", "purge")
    assert told.err == (
        "A letter I have (under “Check a letter I have”)\n"
        "This deletes 1 letter for good. To do it, add --yes\n"
    )
    assert call("drafts", "purge", "--older-than", "3").err == "There is no such letter in hand.\n"
    assert call("drafts", "purge", "--yes").err == "Deleted 1 letter for good.\n"
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file.name for file in files if SECRET.encode() in file.read_bytes()] == []


def test_purge_takes_all_or_the_old_ones(call: Call, two: list[str]) -> None:
    assert call("drafts", "purge", "--older-than", "30", "--yes").err == (
        "There is no such letter in hand.\n"
    )
    assert call("drafts", "purge", "--yes").err == "Deleted 2 letters for good.\n"
    told = call("drafts", "list")
    assert (told.code, told.out, told.err) == (0, "", "There is no letter in hand.\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "ffffffffffff"), "There is no letter in hand with the id ffffffffffff."),
        (("show", ""), "There is no letter in hand with the id ."),
        (("export", "nobody"), "See: amends drafts list"),
        (("delete", "zz", "--yes"), "There is no letter in hand with the id zz."),
    ],
)
def test_a_wrong_id_is_told(call: Call, two: list[str], words: tuple[str, ...], told: str) -> None:
    assert two
    answer = call("drafts", *words)
    assert answer.code == 2
    assert told in answer.err


def test_a_folder_that_cannot_be_written_is_told(call: Call, two: list[str]) -> None:
    told = call("drafts", "export", two[0], "/nowhere/at/all.yaml")
    assert told.code == 2
    assert "there is no such folder" in told.err


@pytest.fixture
def aside(tmp_path: Path, two: list[str]) -> Path:
    """A damaged file with a letter of somebody's, that was set aside, and its log."""
    assert two
    file = tmp_path / "state" / "cases.damaged-1.db"
    file.write_bytes(SECRET.encode())
    file.with_name(f"{file.name}-wal").write_bytes(SECRET.encode())
    return file


def test_a_damaged_file_that_was_set_aside_is_named_and_purged(call: Call, aside: Path) -> None:
    row = next(row for row in call("where").out.splitlines() if row.startswith("set aside"))
    assert row.split() == ["set", "aside", "as", "damaged", str(aside)]
    asked = call("drafts", "purge")
    assert asked.code == 1
    assert f"{aside}, set aside as damaged\n" in asked.err
    assert "This deletes 2 letters and 1 damaged file set aside for good." in asked.err
    assert call("drafts", "purge", "--older-than", "2", "--yes").err == (
        "There is no such letter in hand.\n"
    )
    assert aside.exists()
    told = call("drafts", "purge", "--yes")
    assert told.err == "Deleted 2 letters and 1 damaged file set aside for good.\n"
    left = b"".join(path.read_bytes() for path in aside.parent.iterdir())
    assert SECRET.encode() not in left
    assert not call("where").out.count("set aside")


def test_a_letter_that_is_deleted_may_still_be_in_it(
    call: Call, two: list[str], aside: Path
) -> None:
    told = call("drafts", "delete", two[0], "--yes").err
    assert told.startswith("Deleted 1 letter for good.\n")
    assert f"{aside} was set aside as damaged and may still hold what was deleted" in told
    assert "`amends drafts purge` deletes it as well" in told
    assert aside.exists()
