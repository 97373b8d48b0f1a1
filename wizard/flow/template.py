"""The text of a sentence: words, holes for answers, and words that leave alone.

`{{ name }}`, `{{ row.name }}` and `{{ name quoted }}` are holes; `[ ... ]` marks words that leave
when a fact in them is not there. Nothing else has a meaning: no sums, no conditions, no calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wizard.text.spans import nearest

SHAPES = ("quoted", "long")
MAX_LENGTH = 2_000
_LONGEST_HOLE = 100
_NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?\Z")
_STOPS = re.compile(r"[\[\]{}]")


class TemplateFault(ValueError):
    """A letter text that cannot be read. `column` counts from 0 in its source."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the flow."""

    text: str


@dataclass(frozen=True, slots=True)
class Hole:
    """Where an answer goes. `shape`: "", "quoted" or "long"; `column`: where the name begins."""

    name: str
    shape: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Optional_:  # noqa: N801 - `Optional` has a meaning of its own in Python
    """Words that leave alone."""

    chunks: tuple[Text | Hole, ...]


Chunk = Text | Hole | Optional_


class Template:
    """One letter text, read once. Raises TemplateFault for what cannot be read.

    source: as written. chunks: what it is made of, in order. names: those in its holes,
    `row.name` with its dot. The time taken grows with the length and no faster.
    """

    __slots__ = ("chunks", "names", "source")

    def __init__(self, source: str) -> None:
        if len(source) > MAX_LENGTH:
            raise TemplateFault(f"This is longer than {MAX_LENGTH:,} characters.")
        self.source = source
        self.chunks = _read(source)
        self.names = frozenset(hole.name for hole in self.holes())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Template) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Template({self.source!r})"

    def holes(self) -> tuple[Hole, ...]:
        """Every hole, those in brackets too, in the order of the text."""
        found: list[Hole] = []
        for chunk in self.chunks:
            inner = chunk.chunks if isinstance(chunk, Optional_) else (chunk,)
            found += [part for part in inner if isinstance(part, Hole)]
        return tuple(found)


def _read(source: str) -> tuple[Chunk, ...]:
    chunks: list[Chunk] = []
    inside: list[Text | Hole] | None = None
    opened = at = 0
    while at < len(source):
        stop = _STOPS.search(source, at)
        end = stop.start() if stop else len(source)
        here: list[Chunk] | list[Text | Hole] = chunks if inside is None else inside
        if end > at:
            here.append(Text(source[at:end]))
        if stop is None:
            break
        at = end + 1
        if stop[0] == "[":
            if inside is not None:
                raise TemplateFault("Brackets cannot stand inside brackets.", end)
            inside, opened = [], end
        elif stop[0] == "]":
            if inside is None:
                raise TemplateFault('This "]" closes nothing: there is no "[" before it.', end)
            if not inside:
                raise TemplateFault("There is nothing between these brackets.", opened)
            chunks.append(Optional_(tuple(inside)))
            inside = None
        else:
            hole, at = _hole(source, end)
            here.append(hole)
    if inside is not None:
        raise TemplateFault('This "[" is never closed.', opened)
    return tuple(chunks)


def _hole(source: str, start: int) -> tuple[Hole, int]:
    """The hole at `start`, and where the text goes on after it."""
    if not source.startswith("{{", start):
        raise TemplateFault("Write a hole with two braces on each side: {{ name }}.", start)
    end = source.find("}}", start + 2, start + 2 + _LONGEST_HOLE)
    if end < 0:
        raise TemplateFault('This hole is never closed: "}}" is missing.', start)
    words = source[start + 2 : end].split()
    if not words:
        raise TemplateFault("This hole is empty. Write the name of a question in it.", start)
    name, *shape = words
    column = source.index(name, start + 2)
    if not _NAME.match(name):
        message = "is not a name. Names are small letters, digits and _, such as what_happened."
        raise TemplateFault(f"`{name}` {message}", column)
    if not shape:
        return Hole(name, "", column), end + 2
    if len(shape) > 1 or shape[0] not in SHAPES:
        close = nearest(shape[0], SHAPES)
        hint = f"Did you mean `{name} {close}`?" if close else "Or only the name."
        message = f"After the name can stand `quoted` or `long`, nothing else. {hint}"
        raise TemplateFault(message, column + len(name) + 1)
    return Hole(name, shape[0], column), end + 2
