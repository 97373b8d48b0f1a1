"""The words of a sentence as the phrases of the rules see them.

Short forms come apart, so that a rule need not know them: "we're" is "we" and "are", "won't" is
"will" and "not", "double-billed" is "double" and "billed". "'s" may be "is", "has" or an owner's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?!\w)|[^\W_]+(?:'[^\W_]+)*")
_SHORT = {"re": "are", "ll": "will", "ve": "have", "m": "am", "s": "'s", "d": "'d", "t": "not"}
_WHOLE = {
    "cannot": ("can", "not"), "won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"),
    "dont": ("do", "not"), "didnt": ("did", "not"), "doesnt": ("does", "not"), "isnt": ("is", "not"),
    "wasnt": ("was", "not"), "werent": ("were", "not"), "wont": ("will", "not"), "cant": ("can", "not"),
    "couldnt": ("could", "not"), "shouldnt": ("should", "not"), "havent": ("have", "not"), "im": ("i", "am"),
    "ive": ("i", "have"), "youve": ("you", "have"), "weve": ("we", "have"), "thats": ("that", "is"),
}  # fmt: skip
NUMBER = "+"
"""In a phrase: a number in figures."""

MEANS = {"'s": ("is", "has"), "'d": ("would", "had")}
"""Short forms that may be one of several words."""


class Tokens:
    """The words of a text in order, and where they stand in it.

    Most sentences hold nothing that a rule looks for, so the places are worked out when asked for.
    """

    __slots__ = (
        "_has_short",
        "_low",
        "_places",
        "at",
        "each",
        "end",
        "everywhere",
        "met",
        "words",
    )

    def __init__(self, low: str) -> None:
        self._low = low
        self._places: list[tuple[int, int]] | None = None
        words: list[str] = _WORD.findall(low)
        self._has_short = "'" in low or not _WHOLE.keys().isdisjoint(words)
        if self._has_short:
            words = [piece for word in words for piece in _pieces(word)]
        self.words = words
        self.each = frozenset(words)
        self.end = 1 << len(words)
        self.everywhere = (self.end << 1) - 1  # a bit for each place, and one for the end
        self.met: dict[object, Any] = {}  # what it has for the choices of phrases
        self.at: dict[str, int] = {}  # the places of each word, as bits
        bit = 1
        for word in words:
            self.at[word] = self.at.get(word, 0) | bit
            bit <<= 1

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Where the words from number `first` up to number `after` stand in the text."""
        if self._places is None:
            found = _WORD.finditer(self._low)
            self._places = list(_of_pieces(found) if self._has_short else map(re.Match.span, found))
        return self._places[first][0], self._places[after - 1][1]


def _of_pieces(found: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The place of every piece: the first has that of the whole word, the others follow it."""
    for match in found:
        start, end = match.span()
        for number, _ in enumerate(_pieces(match.group())):
            yield (end if number else start), end


def tokens(low: str) -> Tokens:
    """The words of lower-case text with plain quotes."""
    return Tokens(low)


def _pieces(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    if "'" not in word:
        return (word,)
    base, *rest = word.split("'")
    if rest == ["t"] and base.endswith("n") and len(base) > 2:
        return base[:-1], "not"
    return base, *(_SHORT.get(piece, piece) for piece in rest)
