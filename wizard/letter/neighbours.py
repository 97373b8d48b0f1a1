"""What a sentence owes to the one before it: rows told in one breath, a day named once.

Only our own words change; every value keeps its piece, and so its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from wizard.letter.letter import Line, Paragraph, Piece
from wizard.text.money import Money

_FOR = "is for "
_DAY = {"On ": "The same day", "Since ": "Since then"}


def flowing(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with their sentences fitted to one another."""
    return [replace(one, lines=tuple(_days_once([*_rows_joined(one.lines)]))) for one in paragraphs]


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


def _listed(items: Sequence[tuple[Piece, ...]]) -> Iterator[Piece]:
    texts = ["".join(piece.text for piece in item) for item in items]
    comma = any(", " in text for text in texts)
    between = "; " if comma and len(texts) > 2 else ", "
    end = between if comma or any(" and " in text for text in texts) else " "
    for at, item in enumerate(items):
        if at:
            yield Piece(f"{end}and " if at == len(items) - 1 else between)
        yield from item


# -- a day named in the sentence before ------------------------------------------------------------


def _days_once(lines: list[Line]) -> Iterator[Line]:
    before: set[date] = set()
    for line in lines:
        days = {_day(piece.value) for piece in line.pieces if isinstance(piece.value, date)}
        yield _with_same_day(line) if len(line.pieces) > 2 and _opens_with(line, before) else line
        before = days


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _opens_with(line: Line, days: set[date]) -> bool:
    """Whether it begins with the one day that the sentence before it named."""
    lead, when = line.pieces[:2]
    return (
        lead.text in _DAY
        and lead.kind == "flow"
        and isinstance(when.value, date)
        and {_day(when.value)} == days
    )


def _with_same_day(line: Line) -> Line:
    lead, when, *rest = line.pieces
    _, at, clock = when.text.partition(" at ")
    words = f"At {clock} that day" if at and lead.text == "On " else _DAY[lead.text]
    if at and lead.text != "On ":
        return line
    return replace(line, pieces=(replace(when, text=words), *rest))
