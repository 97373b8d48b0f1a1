"""What a strict YAML file is once it is read: texts, lists and mappings that know their place."""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

from wizard.text.clean import clean

_WIDEST_SNIPPET = 96


class Mark(NamedTuple):
    """A place in a file. Line and column count from 1; 0 is no place but the whole."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        if not self.line:
            return printable(self.file)
        return f"{printable(self.file)}:{self.line}:{self.column}"


class Scalar(NamedTuple):
    """A text as written: `no` is "no" and `14:30` is "14:30". An empty value is an empty text."""

    text: str
    mark: Mark
    quoted: bool = False  # in quotes or as a block


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


class Mapping(NamedTuple):
    """Values by key, in the order of the file. `keys` says where each key stands."""

    entries: dict[str, Node]
    keys: dict[str, Mark]
    mark: Mark

    def over(self, base: Mapping) -> Mapping:
        """These values laid over those of another: what both have is as it is here."""
        return Mapping({**base.entries, **self.entries}, {**base.keys, **self.keys}, self.mark)

    def without(self, key: str) -> Mapping:
        """The same but for one key."""
        entries = {name: value for name, value in self.entries.items() if name != key}
        return Mapping(entries, self.keys, self.mark)


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The same data without its places: nothing but str, list and dict."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


class Fault(NamedTuple):
    """What is wrong at one place of a file. `line` is that line as it stands in the file."""

    mark: Mark
    message: str
    level: Literal["error", "warning"] = "error"
    line: str = ""

    def text(self) -> str:
        """The place, the message, the line and a caret. Nothing in it can steer a terminal."""
        label = "warning: " if self.level == "warning" else ""
        head = f"{self.mark}: {label}{printable(self.message)}"
        if not self.line:
            return head
        at = min(self.mark.column - 1, len(self.line))
        start = max(0, at - _WIDEST_SNIPPET // 2) if len(self.line) > _WIDEST_SNIPPET else 0
        end = start + _WIDEST_SNIPPET
        before = ("…" if start else "") + printable(self.line[start:at])
        after = printable(self.line[at:end]) + ("…" if end < len(self.line) else "")
        return f"{head}\n    {before}{after}\n    {' ' * _cells(before)}^"


MOST_FAULTS = 50
"""Faults of one file that are looked for; whoever mends so many is told of the rest afterwards."""


class FaultyFile(Exception):
    """Raised for a file that cannot be used. Its text shows the faults, one after another."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        told = "\n".join(fault.text() for fault in self.faults[:MOST_FAULTS])
        more = f"\nThese are the first {MOST_FAULTS}: once they are mended, there may be more."
        return told + (more if len(self.faults) >= MOST_FAULTS else "")


def printable(text: str) -> str:
    r"""`text` on one line; what is not plainly visible is spelled out, such as \x1b or \u202e."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _spelled(char) for char in text)
    return clean(text).text  # nor more accents on one letter than it can carry


def _spelled(char: str) -> str:
    return " " if char == "\t" else char.encode("unicode_escape").decode("ascii")


def _cells(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
