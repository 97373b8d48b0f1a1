"""What the writer has said in the opening box is not said a second time in a set phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wizard.flow.model import Part
from wizard.letter.letter import Line, Paragraph, Piece
from wizard.text.words import opened

OPENING = "first_words"
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""Words of somebody else, which say nothing of the writer."""

# Ours and now: not "you wrote that you were sorry", "nobody said sorry", nor "sorry for your loss".
_SORRY = re.compile(
    r"(?<!that )(?<!said )(?<!say )\b(?:I(?: am|['’]m)|we(?: are|['’]re)) "
    r"(?:(?:so|very|truly|deeply|really|also) )*"
    r"sorry\b(?! (?:for your (?:loss|trouble)|to (?:hear|read|learn)|about your))"
    r"|(?<!that )\b(?:I|we) (?:\w+ly )?apologi[sz]e\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:my|our) (?:own )?(?:fault|mistake|doing)\b|\bwrong of (?:me|us)\b|\bashamed\b"
    r"|\b(?:is|was) on (?:me|us)\b",
    re.IGNORECASE,
)
_SET_SORRY = re.compile(r"(?:I am|We are) sorry(?: that |\.$)")
_SET_OWNED = re.compile(r"(?:That|All of that) (?:was|is) (?:my|our|wrong of)\b[^.,]*\.\s*")


def said_once(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without our own sorry, or our own owning, where the writer's stands already."""
    lines = (line for one in paragraphs for line in one.lines if line.id == OPENING)
    opening = QUOTED.sub("", " ".join(line.text for line in lines))
    drop: list[tuple[Part, re.Pattern[str]]] = []
    if _SORRY.search(opening):
        drop.append(("expresses-regret", _SET_SORRY))
    if opening and _OWNED.search(f"{opening} {_before_owning(paragraphs)}"):
        drop.append(("owns-responsibility", _SET_OWNED))
    given = tuple(part for part, _ in drop)
    out = []
    for one in paragraphs:
        kept = [_without(line, drop, given) for line in one.lines]
        if left := tuple(line for line in kept if line.pieces):
            out.append(replace(one, lines=left))
    return out


def _before_owning(paragraphs: Sequence[Paragraph]) -> str:
    """What was typed in the paragraph that owns the mistake: a reason that comes later owns too late."""
    for one in paragraphs:
        if any("owns-responsibility" in line.gives for line in one.lines):
            return " ".join(p.text for line in one.lines for p in line.pieces if p.kind == "value")
    return ""


def _without(
    line: Line, drop: Sequence[tuple[Part, re.Pattern[str]]], given: tuple[Part, ...]
) -> Line:
    """The line without the set phrase; the writer's own words take over what that phrase gave."""
    if line.id == OPENING:
        return replace(line, gives=(*line.gives, *given))
    for part, phrase in drop:
        first = line.pieces[0]
        if part in line.gives and first.kind == "flow" and (found := phrase.match(first.text)):
            rest = first.text[found.end() :]
            pieces = (*([replace(first, text=rest)] if rest else []), *line.pieces[1:])
            return replace(line, pieces=_opened(pieces))
    return line


def _opened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return (replace(pieces[0], text=opened(pieces[0].text)), *pieces[1:]) if pieces else ()
