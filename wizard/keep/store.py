"""The store of cases: what is typed is in the file before the next key is handled."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from time import monotonic, perf_counter

from wizard.keep import case_file
from wizard.keep.case import Case, Promise, Sent, UnreadableCase, from_json, new_id, to_json
from wizard.keep.case_file import Damaged, Row, TooNew, sealed, sound
from wizard.keep.trouble import NotSaved, not_saved

REVISIONS_KEPT = 50
SLOW_MS = 20.0  # a person feels a key that takes longer
FULL_EVERY_SECONDS = 1.0  # how much typing a power cut may take

_UPDATE = (
    "UPDATE cases SET "  # noqa: S608 - our own names
    + ", ".join(f"{column}=?" for column in (*case_file.TABLES["cases"], "crc"))
    + " WHERE id=? AND rev=?"
)


class Conflict(Exception):
    """Another window has changed or deleted the case since; nothing was written over."""


class NoSuchCase(LookupError):
    """The case is not in the store (any more)."""


@dataclass(frozen=True, slots=True)
class InHand:
    """One line of the list of cases. `when` is the last change, in UTC."""

    id: str
    flow: str
    title: str
    who: str
    page: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A promise that is still to be kept, and the case it was made in."""

    case: str
    title: str
    promise: Promise
    at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """A case as it was. Its `rev` is today's, so it can be saved to go back to it."""

    n: int
    when: datetime
    case: Case


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class Store:
    """All cases, in one SQLite file; `path` None is a throw-away store in memory.

    Making one never fails: where the file cannot be opened, `notices` says why in a sentence, and
    every save tries again. One thread at a time. `notices` are for the user and grow.
    """

    def __init__(self, path: Path | None, clock: Callable[[], datetime] = _utc_now) -> None:
        self.path = None if path is None else Path(os.path.realpath(path))
        self.notices: list[str] = []
        self.saves_take_ms: deque[float] = deque(maxlen=20)
        self._clock = clock  # only shown, never used to put cases in order
        self._db: sqlite3.Connection | None = None
        self._place = (0, 0)
        self._in_file: set[str] = set()  # cases read from or written to the file now open
        self._last_full = monotonic()
        self._unsettled = False
        self._writable = False
        self._try_to_open()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def slow(self) -> bool:
        """Two of the last twenty saves took over 20 ms: save in batches, and say "saving"."""
        return sum(took > SLOW_MS for took in self.saves_take_ms) >= 2

    # Writing

    def save(self, case: Case, *, title: str, who: str) -> int:
        """Write the case and return its new `rev`; `title` and `who` are what the list shows.

        Raises `Conflict` if another window has written it since, `NotSaved` for trouble with the
        disk: the text is then only in memory, and the next save tries again.
        """
        began = perf_counter()
        saved = replace(case, rev=case.rev + 1)
        with self._writing(full=monotonic() - self._last_full >= FULL_EVERY_SECONDS) as db:
            row = self._row(db, saved, title, who)
            if not db.execute(_UPDATE, (*row, case.id, case.rev)).rowcount:
                self._put_in(db, case, row)
        self._in_file.add(case.id)
        self.saves_take_ms.append((perf_counter() - began) * 1000)
        return saved.rev

    def save_copy(self, case: Case, *, title: str, who: str) -> Case:
        """Save the text as a case of its own, after a `Conflict`; returns that case."""
        copy = replace(case, id=new_id(), rev=0)
        return replace(copy, rev=self.save(copy, title=title, who=who))

    def settle(self) -> None:
        """Have what was saved reach the disk itself, so that a power cut does not take it.

        To be called when a field is left and when the app goes. Raises `NotSaved`.
        """
        if self._unsettled:
            with self._writing(full=True) as db:
                # Syncs the whole log; writes the number that is there already.
                db.execute(f"PRAGMA user_version={case_file.VERSION}")

    def delete(self, case_id: str) -> None:
        """Delete a case and its revisions so that no copy is left in the file or its log.

        Raises `NotSaved` where that cannot be done.
        """
        with self._writing(full=True) as db:
            db.execute("DELETE FROM revisions WHERE id=?", (case_id,))
            db.execute("DELETE FROM cases WHERE id=?", (case_id,))
            self._in_file.discard(case_id)
            if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                self.notices.append(
                    f"Deleted. The log beside {self.path} will be emptied when your other window "
                    "of Amends is closed."
                )

    def keep_revision(self, case: Case) -> None:
        """Keep the case as it is now among its last 50 revisions, unless it is the latest already.

        Raises `NotSaved`.
        """
        body = to_json(replace(case, rev=0))
        with self._writing(full=False) as db:
            last = db.execute(
                "SELECT n, body FROM revisions WHERE id=? ORDER BY n DESC LIMIT 1", (case.id,)
            ).fetchone()
            n, before = last or (0, "")
            if body != before:
                row = sealed(case.id, n + 1, self._now(), body)
                case_file.insert(db, "revisions", row)
                db.execute(
                    "DELETE FROM revisions WHERE id=? AND n<=?", (case.id, n + 1 - REVISIONS_KEPT)
                )

    # Reading

    def load(self, case_id: str) -> Case:
        """The case of that id. Raises `NoSuchCase` or `UnreadableCase`, each with a sentence."""
        for row in self._rows(f"{case_file.select('cases')} WHERE id=?", case_id):
            case = _opened(row, row[-2])
            self._in_file.add(case_id)
            return case
        if self._db is None:
            raise UnreadableCase(f"{self.path} cannot be read just now.")
        raise NoSuchCase("That letter is not here any more: it was deleted, or its file is gone.")

    def listed(self) -> tuple[InHand, ...]:
        """The cases in hand, the last changed first."""
        found = []
        for row in self._rows(f"{case_file.select('cases')} ORDER BY turn DESC, rowid DESC"):
            case_id, _, _, at, flow, title, who, page, *_ = row
            if sound(row):
                found.append(InHand(case_id, flow, title, who, page, datetime.fromisoformat(at)))
        return tuple(found)

    def revisions(self, case_id: str) -> tuple[Revision, ...]:
        """The revisions kept of a case, the newest first; a damaged one is left out."""
        now = self._rows("SELECT rev FROM cases WHERE id=?", case_id)
        rev = now[0][0] if now else 0
        found = []
        for row in self._rows(
            f"{case_file.select('revisions')} WHERE id=? ORDER BY n DESC", case_id
        ):
            with contextlib.suppress(UnreadableCase):
                case = replace(_opened(row, row[-2]), rev=rev)
                found.append(Revision(row[1], datetime.fromisoformat(row[2]), case))
        return tuple(found)

    def promises_due(self) -> tuple[Due, ...]:
        """The promises not yet kept, over all cases, the nearest first."""
        due = []
        for row in self._rows(f"{case_file.select('cases')} WHERE open_promises > 0"):
            with contextlib.suppress(UnreadableCase):
                case = _opened(row, row[-2])
                due += [
                    Due(case.id, row[5], promise, promise.due(case.zone))
                    for promise in case.promises
                    if not promise.done
                ]
        return tuple(sorted(due, key=lambda one: one.at))

    def sent_to(self, who: str, besides: str) -> tuple[Sent, ...]:
        """The letters that this person has had in other cases than `besides`, the oldest first."""
        sent: list[Sent] = []
        for row in self._rows(f"{case_file.select('cases')} WHERE who=? AND id<>?", who, besides):
            with contextlib.suppress(UnreadableCase):
                sent += _opened(row, row[-2]).letters_sent
        return tuple(sorted(sent, key=lambda one: one.at))

    def close(self) -> None:
        """Close the file; what was saved stays saved, whatever happens here."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None

    # The file

    def _row(self, db: sqlite3.Connection, case: Case, title: str, who: str) -> Row:
        turn = db.execute("SELECT coalesce(max(turn), 0) + 1 FROM cases").fetchone()[0]
        still_open = sum(not promise.done for promise in case.promises)
        shown = [_storable(text) for text in (case.flow, title, who, case.page)]
        return sealed(case.id, case.rev, turn, self._now(), *shown, still_open, to_json(case))

    def _put_in(self, db: sqlite3.Connection, case: Case, row: Row) -> None:
        """A case that could not be updated: new to this file, or changed by another window."""
        there = db.execute("SELECT 1 FROM cases WHERE id=?", (case.id,)).fetchone()
        if case.rev and case.id in self._in_file and not there:
            raise Conflict("This letter was deleted in another window.")
        if not case_file.insert(db, "cases", row):
            raise Conflict("This letter was changed in another window.")

    def _rows(self, query: str, *values: str) -> list[Row]:
        """What a query finds; nothing, with a notice, where the file cannot be read."""
        for _ in range(2):
            if self._db is None:
                self._try_to_open()
            if self._db is None:
                break
            try:
                return self._db.execute(query, values).fetchall()
            except (sqlite3.Error, UnicodeError, OverflowError) as error:
                if isinstance(error, sqlite3.Error) and not case_file.is_damage(error):
                    self._notice(f"{self.path} cannot be read just now ({error}).")
                    break
                self._mend()
        return []

    def _try_to_open(self) -> None:
        """For writing, or at least for reading."""
        try:
            self._open()
        except NotSaved as trouble:
            self._notice(str(trouble))
            self._open_to_read()

    @contextlib.contextmanager
    def _writing(self, *, full: bool) -> Iterator[sqlite3.Connection]:
        """The file, open for writing; what goes wrong in the block becomes `NotSaved`."""
        db = self._reopened_if_moved()
        try:
            if full:
                db.execute("PRAGMA synchronous=FULL")
            yield db
            self._unsettled = not full
            if full:
                db.execute("PRAGMA synchronous=NORMAL")
                self._last_full = monotonic()
        except sqlite3.Error as error:
            self.close()  # the next save opens it anew: after a failed sync this is the safe way
            if self.path is None:
                raise NotSaved(f"Not saved: there is no memory left ({error}).") from None
            if not case_file.is_damage(error):
                raise not_saved(error, self.path) from None
            self._mend()
            raise NotSaved(
                f"Not saved: {self.path} was found damaged. It has been set aside; the next save "
                "goes to a new file."
            ) from None

    def _reopened_if_moved(self) -> sqlite3.Connection:
        """SQLite would go on writing into a file that was deleted or moved away."""
        place = self._place_now()
        if self._db is None or not self._writable or self._place != place:
            if self._place[0] != place[0]:
                self._in_file.clear()  # now: once closed, a new file may be given the old number
            self.close()
            self._open()
        assert self._db is not None
        return self._db

    def _place_now(self) -> tuple[int, int]:
        """Which file on the disk has our name now, and which has that of its log."""
        if self.path is None:
            return 0, 0
        return _inode(self.path), _inode(self.path.with_name(self.path.name + "-wal"))

    def _open(self) -> None:
        """Open the file for writing, setting a damaged one aside. Raises `NotSaved`."""
        if self.path is None:
            self._db, self._writable = case_file.in_memory(), True
            return
        for attempt in range(3):  # set aside at most once or twice: another window may do so too
            judged = _inode(self.path)
            try:
                self._db = case_file.open_file(self.path)
                break
            except Damaged:
                if attempt == 2:
                    raise NotSaved(f"Not saved: {self.path} is damaged again and again.") from None
                self._set_aside(judged)
            except TooNew:
                raise NotSaved(
                    f"Not saved: {self.path} was written by a newer Amends. Bring Amends up to "
                    "date, or set AMENDS_STATE to another folder."
                ) from None
            except (OSError, sqlite3.Error) as error:
                raise not_saved(error, self.path) from None
        self._place, self._writable = self._place_now(), True

    def _open_to_read(self) -> None:
        self._writable = False
        if self.path is not None:
            with contextlib.suppress(OSError, sqlite3.Error, Damaged, TooNew):
                self._db = case_file.open_to_read(self.path)

    def _mend(self) -> None:
        """Set the open file aside, found damaged in use, and go on with a new one."""
        self.close()
        if self.path is None:
            return
        try:
            self._set_aside(self._place[0])
            self._open()
        except NotSaved as trouble:
            self._notice(str(trouble))

    def _set_aside(self, inode: int) -> None:
        assert self.path is not None
        try:
            aside, carried, lost = case_file.set_aside(self.path, inode)
        except (OSError, sqlite3.Error) as error:
            raise not_saved(error, self.path) from None
        except (Damaged, TooNew):
            return  # another window is at it too
        self._in_file.clear()
        if aside is not None:
            letters = {0: "No letter", 1: "1 letter"}.get(carried, f"{carried} letters")
            rest = "; something in it could not be read" if lost else ""
            self._notice(
                f"{self.path} was damaged and is now {aside}. {letters} in hand could be carried "
                f"over from it{rest}."
            )

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)

    def _now(self) -> str:
        return self._clock().astimezone(timezone.utc).isoformat()


def _opened(row: Row, body: str) -> Case:
    if not sound(row):
        raise UnreadableCase("This letter is damaged: its checksum does not fit.")
    return from_json(body)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _storable(text: str) -> str:
    """SQLite takes no half surrogate pairs; these columns are only shown."""
    return text.encode("utf-8", "replace").decode("utf-8")
