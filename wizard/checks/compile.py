"""The rules turned into plain data: each phrase under the rarest word or pair it cannot do without.

The data is what a start reads; it is made when the program is built, or kept by the hash of the
files. What comes in thousands, phrases and words, is joined into a few long texts, which a start cuts
up without looking into the pieces. Everything that can be found wrong with a phrase is found here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from wizard.checks.draft import fact_values, met
from wizard.checks.entities import NAMES
from wizard.checks.features import FEATURES
from wizard.checks.finding import FOREIGN, PARTS
from wizard.checks.matcher import ASKED, CONDITION, RULE, is_word, written
from wizard.checks.phrase import (
    Classes,
    Item,
    Items,
    PhraseFault,
    alternatives,
    cost,
    is_partial,
    parse,
)
from wizard.checks.rule import SPECIAL_ANSWERS, Rule
from wizard.checks.rule_file import Read
from wizard.checks.whole import METRICS
from wizard.expr.expression import Expression
from wizard.text.strict_yaml import Fault, Mark

_IN_SENTENCES = ("phrase", "count", "required")
_NOTHING = ("",)
"""What a phrase needs that needs no certain word: every sentence has it."""

_FINDABLE: dict[str, tuple[str, ...]] = {"entity": NAMES, "metric": tuple(METRICS), "order": PARTS}

Data = dict[str, Any]


def compiled_rules(read: Read) -> tuple[Data, list[Fault]]:
    """The rules as data for `RuleBook`, and the faults of their phrases."""
    compiler = _Compiler(read)
    compiler.run()
    return compiler.data, compiler.faults


class ChoiceTable:
    """The choices of all phrases as texts for `matcher.Choices`, each kept once."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._numbers: dict[str, int] = {}
        self._groups: dict[str, int] = {}

    @property
    def texts(self) -> list[str]:
        """The choices in the order of their numbers."""
        return list(self._numbers)

    def phrase(self, items: Items) -> str:
        """A phrase, or an alternative of a choice, as text."""
        return " ".join(map(self._item, items))

    def _item(self, item: Item) -> str:
        if item.gap:
            return f"~{item.gap}"
        if item.word or item.edge:
            return item.word or item.edge
        return f"{'?' if item.optional else '#'}{self._number(item)}"

    def _number(self, item: Item) -> int:
        if not item.group:
            return self._number_of(item.choices)
        if item.group not in self._groups:
            self._groups[item.group] = self._number_of(self._classes.choices(item.group))
        return self._groups[item.group]

    def _number_of(self, alternatives: Iterable[Items]) -> int:
        texts = list(dict.fromkeys(map(self.phrase, alternatives)))
        if len(texts) == 1 and texts[0][0] == "#" and " " not in texts[0]:
            return int(texts[0][1:])
        return self._numbers.setdefault("/".join(_sorted_out(texts)), len(self._numbers))


def _sorted_out(texts: Iterable[str]) -> Iterator[str]:
    """The alternatives of a choice as `matcher.Choices` wants them."""
    words: dict[str, None] = {}
    longer: dict[str, list[str]] = {}
    for text in texts:
        first, _, rest = text.partition(" ")
        if not is_word(first):
            yield text
        elif rest:
            for word in written(first):
                longer.setdefault(word, []).append(rest)
        else:
            words.update(dict.fromkeys(written(first)))
    if words:
        yield f"={' '.join(words)}"
    for first, rests in longer.items():
        yield f">{first} {'|'.join(rests)}"


class _Found(NamedTuple):
    """A phrase as text, the numbers of its needs, and what it stands for: see `Phrase`.

    The first of its needs are the words that call for it, so a sentence has to meet the others.
    """

    text: str
    needs: list[int]
    owners: tuple[list[int], list[int], list[int]]

    def packed(self) -> str:
        return ":".join((*map(_joined, (self.needs[1:], *self.owners)), self.text))


class _Need(NamedTuple):
    """Words or pairs of words one of which a sentence must hold; the phrases, by role, they call for."""

    words: tuple[str, ...]
    phrases: tuple[list[int], list[int], list[int]]

    def packed(self) -> str:
        return ":".join(map(_joined, self.phrases)) if any(self.phrases) else ""


