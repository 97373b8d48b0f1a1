"""The body of a letter in the dress of its channel: paragraphs, turns, or groups under headings.

The sentences are those of the letter, each with its pieces; only how they stand together changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wizard.flow.model import BODY, Part
from wizard.flow.severity import Severity
from wizard.letter.layout import Group, Layout
from wizard.letter.letter import Line, Paragraph, Piece
from wizard.text.sentences import word_count

POINT = "- "
_NO_LIMIT = 100_000


def arranged(
    paragraphs: Sequence[Paragraph], layout: Layout, severity: Severity
) -> tuple[Paragraph, ...]:
    """The paragraphs as the layout wants them; of one with parts, no longer than it may be."""
    for part in reversed(layout.parts[1:]):
        if _words(paragraphs) > layout.max_words.get(severity, _NO_LIMIT):
            paragraphs = [kept for one in paragraphs if (kept := _without(one, part)) is not None]
    if layout.groups:
        return tuple(_grouped(paragraphs, layout))
    if layout.turns:
        return tuple(turn for one in paragraphs for turn in _turns(one, layout))
    if not layout.dress:
        return tuple(paragraphs)
    return tuple(Paragraph(f"{layout.name}/{one.id}", one.lines) for one in paragraphs)


def _words(paragraphs: Iterable[Paragraph]) -> int:
    return sum(word_count(paragraph.text) for paragraph in paragraphs)


def _without(paragraph: Paragraph, part: Part) -> Paragraph | None:
    """The paragraph without the sentences that give this part and no other."""
    lines = tuple(line for line in paragraph.lines if line.gives != (part,))
    return Paragraph(paragraph.id, lines) if lines else None


def _turns(paragraph: Paragraph, layout: Layout) -> Iterator[Paragraph]:
    """A paragraph of the body in turns of a few words; whole sentences, however long."""
    turn: list[Line] = []
    for line in paragraph.lines:
        words = word_count(" ".join(one.text for one in (*turn, line)))
        if turn and line.section in BODY and words > layout.turns:
            yield _turn(turn, layout)
            turn = []
        turn.append(line)
    yield _turn(turn, layout)


def _turn(lines: Sequence[Line], layout: Layout) -> Paragraph:
    first = lines[0]
    same = first.text if first.section in BODY else ""  # a sentence said of each row of a table
    return Paragraph(f"{layout.name}/{first.id}/{same}", tuple(lines))


def _grouped(paragraphs: Sequence[Paragraph], layout: Layout) -> Iterator[Paragraph]:
    """The body under its headings; a greeting stays before it and a signature after it."""
    around = [one for one in paragraphs if one.lines[0].section not in BODY]
    before = [one for one in around if one.lines[0].section != "signature"]
    yield from (Paragraph(f"{layout.name}/{one.id}", one.lines) for one in before)
    yield from _under_headings([one for one in paragraphs if one not in around], layout)
    after = [one for one in around if one not in before]
    yield from (Paragraph(f"{layout.name}/{one.id}", one.lines) for one in after)


def _under_headings(body: Sequence[Paragraph], layout: Layout) -> Iterator[Paragraph]:
    left = [line for paragraph in body for line in paragraph.lines]
    taken: dict[int, list[Line]] = {number: [] for number, _ in enumerate(layout.groups)}
    rest = next((n for n, g in enumerate(layout.groups) if not (g.parts or g.sentences)), None)
    for line in left:
        home = next((n for n, g in enumerate(layout.groups) if g.takes(line.id, line.gives)), rest)
        if home is not None:
            taken[home].append(line)
    for number, group in enumerate(layout.groups):
        if taken[number]:
            lines = _in_order(taken[number], group)
            yield _under_heading(group, lines, f"{layout.name}/{number}")


def _in_order(lines: Sequence[Line], group: Group) -> list[Line]:
    """The lines as the group names them; the others keep the order of the letter, behind these."""
    return sorted(lines, key=lambda line: group.place_of(line.id))


def _under_heading(group: Group, lines: Sequence[Line], name: str) -> Paragraph:
    first = lines[0]
    heading = Line(name, first.section, (Piece(group.heading),), own_line=True)
    if group.points:
        lines = [
            Line(line.id, line.section, (Piece(POINT), *line.pieces), line.gives, own_line=True)
            for line in lines
        ]
    return Paragraph(name, (heading, *lines))
