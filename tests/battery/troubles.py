"""What happens to a disk, a folder or a file, each with what the app has to say about it."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.deliver.conftest import need
from tests.keep.disks import fill
from tests.real_terminal import PATIENCE, RealTerminal

Cure = Callable[[], object]


def told(terminal: RealTerminal, sentence: str) -> None:
    """Wait until a sentence is on the screen, wherever its lines are broken."""
    wanted = "".join(sentence.split())
    end = time.monotonic() + PATIENCE
    while wanted not in "".join(terminal.words().split()):
        assert time.monotonic() < end, f"{sentence!r} did not come:\n{terminal.text()}"
        terminal.settle()


def no_more_trouble(terminal: RealTerminal) -> None:
    """Wait until nothing is said to be unsaved."""
    end = time.monotonic() + PATIENCE
    while "Not saved" in terminal.words():
        assert time.monotonic() < end, terminal.text()
        terminal.settle()


def filled_up(state: Path) -> Cure:
    """The disk is full."""
    return fill(state).unlink


def a_file_instead(state: Path) -> Cure:
    """The folder is gone, and a file has its name."""
    for one in state.iterdir():
        one.unlink()
    state.rmdir()
    state.write_text("mine")
    return state.unlink


def held(state: Path) -> Cure:
    """Another program holds the file."""
    holder = sqlite3.connect(state / "cases.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    return holder.close


def unwritable(state: Path, calls: str, error: str) -> Cure:
    """The disk refuses every such call from now on."""
    (app,) = _programs_with(state / "cases.db")
    strace = [need("strace"), "-f", "-qq", "-o", os.devnull, "-p", str(app)]
    for tail in ("", "-wal", "-journal"):
        strace += ["-P", str(state / f"cases.db{tail}")]
    strace += ["-e", f"inject={calls}:error={error}"]
    process = subprocess.Popen(strace, stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while not _is_traced(app):
        assert process.poll() is None, "strace may not trace here"
        assert time.monotonic() < end
        time.sleep(0.01)

    def cure() -> None:
        process.terminate()
        process.wait()

    return cure


def _programs_with(file: Path) -> set[int]:
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if str(link.readlink()) == str(file):
                found.add(int(link.parts[2]))
    return found - {os.getpid()}


def _is_traced(pid: int) -> bool:
    return "TracerPid:\t0\n" not in Path(f"/proc/{pid}/status").read_text()


WHILE_TYPING: dict[str, tuple[Callable[[Path], Cure], str, str]] = {
    "a full disk": (filled_up, "is on a full disk", "Free some space there"),
    "a file in place of the folder": (
        a_file_instead, "a file is in the place of a folder", "Move that file away",
    ),
    "a file that is held": (held, "is held by another program", "Close that program"),
    "writes that fail": (
        lambda state: unwritable(state, "pwrite64", "EIO"), "could not be written",
        "See that the disk is sound",
    ),
    "writes without room": (
        lambda state: unwritable(state, "pwrite64", "ENOSPC"), "is on a full disk",
        "Free some space there",
    ),
    "a disk that turns read-only": (
        lambda state: unwritable(state, "pwrite64", "EROFS"), "could not be written",
        "See that the disk is sound",
    ),
    "writes beyond a share": (
        lambda state: unwritable(state, "pwrite64", "EDQUOT"), "could not be written",
        "See that the disk is sound",
    ),
}  # fmt: skip


def the_folder(state: Path) -> None:
    shutil.rmtree(state)


def the_file(state: Path) -> None:
    (state / "cases.db").unlink()


def the_log(state: Path) -> None:
    (state / "cases.db-wal").unlink()


def everything_in_it(state: Path) -> None:
    for one in state.iterdir():
        one.unlink()


def moved_away(state: Path) -> None:
    state.rename(state.with_name("elsewhere"))


def spoilt(state: Path) -> None:
    with (state / "cases.db").open("r+b") as file:
        file.write(b"\0" * 50)


VANISHES = (the_folder, the_file, the_log, everything_in_it, moved_away, spoilt)


def _newer(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA application_id=1097690724")
        db.execute("PRAGMA user_version=9")
        db.execute("CREATE TABLE cases (id TEXT)")
    db.close()


def _locked(file: Path) -> None:
    from wizard.keep.store import Store

    Store(file).close()
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    HOLDERS.append(holder)


HOLDERS: list[sqlite3.Connection] = []
AT_START: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a damaged file": (
        lambda file: file.write_bytes(b"Dear Ms Obi,"), ("was damaged and is now", "cases.damaged-1.db"),
    ),
    "an empty file": (lambda file: file.write_bytes(b""), ("was damaged and is now",)),
    "a folder of its name": (lambda file: file.mkdir(), ("was damaged and is now",)),
    "a newer file": (
        _newer, ("was written by a newer Amends", "Bring Amends up to date, or set AMENDS_STATE"),
    ),
    "a link that leads nowhere": (
        lambda file: file.symlink_to(file.with_name("gone") / "cases.db"), (),
    ),
    "a link in a circle": (lambda file: file.symlink_to(file), ("cases.db",)),
    "a file that is held": (_locked, ("is held by another program", "Close that program")),
}  # fmt: skip


def a_disk_with_letters(disk: Path) -> None:
    """There is a letter on it, of before."""
    from tests.keep.cases import a_case
    from wizard.keep.store import Store

    with Store(disk / "state" / "cases.db") as store:
        store.save(a_case(), title="", who="")


def a_disk_that_was_never_used(disk: Path) -> None:
    """There is nothing on it."""


def a_folder_on_it(disk: Path) -> None:
    """The folder for letters is there, and nothing in it."""
    (disk / "state").mkdir()


READ_ONLY = (a_disk_that_was_never_used, a_folder_on_it, a_disk_with_letters)


NO_HOME = {
    "no home": ("", "your home folder is not known. Set AMENDS_STATE to a folder of yours."),
    "a file for a home": ("/dev/null", "a file is in the place of a folder. Move that file away"),
    "a home nobody can make": ("/proc/nobody", "See that its folder is there and yours"),
}
