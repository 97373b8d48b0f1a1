"""Standard input, output and error, each of which may be closed, full, or of an encoding too small."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class StreamLost(BaseException):
    """Standard input or output is of no use any more: a sentence, or "" where nobody reads on.

    No `Exception`, as ^C is none: whatever was going on is not to be told as a fault of its own.
    """


class _Input(io.FileIO):
    """Standard input: what cannot be read ends the command."""

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        read = super().readinto
        return _or_lost("Standard input cannot be read", lambda: read(buffer))


class _Output(io.FileIO):
    """Standard output: what cannot be written ends the command, and is told once."""

    _lost = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self._lost:  # the rest of what was on its way
            return memoryview(data).nbytes
        write = super().write
        try:
            return _or_lost("Standard output cannot be written", lambda: write(data))
        except StreamLost:
            self._lost = True
            raise


class _Error(io.FileIO):
    """Standard error: when it cannot be written there is nobody left to tell."""

    def write(self, data: ReadableBuffer, /) -> int:
        with suppress(OSError):
            return super().write(data)
        return memoryview(data).nbytes


def _or_lost(what: str, done: Callable[[], int]) -> int:
    try:
        return done()
    except BrokenPipeError:
        raise StreamLost("") from None
    except OSError as fault:
        closed = fault.errno == errno.EBADF
        why = "it is not open" if closed else (fault.strerror or str(fault)).lower()
        raise StreamLost(f"{what}: {why}.") from None


def make_safe() -> None:
    """Put streams in place of the three standard ones that say in a sentence why they fail.

    A closed one is opened on nothing, the wrong way round so that its use fails: left closed, the
    next file that is opened would take its number, and get what is meant for it.
    """
    sys.stdin = _safe(sys.stdin, _Input, os.O_WRONLY)
    sys.stdout = _safe(sys.stdout, _Output, os.O_RDONLY)
    sys.stderr = _safe(sys.stderr, _Error, os.O_WRONLY)


def _safe(stream: TextIO | None, kind: type[io.FileIO], closed: int) -> TextIO:
    raw: object = None
    if isinstance(stream, io.TextIOWrapper):
        raw = getattr(stream.buffer, "raw", stream.buffer)
    if stream is not None and type(raw) is not io.FileIO:
        return stream  # a console of Windows, which is no file
    number = os.open(os.devnull, closed) if stream is None else stream.fileno()
    encoding = stream.encoding if stream is not None else "utf-8"
    errors = stream.errors if stream is not None else "strict"
    if kind is _Input:
        # A byte that is no text is told where it stands; in the plainest locale, which knows none
        # beyond ASCII, it is all but always a part of UTF-8.
        encoding = "utf-8" if _is_ascii(encoding) else encoding
        reader = io.BufferedReader(kind(number, "r", closefd=False))
        end = "\n" if os.name == "posix" else None  # as Python itself reads it
        return io.TextIOWrapper(reader, encoding, "surrogateescape", newline=end)
    file = kind(number, "w", closefd=False)
    at_once = file.isatty() or kind is _Error
    return io.TextIOWrapper(io.BufferedWriter(file), encoding, errors, line_buffering=at_once)


def data_in_utf8() -> None:
    """In the plainest locale what is told goes out as UTF-8: ASCII would lose what sums are in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and _is_ascii(stream.encoding):
            stream.reconfigure(encoding="utf-8")


def _is_ascii(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "ascii"
