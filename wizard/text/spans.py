"""Places in a text, and the nearest right word for a wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_LONGEST_WORD = 60
_MOST_OPTIONS = 200
"""Words that one is compared with; each costs some microseconds."""


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at `offset`, which is put into range."""
    offset = max(0, min(offset, len(text)))
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def nearest(word: str, options: Iterable[str], most: int = _MOST_OPTIONS) -> str | None:
    """The option most like `word`, for "did you mean"; None if there is none like it."""
    import difflib

    if len(word) > _LONGEST_WORD:
        return None
    alike = (option for option in options if abs(len(option) - len(word)) <= len(word) // 2 + 1)
    by_folded = {option.casefold(): option for option in islice(alike, most)}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1)
    return by_folded[found[0]] if found else None
