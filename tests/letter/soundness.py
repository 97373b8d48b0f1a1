"""What makes a letter unsound, whatever was answered: each fault as a sentence with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.answers.scope import Scope
from wizard.expr.nothing import Nothing
from wizard.flow.model import Flow
from wizard.letter.letter import Letter, Line, Piece

# Runs of stops and marks that no careful writer leaves; "p.m.," and "Co.," are none.
_DOUBLED = re.compile(
    r"[,;:]\s*[,;:.!?…]|[!?…]\s?[.,;:]|(?<![.\w])\.[.,;:]|\.\.(?!\.)(?<!\.\.\.)|\w\.\.(?!\.)"
)
_STRAY = re.compile(r"\s[,.;!?]|\s:(?!\w)| {2}|\(\s*\)|“\s*”|\s’\s")
_ORPHAN = re.compile(
    r"(?<!now )\b(?:on|by|at|to|for|from|of|with|the|an?|will|was|is|my|your|our)\s*[,.;:!?](?:\s|\Z)",
    re.IGNORECASE,
)
_OURS = re.compile(r"[\[\]{}‹›]")
_LOWER_START = re.compile(r"[.!?]\s+[a-z]")


def faults(letter: Letter, flow: Flow, scope: Scope) -> Iterator[str]:
    """Every fault of a letter, as `what: words`."""
    for line in (*letter.lines(), *((letter.subject,) if letter.subject else ())):
        yield from _line_faults(line)
        for piece in line.pieces:
            if piece.kind == "gap" and not _may_gap(piece.question, flow, scope):
                yield f"gap for what may be left empty: {piece.text} in {line.text}"
    seen: dict[str, str] = {}
    for line in letter.lines():
        words = " ".join(line.text.casefold().split())
        if words in seen and not line.own_line:
            yield f"said twice: {line.text}"
        seen[words] = line.id
    for paragraph in letter.paragraphs:
        if not paragraph.text.strip():
            yield f"empty paragraph: {paragraph.id}"


def _line_faults(line: Line) -> Iterator[str]:
    for at, (before, after) in enumerate(zip(line.pieces, line.pieces[1:], strict=False)):
        meeting, seam = _meeting(before, after), len(before.text[-12:])
        latest = seam if after.kind == "flow" else seam - 1  # what was typed may hold what it likes
        for what, pattern in (("doubled stop", _DOUBLED), ("stray blank or mark", _STRAY)):
            for found in pattern.finditer(meeting):
                if found.start() <= latest and seam < found.end():
                    yield f"{what} {found.group()!r} at {at}: {line.text}"
    text = line.text
    own = "".join(
        piece.text if piece.kind == "flow" else "X" * len(piece.text) for piece in line.pieces
    )
    if _ORPHAN.search(own):
        yield f"orphan: {text}"
    if _OURS.search("".join(p.text for p in line.pieces if p.kind == "flow")):
        yield f"marks of ours: {text}"
    first = line.pieces[0]
    if _LOWER_START.search(own) or (first.kind == "flow" and text[:1].islower()):
        yield f"small start: {text}"
    if text != text.strip():
        yield f"blank at an end: {text!r}"
    if line.own_line and text.endswith(":"):
        return  # the heading of a group
    if line.section in ("know", "done", "next", "close") and not re.search(
        r"[.!?…。][”’\"')\]»]*\Z", text
    ):
        yield f"no stop: {text}"


def _meeting(before: Piece, after: Piece) -> str:
    return before.text[-12:] + after.text[:12]


def _may_gap(key: str, flow: Flow, scope: Scope) -> bool:
    question = flow.questions[key]
    begun = any(column.required for column in question.columns)
    return question.required or begun or scope(key) is Nothing.UNREADABLE
