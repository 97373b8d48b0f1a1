"""The rules made ready to read with."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from wizard.checks.matcher import Groups, Matcher, unpacked
from wizard.checks.rule import Example, Kind, Rule
from wizard.checks.tokens import Tokens, forms
from wizard.text.strict_yaml import Fault, FaultyFile, content
from wizard.text.yaml_cache import BUILT

_VERSION = b"rules 5\n"


class Heard(NamedTuple):
    """A sentence as phrases look at it: its words in order, as a set, and the needs that they meet.

    words also holds what short forms may mean and the stems ("apolog*") that they begin with. needs
    is a set of bits, one for each need of the book. called: the words that call for phrases.
    """

    tokens: Tokens
    words: set[str]
    needs: int
    called: list[Word]


class Word(NamedTuple):
    """What the book knows of a word: the needs it meets, as bits, and the phrases it is the anchor of."""

    needs: int
    phrases: list[int]


class Phrase(NamedTuple):
    """A phrase to be looked for, what it needs, and the rules and signals that it stands for."""

    number: int
    needs: int
    matcher: Matcher
    stands_for: list[int]


class Conditions:
    """Phrases of which one must be, or none may be, in a sentence; and signals that do as well."""

    __slots__ = ("_book", "_numbers", "_ready", "_signals")

    def __init__(self, book: RuleBook, numbers: Sequence[int], signals: Iterable[str]) -> None:
        self._book = book
        self._numbers = numbers
        self._signals = frozenset(signals)
        self._ready: list[tuple[int, Matcher]] | None = None

    def met(self, heard: Heard, given: set[str]) -> bool:
        """Whether the sentence holds one of them."""
        if not self._signals.isdisjoint(given):
            return True
        if self._ready is None:
            self._ready = [(p.needs, p) for p in map(self._book.phrase, self._numbers)]
        tokens, _, there, _ = heard
        return any(needs & there == needs and phrase.is_in(tokens) for needs, phrase in self._ready)


class RuleBook:
    """All rules, ready to read with. Made by `load_rules`; never changed afterwards.

    What a phrase stands for is a number: that of a rule, or beyond those of a signal. Phrases are
    made ready when a sentence first holds their rarest word.
    """

    def __init__(self, rules: Sequence[Rule], data: dict[str, Any]) -> None:
        self.rules = tuple(rules)
        self.data = data
        self.signals: list[str] = data["signals"]
        self.groups = Groups(data["classes"])
        self.by_id = {rule.id: index for index, rule in enumerate(self.rules)}
        self._packed_words: dict[str, str] = data["words"]
        self.from_signals: dict[str, list[int]] = data["from_signals"]
        self.unless = self._conditions("unless")
        self.with_ = self._conditions("with")
        self.signal_refs = {int(key): names for key, names in data["signal_refs"].items()}
        self.patterns = {
            int(key): [re.compile(source) for source in sources]
            for key, sources in data["patterns"].items()
        }
        self._by_kind: dict[tuple[Kind, ...], list[tuple[int, Rule]]] = {}
        self._words: dict[str, Word] = {}
        self._phrases: list[Phrase | None] = [None] * len(data["phrases"])

    def of_kind(self, *kinds: Kind) -> list[tuple[int, Rule]]:
        """The rules of these kinds and their numbers, in order."""
        if kinds not in self._by_kind:
            self._by_kind[kinds] = [
                (number, rule) for number, rule in enumerate(self.rules) if rule.kind in kinds
            ]
        return self._by_kind[kinds]

    def _conditions(self, table: str) -> dict[int, Conditions]:
        return {int(key): Conditions(self, *parts) for key, parts in self.data[table].items()}

    def phrase(self, number: int) -> Matcher:
        """The phrase of this number."""
        return self._phrase(number).matcher

    def _phrase(self, number: int) -> Phrase:
        phrase = self._phrases[number]
        if phrase is None:
            steps, needs, stands_for = unpacked(self.data["phrases"][number])
            bits = _bits(needs)
            phrase = Phrase(number, bits, Matcher(steps, bits, self.groups), stands_for)
            self._phrases[number] = phrase
        return phrase

    def phrases(self, word: Word) -> list[Phrase]:
        """The phrases to be looked for where this word is."""
        return [self._phrases[number] or self._phrase(number) for number in word.phrases]

    def _word(self, word: str) -> Word | None:
        """What is known of a word; None for the many of which nothing is."""
        packed = self._packed_words.get(word)
        if packed is None:
            return None
        needs, phrases = unpacked(packed)
        known = self._words[word] = Word(_bits(needs), phrases)
        return known

    def answer_phrases(self, text: str) -> Iterable[Matcher]:
        """The phrases that an answer rule means by one of its lines."""
        return map(self.phrase, self.data["answers"].get(text, ()))

    def heard(self, tokens: Tokens) -> Heard:
        """A sentence made ready for phrases to be looked for."""
        words = forms(tokens.words)
        stems = self.data["stems"]
        for head in stems.keys() & {word[:3] for word in words}:
            for stem in stems[head]:
                if any(word.startswith(stem) for word in words):
                    words.add(stem + "*")
        needs = 0
        called = []
        for text in words:
            word = self._words.get(text) or self._word(text)
            if word is not None:
                needs |= word.needs
                if word.phrases:
                    called.append(word)
        return Heard(tokens, words, needs, called)


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def load_rules(
    shipped: Iterable[Path], own: Iterable[Path] = (), cache: Path | None = None
) -> RuleBook:
    """The rules of the program's folder, then those of the user's files.

    The latter add, replace by id, or switch off; a failing example of theirs is a fault of the
    file. The program's own are proven by its tests and by `proof.failures`. With `cache`, a folder,
    the compiled rules are kept there by the hash of every file, so that a start need not read
    YAML; the program's own may come compiled with the package. Raises FaultyFile.
    """
    ours, theirs = _files(shipped), _files(own)
    kept = f"rules-{_key(ours, theirs)}.json"
    for folder in (BUILT, cache):
        stored = _stored(folder / kept) if folder is not None else None
        if stored is not None:
            return stored
    book = _made(ours, theirs, cache)
    if cache is not None:
        from wizard.text.yaml_cache import keep

        keep(cache / kept, json.dumps(book.data, ensure_ascii=False))
    return book


def _made(ours: Sequence[Path], theirs: Sequence[Path], cache: Path | None) -> RuleBook:
    from wizard.checks.compile import compiled_rules
    from wizard.checks.rule_file import Read, add_files

    read = Read()
    add_files(read, ours, cache, own=True)
    before = dict(read.rules)
    add_files(read, theirs, None, own=False)
    data, faults = compiled_rules(read)
    faults = read.faults + faults
    book = RuleBook(tuple(read.rules.values()), data)
    if theirs and not faults:
        from wizard.checks.proof import failures

        added = [rule for name, rule in read.rules.items() if before.get(name) is not rule]
        faults = list(failures(book, added))
    if faults:
        raise FaultyFile(tuple(map(_with_its_line, faults)))
    return book


def _with_its_line(fault: Fault) -> Fault:
    """The fault with the line of the file that it is about."""
    try:
        lines = Path(fault.mark.file).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return fault
    number = fault.mark.line - 1
    return fault._replace(line=lines[number]) if not fault.line and number < len(lines) else fault


def _files(places: Iterable[Path]) -> tuple[Path, ...]:
    """The files of these files and folders, in order; a folder's by name."""
    found: list[Path] = []
    for place in places:
        found.extend(sorted(place.glob("*.yaml")) if place.is_dir() else [place])
    return tuple(found)


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
        return RuleBook([_rule(row) for row in data["rules"]], data)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _rule(row: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    for key in ("weak", "strong"):
        values[key] = tuple(Example(text) for text in row[key])
    return Rule(**values)
