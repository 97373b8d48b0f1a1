"""What code looks for in a text: hints that are cheap to look for, and regular expressions.

An expression is compiled when first used, so a start pays for none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache


class Shape:
    """A pattern like those of `re`, with the few methods the checks need."""

    __slots__ = ("_flags", "_made", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags
        self._made: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return self._made

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match in `text`, from `start` on."""
        return (self._made or self.pattern).search(text, start)

    def is_in(self, text: str, _words: AbstractSet[str], _signs: AbstractSet[str]) -> bool:
        """Whether there is a match anywhere; a cheap shape can be the hint for a costly one."""
        return (self._made or self.pattern).search(text) is not None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at `start`."""
        return self.pattern.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self.pattern.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        return self.pattern.finditer(text)


class Hint:
    """Words or marks one of which must be in a text before it is worth a closer look.

    marks: as written, with blanks between; words: whole ones, in lower case, found in either; phrases:
    as written, blanks and all. beside: words of which one must be there too, whatever else is.
    """

    __slots__ = ("_beside", "_marks", "_signs", "_words")

    def __init__(
        self, marks: str = "", words: str = "", phrases: Iterable[str] = (), beside: str = ""
    ) -> None:
        self._words = frozenset(words.split())
        self._beside = frozenset(beside.split())
        self._marks: dict[str, list[str]] = {}  # by a sign of theirs that few texts have
        for mark in (*marks.split(), *phrases):
            self._marks.setdefault(_standing_out(mark), []).append(mark)
        self._signs = frozenset(self._marks)

    def is_in(self, text: str, words: AbstractSet[str], signs: AbstractSet[str]) -> bool:
        """Whether one of them is there; of the text, its words in lower case and its characters."""
        if self._beside and self._beside.isdisjoint(words):
            return False
        if not self._words.isdisjoint(words):
            return True
        for sign in self._signs & signs:
            for mark in self._marks[sign]:
                if mark in text:
                    return True
        return False


def _standing_out(mark: str) -> str:
    """The first sign of a mark that is no small letter and no blank, which are in every text."""
    return next((sign for sign in mark if not sign.islower() and sign != " "), mark[0])


_WORD = re.compile("[a-z0-9]+")


@lru_cache(maxsize=16)
def hinted(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What `Hint` looks at: the words of a text in lower case, and its characters."""
    return frozenset(_WORD.findall(text.lower())), frozenset(text)
