"""The file of all cases: how it is made, proved sound, and set aside when it is damaged.

Measured reasons (SQLite 3.40): SQLite keeps no checksums, so zeroed bytes inside a file pass its
own check, and an empty file opens as a new empty database. Hence a marker in the header, a
checksum on each row, and a file that is not what it should be is set aside under a new name beside
it, never written over.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

from wizard.keep.folders import make_private

MARKER = 0x416D6E64  # "Amnd", the application id in the header
BUSY_SECONDS = 0.5  # how long another window may hold the file before a save gives up

Row = tuple[Any, ...]
# Every column but the checksum behind them.
TABLES = {
    "cases": ("id", "rev", "turn", "at", "flow", "title", "who", "page", "open_promises", "body"),
    "revisions": ("id", "n", "at", "body"),
    "endings": ("id", "told", "kept"),
    "checked_texts": ("id", "rev", "turn", "at", "told", "title", "file", "body"),
}
# What each version added. A file of an earlier one is brought up to date when it is opened.
_ADDED = (
    """
CREATE TABLE cases (
    id TEXT PRIMARY KEY, rev INTEGER, turn INTEGER, at TEXT, flow TEXT, title TEXT, who TEXT,
    page TEXT, open_promises INTEGER, body TEXT, crc INTEGER
);
CREATE INDEX turns ON cases (turn);
CREATE TABLE revisions (id TEXT, n INTEGER, at TEXT, body TEXT, crc INTEGER, PRIMARY KEY (id, n));
""",
    """
CREATE TABLE endings (id TEXT PRIMARY KEY, told TEXT, kept INTEGER, crc INTEGER);
""",
    """
CREATE TABLE checked_texts (
    id TEXT PRIMARY KEY, rev INTEGER, turn INTEGER, at TEXT, told TEXT, title TEXT, file TEXT, body TEXT,
    crc INTEGER
);
""",
)
VERSION = len(_ADDED)
_HEADER = b"SQLite format 3\0"


class Damaged(Exception):
    """The file is there, but it is not a sound file of cases."""


class TooNew(Exception):
    """The file was written by a newer Amends."""


def checksum(row: Row) -> int:
    """CRC-32 of a row without its checksum."""
    return zlib.crc32("\0".join(map(str, row)).encode("utf-8", "surrogatepass"))


def sealed(*row: Any) -> Row:
    """The row with its checksum behind it."""
    return (*row, checksum(row))


def sound(row: Row) -> bool:
    """Whether a row that ends in its checksum is as it was written."""
    return bool(checksum(row[:-1]) == row[-1])


def select(table: str) -> str:
    """The start of a query for whole rows of a table, checksum last."""
    return f"SELECT {', '.join(TABLES[table])}, crc FROM {table}"  # noqa: S608 - our own names


def insert(db: sqlite3.Connection, table: str, row: Row) -> bool:
    """Put in one sealed row; False if one is there already, which stays."""
    marks = ", ".join("?" * len(row))
    done = db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608
    return done.rowcount == 1


def in_memory() -> sqlite3.Connection:
    """A throw-away store."""
    db = _connect(":memory:")
    db.executescript("".join(_ADDED))
    return db


def open_file(path: Path) -> sqlite3.Connection:
    """The file at `path`, made if it is not there, ready for writing.

    Raises OSError or sqlite3.OperationalError for trouble with the disk, `Damaged`, `TooNew`.
    """
    make_private(path.parent)
    with _alone_in(path.parent):
        if not os.path.lexists(path):
            _make(path)
    _prove_header(path)
    with contextlib.suppress(PermissionError):  # someone else's: SQLite will say so
        path.chmod(0o600)  # before SQLite opens it: the log beside it takes the same rights
    db = _connect(path)
    try:
        if _prove(db) < VERSION:
            with _alone_in(path.parent):
                _bring_up_to_date(db)
        _choose_log(db)
    except BaseException:
        db.close()
        raise
    return db


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    """Add to a sound file of an earlier version what it lacks, all or nothing."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version < VERSION:  # another window has not done it meanwhile
        added = "".join(_ADDED[version:])
        db.executescript(f"BEGIN IMMEDIATE; {added} PRAGMA user_version={VERSION}; COMMIT;")


def open_to_read(path: Path) -> sqlite3.Connection:
    """The file at `path`, for reading only; errors as `open_file`."""
    _prove_header(path)
    for how in ("mode=ro", "mode=ro&immutable=1"):  # on a read-only disk there can be no log
        db = _connect(f"{path.absolute().as_uri()}?{how}", uri=True)
        try:
            for added in _ADDED[_prove(db) :]:  # in memory, so that it can be asked for
                db.executescript(added.replace("CREATE TABLE", "CREATE TEMP TABLE"))
        except sqlite3.OperationalError:
            db.close()
            if "immutable" in how:
                raise
            continue
        except BaseException:
            db.close()
            raise
        break
    return db


def _connect(path: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    db = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri
    )
    db.execute("PRAGMA secure_delete=ON")
    db.execute("PRAGMA temp_store=MEMORY")
    return db


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Two windows that start at once must not both make, or both set aside, the file."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # Windows
        yield
        return
    try:
        for _ in range(20):  # a second at most: a stopped window must not keep this one waiting
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                sleep(0.05)
            except OSError:  # a file system without locks
                break
        yield
    finally:
        os.close(handle)


