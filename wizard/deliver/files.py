"""Save a letter as a file a person can find again, and never over another one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import tempfile
import unicodedata
from datetime import date
from itertools import count
from pathlib import Path

from wizard.text.file_names import as_read, on_disk

# Most file systems stop at 255 bytes, some encrypting ones at 143; " (2)" must still fit.
_MOST_BYTES = 120
_MOST_SAME_NAMES = 1_000

# Names Windows keeps for devices, whatever follows the first dot.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_KEPT_SIGNS = frozenset(" -_.,'’&()+")

_CURES = {
    errno.ENOENT: "there is no such folder; make it first, or choose another",
    errno.ENOTDIR: "that is not a folder; choose a folder",
    errno.ENOSPC: "the disk is full; free some space, or choose a folder on another disk",
    errno.EDQUOT: "your share of the disk is used up; free some space, or choose another disk",
    errno.EFBIG: "the disk takes no file of this size; choose a folder on another disk",
    errno.EROFS: "that disk can only be read; choose a folder on another disk",
    errno.EACCES: "you may not write in that folder; choose another",
    errno.EPERM: "you may not write in that folder; choose another",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EIO: "the disk reports a fault; choose a folder on another disk",
}


class DeliveryFault(Exception):
    """A letter could not be handed over: a sentence that says what, where and how to mend it."""


def file_name(kind: str, who: str, day: date, extension: str = "txt") -> str:
    """Give a name a person can find, such as "Apology to Ms Obi - 2026-05-08.txt".

    Any text may come in; the name has no separators, control characters, leading dots or names
    that Windows keeps for itself, and is at most 120 bytes long.
    """
    ending = re.sub(r"[^a-z0-9]", "", extension.lower())[:10] or "txt"
    last = f" - {day.isoformat()}.{ending}"
    first = " to ".join(part for part in (_safe(kind) or "Letter", _safe(who)) if part)
    first = _shorten(first, _MOST_BYTES - len(last))
    return first + last


def _safe(text: str) -> str:
    """Keep letters, figures and a few signs; the rest becomes a space."""
    kept = (
        char if unicodedata.category(char)[0] in "LMN" or char in _KEPT_SIGNS else " "
        for char in unicodedata.normalize("NFC", text)
    )
    words = re.sub(r"\.{2,}", ".", " ".join("".join(kept).split()))
    words = words.strip(" .,-_")
    return f"Letter {words}" if _RESERVED.fullmatch(words.split(".")[0].strip()) else words


def _shorten(text: str, most_bytes: int) -> str:
    whole = text.encode()[:most_bytes].decode("utf-8", "ignore")
    return whole.rstrip(" .,-_")


def save_letter(text: str, folder: Path, name: str) -> Path:
    """Write `text` as UTF-8 to a file in `folder` that only its owner may read (0600).

    The file appears whole or not at all. A file that is there already is never written over: the
    same letter keeps its file, another one goes beside it as "name (2).txt".
    Returns where the letter is. Raises DeliveryFault with the file and the cure.
    """
    if not name.strip(" .") or any(char in name for char in "/\\\0"):
        raise DeliveryFault(f"{_shown(name)} is not a file name. Use one without / or \\.")
    data = text.encode("utf-8", "replace")
    folder, name = on_disk(folder), on_disk(name).name
    temporary: Path | None = None
    try:
        if (already := _same_letter(folder / name, data)) is not None:
            return already
        temporary = _write_beside(folder, data)
        return _put_in_place(temporary, folder, name)
    except OSError as fault:
        reason = _CURES.get(fault.errno or 0, f"{fault.strerror or fault}; choose another folder")
        where = _shown(str(folder / name))
        raise DeliveryFault(f"The letter was not saved as {where}: {reason}.") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _same_letter(path: Path, data: bytes) -> Path | None:
    try:
        found = path.lstat()
        same = stat.S_ISREG(found.st_mode) and found.st_size == len(data)
        return path if same and path.read_bytes() == data else None
    except OSError:  # not there, or not ours to read: then it is another file
        return None


def _write_beside(folder: Path, data: bytes) -> Path:
    """Write a new file, 0600, in the folder the letter is going to."""
    handle, path = tempfile.mkstemp(prefix=".amends-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # a disk that knows no rights
            Path(path).chmod(0o600)  # whatever the umask
    except OSError:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        raise
    return Path(path)


def _put_in_place(temporary: Path, folder: Path, name: str) -> Path:
    """Move the written file to the first free name."""
    for place in _places(folder / name):
        with contextlib.suppress(FileExistsError):
            _give_name(temporary, place)
            return place
    raise DeliveryFault(
        f"The letter was not saved: {_shown(str(folder))} already has "
        f"{_MOST_SAME_NAMES:,} files of that name. Choose another folder."
    )


def _give_name(temporary: Path, place: Path) -> None:
    """Put the file there, whole, and never over another one. Raises FileExistsError."""
    try:
        os.link(temporary, place)
        return
    except FileExistsError:
        raise
    except OSError:  # a file system without links, or trouble that comes up again below
        pass
    # Taking the name first is what keeps two letters from landing on one.
    taken = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.close(taken)
        temporary.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            place.unlink()
        raise


def _places(path: Path) -> list[Path]:
    others = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return [path, *(place for place, _ in zip(others, range(_MOST_SAME_NAMES), strict=False))]


def _shown(path: str) -> str:
    """Show a path without the characters that would act on a terminal."""
    return "".join(char if char.isprintable() else "�" for char in as_read(path)) or "An empty name"
