"""The open file of cases: opened, opened anew where it was moved, set aside where it is damaged."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from time import monotonic

from wizard.keep import case_file
from wizard.keep.case_file import Damaged, Row, TooNew
from wizard.keep.trouble import NotSaved, is_not_saved, not_saved


def utc_now() -> datetime:
    """The moment by the clock of this machine."""
    return datetime.now(timezone.utc)


class OpenFile:
    """One SQLite file of cases in use; `path` None is one in memory.

    Making one never fails: where the file cannot be opened, `notices` says why in a sentence, and
    every write tries again. One thread at a time. `notices` are for the user and grow.
    """

    def __init__(self, path: Path | None, clock: Callable[[], datetime] = utc_now) -> None:
        self.path = None if path is None else Path(os.path.realpath(path))
        self.notices: list[str] = []
        self._clock = clock  # only shown, never used to put cases in order
        self._db: sqlite3.Connection | None = None
        self._place = (0, 0)
        self._in_file: set[str] = set()  # cases read from or written to the file now open
        self._copies: list[tuple[Path, str]] = []  # files with a case that is kept elsewhere now
        self._last_full = monotonic()
        self._unsettled = False
        self._writable = False
        self._held = False  # another program keeps everybody from reading it
        self._try_to_open()

    @property
    def readable(self) -> bool:
        """Whether there are letters to be read, be it none; where not, the notices say why."""
        return self._db is not None and not self._held

    def close(self) -> None:
        """Close the file; what was saved stays saved, whatever happens here."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None

    def move_to(self, path: Path, case_id: str = "") -> None:
        """Go on in another file, as where this disk takes nothing more. What is in this one stays.

        case_id: the case in front, which goes along; its earlier versions are carried over here.
        Raises `NotSaved` where that cannot be written either; then it stays with this file.
        """
        db, place, before, writable = self._db, self._place, self.path, self._writable
        there = case_id in self._in_file
        self._db, self.path = None, Path(os.path.realpath(path))
        try:
            self._open()
        except NotSaved:
            self._db, self._place, self.path, self._writable = db, place, before, writable
            raise
        self._in_file.clear()
        self.notices[:] = [one for one in self.notices if not is_not_saved(one)]
        if before is None and db is not None:  # it was in memory only, and goes with it
            self._carry_over(db)
        elif before is not None and before != self.path and there:
            self._bring_along(db, before, case_id)
        if db is not None:
            db.close()

    def _carry_over(self, db: sqlite3.Connection) -> None:
        with self._writing(full=True) as new:
            for table in case_file.TABLES:
                for row in db.execute(case_file.select(table)):
                    case_file.insert(new, table, row)

    def _bring_along(self, db: sqlite3.Connection | None, before: Path, case_id: str) -> None:
        """The earlier versions of a case and when it ends; the case itself is saved anew."""
        self._copies = [one for one in self._copies if one[1] != case_id or one[0] != self.path]
        self._copies.append((before, case_id))
        if db is None:
            return
        with self._writing(full=True) as new:
            case_file.delete_rows(new, case_id)  # as it was when it was moved away from here
            for table in set(case_file.TABLES) - {"cases"}:
                with contextlib.suppress(sqlite3.Error):
                    rows = db.execute(
                        f"{case_file.select(table)} WHERE id=?", (case_id,)
                    ).fetchall()
                    for row in rows:
                        case_file.insert(new, table, row)

    def end_copies(self) -> str:
        """Delete the cases that were taken along from the files they were in before.

        Returns a sentence about those that cannot be deleted yet; they are tried again with every
        case that is deleted, and every secret that is masked.
        """
        left = []
        for path, case_id in self._copies:
            try:
                done = case_file.delete_from(path, case_id)
            except (OSError, sqlite3.Error, Damaged, TooNew):
                done = False
            if not done:
                left.append((path, case_id))
        self._copies = left
        if not left:
            return ""
        files = " and ".join(dict.fromkeys(str(path) for path, _ in left))
        return (
            f"A copy of this letter stays in {files}, which cannot be written now: it still holds "
            "what you mask or delete here."
        )

    def _rows(self, query: str, *values: str) -> list[Row]:
        """What a query finds; nothing, with a notice, where the file cannot be read."""
        for _ in range(2):
            if self._db is None:
                self._try_to_open()
            if self._db is None:
                break
            try:
                rows: list[Row] = self._db.execute(query, values).fetchall()
                self._held = False
                return rows
            except (sqlite3.Error, UnicodeError, OverflowError) as error:
                if isinstance(error, sqlite3.Error) and not case_file.is_damage(error):
                    self._held = True
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


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
