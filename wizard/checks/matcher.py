"""Phrases looked for in the words of a sentence.

A phrase moves a set of places forward, step by step, so its time grows with the sentence and the
phrase and no faster, whatever the phrase is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from wizard.checks.tokens import MEANS, NUMBER, Tokens

Places = set[int]
_NOWHERE: Places = set()
_FEW = 5
_SHORT_OF = {word: short for short, words in MEANS.items() for word in words}


def unpacked(text: str) -> Any:
    """The plain data that `compile.packed` made a text of."""
    return json.loads(text.replace("`", '"'))


class _Step:
    """One step of a phrase."""

    __slots__ = (
        "edge", "ends", "few", "gap", "longer", "number", "optional", "others", "plain", "starts", "words",
    )  # fmt: skip

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
        self.few: tuple[str, ...] = ()  # they, where they are so few that none need be kept
        self.plain = False  # nothing but single words will do

    def forward(self, words: list[str], places: Places) -> Places:
        """The places at which the sentence may go on after this step."""
        count = len(words)
        if self.gap:
            if len(places) == 1:
                (at,) = places
                return set(range(at, min(at + self.gap, count) + 1))
            return {on for at in places for on in range(at, min(at + self.gap, count) + 1)}
        if self.edge:
            return places & {0 if self.edge == "^" else count}
        if self.plain:
            own = self.words
            found = {at + 1 for at in places if at < count and words[at] in own}
            return found | places if self.optional else found
        found = set(places) if self.optional else set()
        for at in places:
            if at < count:
                word = words[at]
                if word in self.words or self._is_like(word):
                    found.add(at + 1)
                for later in self.longer.get(word, ()):
                    found |= forward(later.steps(), words, at)
            for later in self.others:
                found |= forward(later.steps(), words, at)
        return found

    def after(self, places: int, tokens: Tokens) -> int:
        """The same for all places at once, as bits: one for each place in the sentence."""
        few = self.few
        if few:
            at = tokens.at
            mask = 0
            for word in few:
                mask |= at.get(word, 0)
            found = (places & mask) << 1
            return found | places if self.optional else found
        if self.gap:
            covered, step = 0, 1
            while covered < self.gap:
                step = min(step, self.gap - covered)
                places |= places << step
                covered += step
                step *= 2
            return places & tokens.everywhere
        if self.edge:
            return places & (1 if self.edge == "^" else tokens.end)
        known = tokens.masks.get(self)
        if known is None:
            known = tokens.masks[self] = self._mask(tokens)
        found = (places & known) << 1
        if self.longer:
            at = tokens.at
            for word in tokens.each & self.longer.keys():
                if here := places & at[word]:
                    for later in self.longer[word]:
                        found |= after(later.steps(), here, tokens)
        for later in self.others:
            found |= after(later.steps(), places, tokens)
        return found | places if self.optional else found

    def _mask(self, tokens: Tokens) -> int:
        """The places of the single words that will do."""
        at = tokens.at
        mask = 0
        for word in tokens.each & self.words:
            mask |= at[word]
        if self.starts or self.ends or self.number:
            for word in tokens.each:
                if self._is_like(word):
                    mask |= at[word]
        return mask

    def _is_like(self, word: str) -> bool:
        return (
            (bool(self.starts) and word.startswith(self.starts))
            or (bool(self.ends) and word.endswith(self.ends))
            or (self.number and word[0].isdigit())
        )

    def made(self) -> _Step:
        """Itself, once all that will do has been put in."""
        special = self.gap or self.edge or self.starts or self.ends or self.number
        self.plain = not (special or self.longer or self.others)
        self.few = tuple(self.words) if self.plain and len(self.words) <= _FEW else ()
        return self

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


def forward(steps: Steps, words: list[str], start: int) -> Places:
    """The places at which the sentence may go on after these steps from one place."""
    count = len(words)
    done = 0
    for step in steps:
        if not step.plain or step.optional:
            break
        if start >= count or words[start] not in step.words:
            return _NOWHERE
        start += 1
        done += 1
    places = {start}
    for step in steps[done:]:
        places = step.forward(words, places)
        if not places:
            break
    return places


def after(steps: Steps, places: int, tokens: Tokens) -> int:
    """The places after these steps from any of some places, as bits."""
    for step in steps:
        places = step.after(places, tokens)
        if not places:
            break
    return places


class Groups:
    """The word classes, each made into a step when first needed."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists  # packed
        self._made: dict[str, _Step] = {}

    def step(self, name: str) -> _Step:
        """The step that any phrase of the class will do for."""
        if name not in self._made:
            step = self._made[name] = _Step()
            self.fill(step, unpacked(self._lists[name]))
            step.made()
        return self._made[name]

    def steps(self, plain: Iterable[Any]) -> Steps:
        """The steps of a phrase given as plain data."""
        return [self._one(item).made() for item in plain]

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
    """One phrase ready to be looked for. needs: bits that any sentence with the phrase in it has set."""

    __slots__ = ("_first", "_steps", "needs")

    def __init__(self, plain: list[Any], needs: int, groups: Groups) -> None:
        self.needs = needs
        self._steps = groups.steps(plain)
        self._first = _first_words(self._steps)

    def spans(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Where the phrase stands, as offsets in the text: each time the longest from its start."""
        if not self.is_in(tokens):
            return []
        found: list[tuple[int, int]] = []
        beyond = 0
        for at in self._starts(tokens):
            if at < beyond:
                continue
            ends = forward(self._steps, tokens.words, at)
            if ends:
                beyond = max(ends)
                found.append(tokens.span(at, beyond))
        return found

    def is_in(self, tokens: Tokens) -> bool:
        """Whether the phrase stands anywhere in the sentence."""
        return after(self._steps, tokens.everywhere, tokens) != 0

    def _starts(self, tokens: Tokens) -> Iterable[int]:
        """The places of words with which it may begin."""
        if self._first is None:
            return range(len(tokens.words))
        first = self._first
        return [place for place, word in enumerate(tokens.words) if word in first]


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
