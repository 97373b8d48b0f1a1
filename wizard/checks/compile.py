"""The rules turned into plain data: each phrase under the rarest word it cannot do without.

The data is what a start reads; it is made when the program is built, or kept by the hash of the
files. What only some letters need, phrase by phrase and word by word, is packed into texts of its own,
so that a start reads thousands of them without looking into one. Everything that can be found wrong
with a phrase is found here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from wizard.checks.entities import NAMES
from wizard.checks.features import FEATURES
from wizard.checks.finding import PARTS
from wizard.checks.phrase import Classes, Items, PhraseFault, alternatives, cost, parse, plain
from wizard.checks.rule import SPECIAL_ANSWERS, Rule
from wizard.checks.rule_file import Read
from wizard.checks.whole import METRICS
from wizard.text.strict_yaml import Fault, Mark

_IN_SENTENCES = ("phrase", "count", "required")
_FINDABLE: dict[str, tuple[str, ...]] = {"entity": NAMES, "metric": tuple(METRICS), "order": PARTS}
_PLAIN = tuple(f.name for f in fields(Rule) if f.name != "mark")

Data = dict[str, Any]


def compiled_rules(read: Read) -> tuple[Data, list[Fault]]:
    """The rules as data for `RuleBook`, and the faults of their phrases."""
    compiler = _Compiler(read)
    compiler.run()
    return compiler.data, compiler.faults


class _Compiler:
    def __init__(self, read: Read) -> None:
        self.read = read
        self.faults: list[Fault] = []
        self.data: Data = {
            "rules": [_row(rule) for rule in read.rules.values()],
            "signals": list(read.signals),
            "classes": {},  # name -> phrases as steps, packed
            "phrases": [],  # packed: [steps, numbers of its needs, rules and signals it stands for]
            "words": {},  # word -> packed: [numbers of needs it meets, of phrases it is the anchor of]
            "stems": {},  # three letters -> stems
            "with": {},  # what it is for -> [[numbers of phrases], [signals]]
            "unless": {},
            "signal_refs": {},
            "from_signals": {},
            "answers": {},
            "patterns": {},
        }
        self.classes = Classes(read.classes)
        self.signals = set(read.signals) | set(FEATURES)
        self.phrase_numbers: dict[Items, int] = {}
        self.need_numbers: dict[tuple[str, ...], int] = {}
        self.need_words: list[tuple[str, ...]] = []
        self.phrases_found: list[tuple[list[Any], list[int], list[int]]] = []
        self.words: dict[str, tuple[list[int], list[int]]] = {}

    def run(self) -> None:
        for name, mark in self.read.class_marks.items():
            try:
                choices = self.classes.choices(name)
                self.data["classes"][name] = packed([plain(items) for items in choices])
            except PhraseFault as fault:
                self.fault(mark, f"In the class <{name}>: {fault.message}")
        for index, rule in enumerate(self.read.rules.values()):
            self.rule(index, rule)
        # Signals come after the rules in the one numbering of what a phrase stands for.
        for index, signal in enumerate(self.read.signals.values(), len(self.read.rules)):
            for text in signal.find:
                if not text.startswith("@"):
                    self.anchored(index, text, signal.mark)
                elif self.known(text, signal.mark):
                    self.data["signal_refs"].setdefault(str(index), []).append(text[1:])
            self.conditions("with", index, signal.with_, signal.mark)
            self.conditions("unless", index, signal.unless, signal.mark)
        self.data["phrases"] = [packed(found) for found in self.phrases_found]
        self.data["words"] = {word: packed(found) for word, found in self.words.items()}

    def rule(self, index: int, rule: Rule) -> None:
        self.named(rule)
        if rule.kind in _IN_SENTENCES:
            for text in rule.find:
                if not text.startswith("@"):
                    self.anchored(index, text, rule.mark)
                elif self.known(text, rule.mark):
                    self.data["from_signals"].setdefault(text[1:], []).append(index)
        elif rule.kind == "answer":
            for text in rule.find:
                if text not in SPECIAL_ANSWERS:
                    self.data["answers"][text] = list(self.phrases(text, rule.mark))
        elif rule.kind == "pattern":
            self.data["patterns"][str(index)] = list(self.patterns(rule))
        self.conditions("with", index, rule.with_, rule.mark)
        self.conditions("unless", index, rule.unless, rule.mark)
        for name in (*rule.near, *rule.after):
            self.known(f"@{name}", rule.mark)

    def named(self, rule: Rule) -> None:
        """What a rule of these kinds finds must be something that there is."""
        options: tuple[str, ...] = _FINDABLE.get(rule.kind, rule.find)
        for text in rule.find:
            if text not in options:
                hint = self.hint(text, options)
                self.fault(rule.mark, f"`{text}` is no {rule.kind}.{hint}", text)

    def hint(self, text: str, options: Iterable[str]) -> str:
        from wizard.text.spans import nearest

        near = nearest(text, options)
        return f" Did you mean `{near}`?" if near else ""

    def patterns(self, rule: Rule) -> Iterator[str]:
        for source in rule.find:
            try:
                re.compile(source)
            except re.error as error:
                self.fault(rule.mark, f"In the pattern “{source}”: {error}.", source)
            else:
                yield source

    def known(self, text: str, mark: Mark | None) -> bool:
        if text[1:] in self.signals:
            return True
        hint = self.hint(text[1:], self.signals).replace("`", "`@", 1)
        self.fault(mark, f"There is no signal `{text}`.{hint}", text)
        return False

    def fault(self, mark: Mark | None, message: str, text: str = "") -> None:
        place = self.read.places.get(text, mark) or Mark("", 1, 1)
        self.faults.append(Fault(place, message))

    def anchored(self, index: int, text: str, mark: Mark | None) -> None:
        for number in self.phrases(text, mark):
            _, needs, stands_for = self.phrases_found[number]
            if not needs:
                self.fault(mark, f"“{text}” needs at least one whole word.", text)
                continue
            if not stands_for:
                for word in self.need_words[needs[0]]:
                    self.word(word)[1].append(number)
            if index not in stands_for:
                stands_for.append(index)

    def word(self, word: str) -> tuple[list[int], list[int]]:
        return self.words.setdefault(word, ([], []))

    def phrases(self, text: str, mark: Mark | None) -> Iterator[int]:
        """The numbers of a phrase's alternatives, each compiled once however often it is used."""
        try:
            found = alternatives(parse(text), self.classes)
            for items in found:
                if items not in self.phrase_numbers:
                    needs = sorted(self.classes.needs(items), key=cost)
                    self.phrase_numbers[items] = len(self.phrases_found)
                    numbers = [self.need(need) for need in needs]
                    self.phrases_found.append((plain(items), numbers, []))
        except PhraseFault as fault:
            self.fault(mark, f"In the phrase “{text}”: {fault.message}", text)
            return
        yield from (self.phrase_numbers[items] for items in found)

    def need(self, words: Iterable[str]) -> int:
        key = tuple(sorted(words))
        if key not in self.need_numbers:
            number = self.need_numbers[key] = len(self.need_words)
            self.need_words.append(key)
            for word in key:
                self.word(word)[0].append(number)
                if word.endswith("*"):
                    stems = self.data["stems"].setdefault(word[:3], [])
                    if word[:-1] not in stems:
                        stems.append(word[:-1])
        return self.need_numbers[key]

    def conditions(self, table: str, index: int, texts: Iterable[str], mark: Mark | None) -> None:
        phrases: list[int] = []
        signals: list[str] = []
        for text in texts:
            if not text.startswith("@"):
                phrases.extend(self.phrases(text, mark))
            elif self.known(text, mark):
                signals.append(text[1:])
        if phrases or signals:
            self.data[table][str(index)] = [phrases, signals]


def packed(value: Any) -> str:
    """Plain data as a text that needs no escaping inside another: words hold no backtick."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace('"', "`")


def _row(rule: Rule) -> dict[str, Any]:
    row = {name: getattr(rule, name) for name in _PLAIN}
    if rule.kind in (*_IN_SENTENCES, "pattern"):  # compiled, so the texts are of no more use
        row |= {"find": (), "with_": (), "unless": ()}
    for key in ("weak", "strong"):
        row[key] = [example.text for example in row[key]]
    return row
