"""What code looks for in a text: hints that are cheap to look for, and regular expressions.

An expression is compiled when first used, so a start pays for none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet


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
        return self.pattern.search(text, start)

    def is_in(self, text: str, _words: AbstractSet[str]) -> bool:
        """Whether there is a match anywhere; a cheap shape can be the hint for a costly one."""
        return self.pattern.search(text) is not None

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
    as written, blanks and all.
    """

    __slots__ = ("_marks", "_words")

    def __init__(self, marks: str = "", words: str = "", phrases: Iterable[str] = ()) -> None:
        self._marks = (*marks.split(), *phrases)
        self._words = frozenset(words.split())

    def is_in(self, text: str, words: AbstractSet[str]) -> bool:
        """Whether one of them is there; `words` are those of the text, in lower case."""
        if not self._words.isdisjoint(words):
            return True
        for mark in self._marks:  # noqa: SIM110 (in half the time of any())
            if mark in text:
                return True
        return False


_WORD = re.compile("[a-z0-9]+")


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, as `Hint` looks for them."""
    return frozenset(_WORD.findall(text.lower()))
