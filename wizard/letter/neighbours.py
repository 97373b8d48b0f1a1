"""What a sentence owes to the one before it: rows told in one breath, days in their order.

Only our own words change; every value keeps its piece, and so its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from wizard.letter.days import in_time, leans
from wizard.letter.letter import Line, Paragraph, Piece
from wizard.text.money import Money
from wizard.text.sentences import word_count

_FOR = "is for "
_LONG = 90  # words of a paragraph that reads as a wall; it is parted once


def flowing(paragraphs: Sequence[Paragraph], today: date, at_once: bool) -> list[Paragraph]:
    """The paragraphs with their sentences fitted to one another; `at_once` as for `in_time`."""
    rows = [replace(one, lines=tuple(_accounted([*_rows_joined(one.lines)]))) for one in paragraphs]
    return [part for one in in_time(rows, today, at_once) for part in _parted(one)]


# -- rows of a table that are alike ----------------------------------------------------------------


def _rows_joined(lines: Sequence[Line]) -> Iterator[Line]:
    for _, group in groupby(lines, key=lambda line: line.id):
        rows = list(group)
        yield from _joined(rows) if len(rows) > 1 and _same_words(rows) else rows


def _same_words(rows: Sequence[Line]) -> bool:
    """Whether rows differ only in what was answered."""
    shapes = {tuple(p.text if p.kind == "flow" else None for p in row.pieces) for row in rows}
    kinds = {piece.kind for row in rows for piece in row.pieces}
    return len(shapes) == 1 and kinds == {"flow", "value"}


def _joined(rows: list[Line]) -> list[Line]:
    first = rows[0].pieces
    differ = [at for at, _ in enumerate(first) if len({row.pieces[at].text for row in rows}) > 1]
    if len(differ) == 1 and differ[0] > 0 and not _dated(first[differ[0]]):
        return [_one_for_all(rows, differ[0])]
    if differ == [0, 2] and len(first) == 4 and first[1].text.endswith(_FOR):
        return [_each_for_its_own(rows)]
    return rows


def _dated(piece: Piece) -> bool:
    return isinstance(piece.value, date)


def _one_for_all(rows: list[Line], at: int) -> Line:
    """Such as: For May, June and July we took £10.00 each time, and none of it was due."""
    first = rows[0].pieces
    pieces = [*first[:at], *_listed([(row.pieces[at],) for row in rows])]
    told = False
    for piece in first[at + 1 :]:
        pieces.append(piece)
        if isinstance(piece.value, Money) and not told:
            pieces.append(Piece(" each time"))
            told = True
    return replace(rows[0], pieces=tuple(pieces))


def _each_for_its_own(rows: list[Line]) -> Line:
    """Such as: £42.00 of it is for the cactus and £9.00 for delivery."""
    first, last = rows[0].pieces, rows[-1].pieces
    items = [first[:3], *((row.pieces[0], Piece(" for "), row.pieces[2]) for row in rows[1:])]
    return replace(rows[0], pieces=(*_listed(items), last[3]))


def _accounted(lines: list[Line]) -> Iterator[Line]:
    """Such as: I sent £51.00 back to you: £42.00 for the cactus and £9.00 for delivery."""
    before: Line | None = None
    for line in lines:
        if before and _says_what_for(line) and len(before.pieces) > 1 and ":" not in before.text:
            *head, last = before.pieces
            colon = replace(last, text=last.text.removesuffix(".") + ": ")
            whole, lead, *rest = line.pieces
            parts = (
                whole,
                replace(lead, text=lead.text.replace(f" of it {_FOR}", " for ", 1)),
                *rest,
            )
            before = replace(before, pieces=(*head, colon, *parts))
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _says_what_for(line: Line) -> bool:
    """Several sums of one that was just named; a single one would be no account of it."""
    sums = [at for at, piece in enumerate(line.pieces[:-1]) if isinstance(piece.value, Money)]
    leads = [line.pieces[at + 1].text for at in sums]
    return len(sums) > 1 and leads == [f" of it {_FOR}", *[" for "] * (len(sums) - 1)]


def _listed(items: Sequence[tuple[Piece, ...]]) -> Iterator[Piece]:
    texts = ["".join(piece.text for piece in item) for item in items]
    comma = any(", " in text for text in texts)
    between = "; " if comma and len(texts) > 2 else ", "
    end = between if comma or any(" and " in text for text in texts) else " "
    for at, item in enumerate(items):
        if at:
            yield Piece(f"{end}and " if at == len(items) - 1 else between)
        yield from item


# -- a paragraph that has grown too long -----------------------------------------------------------


def _parted(paragraph: Paragraph) -> list[Paragraph]:
    """In two where it is long: between what was done and what is to come, or near its middle."""
    lines = paragraph.lines
    if word_count(paragraph.text) <= _LONG:
        return [paragraph]
    breaks = [at for at in range(2, len(lines)) if _may_begin(lines, at)]
    if not breaks:
        return [paragraph]
    at = min(
        breaks, key=lambda at: (lines[at].section == lines[at - 1].section, _uneven(lines, at))
    )
    return [replace(paragraph, lines=lines[:at]), Paragraph(lines[at].id, lines[at:])]


def _may_begin(lines: Sequence[Line], at: int) -> bool:
    """A paragraph is known by its first sentence, so it begins with one that was not said before."""
    return not leans(lines[at]) and lines[at].id not in {line.id for line in lines[:at]}


def _uneven(lines: Sequence[Line], at: int) -> int:
    before, after = (sum(word_count(one.text) for one in part) for part in (lines[:at], lines[at:]))
    return abs(before - after)
