"""The file of cases spoilt in every way: no crash, no wrong text, nothing written over unsaid."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.battery.chosen import PARTS
from tests.conftest import Battery
from tests.keep.cases import a_case, say, text_of
from tests.keep.test_damage import filled
from wizard.keep.case import UnreadableCase
from wizard.keep.case_file import VERSION
from wizard.keep.store import NoSuchCase, Store
from wizard.keep.trouble import NotSaved

NOBODY = 65_534
MOST_SECONDS = 20.0


def cut(path: Path, chance: random.Random) -> None:
    """The end is gone."""
    os.truncate(path, chance.randrange(path.stat().st_size))


def zeroed(path: Path, chance: random.Random) -> None:
    """A stretch of it is zeros, as blocks that never reached the disk."""
    size = path.stat().st_size
    start = chance.randrange(size)
    with path.open("r+b") as file:
        file.seek(start)
        file.write(bytes(min(chance.choice([1, 200, 4096, 65_536]), size - start)))


def flipped(path: Path, chance: random.Random) -> None:
    """A bit, or some."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 1, 20, 500])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def noise(path: Path, chance: random.Random) -> None:
    """A stretch of something else."""
    with path.open("r+b") as file:
        file.seek(chance.randrange(path.stat().st_size))
        file.write(chance.randbytes(chance.choice([4, 512, 4096])))


def moved_about(path: Path, chance: random.Random) -> None:
    """A page stands where another one belongs."""
    pages = path.stat().st_size // 4096
    with path.open("r+b") as file:
        file.seek(chance.randrange(pages) * 4096)
        page = file.read(4096)
        file.seek(chance.randrange(pages) * 4096)
        file.write(page)


def emptied(path: Path, chance: random.Random) -> None:
    """Nothing is left, or only line ends."""
    path.write_bytes(b"\n" * chance.choice([0, 0, 1, 5000]))


def doubled(path: Path, chance: random.Random) -> None:
    """Written twice behind itself, or with something behind its end."""
    behind = path.read_bytes() if chance.random() < 0.5 else chance.randbytes(3000)
    with path.open("ab") as file:
        file.write(behind)


def newer(path: Path, chance: random.Random) -> None:
    """A file of an Amends that is still to come."""
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version={chance.choice([2, VERSION + 1, 50, 999])}")
        if chance.random() < 0.5:
            db.execute("ALTER TABLE cases ADD COLUMN mood TEXT")
    db.close()


def changed_by_hand(path: Path, chance: random.Random) -> None:
    """Rows that somebody has edited with another program."""
    edits = (
        "UPDATE cases SET body = replace(body, 'text', 'next')",
        "UPDATE cases SET who = 'somebody', rev = rev + 1",
        "UPDATE cases SET body = '{}'",
        "UPDATE cases SET body = x'ff00ff'",
        "UPDATE cases SET rev = 99999999999999",
        "DROP TABLE revisions",
        "ALTER TABLE cases RENAME COLUMN page TO side",
        "UPDATE cases SET id = id || '0'",
    )
    with sqlite3.connect(path) as db:
        db.execute(chance.choice(edits))
    db.close()


def odd_log(path: Path, chance: random.Random) -> None:
    """A log beside it that is not its own, or no log at all."""
    tail = chance.choice(["-wal", "-journal", "-shm"])
    path.with_name(path.name + tail).write_bytes(
        chance.choice([b"", chance.randbytes(5000), path.read_bytes()[:8192], bytes(4152)])
    )


def of_somebody_else(path: Path, chance: random.Random) -> None:
    """It belongs to another user than the one at work, and may be read or not even that."""
    path.chmod(chance.choice([0o644, 0o600, 0o444, 0o666, 0o000]))
    if chance.random() < 0.7:
        os.chown(path.parent, NOBODY, NOBODY)
    else:
        path.parent.chmod(0o755)


