"""The words of a sentence as the phrases of the rules see them.

Short forms come apart, so that a rule need not know them: "we're" is "we" and "are", "won't" is
"will" and "not", "double-billed" is "double" and "billed". "'s" may be "is", "has" or an owner's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?!\w)|[^\W_]+(?:'[^\W_]+)*")
_SHORT = {"re": "are", "ll": "will", "ve": "have", "m": "am", "s": "'s", "d": "'d", "t": "not"}
_WHOLE = {
    "cannot": ("can", "not"), "won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"),
    "dont": ("do", "not"), "didnt": ("did", "not"), "doesnt": ("does", "not"), "isnt": ("is", "not"),
    "wasnt": ("was", "not"), "werent": ("were", "not"), "wont": ("will", "not"), "cant": ("can", "not"),
    "couldnt": ("could", "not"), "shouldnt": ("should", "not"), "havent": ("have", "not"), "im": ("i", "am"),
    "ive": ("i", "have"), "youve": ("you", "have"), "weve": ("we", "have"), "thats": ("that", "is"),
}  # fmt: skip
MEANS = {"'s": ("is", "has"), "'d": ("would", "had")}
"""Short forms that may be one of several words."""


class Tokens(NamedTuple):
    """The words in order, and where each begins and ends in the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokens(low: str) -> Tokens:
    """The words of lower-case text with plain quotes."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(low):
        word, start, end = match.group(), match.start(), match.end()
        if word.isalpha() and word not in _WHOLE:
            words.append(word)
            starts.append(start)
            ends.append(end)
            continue
        pieces = _pieces(word)
        words.extend(pieces)
        starts.append(start)
        starts.extend([end] * (len(pieces) - 1))
        ends.extend([end] * len(pieces))
    return Tokens(words, starts, ends)


def _pieces(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    if "'" not in word:
        return (word,)
    base, *rest = word.split("'")
    if rest == ["t"] and base.endswith("n") and len(base) > 2:
        return base[:-1], "not"
    return base, *(_SHORT.get(piece, piece) for piece in rest)
