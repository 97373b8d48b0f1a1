"""Disks that are full, read-only, gone or odd: the message names the cure, no text is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.keep.cases import a_case, say, text_of
from tests.keep.disks import fill, mount
from wizard.keep.case import UnreadableCase
from wizard.keep.store import Conflict, Store
from wizard.keep.trouble import NotSaved


def test_a_full_disk_is_told_and_the_next_save_after_it_is_freed_works(disk: Path) -> None:
    path = disk / "cases.db"
    with Store(path) as store:
        case = say(a_case(), "before")
        case = replace(case, rev=store.save(case, title="", who=""))
        ballast = fill(disk)
        typed = say(case, "after " * 5000)
        with pytest.raises(NotSaved, match=rf"{path} is on a full disk\. Free .*AMENDS_STATE"):
            store.save(typed, title="", who="")
        assert text_of(store.load(case.id)) == "before"
        ballast.unlink()
        typed = replace(typed, rev=store.save(typed, title="", who=""))
        assert store.load(case.id) == typed
    with Store(path) as store:
        assert store.load(case.id) == typed
        assert store.notices == []


def test_a_read_only_disk_is_told_and_what_is_there_can_be_read(disk: Path) -> None:
    path = disk / "cases.db"
    with Store(path) as store:
        case = say(a_case(), "before")
        case = replace(case, rev=store.save(case, title="", who=""))
    assert mount("-o", "remount,ro", str(disk))
    with Store(path) as store:
        assert "read-only" in store.notices[0]
        assert text_of(store.load(case.id)) == "before"
        with pytest.raises(NotSaved, match=r"is read-only\. Make it writable, or"):
            store.save(say(case, "after"), title="", who="")
        assert mount("-o", "remount,rw", str(disk))
        store.save(say(case, "after"), title="", who="")
        assert text_of(store.load(case.id)) == "after"


def test_a_disk_that_turns_read_only_while_typing(disk: Path) -> None:
    store = Store(disk / "cases.db")
    case = a_case()
    case = replace(case, rev=store.save(case, title="", who=""))
    store.close()
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(NotSaved, match="read-only"):
        store.save(say(case, "after"), title="", who="")
    assert [one.id for one in store.listed()] == [case.id]
    assert mount("-o", "remount,rw", str(disk))
    assert store.save(say(case, "after"), title="", who="") == 2
    store.close()


def test_a_folder_below_a_file_is_told_and_another_place_takes_the_case(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "amends" / "cases.db")
    assert "Not saved" in store.notices[0]
    assert store.listed() == ()
    case = a_case(rev=7)
    with pytest.raises(NotSaved, match="a file is in the place of a folder"):
        store.save(case, title="", who="")
    with Store(tmp_path / "elsewhere" / "cases.db") as other:
        assert other.save(case, title="", who="") == 8
        assert other.load(case.id) == replace(case, rev=8)


@pytest.mark.parametrize("what", ["folder", "file", "log"])
def test_what_vanishes_while_typing_is_noticed_and_the_text_is_saved_anew(
    tmp_path: Path, what: str
) -> None:
    path = tmp_path / "amends" / "cases.db"
    store = Store(path)
    case = say(a_case(), "before")
    case = replace(case, rev=store.save(case, title="", who=""))
    if what == "folder":
        shutil.rmtree(path.parent)
    else:
        path.with_name("cases.db" if what == "file" else "cases.db-wal").unlink()
    case = replace(say(case, "after"), rev=store.save(say(case, "after"), title="", who=""))
    with Store(path) as other:  # while the first is still open, as after kill -9
        assert other.load(case.id) == case
        assert other.notices == []
    store.close()


def test_a_file_held_by_another_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    with Store(path) as store:
        case = a_case()
        case = replace(case, rev=store.save(case, title="", who=""))
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match=r"held by another program\. Close that program"):
            store.save(say(case, "after"), title="", who="")
        holder.execute("ROLLBACK")
        holder.close()
        assert store.save(say(case, "after"), title="", who="") == 2
        assert store.notices == []


def test_while_it_cannot_be_read_there_seem_to_be_no_letters_and_that_is_known(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cases.db"
    with Store(path) as store:
        case = a_case()
        store.save(case, title="", who="")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN IMMEDIATE")  # it can be read, not written
    with Store(path) as store:
        assert len(store.listed()) == 1
        assert store.readable
        holder.execute("ROLLBACK")
        holder.execute("BEGIN EXCLUSIVE")  # nor read
        assert store.listed() == ()
        assert not store.readable
        with pytest.raises(UnreadableCase, match="cannot be read just now"):
            store.load(case.id)
        assert store.notices[-1] == f"{path} cannot be read just now (database is locked)."
        holder.execute("ROLLBACK")
        assert len(store.listed()) == 1
        assert store.readable
    holder.close()


def test_one_window_sets_a_damaged_file_aside_while_another_is_open(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    one = Store(path)
    case = say(a_case(), "typed in the first window")
    case = replace(case, rev=one.save(case, title="", who=""))
    with path.open("r+b") as file:
        file.write(b"\0" * 50)
    other = Store(path)
    theirs = a_case()
    theirs = replace(theirs, rev=other.save(theirs, title="", who=""))
    assert "damaged" in other.notices[0]
    try:
        case = replace(case, rev=one.save(case, title="", who=""))
    except Conflict:
        case = one.save_copy(case, title="", who="")
    theirs = replace(theirs, rev=other.save(theirs, title="", who=""))
    with Store(path) as third:
        assert text_of(third.load(case.id)) == "typed in the first window"
        assert third.load(theirs.id) == theirs
    one.close()
    other.close()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_only_the_owner_may_read_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "a" / "amends" / "cases.db"
    before = os.umask(mask)
    try:
        with Store(path) as store:
            store.save(a_case(), title="", who="")
            rights = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
            folders = {
                stat.S_IMODE(one.stat().st_mode) for one in (path.parent, path.parent.parent)
            }
    finally:
        os.umask(before)
    assert rights == {"cases.db": 0o600, "cases.db-wal": 0o600, "cases.db-shm": 0o600}
    assert folders == {0o700}


def test_a_file_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    Store(path).close()
    path.chmod(0o644)
    Store(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


_SETTLES = """
import os, sys
from pathlib import Path
from tests.keep.cases import a_case
from wizard.keep.case import UnreadableCase
from wizard.keep.store import Store

store = Store(Path(sys.argv[1]))
store.save(a_case(), title="", who="")
if sys.argv[2] == "settled":
    store.settle()
os._exit(0)
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_settling_has_the_disk_itself_take_what_was_saved(tmp_path: Path) -> None:
    syncs = {}
    for how in ("settled", "left"):
        path, log = tmp_path / how / "cases.db", tmp_path / f"{how}.log"
        strace = ["strace", "-f", "-o", str(log), "-e", "trace=fsync,fdatasync"]
        program = [sys.executable, "-c", _SETTLES, str(path), how]
        subprocess.run([*strace, *program], check=True, capture_output=True)
        syncs[how] = log.read_text().count("sync(")
    assert syncs["settled"] > syncs["left"]