class _Compiler:
    def __init__(self, read: Read) -> None:
        self.read = read
        self.faults: list[Fault] = []
        self.data: Data = {
            "rules": [_row(rule) for rule in read.rules.values()],
            "signals": list(read.signals),
            "needs": 0,  # how many there are that some phrase has beside the words that call for it
            "elsewhere": _elsewhere(read.rules.values()),
            "texts": {},  # long ones: phrases, choices, needs; by first letter, the needs that words meet
            "stems": {},  # first three letters -> stems
            "ends": {},  # last two letters -> ends
            "with": {},  # what it is for -> [its owner's number, [signals]]
            "unless": {},
            "signal_refs": {},
            "from_signals": {},
            "answers": {},
            "patterns": {},
        }
        self.classes = Classes(read.classes)
        self.table = ChoiceTable(self.classes)
        self.signals = dict.fromkeys(FEATURES, -1) | {n: i for i, n in enumerate(read.signals)}
        self.phrase_numbers: dict[Items, int] = {}
        self.needs: list[_Need] = []
        self.need_numbers: dict[tuple[str, ...], int] = {}
        self.found: list[_Found] = []
        self.words: dict[str, dict[str, list[int]]] = {}  # by word, and by the next or ""
        self.owners = len(read.rules) + len(read.signals)

    def run(self) -> None:
        for name, mark in self.read.class_marks.items():
            try:
                self.classes.choices(name)
            except PhraseFault as fault:
                self.fault(mark, f"In the class <{name}>: {fault.message}")
        for index, rule in enumerate(self.read.rules.values()):
            self.rule(index, rule)
        # Signals come after the rules in the one numbering of what a phrase stands for, and then
        # conditions.
        first = len(self.read.rules)
        for index, signal in enumerate(self.read.signals.values()):
            for text in signal.find:
                if not text.startswith("@"):
                    self.anchored(first + index, text, signal.mark, ASKED)
                elif self.known(text, signal.mark, index):
                    self.data["signal_refs"].setdefault(str(first + index), []).append(text[1:])
            self.conditions("with", first + index, signal.with_, signal.mark, index)
            self.conditions("unless", first + index, signal.unless, signal.mark, index)
        self.order_needs()
        texts = self.data["texts"]
        texts["choices"] = ";".join(self.table.texts)
        texts["phrases"] = ";".join(found.packed() for found in self.found)
        texts["needs"] = ";".join(need.packed() for need in self.needs)
        for word, followed in self.words.items():
            needs = _joined(followed.pop("", ()))
            pairs = (f"|{second} {_joined(numbers)}" for second, numbers in followed.items())
            texts[word[:1]] = f"{texts.get(word[:1], ';')}{word}:{needs}{''.join(pairs)};"

    def rule(self, index: int, rule: Rule) -> None:
        self.named(rule)
        if rule.kind in _IN_SENTENCES:
            for text in rule.find:
                if not text.startswith("@"):
                    role = RULE if rule.kind == "phrase" else ASKED
                    self.anchored(index, text, rule.mark, role)
                elif self.known(text, rule.mark):
                    self.data["from_signals"].setdefault(str(index), []).append(text[1:])
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

    def known(self, text: str, mark: Mark | None, before: int | None = None) -> bool:
        """Whether there is such a signal; for a signal, by its number, one defined before it."""
        number = self.signals.get(text[1:])
        if number is None:
            hint = self.hint(text[1:], self.signals).replace("`", "`@", 1)
            self.fault(mark, f"There is no signal `{text}`.{hint}", text)
            return False
        if before is not None and number >= before:
            self.fault(mark, f"The signal `{text}` must be defined before it is used here.", text)
            return False
        return True

    def fault(self, mark: Mark | None, message: str, text: str = "") -> None:
        place = self.read.places.get(text, mark) or Mark("", 1, 1)
        self.faults.append(Fault(place, message))

    def anchored(self, owner: int, text: str, mark: Mark | None, role: int) -> None:
        """Put a phrase under the words that call for it."""
        for number in self.phrases(text, mark):
            found = self.found[number]
            anchor = self.needs[found.needs[0]]
            if anchor.words == _NOTHING and role != CONDITION:
                self.fault(mark, f"“{text}” needs at least one whole word.", text)
                continue
            owners = found.owners[role]
            if not owners:
                anchor.phrases[role].append(number)
            if owner not in owners:
                owners.append(owner)

    def phrases(self, text: str, mark: Mark | None) -> Iterator[int]:
        """The numbers of a phrase's alternatives, each compiled once however often it is used."""
        try:
            found = alternatives(parse(text), self.classes)
            for items in found:
                if items not in self.phrase_numbers:
                    needs = sorted(dict.fromkeys(self.classes.needs(items)), key=cost)
                    if not needs or any(map(is_partial, needs[0])):
                        needs.insert(0, frozenset(_NOTHING))
                    self.phrase_numbers[items] = len(self.found)
                    numbers = [self.need(need) for need in needs]
                    self.found.append(_Found(self.table.phrase(items), numbers, ([], [], [])))
        except PhraseFault as fault:
            self.fault(mark, f"In the phrase “{text}”: {fault.message}", text)
            return
        yield from (self.phrase_numbers[items] for items in found)

    def need(self, words: Iterable[str]) -> int:
        key = tuple(sorted(words))
        if key not in self.need_numbers:
            number = self.need_numbers[key] = len(self.needs)
            self.needs.append(_Need(key, ([], [], [])))
            for words in key:
                first, _, second = words.partition(" ")
                followed = self.words.setdefault(first, {})
                for word in written(second):
                    followed.setdefault(word, []).append(number)
                self.starred(first)
        return self.need_numbers[key]

    def starred(self, word: str) -> None:
        """Note how words begin or end that are known by that."""
        table, key = ("stems", word[:3]) if word.endswith("*") else ("ends", word[-2:])
        if "*" in word:
            known = self.data[table].setdefault(key, [])
            if word.strip("*") not in known:
                known.append(word.strip("*"))

    def order_needs(self) -> None:
        """The most common first: a set of needs is a number, and small ones are compared fast."""
        uses = Counter(number for found in self.found for number in found.needs[1:])
        order = sorted(range(len(self.needs)), key=lambda number: -uses[number])
        new = {number: at for at, number in enumerate(order)}
        met = (numbers for followed in self.words.values() for numbers in followed.values())
        for numbers in (*(found.needs for found in self.found), *met):
            numbers[:] = [new[number] for number in numbers]
        self.needs = [self.needs[number] for number in order]
        self.data["needs"] = len(uses)

    def conditions(
        self, table: str, index: int, texts: Iterable[str], mark: Mark | None, before: int | None = None
    ) -> None:  # fmt: skip
        signals: list[str] = []
        owner = self.owners
        for text in texts:
            if not text.startswith("@"):
                self.anchored(owner, text, mark, CONDITION)
            elif self.known(text, mark, before):
                signals.append(text[1:])
        if texts:
            self.owners += 1
            self.data[table][str(index)] = [owner, signals]


def _elsewhere(rules: Iterable[Rule]) -> dict[str, dict[str, bool]]:
    """By severity, which `when`s hold for a letter of which nothing else is known.

    Most letters that a command reads are such, and reading a condition takes longer than the letter.
    """
    conditions = [r.when for r in rules if r.when and "locale" not in Expression(r.when).names]
    return {
        severity: {
            condition: met(condition, fact_values(FOREIGN._replace(severity=severity)))
            for condition in conditions
        }
        for severity in ("", "light", "serious", "grave")
    }


def _joined(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _row(rule: Rule) -> list[Any]:
    """All but its place in the file; as `book` reads it back."""
    if rule.kind in (*_IN_SENTENCES, "pattern"):  # compiled, so the texts are of no more use
        rule = rule._replace(find=(), with_=(), unless=())
    weak, strong = ([example.text for example in each] for each in (rule.weak, rule.strong))
    return [*rule._replace(weak=(), strong=(), mark=None), weak, strong]
