"""The texts of "Check a letter I have", in the file of the cases: saved as they are typed.

Each window writes a text of its own, so none writes over another's. The newest is the one that comes
back; one that is emptied leaves the file and its log.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic, perf_counter

from wizard.keep import case_file
from wizard.keep.case_file import Row, sealed, sound
from wizard.keep.endings import Ending
from wizard.keep.store import FULL_EVERY_SECONDS, Store

TABLE = "checked_texts"


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A letter written elsewhere. file: where it was opened, "" where it was typed or pasted."""

    id: str
    title: str
    body: str
    file: str = ""
    rev: int = 0
    ending: Ending | None = None  # of one that is in the file

    @property
    def changed(self) -> datetime:
        """When it was last changed."""
        assert self.ending is not None
        return self.ending.changed


class CheckedTexts:
    """The texts under check in the file of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, text: CheckedText, *, anew: str, forget: bool = False) -> CheckedText:
        """Write the text, an empty one by taking it out of the file; gives it with its number.

        anew: the id it takes where another window has changed it since. forget: nothing of what it
        said before stays in the log. Raises `NotSaved`.
        """
        store, began = self._store, perf_counter()
        forget = forget or not text.body.strip()
        full = forget or monotonic() - store._last_full >= FULL_EVERY_SECONDS
        with store._writing(full=full) as db:
            db.execute("BEGIN IMMEDIATE")
            saved = self._put(db, text, anew)
            db.execute("COMMIT")
            if forget:
                store._empty_log(db)
        store.saves_take_ms.append((perf_counter() - began) * 1000)
        return saved

    def _put(self, db: sqlite3.Connection, text: CheckedText, anew: str) -> CheckedText:
        there = db.execute(f"SELECT rev FROM {TABLE} WHERE id=?", (text.id,)).fetchone()  # noqa: S608
        if there is not None and there[0] != text.rev:  # another window has changed it
            text = replace(text, id=anew, rev=0)
        saved = replace(text, rev=text.rev + 1 if text.body.strip() else 0)
        turn = db.execute(f"SELECT coalesce(max(turn), 0) + 1 FROM {TABLE}").fetchone()[0]  # noqa: S608
        body = text.body.encode("utf-8", "replace").decode("utf-8")
        row = (text.id, saved.rev, turn, self._store._now(), "", text.title, text.file, body)
        marks = ", ".join("?" * (len(row) + 1))
        if text.body.strip():
            db.execute(f"INSERT OR REPLACE INTO {TABLE} VALUES ({marks})", sealed(*row))  # noqa: S608
        else:
            db.execute(f"DELETE FROM {TABLE} WHERE id=?", (text.id,))  # noqa: S608
        return saved

    def listed(self) -> tuple[CheckedText, ...]:
        """The texts in the file, the last changed first; a damaged one is told of and left out."""
        rows = self._store._rows(f"{case_file.select(TABLE)} ORDER BY turn DESC, rowid DESC")
        if not all(sound(row) for row in rows):
            self._store._notice("A text of “Check a letter I have” is damaged and cannot be read.")
        return tuple(_opened(row) for row in rows if sound(row))

    def told_ending(self, text_id: str, told: bool) -> None:
        """Note that it was shown as ending, now, or that it never was. Raises `NotSaved`."""
        with self._store._writing(full=False) as db:
            row = db.execute(f"{case_file.select(TABLE)} WHERE id=?", (text_id,)).fetchone()
            if row is not None:
                noted = sealed(*row[:4], self._store._now() if told else "", *row[5:-1])
                marks = ", ".join("?" * len(noted))
                db.execute(f"INSERT OR REPLACE INTO {TABLE} VALUES ({marks})", noted)  # noqa: S608

    def delete(self, text: CheckedText) -> None:
        """Delete it so that no copy is left in the file or its log. Raises `NotSaved`."""
        self.save(replace(text, body=""), anew=text.id)


def _opened(row: Row) -> CheckedText:
    text_id, rev, _, at, told, title, file, body, _ = row
    shown = datetime.fromisoformat(told) if told else None
    return CheckedText(text_id, title, body, file, rev, Ending(datetime.fromisoformat(at), shown))
