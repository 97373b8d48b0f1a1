"""The rules made ready to read with."""

from __future__ import annotations

import json
import re
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from wizard.checks.matcher import ROLES, Choices, Phrase, numbers
from wizard.checks.rule import Example, Kind, Rule
from wizard.checks.tokens import MEANS, NUMBER, Tokens
from wizard.text.strict_yaml import content
from wizard.text.yaml_cache import BUILT
from wizard.text.yaml_nodes import Fault, FaultyFile

_VERSION = "rules 12"
_MOST_WORDS = 20_000
"""Words that the book remembers what it knows of."""


Called = list[tuple[int, Phrase]]
"""Phrases to be tried, each with its needs."""


class Word:
    """The needs that a word meets: those that phrases are tried by, as bits; those that call for any.

    called: the phrases by role, once they have been made. pairs: by the word after it, what is known
    of the two together; a text of needs until it is made ready.
    """

    __slots__ = ("called", "calling", "needs", "pairs")

    def __init__(self, needs: int, calling: list[int], pairs: dict[str, Word | str]) -> None:
        self.needs = needs
        self.calling = calling
        self.called: list[Called | None] = [None] * len(ROLES)
        self.pairs = pairs


class Heard(NamedTuple):
    """The needs that no word of a sentence meets, as bits, and its words that call for phrases."""

    lacking: int
    words: list[Word]


class Condition(NamedTuple):
    """Of its phrases and signals one must be, or none may be, in a sentence."""

    owner: int  # the number that its phrases stand for
    signals: tuple[str, ...]


