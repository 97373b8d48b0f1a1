"""One sentence read: which rules' words are in it, and what it gives to the sentences around it.

A reading depends on the sentence and the rules alone, so it is remembered by the sentence. What the
rules always look for is found when it is read; what a sentence gives, when somebody first asks.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from wizard.checks.book import Condition, RuleBook
from wizard.checks.features import FEATURES, Features
from wizard.checks.matcher import ASKED, CONDITION, RULE, Phrase
from wizard.checks.tokens import Tokens
from wizard.text.sentences import word_count
from wizard.text.words import fold

REMEMBERED = 2_000
"""How many sentences are remembered: some fifty letters."""

_TO_FOLD = re.compile("[^\\x00-\\x5f\\x61-\\x7f£€é]+")


Place = tuple[int, int]


class Hit(NamedTuple):
    """Words a rule is looking for. Offsets count from the start of the sentence."""

    rule: int
    start: int
    end: int


def folded(text: str) -> str:
    """The text with plain quotes, dashes and spaces; most letters have few that are not."""
    return _TO_FOLD.sub(_fold, text) if _TO_FOLD.search(text) else text


def _fold(match: re.Match[str]) -> str:
    return fold(match.group())


def lower_folded(text: str) -> str:
    """Lower case with plain quotes, dashes and spaces, every character in its place."""
    text = folded(text)
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


class Reading:
    """What one sentence holds. Places are offsets in it, start and end."""

    __slots__ = (
        "_asked", "_book", "_features", "_given", "_heard", "_hits", "_low", "_places", "_tokens", "_words",
    )  # fmt: skip

    def __init__(self, book: RuleBook, sentence: str) -> None:
        self._book = book
        self._low = lower_folded(sentence)
        self._tokens = Tokens(self._low)
        self._heard = book.heard(self._tokens)
        self._features: Features | None = None
        self._given: dict[str, bool] = {}
        self._asked: dict[int, dict[int, list[Phrase]]] = {}
        self._hits: tuple[Hit, ...] | None = None
        self._places: dict[int, list[Place]] = {}
        self._words = -1

    @property
    def words(self) -> int:
        """How many words, as a reader counts them."""
        if self._words < 0:
            self._words = word_count(self._low)
        return self._words

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What the rules that look at single sentences find, in order."""
        if self._hits is None:
            self._hits = tuple(sorted(self._found(), key=lambda hit: (hit.start, hit.rule)))
        return self._hits

    def gives(self, signal: str) -> bool:
        """Whether the sentence gives a signal."""
        given = self._given.get(signal)
        if given is None:
            given = self._given[signal] = self._does_give(signal)
        return given

    def places(self, rule: int) -> list[Place]:
        """Where a rule that is asked about finds its words."""
        places = self._places.get(rule)
        if places is None:
            places = self._places[rule] = self._found_by(rule) if self.may_hold(rule) else []
        return places

    def _found_by(self, rule: int) -> list[Place]:
        found = [*self._spans(rule), *self._from_signals(self._book.from_signals.get(rule, ()))]
        return _widest(found) if found and self.stands(rule) else []

    def may_hold(self, index: int) -> bool:
        """Whether anything that a rule or signal comes from may be here; a cheap question."""
        sources = self._book.sources(index)
        return sources is None or not sources.isdisjoint(
            self._asked.get(ASKED) or self._called(ASKED)
        )

    def first_of(self, phrases: Iterable[Phrase]) -> Place | None:
        """Where the first of these phrases that is in the sentence stands."""
        lacking = self._heard.lacking
        for phrase in phrases:
            if not phrase.needs & lacking and (found := phrase.spans(self._tokens)):
                return found[0]
        return None

    def stands(self, index: int) -> bool:
        """Whether the conditions of a rule or signal are met."""
        needed = self._book.with_.get(index)
        if needed is not None and not self._meets(needed):
            return False
        veto = self._book.unless.get(index)
        return veto is None or not self._meets(veto)

    def _found(self) -> Iterable[Hit]:
        spans = self._rule_spans()
        for index, patterns in self._book.patterns.items():
            for pattern in patterns:
                spans.setdefault(index, []).extend(m.span() for m in pattern.finditer(self._low))
        for index, found in spans.items():
            if found and self.stands(index):
                for start, end in _widest(found):
                    yield Hit(index, start, end)

    def _rule_spans(self) -> dict[int, list[Place]]:
        """Where the phrases stand that are always looked for, by rule."""
        tokens = self._tokens
        spans: dict[int, list[Place]] = {}
        for phrase in self._book.called(self._heard, RULE):
            if found := phrase.spans(tokens):
                for index in phrase.owners(RULE):
                    spans.setdefault(index, []).extend(found)
        return spans

    def _does_give(self, signal: str) -> bool:
        if signal in FEATURES:
            return self._feature(signal) is not None
        index = self._book.signals[signal]
        if not self.may_hold(index):
            return False
        refs = self._book.signal_refs.get(index, ())
        return (any(map(self.gives, refs)) or self._holds(index, ASKED)) and self.stands(index)

    def _from_signals(self, signals: Iterable[str]) -> list[Place]:
        return [place for name in signals if (place := self._place(name)) is not None]

    def _place(self, signal: str) -> Place | None:
        """Where the first words that give a signal stand; None where none do."""
        if not self.gives(signal):
            return None
        if signal in FEATURES:
            return self._feature(signal)
        index = self._book.signals[signal]
        return min(
            [*self._spans(index), *self._from_signals(self._book.signal_refs.get(index, ()))]
        )

    def _feature(self, name: str) -> Place | None:
        if self._features is None:
            self._features = Features(self._low, self._tokens.each)
        return self._features.place(name)

    def _meets(self, condition: Condition) -> bool:
        signals, owner = condition.signals, condition.owner
        return any(map(self.gives, signals)) or self._holds(owner, CONDITION)

    def _holds(self, owner: int, role: int) -> bool:
        tokens = self._tokens
        return any(phrase.is_in(tokens) for phrase in self._called(role).get(owner, ()))

    def _spans(self, owner: int) -> list[Place]:
        called = self._called(ASKED).get(owner, ())
        return [span for phrase in called for span in phrase.spans(self._tokens)]

    def _called(self, role: int) -> dict[int, list[Phrase]]:
        """The phrases of this role that may be in the sentence, by what they stand for."""
        called = self._asked.get(role)
        if called is None:
            called = self._asked[role] = {}
            for phrase in self._book.called(self._heard, role):
                for owner in phrase.owners(role):
                    called.setdefault(owner, []).append(phrase)
        return called


class Reader:
    """Reads sentences by the rules of one book and remembers what it read."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._memo: OrderedDict[str, Reading] = OrderedDict()

    def read(self, sentence: str) -> Reading:
        """What the sentence holds."""
        reading = self._memo.get(sentence)
        if reading is None:
            reading = self._memo[sentence] = Reading(self.book, sentence)
            if len(self._memo) > REMEMBERED:
                self._memo.popitem(last=False)
        return reading


def _widest(found: list[Place]) -> list[Place]:
    """The spans without those that lie in another; of one rule's overlapping finds the first stays."""
    kept: list[Place] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
