"""The rules made ready: each phrase under the rarest word it cannot do without."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from wizard.checks.features import FEATURES
from wizard.checks.phrase import Classes, Phrase, PhraseFault, compiled
from wizard.checks.rule import Example, Rule, Signal
from wizard.checks.rule_file import Read, add_files, rule_files
from wizard.text.strict_yaml import Fault, FaultyFile, Mark, content
from wizard.text.yaml_cache import BUILT

_VERSION = b"rules 1\n"
_WORD = re.compile(r"\w+")
SPECIAL_ANSWERS = ("headline", "name")
"""What an answer rule may find beside phrases."""
_IN_SENTENCES = ("phrase", "count", "required")


class Conditions:
    """Phrases of which one must be, or none may be, in a sentence; and the signals that do as well."""

    __slots__ = ("phrases", "signals")

    def __init__(self, phrases: tuple[Phrase, ...], signals: frozenset[str]) -> None:
        self.phrases = phrases
        self.signals = signals

    def met(self, low: str, words: set[str], given: set[str]) -> bool:
        """Whether the sentence holds one of them."""
        if not self.signals.isdisjoint(given):
            return True
        return any(
            p.may_be_in(words) and p.search.search(low) for p in self.phrases if p.anchored(words)
        )


class RuleBook:
    """All rules, ready to read with. Made by `load_rules`; never changed afterwards."""

    def __init__(
        self, rules: Sequence[Rule], signals: Sequence[Signal], lists: dict[str, tuple[str, ...]],
        needs: dict[str, list[list[str]]] | None = None,
    ) -> None:  # fmt: skip
        self.rules = tuple(rules)
        self.signals = tuple(signals)
        self.lists = lists
        self.classes = Classes(lists)
        self.needs = needs if needs is not None else {}
        self.anchors: dict[str, list[tuple[int, Phrase]]] = {}
        self.stems: dict[str, list[str]] = {}
        self.unless: dict[int, Conditions] = {}
        self.with_: dict[int, Conditions] = {}
        self.signal_refs: dict[int, list[str]] = {}
        self.from_signals: dict[str, list[int]] = {}
        self.answer_phrases: dict[str, Phrase] = {}
        self.verbs = frozenset(lists.get("finite-verb", ()))
        self.patterns: dict[int, list[re.Pattern[str]]] = {}
        self.faults: list[Fault] = []
        self.by_id = {rule.id: index for index, rule in enumerate(self.rules)}
        self._names = {s.name for s in signals} | set(FEATURES)
        for index, rule in enumerate(self.rules):
            self._take(index, rule)
        # Signals come after the rules in the one numbering of what a phrase stands for.
        for index, signal in enumerate(self.signals, len(self.rules)):
            for text in signal.find:
                if not text.startswith("@"):
                    self._add(index, text, signal.mark)
                elif self._signal(text, signal.mark):
                    self.signal_refs.setdefault(index, []).append(text[1:])
            self._conditions(self.with_, index, signal.with_, signal.mark)
            self._conditions(self.unless, index, signal.unless, signal.mark)

    def _take(self, index: int, rule: Rule) -> None:
        if rule.kind in _IN_SENTENCES:
            for text in rule.find:
                if text.startswith("@"):
                    if self._signal(text, rule.mark):
                        self.from_signals.setdefault(text[1:], []).append(index)
                else:
                    self._add(index, text, rule.mark)
        elif rule.kind == "answer":
            for text in rule.find:
                phrase = None if text in SPECIAL_ANSWERS else self.phrase(text, rule.mark)
                if phrase is not None:
                    self.answer_phrases[text] = phrase
                    self._stems_of(phrase)
        elif rule.kind == "pattern":
            self.patterns[index] = [re.compile(source) for source in rule.find]
        self._conditions(self.with_, index, rule.with_, rule.mark)
        self._conditions(self.unless, index, rule.unless, rule.mark)
        for name in (*rule.near, *rule.after):
            self._signal(f"@{name}", rule.mark)

    def _signal(self, text: str, mark: Mark | None) -> bool:
        if text[1:] in self._names:
            return True
        from wizard.text.spans import nearest

        near = nearest(text[1:], self._names)
        hint = f" Did you mean `@{near}`?" if near else ""
        self._fault(mark, f"There is no signal `{text}`.{hint}")
        return False

    def _fault(self, mark: Mark | None, message: str) -> None:
        self.faults.append(Fault(mark or Mark("", 1, 1), message))

    def phrase(self, text: str, mark: Mark | None) -> Phrase | None:
        """A compiled phrase, its needs taken from the store where it has them."""
        stored = self.needs.get(text)
        if stored is not None:
            first, *rest = (frozenset(need) for need in stored)
            return Phrase(text, first, tuple(rest), self.classes)
        try:
            phrase = compiled(text, self.classes)
        except PhraseFault as fault:
            self._fault(mark, f"In the phrase “{text}”: {fault.message}")
            return None
        self.needs[text] = [sorted(phrase.anchor), *(sorted(need) for need in phrase.needs)]
        return phrase

    def _add(self, index: int, text: str, mark: Mark | None) -> None:
        phrase = self.phrase(text, mark)
        if phrase is None:
            return
        if not phrase.anchor:
            message = f"“{text}” needs at least one whole word."
            self._fault(mark, message)
        for word in phrase.anchor:
            self.anchors.setdefault(word, []).append((index, phrase))
        self._stems_of(phrase)

    def _stems_of(self, phrase: Phrase) -> None:
        for word in (*phrase.anchor, *(w for need in phrase.needs for w in need)):
            if word.endswith("*"):
                stems = self.stems.setdefault(word[:3], [])
                if word[:-1] not in stems:
                    stems.append(word[:-1])

    def words(self, low: str) -> set[str]:
        """The words of a sentence in lower case, and the stems ("apolog*") that they begin with."""
        words = set(_WORD.findall(low))
        for head in self.stems.keys() & {word[:3] for word in words}:
            for stem in self.stems[head]:
                if any(word.startswith(stem) for word in words):
                    words.add(stem + "*")
        return words

    def _conditions(
        self, table: dict[int, Conditions], index: int, texts: Iterable[str], mark: Mark | None
    ) -> None:
        phrases, signals = [], []
        for text in texts:
            if text.startswith("@"):
                if self._signal(text, mark):
                    signals.append(text[1:])
                continue
            phrase = self.phrase(text, mark)
            if phrase is not None:
                phrases.append(phrase)
                self._stems_of(phrase)
        if phrases or signals:
            table[index] = Conditions(tuple(phrases), frozenset(signals))


def load_rules(
    shipped: Iterable[Path], own: Iterable[Path] = (), cache: Path | None = None
) -> RuleBook:
    """The rules of the program's folder, then those of the user's files.

    The latter add, replace by id, or switch off; a failing example of theirs is a fault of the
    file. The program's own are proven by its tests and by `proof.failures`. With `cache`, a folder,
    the compiled rules are kept there by the hash of every file, so that a start need not read
    YAML; the program's own may come compiled with the package. Raises FaultyFile.
    """
    ours, theirs = rule_files(shipped), rule_files(own)
    kept = f"rules-{_key(ours, theirs)}.json"
    for folder in (BUILT, cache):
        stored = _stored(folder / kept) if folder is not None else None
        if stored is not None:
            return stored
    read = Read()
    add_files(read, ours, cache, own=True)
    before = dict(read.rules)
    add_files(read, theirs, None, own=False)
    book = RuleBook(tuple(read.rules.values()), tuple(read.signals.values()), read.classes)
    faults = read.faults + book.faults
    if not faults and theirs:
        from wizard.checks.proof import failures

        added = [rule for name, rule in read.rules.items() if before.get(name) is not rule]
        faults = list(failures(book, added))
    if faults:
        raise FaultyFile(tuple(faults))
    if cache is not None:
        _store(cache / kept, book)
    return book


def _key(ours: Sequence[Path], theirs: Sequence[Path]) -> str:
    digest = hashlib.sha256(_VERSION)
    for group in (ours, theirs):
        for file in group:
            data = content(file)
            digest.update(f"{file.name}\0{len(data)}\0".encode())
            digest.update(data)
        digest.update(b"\0\0")
    return digest.hexdigest()


def _stored(file: Path) -> RuleBook | None:
    """The compiled rules, or None where they are missing or damaged."""
    try:
        data = json.loads(file.read_bytes())
        rules = [_rule(row) for row in data["rules"]]
        signals = [
            Signal(name, tuple(find), tuple(with_), tuple(unless))
            for name, find, with_, unless in data["signals"]
        ]
        lists = {name: tuple(words) for name, words in data["classes"].items()}
        book = RuleBook(rules, signals, lists, data["needs"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return None if book.faults else book


_PLAIN = tuple(f.name for f in fields(Rule) if f.name != "mark")


def _rule(row: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    for key in ("weak", "strong"):
        values[key] = tuple(Example(text) for text in row[key])
    return Rule(**values)


def _row(rule: Rule) -> dict[str, Any]:
    row = {name: getattr(rule, name) for name in _PLAIN}
    for key in ("weak", "strong"):
        row[key] = [example.text for example in row[key]]
    return row


def _store(file: Path, book: RuleBook) -> None:
    """Keep the compiled rules; a folder that cannot be written to only costs time."""
    import os
    import tempfile

    data = {
        "rules": [_row(rule) for rule in book.rules],
        "signals": [[s.name, s.find, s.with_, s.unless] for s in book.signals],
        "classes": book.lists,
        "needs": book.needs,
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(data, stream, ensure_ascii=False)
        Path(name).replace(file)
    except OSError:
        return
