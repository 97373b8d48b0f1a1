"""What the letter makes of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.interview.interview import Interview


def said_of(interview: Interview, key: str) -> tuple[str, ...]:
    """The sentences that say an answer, or a sum worked out from it."""
    roots = interview.scope.roots
    return tuple(
        line.text
        for line in interview.letter.lines()
        if any(key in (p.question, *roots(p.question)) for p in line.pieces if p.kind == "value")
    )
