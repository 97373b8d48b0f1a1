"""One sentence read: which rules' words are in it, and what it gives to the sentences around it.

A reading depends on the sentence and the rules alone, so it is remembered by the sentence.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import NamedTuple

from wizard.checks.book import Heard, RuleBook
from wizard.checks.features import features
from wizard.checks.tokens import tokens
from wizard.text.sentences import word_count
from wizard.text.words import fold

REMEMBERED = 4_000
"""How many sentences are remembered: some hundred letters."""

_TO_FOLD = re.compile("[^\\x00-\\x5f\\x61-\\x7f£€é]")


Spans = list[tuple[int, int]]


class Hit(NamedTuple):
    """Words a rule is looking for. Offsets count from the start of the sentence."""

    rule: int
    start: int
    end: int


class Reading(NamedTuple):
    """What one sentence holds."""

    hits: tuple[Hit, ...]
    signals: frozenset[str]
    words: int  # how many, as a reader counts them


def folded(text: str) -> str:
    """The text with plain quotes, dashes and spaces; most letters have few that are not."""
    return fold(text) if _TO_FOLD.search(text) else text


def lower_folded(text: str) -> str:
    """Lower case with plain quotes, dashes and spaces, every character in its place."""
    text = folded(text)
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


class Reader:
    """Reads sentences by the rules of one book and remembers what it read."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._memo: OrderedDict[str, Reading] = OrderedDict()

    def read(self, sentence: str) -> Reading:
        """What the sentence holds."""
        reading = self._memo.get(sentence)
        if reading is None:
            reading = self._read(sentence)
            self._memo[sentence] = reading
            if len(self._memo) > REMEMBERED:
                self._memo.popitem(last=False)
        return reading

    def _read(self, sentence: str) -> Reading:
        book = self.book
        low = lower_folded(sentence)
        heard = book.heard(tokens(low))
        spans = self._phrases(heard)
        given = self._signals(low, heard, spans)
        for index, patterns in book.patterns.items():
            for pattern in patterns:
                spans.setdefault(index, []).extend(m.span() for m in pattern.finditer(low))
        for name in given.keys() & book.from_signals.keys():
            for index in book.from_signals[name]:
                spans.setdefault(index, []).append(given[name])
        names = set(given)
        hits: list[Hit] = []
        count = len(book.rules)
        for index, found in spans.items():
            if index < count and found and self._stands(index, heard, names):
                hits.extend(Hit(index, a, b) for a, b in _widest(found))
        hits.sort(key=lambda hit: (hit.start, hit.rule))
        return Reading(tuple(hits), frozenset(names), word_count(sentence))

    def _phrases(self, heard: Heard) -> dict[int, Spans]:
        """Where the phrases of each rule and signal stand."""
        book = self.book
        needs = heard.needs
        spans: dict[int, Spans] = {}
        seen: set[int] = set()
        for word in heard.called:
            for number, needed, phrase, stands_for in book.phrases(word):
                if needed & needs != needed or number in seen:
                    continue
                seen.add(number)
                found = phrase.spans(heard.tokens)
                if found:
                    for index in stands_for:
                        spans.setdefault(index, []).extend(found)
        return spans

    def _signals(
        self, low: str, heard: Heard, spans: dict[int, Spans]
    ) -> dict[str, tuple[int, int]]:
        given = features(low, heard.words)
        names = set(given)
        first = len(self.book.rules)
        for index, signal in enumerate(self.book.signals, first):
            found = spans.get(index, [])
            for name in self.book.signal_refs.get(index, ()):
                if name in given:
                    found = [*found, given[name]]
            if found and self._stands(index, heard, names):
                given[signal] = min(found)
                names.add(signal)
        return given

    def _stands(self, index: int, heard: Heard, names: set[str]) -> bool:
        needed = self.book.with_.get(index)
        if needed is not None and not needed.met(heard, names):
            return False
        veto = self.book.unless.get(index)
        return veto is None or not veto.met(heard, names)


def _widest(found: Spans) -> Spans:
    """The spans without those that lie in another; of one rule's overlapping finds the first stays."""
    kept: Spans = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