class RuleBook:
    """All rules, ready to read with. Made by `load_rules`; never changed afterwards.

    What a phrase stands for is a number: that of a rule, or beyond those of a signal, or beyond those
    of a condition. Phrases are made ready when a sentence first holds their rarest words.
    """

    def __init__(self, rules: Sequence[Rule], data: dict[str, Any]) -> None:
        self.rules = tuple(rules)
        self.data = data
        self._by_kind: dict[tuple[Kind, ...], list[tuple[int, Rule]]] = {}
        self.by_id = {rule.id: index for index, rule in enumerate(self.rules)}
        self.signals = {name: i for i, name in enumerate(data["signals"], len(self.rules))}
        self.signal_refs: dict[int, list[str]] = _by_number(data["signal_refs"])
        self.with_, self.unless = _conditions(data["with"]), _conditions(data["unless"])
        self.patterns = {
            int(key): [re.compile(source) for source in sources]
            for key, sources in data["patterns"].items()
        }
        self.from_signals: dict[int, list[str]] = _by_number(data["from_signals"])
        self.asking = [
            (number, rule) for number, rule in self.of_kind("phrase") if number in self.from_signals
        ]
        self._texts: dict[str, str] = data["texts"]
        self._choices = Choices(self._texts["choices"].split(";"))
        self._packed_phrases: list[str] = self._texts["phrases"].split(";")
        self._phrases: list[Phrase | None] = [None] * len(self._packed_phrases)
        self._all_needs = (1 << data["needs"]) - 1
        self._calls = self._texts["needs"].split(";")
        self._called: list[dict[int, list[tuple[int, Phrase]]]] = [{} for _ in ROLES]
        self._words: dict[str, Word] = {}
        self._alike: dict[tuple[str, ...], Word] = {}  # those of which nothing else is known
        self._sources: dict[int, frozenset[int] | None] = {}

    def of_kind(self, *kinds: Kind) -> list[tuple[int, Rule]]:
        """The rules of these kinds and their numbers, in order."""
        if kinds not in self._by_kind:
            self._by_kind[kinds] = [
                (number, rule) for number, rule in enumerate(self.rules) if rule.kind in kinds
            ]
        return self._by_kind[kinds]

    def phrases(self, numbers: Iterable[int]) -> list[Phrase]:
        """The phrases of these numbers."""
        return [self._phrases[number] or self._phrase(number) for number in numbers]

    def _phrase(self, number: int) -> Phrase:
        needs, _, packed = self._packed_phrases[number].partition(":")
        phrase = Phrase(packed, self._choices, _bits(numbers(needs)))
        self._phrases[number] = phrase
        return phrase

    def answer_phrases(self, text: str) -> list[Phrase]:
        """The phrases that an answer rule means by one of its lines."""
        return self.phrases(self.data["answers"].get(text, ()))

    def sources(self, index: int) -> frozenset[int] | None:
        """What a rule or signal cannot be without: itself, or signals it refers to; None if a feature."""
        if index not in self._sources:
            found: frozenset[int] | None = frozenset((index,))
            for name in (*self.from_signals.get(index, ()), *self.signal_refs.get(index, ())):
                other = self.sources(self.signals[name]) if name in self.signals else None
                found = found | other if found is not None and other is not None else None
            self._sources[index] = found
        return self._sources[index]

    def heard(self, tokens: Tokens) -> Heard:
        """What the words of a sentence call for."""
        known = self._words
        if len(known) > _MOST_WORDS:
            known.clear()
        needs = 0
        calling = []
        for text in ("", *tokens.each):
            word = known.get(text)
            if word is None:
                word = known[text] = self._known(text)
            needs |= word.needs
            if word.calling:
                calling.append(word)
        for first, second in pairwise(tokens.words):
            pair = known[first].pairs.get(second)
            if pair is None:
                continue
            if isinstance(pair, str):
                pair = known[first].pairs[second] = self._word(set(numbers(pair)), {})
            needs |= pair.needs
            if pair.calling:
                calling.append(pair)
        return Heard(self._all_needs & ~needs, calling)

    def _known(self, text: str) -> Word:
        """What is known of a word, alone and before others."""
        packed = tuple(filter(None, map(self._packed, self._names(text))))
        if packed not in self._alike:
            self._alike[packed] = self._unpacked(packed)
        return self._alike[packed]

    def _unpacked(self, packed: Iterable[str]) -> Word:
        found: set[int] = set()
        pairs: dict[str, Word | str] = {}
        for each in packed:
            own, *followed = each.split("|")
            found.update(numbers(own))
            for pair in followed:
                second, _, more = pair.partition(" ")
                pairs[second] = f"{pairs[second]} {more}" if second in pairs else more
        return self._word(found, pairs)

    def _names(self, text: str) -> Iterator[str]:
        """What a word is known as: itself, what it is short for, "apolog*", "*ed", a number."""
        stems, ends = self.data["stems"], self.data["ends"]
        for word in (text, *MEANS.get(text, ())):
            yield word
            yield from (f"{stem}*" for stem in stems.get(word[:3], ()) if word.startswith(stem))
        yield from (f"*{end}" for end in ends.get(text[-2:], ()) if text.endswith(end))
        if text[:1].isdigit():
            yield NUMBER

    def _word(self, found: AbstractSet[int], pairs: dict[str, Word | str]) -> Word:
        needs = _bits(number for number in found if number < self.data["needs"])
        calling = [number for number in found if self._calls[number]]
        return Word(needs, calling, pairs)

    def called(self, heard: Heard, role: int) -> list[Phrase]:
        """The phrases in this role (see `ROLES`) that a sentence may hold, each once."""
        lacking, words = heard
        found: dict[Phrase, None] = {}
        for word in words:
            called = word.called[role]
            if called is None:
                called = self._call(word, role)
            for needs, phrase in called:
                if not needs & lacking:
                    found[phrase] = None
        return list(found)

    def _call(self, word: Word, role: int) -> Called:
        wanted = [n for need in word.calling for n in numbers(self._calls[need].split(":")[role])]
        called = word.called[role] = [(phrase.needs, phrase) for phrase in self.phrases(wanted)]
        return called

    def _packed(self, word: str) -> str:
        """The needs of a word, or "". Looking for them costs less than making a table of them all."""
        text = self._texts.get(word[:1], "")
        start = f";{word}:"
        at = text.find(start)
        return text[at + len(start) : text.index(";", at + 1)] if at >= 0 else ""


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def _by_number(table: Mapping[str, Any]) -> dict[int, Any]:
    """JSON has texts for keys."""
    return {int(key): value for key, value in table.items()}


def _conditions(table: Mapping[str, Any]) -> dict[int, Condition]:
    return {int(key): Condition(owner, tuple(names)) for key, (owner, names) in table.items()}


def load_rules(
    shipped: Iterable[Path], own: Iterable[Path] = (), cache: Path | None = None
) -> RuleBook:
    """The rules of the program's folder, then those of the user's files.

    The latter add, replace by id, or switch off; a failing example of theirs is a fault of the
    file. The program's own are proven by its tests and by `proof.failures`. With `cache`, a folder,
    the compiled rules are kept there with the size and time of every file, as Python keeps modules,
    so that a start need not read YAML; the program's own may come compiled with the package. Raises
    FaultyFile.
    """
    ours, theirs = _files(shipped), _files(own)
    stamps = _stamps(ours, theirs)
    name = _name(stamps)
    stored = _stored(BUILT / name) or (_stored(cache / name, stamps) if cache else None)
    if stored is not None:
        return stored
    book = _made(ours, theirs, cache)
    if cache is not None:
        from wizard.text.yaml_cache import keep

        keep(cache / name, _written(book.data | {"files": stamps}))
    return book


