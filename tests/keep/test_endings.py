"""Letters in hand end after 30 days, and only once that was shown; a file of before knows it too."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.keep.cases import NOON, a_case, say, text_of
from tests.keep.test_damage import filled
from wizard.keep.case import Case
from wizard.keep.endings import DAYS, NOTICE, Ending
from wizard.keep.store import Store

DAY = timedelta(days=1)


def after(days: float) -> datetime:
    return NOON + days * DAY


@pytest.mark.parametrize(
    ("told", "now", "ends", "near", "over"),
    [
        (None, 0, 30, False, False),
        (None, 22.9, 30, False, False),
        (None, 23, 30, True, False),
        (23, 29.9, 30, True, False),
        (23, 30, 30, True, True),
        (26, 32.9, 33, True, False),  # a week from the day on which it was shown
        (26, 33, 33, True, True),
        (None, 365, 372, True, False),  # nobody was there, or the clock is wrong: nothing at once
        (365, 366, 372, True, False),
        (365, 372, 372, True, True),
        (365, 2, 30, False, False),  # shown by a clock that was set ahead: not shown
        (-3, 40, 47, True, False),  # shown before it was changed: not shown
    ],
)
def test_a_letter_ends_a_week_after_that_was_shown_and_not_before_30_days(
    told: float | None, now: float, ends: float, near: bool, over: bool
) -> None:
    ending = Ending(NOON, None if told is None else after(told))
    assert ending.at(after(now)) == after(ends)
    assert ending.is_near(after(now)) == near
    assert ending.is_over(after(now)) == over
    assert not replace_kept(ending).is_near(after(now))
    assert not ending._replace(promised=True).is_over(after(now))


def replace_kept(ending: Ending) -> Ending:
    return ending._replace(kept=True)


def test_no_clock_ends_a_letter_that_was_never_shown_as_ending() -> None:
    for days in (0, 29, 30, 31, 400, 4_000, -400):
        assert not Ending(NOON).is_over(after(days))
    assert DAYS > NOTICE > timedelta()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "amends" / "cases.db"


def put(store: Store, case: Case) -> Case:
    return replace(case, rev=store.save(case, title="Wrong charge", who="Ms Obi"))


def test_what_was_said_of_an_end_is_kept_with_the_letter_and_goes_with_it(path: Path) -> None:
    with Store(path, clock=lambda: NOON) as store:
        case, other = put(store, a_case(promises=())), put(store, a_case())
        store.told_endings([case.id])
        store.keep(other.id)
    with Store(path) as store:
        first, second = store.listed()
        assert (first.id, first.ending) == (other.id, Ending(NOON, None, True, True))
        assert (second.id, second.ending) == (case.id, Ending(NOON, NOON, False, False))
        store.keep(other.id, False)
        store.save(case, title="", who="")  # typing changes nothing of it
        assert {one.id: one.ending.kept for one in store.listed()} == {
            case.id: False,
            other.id: False,
        }
        store.delete(case.id)
        store.delete(other.id)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM endings").fetchone() == (0,)
    db.close()


def of_before(path: Path) -> dict[str, str]:
    """A file as the first version made it; its texts by id."""
    texts = filled(path)
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE endings")
        db.execute("DROP TABLE checked_texts")
        db.execute("PRAGMA user_version=1")
    db.close()
    return texts


def test_a_file_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    texts = of_before(path)
    with Store(path) as store, Store(path) as second:
        assert store.notices == second.notices == []
        assert {one.id: text_of(store.load(one.id)) for one in store.listed()} == texts
        store.keep(next(iter(texts)))
        assert sum(one.ending.kept for one in second.listed()) == 1
        assert {path.name} == {one.name.removesuffix("-wal").removesuffix("-shm")
                               for one in path.parent.iterdir()}  # fmt: skip


def test_a_file_of_the_first_version_that_is_read_only_can_be_read(path: Path) -> None:
    texts = of_before(path)
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as held:
        held.execute("BEGIN").connection.execute("SELECT count(*) FROM cases").fetchone()
        with sqlite3.connect(path, isolation_level=None) as writing:
            writing.execute("BEGIN IMMEDIATE")  # another program is writing all the while
            with Store(path) as store:
                assert "Not saved" in store.notices[0]
                assert {one.id for one in store.listed()} == set(texts)
                assert not any(one.ending.kept for one in store.listed())
            writing.execute("ROLLBACK")
    held.close()
    writing.close()


def test_what_a_damaged_file_of_the_first_version_held_is_carried_over(path: Path) -> None:
    texts = of_before(path)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE cases SET crc = crc + 1 WHERE id = ?", (next(iter(texts)),))
    db.close()
    with Store(path) as store:
        assert len(store.listed()) == len(texts) - 1
        assert "11 letters in hand could be carried over" in store.notices[0]


def test_revisions_are_rewritten_and_the_old_words_are_nowhere(path: Path) -> None:
    with Store(path) as store, Store(path) as second:
        case = a_case()
        for n in range(70):
            case = put(store, say(case, f"{n} Kanarienvogel " * 90))
            store.keep_revision(case)
        case = put(store, say(case, "nothing"))
        assert second.listed()

        def silent(then: Case) -> Case:
            return say(then, text_of(then).replace("Kanarienvogel", "••••"))

        assert store.rewrite_revisions(case.id, silent) == 50
        assert store.notices == []
        found = [one for one in path.parent.iterdir() if b"Kanarienvogel" in one.read_bytes()]
        assert found == []
        texts = [text_of(one.case) for one in store.revisions(case.id)]
        assert texts[0] == "69 •••• " * 90
        assert len(texts) == 50
        assert store.rewrite_revisions(case.id, silent) == 0
        assert text_of(second.load(case.id)) == "nothing"