@contextlib.contextmanager
def somebody_at_work(way: object) -> Iterator[None]:
    """The user of these tests; where the file is somebody else's, another one without their rights."""
    other = NOBODY if way is of_somebody_else else os.geteuid()
    usual = os.geteuid()
    os.seteuid(other)
    try:
        yield
    finally:
        os.seteuid(usual)


WAYS: tuple[Callable[[Path, random.Random], None], ...] = (
    cut, zeroed, flipped, flipped, noise, moved_about, emptied, doubled, newer, changed_by_hand, odd_log,
    of_somebody_else,
)  # fmt: skip
TOLD = ("newer Amends", "found damaged", "may not be written by you", "is read-only")


def _may_read(path: Path) -> bool:
    return os.access(path, os.R_OK, effective_ids=True)


def _wrong(path: Path, texts: dict[str, str], outcomes: Counter[str]) -> list[str]:
    """What is not as it should be after the file was opened and saved to, in words."""
    before = path.read_bytes() if _may_read(path) else b""
    began = time.monotonic()
    wrong: list[str] = []
    with Store(path) as store:
        case = say(a_case(), "new")
        refused = ""
        for _ in range(2):  # damage that only the first save comes upon is set aside by it
            try:
                store.save(case, title="", who="")
                refused = ""
                break
            except NotSaved as reason:
                refused = str(reason)
        if refused and not any(words in refused for words in TOLD):
            wrong.append(f"refused with {refused!r}")
        if refused and before and path.read_bytes() != before:
            wrong.append("a file that it could not save to was changed")
        if not refused and text_of(store.load(case.id)) != "new":
            wrong.append("what was saved is not there")
        if path.exists() and not _may_read(path):
            wrong += [] if store.notices else ["it cannot be read and nobody was told"]
        listed = {one.id for one in store.listed()}
        for key, text in texts.items():
            try:
                found = text_of(store.load(key))
            except (NoSuchCase, UnreadableCase):
                wrong += [] if store.notices else ["a letter is gone and nobody was told"]
                continue
            wrong += [] if found == text else ["a wrong text came back"]
            wrong += [] if key in listed else ["a letter that can be read is not listed"]
        asides = list(path.parent.glob("*damaged*"))
        if asides and not store.notices:
            wrong.append("set aside and nobody was told")
        if before and not asides and not refused and listed < set(texts):
            wrong.append("letters are gone and the file was not set aside")
    outcomes["refused" if refused else "set aside" if asides else "whole"] += 1
    took = time.monotonic() - began
    return wrong + ([f"it took {took:.0f} s"] if took > MOST_SECONDS else [])


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may enter."""
    with tempfile.TemporaryDirectory(prefix="amends-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_files_never_give_a_wrong_text_or_a_crash(
    tmp_path: Path, folder: Path, battery: Battery, part: int
) -> None:
    chance = random.Random(22 + part)
    good = tmp_path / "good" / "cases.db"
    texts = filled(good)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    ways = WAYS if os.geteuid() == 0 else WAYS[:-1]  # only root can give a file away
    files = max(battery.size(500, 500, 10_000) // PARTS, 1)
    for run in range(files):
        way = ways[run % len(ways)]
        place = folder / "spoilt" / "cases.db"
        place.parent.mkdir()
        shutil.copy(good, place)
        way(place, chance)
        try:
            with somebody_at_work(way):
                found = _wrong(place, texts, outcomes)
        except Exception as crash:
            found = [f"{type(crash).__name__}: {crash}"]
        wrong += [f"file {run}, {way.__name__}: {what}" for what in found]
        shutil.rmtree(place.parent)
    battery.count("files", files)
    for outcome in ("set aside", "refused", "whole"):
        battery.count(outcome, outcomes[outcome])
    battery.count("wrong texts, crashes or losses unsaid", len(wrong))
    assert wrong == []
    assert outcomes["set aside"] > files // 4
