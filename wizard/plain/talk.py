"""Lines out and lines in. Nothing here moves a cursor, so it works wherever text does."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TextIO

from wizard.text.clean import clean, left_out

_UNREAD = re.compile("[\udc80-\udcff]")
"""Bytes that are no text of the encoding, as Python hands them on."""

WIDEST = 78
"""Columns: longer lines are hard to follow by ear and by eye."""

MOST_OF_A_LINE = 4_092
"""Bytes: a terminal takes 4,095 of a line, and not half of a character, and drops the rest in silence."""

_IN_ASCII = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "‹": "<", "›": ">",
    "●": "*", "○": "o", "■": "!!", "▲": "!", "·": "-", "✗": "x", "◷": "@", "→": "->",
    "£": "GBP ", "€": "EUR ", "\u00a0": " ",
}  # fmt: skip


class Gone(Exception):
    """There is nobody to ask any more: the end of the input."""


class Talk:
    """A conversation in lines.

    `lines` is where they come from and `out` where they go. What the encoding of `out` lacks is said
    in ASCII; what is kept and copied stays as it was typed.
    """

    def __init__(self, lines: TextIO | None = None, out: TextIO | None = None) -> None:
        self._lines = sys.stdin if lines is None else lines
        self._out = sys.stdout if out is None else out
        self._encoding = getattr(self._out, "encoding", None) or "utf-8"
        self.told: set[str] = set()  # long notices that were said already
        self._echo = not self._lines.isatty()  # a terminal shows what is typed by itself
        self._waits = False  # for a line, or for one to be taken
        self._end: BaseException | None = None

    @property
    def _width(self) -> int:
        return max(20, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns - 1))

    def say(self, text: str = "", *, indent: int = 0, mark: str = "") -> None:
        """Say a text, wrapped; a mark, such as "1 ", stands before its first line."""
        before, rest = " " * indent + mark, " " * (indent + len(mark))
        for number, line in enumerate(text.split("\n")):
            for part in wrap(line, max(10, self._width - len(rest))) or [""]:
                self._write(f"{(before if number == 0 else rest)}{part}".rstrip() + "\n")
                before = rest

    def title(self, text: str) -> None:
        """Begin something new."""
        self.say()
        self.say(f"-- {text}")

    def listed(self, rows: Iterable[str], *, first: int = 1) -> None:
        """Rows with their numbers."""
        for number, row in enumerate(rows, first):
            self.say(row, mark=f"{number:>2}  ")

    def bare(self, text: str) -> None:
        """Say a text as it is, unwrapped."""
        self._write(text if text.endswith("\n") else f"{text}\n")

    @property
    def to_terminal(self) -> Callable[[str], None] | None:
        """Where a control sequence goes that asks the terminal to take a copy; None where none does."""
        if not self._out.isatty() or os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
            return None
        return self._send

    def _send(self, sequence: str) -> None:
        self._out.write(sequence)
        self._out.flush()

    def ask(self, prompt: str = "> ") -> str:
        """One line, without its end and without what could steer a terminal. Raises `Gone`."""
        self._write(prompt)
        with self._waiting():
            self._out.flush()
            line = self._lines.readline()
        if not line:
            self._write("\n")
            raise Gone
        text, removed = clean(line.rstrip("\r\n"), one_line=True)
        if self._echo:
            self._write(f"{text}\n")
        self._tell_of_loss(line, removed)
        return text

    def _tell_of_loss(self, line: str, removed: int) -> None:
        """What of a line did not come through."""
        if unread := len(_UNREAD.findall(line)):
            signs = (
                "1 sign of this line was" if unread == 1 else f"{unread} signs of this line were"
            )
            self.say(f"{signs} not UTF-8 and could not be read: “�” stands there. Change it.")
        if removed:
            self.say(left_out(removed))
        if not self._echo and len(line.encode("utf-8", "replace")) > MOST_OF_A_LINE:
            self.say(
                "The terminal cuts lines of 4,095 bytes, and this one is that long: its end may be"
                " missing. Type the rest as another line, or send the text through a pipe."
            )

    def several(
        self, prompt: str = "> ", *, end: str = "", so_far: Callable[[str], object] = str
    ) -> str:
        """Lines up to one that is empty, or holds only `end`; so_far: has each kept as it comes."""
        lines: list[str] = []
        while (line := self.ask(prompt)) != end:
            lines.append(line)
            so_far("\n".join(lines))
        return "\n".join(lines)

    def end(self, why: BaseException) -> None:
        """Raise this once nothing is being done but talking: at once, where that is so now."""
        self._end = why
        if self._waits:
            self._raise_end()

    def _raise_end(self) -> None:
        """Once: what is said after it must be heard."""
        end, self._end = self._end, None
        if end is not None:
            raise end

    @contextlib.contextmanager
    def _waiting(self) -> Iterator[None]:
        """While this lasts nothing is changed that would have to be kept."""
        before, self._waits = self._waits, True
        try:
            self._raise_end()
            yield
        finally:
            self._waits = before

    def sure(self, question: str) -> bool:
        """Yes or no; anything but yes is no."""
        self.say(question)
        return self.ask("yes or no> ").strip().casefold() in ("y", "yes")

    def _write(self, text: str) -> None:
        text = clean(text).text  # the name of a file, as it may be in it, steers nothing
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            text = "".join(self._said(char) for char in text)
        with self._waiting():
            self._out.write(text)

    def _said(self, char: str) -> str:
        for said in (char, _IN_ASCII.get(char, "?")):
            try:
                said.encode(self._encoding)
            except UnicodeEncodeError:
                continue
            return said
        return "?"


def number_in(line: str, most: int) -> int | None:
    """The number that a line is, from 1 to `most`; None for anything else."""
    text = line.strip()
    if text.isascii() and text.isdecimal() and len(text) < 6 and 1 <= int(text) <= most:
        return int(text)
    return None


def command_in(line: str, known: Sequence[str]) -> tuple[str, str]:
    """The command that a line begins with, and the words behind it; "" where it is none of `known`.

    A command may be cut short as long as only one begins so.
    """
    word, _, rest = line.strip().partition(" ")
    word = word.casefold()
    fitting = [name for name in known if name == word] or [
        name for name in known if word and name.startswith(word)
    ]
    return (fitting[0], rest.strip()) if len(fitting) == 1 else ("", line.strip())
