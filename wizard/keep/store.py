"""The store of cases: what is typed is in the file before the next key is handled."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic, perf_counter

from wizard.keep import case_file
from wizard.keep.case import Case, Promise, Sent, UnreadableCase, from_json, new_id, to_json
from wizard.keep.case_file import Row, sealed, sound
from wizard.keep.endings import Ending
from wizard.keep.open_file import OpenFile, utc_now
from wizard.keep.set_aside import SetAside, delete_set_aside, set_aside_beside, still_in

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
    ending: Ending


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


class Store(OpenFile):
    """All cases, in one SQLite file; `path` None is a throw-away store in memory."""

    def __init__(self, path: Path | None, clock: Callable[[], datetime] = utc_now) -> None:
        self.saves_take_ms: deque[float] = deque(maxlen=20)
        super().__init__(path, clock)

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
            case_file.delete_rows(db, case_id)
            self._in_file.discard(case_id)
            self._empty_log(db)
        self._gone_elsewhere()

    def _gone_elsewhere(self) -> None:
        """What was deleted or masked here must be in no other file of ours either."""
        if self._copies and (told := self.end_copies()):
            self._notice(told)
        if still := still_in(self.set_aside_files()):
            self._notice(still)

    def set_aside_files(self) -> tuple[SetAside, ...]:
        """The damaged files of cases that were set aside and are still there."""
        return set_aside_beside(self.path)

    def set_aside_endings(self) -> tuple[tuple[SetAside, Ending], ...]:
        """The same, each with what decides when it ends."""
        files = self.set_aside_files()
        rows = self._rows(case_file.select("endings")) if files else []
        told = {row[0]: row[1] for row in rows if sound(row) and row[1]}
        shown = {name: datetime.fromisoformat(at) for name, at in told.items()}
        return tuple((one, Ending(one.since, shown.get(one.path.name))) for one in files)

    def delete_set_aside(self, file: SetAside) -> None:
        """Delete a damaged file that was set aside. Raises `NotSaved`."""
        delete_set_aside(file.path)
        with self._writing(full=False) as db:
            db.execute("DELETE FROM endings WHERE id=?", (file.path.name,))

    def rewrite_revisions(self, case_id: str, change: Callable[[Case], Case]) -> int:
        """Change the revisions of a case, so that nothing of what they said is left in file or log.

        Returns how many were changed. A damaged one, which nobody can read, goes. Raises `NotSaved`.
        """
        changed = damaged = 0
        with self._writing(full=True) as db:
            db.execute("BEGIN IMMEDIATE")
            query = f"{case_file.select('revisions')} WHERE id=?"
            for row in db.execute(query, (case_id,)).fetchall():
                try:
                    before = _opened(row, row[-2])
                    after = change(before)
                except UnreadableCase:
                    before, after = None, None
                    damaged += 1
                if after is not None and after == before:
                    continue
                changed += 1
                db.execute("DELETE FROM revisions WHERE id=? AND n=?", row[:2])
                if after is not None:
                    case_file.insert(db, "revisions", sealed(*row[:3], to_json(after)))
            db.execute("COMMIT")
            self._empty_log(db)
        self._tell_of_damaged(damaged)
        self._gone_elsewhere()
        return changed

    def _empty_log(self, db: sqlite3.Connection) -> None:
        """What was deleted is zeroed in the file (secure_delete); here it leaves the log as well."""
        if not case_file.empty_log(db):
            self._notice(
                f"Deleted. The log beside {self.path} will be emptied when your other window "
                "of Amends is closed."
            )

    def keep(self, case_id: str, kept: bool = True) -> None:
        """Keep a case for good, or let it end in its time again. Raises `NotSaved`."""
        with self._writing(full=True) as db:
            self._put_ending(db, case_id, "", kept)

    def told_endings(self, case_ids: Iterable[str], told: bool = True) -> None:
        """Note that these were shown as ending, now, or that they never were. Raises `NotSaved`."""
        with self._writing(full=False) as db:
            for case_id in case_ids:
                self._put_ending(db, case_id, self._now() if told else "", kept=False)

    @staticmethod
    def _put_ending(db: sqlite3.Connection, case_id: str, told: str, kept: bool) -> None:
        db.execute("DELETE FROM endings WHERE id=?", (case_id,))
        case_file.insert(db, "endings", sealed(case_id, told, int(kept)))

    def keep_revision(self, case: Case) -> None:
        """Keep the case as it is now among its last 50 revisions, unless it is the latest already.

        The page in front is no part of it: else walking through the pages would use all of them up.
        Raises `NotSaved`.
        """
        body = to_json(replace(case, rev=0, page=""))
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
        if not self.readable:
            raise UnreadableCase(f"{self.path} cannot be read just now.")
        raise NoSuchCase("That letter is not here any more: it was deleted, or its file is gone.")

    def listed(self) -> tuple[InHand, ...]:
        """The cases in hand, the last changed first."""
        endings = {row[0]: row for row in self._rows(case_file.select("endings"))}
        found = []
        for row in self._rows(f"{case_file.select('cases')} ORDER BY turn DESC, rowid DESC"):
            case_id, _, _, at, flow, title, who, page, promised, *_ = row
            if sound(row):
                when = datetime.fromisoformat(at)
                ending = _ending(endings.get(case_id), when, promised > 0)
                found.append(InHand(case_id, flow, title, who, page, when, ending))
        return tuple(found)

    def revisions(self, case_id: str) -> tuple[Revision, ...]:
        """The revisions kept of a case, the newest first; a damaged one is left out and told."""
        now = self._rows("SELECT rev FROM cases WHERE id=?", case_id)
        rev = now[0][0] if now else 0
        found = []
        rows = self._rows(f"{case_file.select('revisions')} WHERE id=? ORDER BY n DESC", case_id)
        damaged = self._count_of_revisions(case_id) - len(rows)
        for row in rows:
            try:
                case = replace(_opened(row, row[-2]), rev=rev)
            except UnreadableCase:
                damaged += 1
            else:
                found.append(Revision(row[1], datetime.fromisoformat(row[2]), case))
        self._tell_of_damaged(damaged)
        return tuple(found)

    def _count_of_revisions(self, case_id: str) -> int:
        """How many there are by the index or by the table: damage may hide one from either."""
        counts = [
            self._rows(f"SELECT count(*) FROM revisions {way} WHERE id=?", case_id)  # noqa: S608
            for way in ("", "NOT INDEXED")
        ]
        return max(rows[0][0] if rows else 0 for rows in counts)

    def _tell_of_damaged(self, count: int) -> None:
        if count > 0:
            versions = "1 earlier version" if count == 1 else f"{count} earlier versions"
            self._notice(f"{versions} of a letter in {self.path} cannot be read: damaged.")

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


def _ending(row: Row | None, changed: datetime, promised: bool) -> Ending:
    """What a row says of when a case ends; one that is damaged ends nothing."""
    if row is None:
        return Ending(changed, promised=promised)
    if not sound(row):
        return Ending(changed, kept=True)
    _, told, kept, _ = row
    return Ending(changed, datetime.fromisoformat(told) if told else None, bool(kept), promised)


def _opened(row: Row, body: str) -> Case:
    if not sound(row):
        raise UnreadableCase("This letter is damaged: its checksum does not fit.")
    return from_json(body)


def _storable(text: str) -> str:
    """SQLite takes no half surrogate pairs; these columns are only shown."""
    return text.encode("utf-8", "replace").decode("utf-8")