def _make(path: Path) -> None:
    """Make an empty file of cases; it gets its name when it is whole, so it is never half made."""
    half = path.with_name(path.name + ".new")
    for stale in (half, _beside(half, "-journal")):
        stale.unlink(missing_ok=True)
    handle = os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)  # whatever the umask
    finally:
        os.close(handle)
    try:
        db = _connect(half)
        try:
            db.executescript(
                f"PRAGMA application_id={MARKER}; BEGIN; {''.join(_ADDED)}"
                f"PRAGMA user_version={VERSION}; COMMIT;"
            )
        finally:
            db.close()
        if any(_beside(path, tail).exists() for tail in _TAILS):
            _move(path, _free_name(path))  # a log without its file would be played into the new one
        half.rename(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _prove_header(path: Path) -> None:
    if not path.is_file():
        path.stat()  # not there, or not to be reached: that is no damage
        raise Damaged
    with path.open("rb") as file:
        start = file.read(100)
    # Bytes 18 and 19: the file is written as journal (1) or log (2); SQLite would call any other
    # number read-only.
    if not (start.startswith(_HEADER) and len(start) == 100 and {*start[18:20]} <= {1, 2}):
        raise Damaged


def is_damage(error: Exception) -> bool:
    """What reading or writing a damaged file gives, as against trouble with the disk."""
    return type(error) is sqlite3.DatabaseError or _says(
        error, "no such", "decode", "malformed", "not a database"
    )


_DISK_TROUBLE = ("full", "readonly", "locked", "busy", "I/O", "unable to open", "memory")


def _prove(db: sqlite3.Connection) -> int:
    """The version of a sound file. Raises `Damaged`, `TooNew`, or what the disk gives."""
    try:
        marker = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if marker == MARKER and VERSION < version < 1000:  # beyond, it is no version but damage
            raise TooNew
        schema = [row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql NOTNULL")]
        wanted = [part.strip() for part in "".join(_ADDED[:version]).split(";") if part.strip()]
        if marker != MARKER or not 1 <= version <= VERSION or schema != wanted:
            raise Damaged
        if not all(sound(row) for row in db.execute(select("cases"))):
            raise Damaged
        # A row that its index does not lead to would be a letter that is gone without a word.
        if db.execute("PRAGMA integrity_check('cases')").fetchone()[0] != "ok":
            raise Damaged
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        if isinstance(error, sqlite3.OperationalError) and _says(error, *_DISK_TROUBLE):
            raise
        raise Damaged from None
    return int(version)


def _says(error: Exception, *words: str) -> bool:
    return any(word in str(error) for word in words)


def _choose_log(db: sqlite3.Connection) -> None:
    """A write-ahead log where one can be written, else the rollback journal.

    The log is quicker (0.03 ms a save against 0.5), but not every file system can carry it.
    """
    try:
        kept = db.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        if kept == "wal":
            _write_nothing(db)
    except sqlite3.OperationalError as error:
        if _says(error, "full", "readonly", "locked", "busy"):
            raise  # the journal would fare no better
        kept = "none"
    if kept != "wal":
        db.execute("PRAGMA journal_mode=DELETE")
        _write_nothing(db)
    db.execute("PRAGMA synchronous=NORMAL")


def _write_nothing(db: sqlite3.Connection) -> None:
    """A write that changes nothing: proves that the file can be written."""
    db.execute(f"PRAGMA user_version={VERSION}")


def set_aside(path: Path, inode: int) -> tuple[Path | None, int, bool]:
    """Move a damaged file out of the way and carry its sound rows into a new one.

    inode: of the file that was found damaged; another window may have set it aside since.
    Returns where it is now (None: it was done already), how many letters were carried over, and
    whether something could not be.
    """
    with _alone_in(path.parent):
        if not os.path.lexists(path) or path.lstat().st_ino != inode:
            return None, 0, False
        aside = _free_name(path)
        _move(path, aside)
    db = open_file(path)
    try:
        return (aside, *_carry_over(aside, db))
    finally:
        db.close()


def _carry_over(aside: Path, new: sqlite3.Connection) -> tuple[int, bool]:
    whole = False
    if aside.is_file():
        with contextlib.suppress(sqlite3.Error):
            old = _connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)
            whole = True
            new.execute("BEGIN")
            for table in TABLES:
                if table in ("endings", "checked_texts") and not _has(old, table):
                    continue  # a file of an earlier version
                rows, all_of_it = _sound_rows(old, table)
                whole = whole and all_of_it
                for row in rows:
                    insert(new, table, row)
            new.execute("COMMIT")
            old.close()
    carried: int = new.execute("SELECT count(*) FROM cases").fetchone()[0]
    return carried, not whole


def _has(db: sqlite3.Connection, table: str) -> bool:
    try:
        return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name=?", (table,)).fetchall())
    except (sqlite3.Error, UnicodeError):  # a spoilt name stands in the error that SQLite raises
        return True  # for all that can be told; its rows will not be read either


def _sound_rows(db: sqlite3.Connection, table: str) -> tuple[list[Row], bool]:
    """What can be read of a table, from both ends towards the damage; and whether that is all."""
    found: dict[Row, Row] = {}
    whole = True
    for way in ("ASC", "DESC"):
        try:
            for row in db.execute(f"{select(table)} ORDER BY rowid {way}"):
                if sound(row):
                    found[row[:2]] = row
                else:
                    whole = False
        except (sqlite3.Error, UnicodeError, OverflowError):
            whole = False
    return list(found.values()), whole


_TAILS = ("-wal", "-journal", "-shm")


def _move(path: Path, to: Path) -> None:
    """Rename a file together with its log, if it is there itself."""
    for tail in ("", *_TAILS):
        if os.path.lexists(_beside(path, tail)):
            _beside(path, tail).rename(_beside(to, tail))


def _free_name(path: Path) -> Path:
    """`cases.damaged-1.db`, or the next number of which nothing is there."""
    n = 1
    while True:
        name = path.with_name(f"{path.stem}.damaged-{n}{path.suffix}")
        if not any(os.path.lexists(_beside(name, tail)) for tail in ("", *_TAILS)):
            return name
        n += 1


def _beside(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)
