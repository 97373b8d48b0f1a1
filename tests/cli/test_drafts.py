"""`amends drafts`: the letters in hand are listed, printed, handed on and deleted for good."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.cli.calls import Call, environ_in
from wizard.interview.desk import Desk, places

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
