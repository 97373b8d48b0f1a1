"""A damaged file of cases: nothing is written over, nothing comes back wrong."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.keep.cases import a_case, say, text_of
from wizard.keep.case import UnreadableCase
from wizard.keep.case_file import VERSION
from wizard.keep.store import Store
from wizard.keep.trouble import NotSaved


def filled(path: Path, count: int = 12) -> dict[str, str]:
    """A closed file of cases; their texts by id."""
    texts = {}
    with Store(path) as store:
        for n in range(count):
            case = say(a_case(), f"text {n} " * (1 + n * 97 % 400))
            case = replace(case, rev=store.save(case, title=f"t{n}", who="w"))
            store.keep_revision(case)
            texts[case.id] = text_of(case)
    return texts


def goes_on(path: Path) -> Store:
    """A store on a file that may be damaged, and a save through it."""
    store = Store(path)
    case = say(a_case(), "new")
    try:
        store.save(case, title="", who="")
    except NotSaved as reason:  # damage that only the save comes upon
        if "the next save goes to a new file" not in str(reason):
            raise
        store.save(case, title="", who="")
    assert text_of(store.load(case.id)) == "new"
    return store


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 8192, b"Dear Ms Obi,\n", b"SQLite format 3\0", b"\xff" * 5000],
    ids=["empty", "zeroed", "a letter", "only a head", "noise"],
)
def test_a_file_that_is_no_file_of_cases_is_set_aside_and_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with goes_on(path) as store:
        aside = path.with_name("cases.damaged-1.db")
        assert aside.read_bytes() == content
        assert len(store.notices) == 1
        assert str(path) in store.notices[0]
        assert str(aside) in store.notices[0]


@pytest.mark.parametrize("name", [b"endings", b"cases"])
def test_a_table_whose_name_is_no_text_any_more_is_set_aside(path: Path, name: bytes) -> None:
    filled(path, 3)
    whole, spoilt = b"table" + name, b"table\xa0" + name[1:]
    data = path.read_bytes()
    assert whole in data
    path.write_bytes(data.replace(whole, spoilt))
    with goes_on(path) as store:
        assert "could not be read" in store.notices[0]


def test_a_database_of_another_program_is_set_aside(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
        db.execute("INSERT INTO bookmarks VALUES ('https://example.org')")
    db.close()
    before = path.read_bytes()
    with goes_on(path) as store:
        assert "is now" in store.notices[0]
    assert path.with_name("cases.damaged-1.db").read_bytes() == before


def test_an_earlier_file_that_was_set_aside_is_not_written_over(path: Path) -> None:
    for n in (1, 2, 3):
        path.write_bytes(b"broken %d" % n)
        goes_on(path).close()
        path.unlink()
    names = {file.name: file.read_bytes() for file in path.parent.glob("*damaged*")}
    assert names == {f"cases.damaged-{n}.db": b"broken %d" % n for n in (1, 2, 3)}


def test_a_newer_file_is_left_alone_and_told(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version={VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with Store(path) as store:
        assert "newer Amends" in store.notices[0]
        with pytest.raises(NotSaved, match=r"newer Amends.*AMENDS_STATE"):
            store.save(a_case(), title="", who="")
        assert store.listed() == ()
    assert path.read_bytes() == before


def test_the_other_letters_are_carried_over_from_a_damaged_file(path: Path) -> None:
    texts = filled(path)
    damaged = bytearray(path.read_bytes())
    at = damaged.index(b"text 7 text 7")
    damaged[at] ^= 1
    path.write_bytes(damaged)
    with goes_on(path) as store:
        found = {one.id: text_of(store.load(one.id)) for one in store.listed()}
        lost = {text[:6] for key, text in texts.items() if key not in found}
        assert lost == {"text 7"}
        assert "11 letters in hand could be carried over" in store.notices[0]
        assert "could not be read" in store.notices[0]
    assert path.with_name("cases.damaged-1.db").read_bytes() == bytes(damaged)


@pytest.mark.parametrize("noticed", ["on reading", "on writing"])
def test_damage_that_shows_only_in_use_is_told_and_no_letter_is_lost(
    path: Path, noticed: str
) -> None:
    texts = filled(path)
    key = next(iter(texts))
    with Store(path) as store:
        assert store.notices == []
        with path.open("r+b") as file:
            for page in range(1, path.stat().st_size // 4096):
                file.seek(page * 4096)
                if b'"rev":0}' in file.read(4096):  # only revisions, which are read when asked for
                    file.seek(page * 4096)
                    file.write(b"\xff" * 100)
        case = say(store.load(key), "typed since")
        if noticed == "on reading":
            assert store.revisions(key) == ()
        else:
            with pytest.raises(NotSaved, match="found damaged"):
                store.keep_revision(case)
        assert "12 letters in hand could be carried over" in store.notices[0]
        assert store.save(case, title="", who="") == 2
        store.keep_revision(case)
    with Store(path) as store:
        assert store.notices == []
        assert {one.id for one in store.listed()} == set(texts)
        assert text_of(store.load(key)) == "typed since"


def test_a_damaged_letter_found_in_use_is_refused_in_a_sentence(path: Path) -> None:
    texts = filled(path, 3)
    with Store(path) as store:
        key = store.listed()[0].id
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("UPDATE cases SET body = replace(body, 'text', 'next') WHERE id=?", (key,))
        db.close()
        with pytest.raises(UnreadableCase, match="damaged"):
            store.load(key)
        assert {one.id for one in store.listed()} == set(texts) - {key}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"