def _made(ours: Sequence[Path], theirs: Sequence[Path], cache: Path | None) -> RuleBook:
    try:
        return _proven(ours, theirs, cache)
    except FaultyFile as faulty:
        raise FaultyFile(tuple(_with_their_lines(faulty.faults))) from None


def _proven(ours: Sequence[Path], theirs: Sequence[Path], cache: Path | None) -> RuleBook:
    from wizard.checks.compile import compiled_rules
    from wizard.checks.house_words import CATEGORY
    from wizard.checks.rule_file import Read, add_files

    read = Read()
    add_files(read, ours, cache, own=True)
    before = dict(read.rules)
    add_files(read, theirs, None, own=False)
    if read.faults:  # told at once: a start with such a file need not wait for all the others
        raise FaultyFile(tuple(read.faults))
    data, faults = compiled_rules(read)
    book = RuleBook(tuple(read.rules.values()), data)
    if theirs and not faults:
        from wizard.checks.proof import failures

        added = [
            rule
            for name, rule in read.rules.items()
            if before.get(name) is not rule and rule.category != CATEGORY
        ]
        faults = list(failures(book, added))
    if faults:
        raise FaultyFile(tuple(faults))
    return book


def _with_their_lines(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults with the lines of the files that they are about."""
    files: dict[str, list[str]] = {}
    for fault in faults:
        lines = files.get(fault.mark.file)
        if lines is None:
            try:
                lines = content(Path(fault.mark.file)).decode("utf-8").splitlines()
            except (FaultyFile, ValueError):
                lines = []
            files[fault.mark.file] = lines
        number = fault.mark.line - 1
        there = not fault.line and number < len(lines)
        yield fault._replace(line=lines[number]) if there else fault


def _files(places: Iterable[Path]) -> tuple[Path, ...]:
    """The files of these files and folders, in order; a folder's by name."""
    found: list[Path] = []
    for place in places:
        found.extend(sorted(place.glob("*.yaml")) if place.is_dir() else [place])
    return tuple(found)


Stamps = list[list[list[Any]]]
"""Of the program's files and of the user's: name, size in bytes, time of the last change in ns."""


def _stamps(ours: Sequence[Path], theirs: Sequence[Path]) -> Stamps:
    """Those of every file; one that is not there has none like it, so that reading it says so."""
    found: Stamps = []
    for group in (ours, theirs):
        stamps = []
        for file in group:
            try:
                about = file.stat()
                stamps.append([str(file), about.st_size, about.st_mtime_ns])
            except OSError:
                stamps.append([str(file), -1, 0])
        found.append(stamps)
    return found


def _name(stamps: Stamps) -> str:
    """The name of the file for compiled rules: the same wherever and whenever the files were put."""
    known = [[(Path(name).name, size) for name, size, _ in group] for group in stamps]
    return f"rules-{crc32(json.dumps([_VERSION, known]).encode()):08x}.json"


def _written(data: dict[str, Any]) -> str:
    """The data as a line of JSON, and each of the long texts on a line of its own: read as they are."""
    texts: dict[str, str] = data["texts"]
    return "\n".join((json.dumps(data | {"texts": list(texts)}), *texts.values()))


def _stored(file: Path, stamps: Stamps | None = None) -> RuleBook | None:
    """The compiled rules, or None where they are missing, damaged, or of files with other stamps."""
    try:
        first, *texts = file.read_text(encoding="utf-8").split("\n")
        data = json.loads(first)
        data["texts"] = dict(zip(data["texts"], texts, strict=True))
        same = stamps is None or data["files"] == stamps
        return RuleBook([_rule(row) for row in data["rules"]], data) if same else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _rule(row: Sequence[Any]) -> Rule:
    """A rule as `compile` keeps it."""
    *values, weak, strong = (tuple(v) if isinstance(v, list) else v for v in row)
    weak, strong = tuple(map(Example, weak)), tuple(map(Example, strong))
    return Rule._make(values)._replace(weak=weak, strong=strong)
