"""Damaged files that were set aside, damaged versions, and a case that went to another folder."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.interview.desks import begun, desk_at, environ_of
from wizard.checks.finding import Finding
from wizard.interview.desk import Desk, places
from wizard.interview.ends import end_and_note
from wizard.interview.interview import Interview
from wizard.interview.masking import masked_told, masks
from wizard.keep.store import Store

CARD = "4556 7301 2284 9914"
TOLD = f"we charged your card {CARD} twice for the month of May"


def holding(folder: Path, words: str) -> list[str]:
    """The files of a folder in which these words stand."""
    return sorted(one.name for one in folder.iterdir() if words.encode() in one.read_bytes())


def secret_of(interview: Interview) -> Finding:
    return next(one for card in interview.findings for one in card.each() if masks(one))


def change(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(sql)
    db.close()


def with_one_set_aside(home: Path) -> Desk:
    """A desk with one letter in hand, whose file was found damaged and set aside."""
    desk = desk_at(home)
    begun(desk, customer_name="Ms Obi", what_happened=TOLD)
    begun(desk, customer_name="Mr Bell")
    desk.close()
    change(home / "state" / "cases.db", "UPDATE cases SET who='x' WHERE who='Mr Bell'")
    return desk_at(home)


def test_it_is_told_where_what_was_masked_or_deleted_may_still_be(tmp_path: Path) -> None:
    desk = with_one_set_aside(tmp_path)
    aside = tmp_path / "state" / "cases.damaged-1.db"
    interview = desk.resume(desk.in_hand()[0].id)
    finding = secret_of(interview)
    assert interview.fix(finding, finding.fix[0])
    assert holding(tmp_path / "state", CARD) == [aside.name]
    said = f"{aside} was set aside as damaged and may still hold what was deleted or masked"
    assert said in masked_told(desk.store)
    assert any(said in notice for notice in desk.notices)
    (file,) = desk.store.set_aside_files()
    desk.store.delete_set_aside(file)
    assert holding(tmp_path / "state", CARD) == []
    assert "set aside" not in masked_told(desk.store)


def test_its_log_is_found_and_goes_too(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Store(path) as store:
        for name in ("cases.damaged-2.db-wal", "cases.damaged-10.db", "cases.damaged-x.db", "a.db"):
            (tmp_path / name).write_bytes(b"x")
        files = store.set_aside_files()
        assert [one.path.name for one in files] == ["cases.damaged-2.db", "cases.damaged-10.db"]
        for file in files:
            store.delete_set_aside(file)
    assert {one.name for one in tmp_path.iterdir()} == {"cases.db", "cases.damaged-x.db", "a.db"}


def test_it_ends_after_thirty_days_and_not_before_that_was_said_for_a_week(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    aside = tmp_path / "cases.damaged-1.db"
    aside.write_bytes(b"x")
    began = datetime.now(timezone.utc)
    now = [began]
    with Store(path, lambda: now[0]) as store:

        def told(days: float) -> str:
            now[0] = began + timedelta(days=days)
            store.notices.clear()
            end_and_note(store, (), now[0])
            return " ".join(store.notices)

        assert told(1) == ""
        assert "ends in 7 days" in told(400)  # nobody was there for a year: a week from now on
        assert "ends in 4 days" in told(403)
        assert aside.exists()
        assert f"{aside}, once set aside as damaged, has ended" in told(407.1)
        assert not aside.exists()
        assert told(408) == ""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are of no use here")
def test_a_folder_in_its_place_is_left_and_told(tmp_path: Path) -> None:
    (tmp_path / "cases.db").mkdir()
    with Store(tmp_path / "cases.db") as store:
        (file,) = store.set_aside_files()
        with pytest.raises(Exception, match=r"cases.damaged-1.db could not be deleted.*by hand"):
            store.delete_set_aside(file)


def test_a_damaged_version_is_told_and_the_others_come_back(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=TOLD)
    for text in ("", "we lost your silver cup on its way", ""):
        interview.answer("what_happened", text)
    interview.desk.close()
    change(
        tmp_path / "state" / "cases.db",
        "UPDATE revisions SET body = replace(body, 'Obi', 'Oba') || ' ' WHERE n=1",
    )
    desk = desk_at(tmp_path)
    again = desk.resume(interview.case.id)
    (kept,) = desk.versions.of(again.case)
    assert kept.case.entries["what_happened"].raw == "we lost your silver cup on its way"
    assert [one for one in desk.notices if one.startswith("1 earlier version of a letter")]


def test_a_letter_whose_ending_is_damaged_does_not_end(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=TOLD)
    interview.desk.keep(interview.desk.in_hand()[0])
    interview.desk.close()
    change(tmp_path / "state" / "cases.db", "UPDATE endings SET kept=0")
    (one,) = desk_at(tmp_path).in_hand()
    assert one.ending.kept


def moved(home: Path) -> tuple[Interview, str]:
    """A letter with an earlier version that was moved to another folder, and what was said."""
    desk = desk_at(home)
    interview = begun(desk, customer_name="Ms Obi", what_happened="we were late")
    interview.answer("what_happened", "")
    interview.answer("what_happened", TOLD)
    desk.versions.keep(interview.case)
    interview.answer("cause", "I read the wrong line")
    return interview, desk.keep_in(home / "other", interview)


def test_a_letter_that_is_kept_elsewhere_is_in_the_old_file_no_more(tmp_path: Path) -> None:
    interview, told = moved(tmp_path)
    assert told.endswith("set to that folder.")
    assert holding(tmp_path / "state", CARD) == []
    assert any(
        version.case.entries["what_happened"].raw == TOLD
        for version in interview.desk.versions.of(interview.case)
    )
    finding = secret_of(interview)
    assert interview.fix(finding, finding.fix[0])
    assert holding(tmp_path / "state", CARD) == holding(tmp_path / "other", CARD) == []


def test_and_it_may_come_back(tmp_path: Path) -> None:
    interview, _ = moved(tmp_path)
    interview.answer("cause", "I read the wrong line of it")
    interview.desk.keep_in(tmp_path / "state", interview)
    assert interview.trouble == ""
    assert holding(tmp_path / "other", CARD) == []
    assert [one.id for one in desk_at(tmp_path).in_hand()] == [interview.case.id]


def test_a_copy_that_cannot_be_deleted_is_told_and_tried_again(tmp_path: Path) -> None:
    environ = environ_of(tmp_path)
    desk = Desk(places(environ), environ)
    interview = begun(desk, customer_name="Ms Obi", what_happened=TOLD)
    state = tmp_path / "state"
    holder = sqlite3.connect(state / "cases.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    told = desk.keep_in(tmp_path / "other", interview)
    assert f"A copy of this letter stays in {state / 'cases.db'}" in told
    assert told in desk.notices
    holder.execute("ROLLBACK")
    holder.close()
    finding = secret_of(interview)
    assert interview.fix(finding, finding.fix[0])
    assert holding(state, CARD) == holding(tmp_path / "other", CARD) == []
