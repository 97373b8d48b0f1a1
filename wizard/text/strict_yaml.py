"""The one reader of YAML files: flows, rules, answers, the profile.

A strict subset of YAML. Every value stays the text it was written as, so `14:30`, `no` and `012`
come through. No anchors, aliases, tags or merge keys; no doubled keys; no characters that hide or
steer; at most 500 kB, 100,000 lines, 32 levels, 10,000 values. Whatever is wrong is a `Fault` with
its place, never another exception.
"""

from __future__ import annotations

import stat
from pathlib import Path

from wizard.text.yaml_nodes import (
    MOST_FAULTS,
    Fault,
    FaultyFile,
    Mapping,
    Mark,
    Node,
    Plain,
    Scalar,
    Sequence,
    plain,
    printable,
)
from wizard.text.yaml_writer import write

__all__ = [
    "MAX_BYTES",
    "MOST_FAULTS",
    "Fault",
    "FaultyFile",
    "Mapping",
    "Mark",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "cached",
    "content",
    "decoded",
    "plain",
    "printable",
    "read",
    "read_file",
    "write",
]

MAX_BYTES = 500_000
MAX_LINES = 100_000


def read(text: str | bytes, file: str) -> Node:
    """The nodes of a YAML text. `file` is the name that faults give.

    Raises FaultyFile with the first fault.
    """
    if isinstance(text, bytes):
        text = decoded(text, file)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(text) > MAX_BYTES:
        raise _whole_file(file, f"This is longer than {MAX_BYTES:,} characters.")
    if text.count("\n") > MAX_LINES:
        raise _whole_file(file, f"This has more than {MAX_LINES:,} lines.")
    from wizard.text.yaml_parser import Composer, described, unsafe

    bad = unsafe(text)
    if bad is not None:
        message = f"{described(bad)} is hidden here. Take it out."
        raise FaultyFile((_at(text, text.index(bad), message, file),))
    return Composer(text, file).document()


def read_file(path: Path) -> Node:
    """The nodes of a file. Raises FaultyFile, also for what is no readable file or over 500 kB."""
    return read(content(path), str(path))


def cached(path: Path, folder: Path | None) -> Node:
    """As `read_file`, but what was read before is taken from where it is kept: a quicker start.

    That is the package, for the files that came with it, and `folder`. Only plain data is kept
    there. Without a folder, or with one that cannot be used, the file is read as ever.
    """
    data = content(path)
    from wizard.text import yaml_cache

    for kept in (yaml_cache.BUILT, folder):
        node = yaml_cache.load(kept, data, str(path)) if kept is not None else None
        if node is not None:
            return node
    node = read(data, str(path))
    if folder is not None:
        yaml_cache.store(folder, data, node)
    return node


def content(path: Path) -> bytes:
    """The bytes of a file of at most 500 kB. Raises FaultyFile with a sentence that says why not."""
    file = str(path)
    try:
        kind = path.stat().st_mode  # before opening: a pipe would wait for ever
        if stat.S_ISDIR(kind):
            raise _whole_file(file, "This is a folder, not a file.")
        if not stat.S_ISREG(kind):
            raise _whole_file(file, "This is not an ordinary file.")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not possible"
        raise _whole_file(file, f"This file cannot be read: {reason}.") from None
    if len(data) > MAX_BYTES:
        raise _whole_file(file, f"This file is larger than {MAX_BYTES // 1_000} kB.")
    return data


def decoded(data: bytes, file: str) -> str:
    """UTF-8 as text. Raises FaultyFile at the first byte that is not, or at a NUL."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
        hint = "This looks like UTF-16." if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        message = f"This is not UTF-8 text. {hint} Save the file as UTF-8.".replace("  ", " ")
        before = data[:start].decode("utf-8")
        after = data[start : start + 200].decode("utf-8", "replace")
        raise FaultyFile((_at(before + after, len(before), message, file),)) from None
    nul = text.find("\0")
    if nul >= 0:
        raise FaultyFile((_at(text, nul, "This is not a text file: it holds a NUL.", file),))
    return text


def _at(text: str, offset: int, message: str, file: str) -> Fault:
    line = text.count("\n", 0, offset) + 1
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    snippet = text[start : end if end >= 0 else len(text)]
    return Fault(Mark(file, line, offset - start + 1), message, "error", snippet)


def _whole_file(file: str, message: str) -> FaultyFile:
    return FaultyFile((Fault(Mark(file, 1, 1), message),))
