"""A letter: paragraphs of lines of pieces, each piece knowing the question it answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from wizard.flow.model import Part, Section

PieceKind = Literal["flow", "value", "gap"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: our own words, a value, or a gap that still wants an answer."""

    text: str
    kind: PieceKind = "flow"
    question: str = ""  # the question a value or gap belongs to
    value: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it came out (or the subject, the greeting, a line of the signature)."""

    id: str
    section: Section
    pieces: tuple[Piece, ...]
    gives: tuple[Part, ...] = ()
    own_line: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together. The id is that of the first sentence the flow places here."""

    id: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """One line of text; only a signature has several."""
        return "".join(piece.text for piece in self.pieces())

    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, with the blanks between the lines."""
        out: list[Piece] = []
        for index, line in enumerate(self.lines):
            if index:
                out.append(Piece("\n" if line.own_line or self.lines[index - 1].own_line else " "))
            out += line.pieces
        return tuple(out)


class Place(NamedTuple):
    """Where a piece stands in the letter's text, in characters from 0."""

    start: int
    end: int
    piece: Piece
    line: str


class Unknown(NamedTuple):
    """A fact that the letter says is not known yet."""

    question: str
    short: str


@dataclass(frozen=True)
class Letter:
    """What was composed: the subject and the paragraphs in order."""

    subject: Line | None
    paragraphs: tuple[Paragraph, ...]
    unknown: tuple[Unknown, ...] = ()

    @cached_property
    def body(self) -> str:
        """The text without the subject: one line a paragraph, an empty line between two."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def text(self) -> str:
        """The whole as `amends write` prints it, ending in a line break."""
        head = f"Subject: {self.subject.text}\n\n" if self.subject else ""
        return f"{head}{self.body}\n"

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every piece of `body` with its place."""
        out: list[Place] = []
        at = 0
        for number, paragraph in enumerate(self.paragraphs):
            at += 2 if number else 0
            for index, line in enumerate(paragraph.lines):
                at += 1 if index else 0
                for piece in line.pieces:
                    out.append(Place(at, at + len(piece.text), piece, line.id))
                    at += len(piece.text)
        return tuple(out)

    def lines(self) -> tuple[Line, ...]:
        """Every line of the body in order."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph.lines)

    def gaps(self) -> tuple[Piece, ...]:
        """The gaps still in it, each question once."""
        found = {
            p.question: p for line in self._all_lines() for p in line.pieces if p.kind == "gap"
        }
        return tuple(found.values())

    def _all_lines(self) -> tuple[Line, ...]:
        return ((self.subject,) if self.subject else ()) + self.lines()

    def given(self) -> frozenset[Part]:
        """The parts that lines without a gap give."""
        return frozenset(
            part
            for line in self._all_lines()
            if not any(piece.kind == "gap" for piece in line.pieces)
            for part in line.gives
        )
