from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.keep.cases import NOON, a_case, say, text_of
from wizard.keep.case import Case, Promise
from wizard.keep.store import Conflict, NoSuchCase, Store


@pytest.fixture(params=["on disk", "in memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "amends" / "cases.db" if request.param == "on disk" else None) as store:
        yield store
        assert store.notices == []


def put(store: Store, case: Case, title: str = "Wrong charge", who: str = "Ms Obi") -> Case:
    return replace(case, rev=store.save(case, title=title, who=who))


def test_a_saved_case_is_there_again_after_a_new_start(tmp_path: Path) -> None:
    path = tmp_path / "amends" / "cases.db"
    with Store(path) as store:
        case = put(store, say(a_case(), "für Ünal 🎂 \ud83d"))
    with Store(path) as store:
        assert store.load(case.id) == case
        assert store.notices == []


def test_every_save_counts_up_and_the_last_one_stands(store: Store) -> None:
    case = a_case()
    for n in range(1, 30):
        case = put(store, say(case, f"text {n}"))
        assert case.rev == n
    assert text_of(store.load(case.id)) == "text 29"


def test_the_list_shows_the_last_changed_first(store: Store) -> None:
    first = put(store, a_case(), "Late delivery", "Mrs Okafor")
    second = put(store, a_case(), "Wrong charge", "Ms Obi")
    assert [one.id for one in store.listed()] == [second.id, first.id]
    put(store, replace(first, page="review"), "Late delivery", "Mrs Okafor-Jones")
    top = store.listed()[0]
    assert (top.id, top.title, top.who, top.page, top.flow) == (
        first.id,
        "Late delivery",
        "Mrs Okafor-Jones",
        "review",
        "billing",
    )
    assert abs(top.when - datetime.now(timezone.utc)) < timedelta(minutes=5)


def test_a_clock_set_back_changes_no_order(tmp_path: Path) -> None:
    hours = iter([0, -24 * 365, 24 * 365, -24 * 800])
    with Store(tmp_path / "cases.db", clock=lambda: NOON + timedelta(hours=next(hours))) as store:
        saved = [put(store, a_case()) for _ in range(4)]
        assert [one.id for one in store.listed()] == [case.id for case in reversed(saved)]


def test_a_deleted_case_is_gone(store: Store) -> None:
    case, other = put(store, a_case()), put(store, a_case())
    store.keep_revision(case)
    store.delete(case.id)
    assert [one.id for one in store.listed()] == [other.id]
    assert store.revisions(case.id) == ()
    with pytest.raises(NoSuchCase, match="not here any more"):
        store.load(case.id)
    store.delete(case.id)  # twice does no harm


def test_fifty_revisions_are_kept_and_one_can_be_gone_back_to(store: Store) -> None:
    case = a_case()
    for n in range(60):
        case = put(store, say(case, f"text {n}"))
        store.keep_revision(case)
        store.keep_revision(case)  # the same again is no new one
    kept = store.revisions(case.id)
    assert [text_of(one.case) for one in kept] == [f"text {n}" for n in range(59, 9, -1)]
    put(store, kept[-1].case)
    assert text_of(store.load(case.id)) == "text 10"


def test_promises_over_all_cases_the_nearest_first(store: Store) -> None:
    ring = Promise("ring", "Mrs Hughes", datetime(2026, 11, 24, 18, 0, tzinfo=timezone.utc))
    write = Promise("write", "Mrs Hughes", date(2026, 11, 23))
    kept = Promise("refund", "Ms Obi", date(2026, 11, 1), done=True)
    send = Promise("send the cake", "Ms Obi", date(2026, 11, 24))
    first = put(store, a_case(promises=(ring, write)), "Late delivery")
    put(store, a_case(promises=(kept, send)))
    due = store.promises_due()
    assert [one.promise for one in due] == [write, ring, send]
    assert (due[0].case, due[0].title) == (first.id, "Late delivery")
    put(store, replace(first, promises=(ring, replace(write, done=True))))
    assert [one.promise for one in store.promises_due()] == [ring, send]


def test_two_windows_on_one_case_notice_each_other_and_both_texts_survive(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Store(path) as one, Store(path) as other:
        case = put(one, say(a_case(), "before"))
        theirs = other.load(case.id)
        put(one, say(case, "from the first window"))
        mine = say(theirs, "from the second window")
        with pytest.raises(Conflict, match="another window"):
            other.save(mine, title="", who="")
        copy = other.save_copy(mine, title="", who="")
        assert text_of(one.load(case.id)) == "from the first window"
        assert text_of(one.load(copy.id)) == "from the second window"
        assert put(other, say(copy, "and on")).rev == 2


def test_what_another_window_deleted_does_not_come_back_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Store(path) as one, Store(path) as other:
        case = put(one, a_case())
        other.delete(case.id)
        with pytest.raises(Conflict, match="deleted in another window"):
            one.save(say(case, "still typing"), title="", who="")
        assert text_of(one.save_copy(say(case, "still typing"), title="", who="")) == "still typing"


def test_nothing_of_a_deleted_case_is_left_in_the_file_or_its_log(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Store(path) as store:
        for _ in range(5):
            put(store, a_case())
        case = a_case()
        for n in range(200):
            case = put(store, say(case, "CANARY " * (n * 7 % 150 + 1)), "CANARY", "CANARY")
            if n % 10 == 0:
                store.keep_revision(case)
                put(store, a_case())
        assert sum(file.read_bytes().count(b"CANARY") for file in tmp_path.iterdir()) > 100
        store.delete(case.id)
        assert {file.name: file.read_bytes().count(b"CANARY") for file in tmp_path.iterdir()} == {
            "cases.db": 0,
            "cases.db-wal": 0,
            "cases.db-shm": 0,
        }


def test_a_private_store_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store(None) as store:
        case = put(store, a_case())
        store.keep_revision(case)
        store.settle()
        store.delete(case.id)
    assert list(tmp_path.iterdir()) == []


def test_saves_that_take_long_are_told(tmp_path: Path) -> None:
    with Store(tmp_path / "cases.db") as store:
        put(store, a_case())
        assert len(store.saves_take_ms) == 1
        store.saves_take_ms.extend([25.0, 1.0])
        assert not store.slow
        store.saves_take_ms.append(30.0)
        assert store.slow
