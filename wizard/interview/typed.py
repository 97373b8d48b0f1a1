"""What was typed into a box, on its way to an answer."""

from __future__ import annotations

from wizard.answers.entries import Raw
from wizard.flow.model import Question
from wizard.text.clean import clean

_SEVERAL_LINES = ("long_text", "person", "multi", "table")


def cleaned(raw: Raw, question: Question) -> tuple[Raw, int]:
    """The answer without what could steer a terminal or hide, and how many characters that were."""
    if isinstance(raw, str):
        safe = clean(raw, one_line=question.kind not in _SEVERAL_LINES)
        return safe.text, safe.removed
    removed = 0
    rows = []
    for row in raw:
        cells = {}
        for key, cell in row.items():
            safe = clean(cell, one_line=True)
            removed += safe.removed
            cells[key] = safe.text
        rows.append(cells)
    return tuple(rows), removed
