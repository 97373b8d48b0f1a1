"""Our own words in the manner of the writer's: "don't" beside a "can't" of theirs, £48, 4pm."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time

from wizard.letter.letter import Line, Paragraph, Piece
from wizard.letter.said import OPENING, QUOTED
from wizard.text.money import Money

_OF_THEIRS = re.compile(r"\b(?:You|When you)\b[^.!?]*[.!?]?")
_SHORTENED = re.compile(r"\w(?:n([’'])t|([’'])(?:ll|re|ve|m))\b")
_NOT = re.compile(
    r"\b(do|does|did|will|have|has|had|is|are|was|were|could|would|should) not(?= \w)",
    re.IGNORECASE,
)
_CANNOT = re.compile(r"\b([Cc])annot(?= (?!undo)\w)")  # that one is said slowly
_WILL = re.compile(r"\b(I|[Ww]e|[Yy]ou|[Ii]t|[Tt]hey) will(?= |$)")
_HALVES = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?( ?)([ap]\.?m\b)")  # 4pm, 2.30 pm
_CLOCK = re.compile(r"\b(\d\d):(\d\d)\b(?! [ap]\.m)")
_WHOLE = re.compile(r"[£$€] ?\d[\d,]*(?![\d,.]*\.\d)(?!\d)")


def in_their_manner(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with our own words, and sums that we format, as the writer writes them."""
    lines = [line for one in paragraphs for line in one.lines]
    placed = [(piece, line) for line in lines for piece in line.pieces if _typed(piece)]
    typed = [piece for piece, _ in placed]
    told = [_ours(piece.text, line.id == OPENING) for piece, line in placed]
    changes: list[Callable[[Piece], Piece]] = []
    short = next((found for text in told if (found := _SHORTENED.search(text))), None)
    if short:
        mark = short[1] or short[2]
        changes.append(lambda piece: _shortened(piece, mark))
    if any(_WHOLE.search(piece.text) for piece in typed) and _all_whole(paragraphs):
        changes.append(_without_pence)
    clock = next((found for p in typed if (found := _HALVES.search(p.text))), None)
    if clock:
        changes.append(lambda piece: _in_halves(piece, clock[1], clock[2]))
    return [
        replace(one, lines=tuple(_changed(line, changes) for line in one.lines))
        for one in paragraphs
    ]


def _typed(piece: Piece) -> bool:
    return piece.kind == "value" and not isinstance(piece.value, Money)


def _ours(text: str, opening: bool) -> str:
    """What the writer says for themselves: not in quotation marks, nor as told of "you"."""
    plain = QUOTED.sub("", text)
    return _OF_THEIRS.sub("", plain) if opening else plain


def _changed(line: Line, changes: Sequence[Callable[[Piece], Piece]]) -> Line:
    pieces = line.pieces
    for change in changes:
        pieces = tuple(change(piece) for piece in pieces)
    return replace(line, pieces=pieces)


def _shortened(piece: Piece, mark: str) -> Piece:
    if piece.kind != "flow":
        return piece
    text = _NOT.sub(lambda found: _joined(found[1], mark), piece.text)
    text = _CANNOT.sub(rf"\1an{mark}t", text)
    return replace(piece, text=_WILL.sub(rf"\1{mark}ll", text))


def _joined(verb: str, mark: str) -> str:
    return f"{verb[0]}on{mark}t" if verb.lower() == "will" else f"{verb}n{mark}t"


def _all_whole(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether no sum of the letter has pence, ours or typed: then none needs its ".00"."""
    pieces = [p for one in paragraphs for line in one.lines for p in line.pieces]
    ours = [p.value for p in pieces if isinstance(p.value, Money)]
    typed = " ".join(piece.text for piece in pieces if _typed(piece))
    return all(m.amount == int(m.amount) for m in ours) and not re.search(r"\d\.\d\d\b", typed)


def _without_pence(piece: Piece) -> Piece:
    if not isinstance(piece.value, Money):
        return piece
    return replace(piece, text=re.sub(r"[.,]00(?!\d)", "", piece.text))


def _in_halves(piece: Piece, space: str, mark: str) -> Piece:
    """A time of day by the half of the day, where the writer says "4pm"; a US one is so already."""
    if not isinstance(piece.value, (datetime, time)):
        return piece

    def shown(found: re.Match[str]) -> str:
        hour, minutes = int(found[1]), f".{found[2]}" if found[2] != "00" else ""
        return f"{hour % 12 or 12}{minutes}{space}{'ap'[hour >= 12]}{mark[1:]}"

    return replace(piece, text=_CLOCK.sub(shown, piece.text))
