"""The text of a letter in a file or in bytes from elsewhere."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

MOST_BYTES = 5_000_000  # a letter has a few thousand

_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_MOST_NULS = 3
_NUL_SHARE = 100  # more than three NULs, and one in so many bytes: that is no text any more


def beside(letter: Path) -> Path:
    """The file with what was let be in this letter."""
    return letter.with_name(letter.name + ".amends")


class UnreadableLetter(Exception):
    """A file that is no letter: a sentence that says which, and how to mend it."""


def read_letter(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a file: UTF-8, with or without a mark at its start. Raises `UnreadableLetter`."""
    try:
        kind = path.stat().st_mode  # before opening: a pipe would wait for ever
        if stat.S_ISDIR(kind):
            raise UnreadableLetter(f"{path} is a folder. Name the file with the letter in it.")
        if not stat.S_ISREG(kind):
            raise UnreadableLetter(
                f"{path} is a pipe or a device, not a file. Save the letter in a file first."
            )
        with path.open("rb") as file:
            return decoded(file.read(most + 1), str(path), most)
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        why = getattr(fault, "strerror", None) or str(fault)
        raise UnreadableLetter(f"{path} cannot be read: {why.lower()}.") from None


def decoded(data: bytes, name: str, most: int = MOST_BYTES) -> str:
    """The text that these bytes are, every character as it stands there.

    Raises `UnreadableLetter` for more than `most` bytes, for what is no text, and for another
    encoding than UTF-8, which it names where it can be told.
    """
    if len(data) > most:
        raise UnreadableLetter(f"{name} is larger than {most // 1_000_000} MB: that is no letter.")
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            raise _in_another(name, 1, 1, f"{encoding} text")
    nuls = data.count(0)
    if nuls > _MOST_NULS and nuls * _NUL_SHARE > len(data):
        raise UnreadableLetter(f"{name} is no text: it holds binary data.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        before = data[data.rfind(b"\n", 0, fault.start) + 1 : fault.start]
        column = len(before.decode("utf-8-sig", "replace")) + 1
        raise _in_another(name, line, column, _guess(data)) from None


def _in_another(name: str, line: int, column: int, what: str) -> UnreadableLetter:
    return UnreadableLetter(
        f"{name}:{line}:{column}: this is {what}, not UTF-8. Save the letter as plain text, in UTF-8."
    )


def _guess(data: bytes) -> str:
    """What text in another encoding most likely is: of Windows, or none that can be told."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return "no text that can be read"
    control = sum(char < " " and char not in "\t\r\n\f" for char in text)
    return "binary data" if control else "Windows-1252 or Latin-1 text"
