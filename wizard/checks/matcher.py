"""Phrases looked for in the words of a sentence.

A phrase moves a set of places forward, step by step, so its time grows with the sentence and the
phrase and no faster, whatever the phrase is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wizard.checks.phrase import NUMBER
from wizard.checks.tokens import MEANS, Tokens

Places = set[int]
_SHORT_OF = {word: short for short, words in MEANS.items() for word in words}


class _Step:
    """One step of a phrase."""

    __slots__ = ("edge", "ends", "gap", "longer", "number", "optional", "others", "starts", "words")

    def __init__(self) -> None:
        self.words: set[str] = set()  # single words that will do
        self.longer: dict[str, list[_Later]] = {}  # what will do by its first word
        self.others: list[_Later] = []  # what will do and begins with no certain word
        self.starts: tuple[str, ...] = ()  # beginnings of words that will do
        self.ends: tuple[str, ...] = ()  # ends of words that will do
        self.number = False
        self.optional = False
        self.gap = 0
        self.edge = ""

    def forward(self, words: list[str], places: Places) -> Places:
        """The places at which the sentence may go on after this step."""
        count = len(words)
        if self.gap:
            return {on for at in places for on in range(at, min(at + self.gap, count) + 1)}
        if self.edge:
            return places & {0 if self.edge == "^" else count}
        found = set(places) if self.optional else set()
        for at in places:
            if at >= count:
                continue
            word = words[at]
            if word in self.words or self._is_like(word):
                found.add(at + 1)
            for later in self.longer.get(word, ()):
                found |= forward(later.steps(), words, {at})
            for later in self.others:
                found |= forward(later.steps(), words, {at})
        return found

    def _is_like(self, word: str) -> bool:
        return (
            (bool(self.starts) and word.startswith(self.starts))
            or (bool(self.ends) and word.endswith(self.ends))
            or (self.number and word[0].isdigit())
        )

    def first_words(self) -> set[str] | None:
        """The words it may begin with; None where others will do, too."""
        if self.gap or self.edge or self.starts or self.ends or self.number or self.others:
            return None
        return self.words | self.longer.keys()


Steps = list[_Step]


class _Later:
    """Steps that are made when a sentence first holds their first word: most are never needed."""

    __slots__ = ("_groups", "_plain", "_steps")

    def __init__(self, plain: list[Any], groups: Groups) -> None:
        self._plain = plain
        self._groups = groups
        self._steps: Steps | None = None

    def steps(self) -> Steps:
        """The steps."""
        if self._steps is None:
            self._steps = self._groups.steps(self._plain)
        return self._steps


def forward(steps: Steps, words: list[str], places: Places) -> Places:
    """The places at which the sentence may go on after these steps."""
    for step in steps:
        places = step.forward(words, places)
        if not places:
            break
    return places


class Groups:
    """The word classes, each made into a step when first needed."""

    def __init__(self, lists: Mapping[str, Sequence[list[Any]]]) -> None:
        self._lists = lists
        self._made: dict[str, _Step] = {}

    def step(self, name: str) -> _Step:
        """The step that any phrase of the class will do for."""
        if name not in self._made:
            step = self._made[name] = _Step()
            self.fill(step, self._lists[name])
        return self._made[name]

    def steps(self, plain: Iterable[Any]) -> Steps:
        """The steps of a phrase given as plain data."""
        return [self._one(item) for item in plain]

    def _one(self, item: Any) -> _Step:
        step = _Step()
        if isinstance(item, int):
            step.gap = item
        elif isinstance(item, str):
            _add_word(step, item)
        elif len(item) == 1:
            step.edge = item[0]
        else:
            kind, inner = item
            if isinstance(inner, str):
                named = self.step(inner)
                if kind == "!":
                    return named
                for name in ("words", "longer", "others", "starts", "ends", "number"):
                    setattr(step, name, getattr(named, name))
            else:
                self.fill(step, inner)
            step.optional = kind == "?"
        return step

    def fill(self, step: _Step, choices: Iterable[list[Any]]) -> None:
        """Let a step take any of these sequences."""
        for choice in choices:
            first = choice[0]
            if len(choice) == 1 and isinstance(first, str):
                _add_word(step, first)
            elif isinstance(first, str) and first != NUMBER and "*" not in first:
                later = _Later(choice, self)
                step.longer.setdefault(first, []).append(later)
                if first in _SHORT_OF:
                    step.longer.setdefault(_SHORT_OF[first], []).append(later)
            else:
                step.others.append(_Later(choice, self))


def _add_word(step: _Step, word: str) -> None:
    if word == NUMBER:
        step.number = True
    elif word.startswith("*"):
        step.ends += (word[1:],)
    elif word.endswith("*"):
        step.starts += (word[:-1],)
    else:
        step.words.add(word)
        if word in _SHORT_OF:
            step.words.add(_SHORT_OF[word])


class Matcher:
    """One phrase ready to be looked for."""

    __slots__ = ("_first", "_steps", "needs")

    def __init__(self, plain: list[Any], needs: tuple[frozenset[str], ...], groups: Groups) -> None:
        self.needs = needs  # each of these sets shares a word with any sentence that holds it
        self._steps = groups.steps(plain)
        self._first = _first_words(self._steps)

    def may_be_in(self, words: set[str]) -> bool:
        """Whether the words it cannot do without are all there."""
        return not any(map(words.isdisjoint, self.needs))

    def spans(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Where the phrase stands, as offsets in the text: each time the longest from its start."""
        words, first = tokens.words, self._first
        found: list[tuple[int, int]] = []
        after = 0
        for at, word in enumerate(words):
            if at < after or (first is not None and word not in first):
                continue
            ends = forward(self._steps, words, {at})
            if ends:
                after = max(ends)
                found.append((tokens.starts[at], tokens.ends[after - 1]))
        return found

    def is_in(self, tokens: Tokens) -> bool:
        """Whether the phrase stands anywhere in the sentence."""
        words, first = tokens.words, self._first
        return any(
            (first is None or word in first) and forward(self._steps, words, {at})
            for at, word in enumerate(words)
        )


def _first_words(steps: Steps) -> frozenset[str] | None:
    words: set[str] = set()
    for step in steps:
        if step.edge == "^":
            continue
        first = step.first_words()
        if first is None:
            return None
        words |= first
        if not step.optional:
            break
    return frozenset(words)
