"""The phrase language of the rules: words that must follow one another, and how to find them fast.

    words            in this order, with white space, line ends or punctuation between
    (a/b c)          one of these          [a/b]   one of these or nothing
    <class>          one of a shared list  ~3      up to three words between
    apolog*  *ed     every word that begins, that ends so
    +                a number in figures
    ^  $             the start, the end of the sentence

Case, curly quotes and line ends make no difference, and "we are" finds "we're" too. A phrase becomes
a regular expression whose every repetition is bounded and parts words from what is no word, so its
time grows with the text and no faster. Before it runs, the words it cannot do without are looked up
in the set of the sentence's words, so it hardly ever runs in vain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

LONGEST = 1_000
DEEPEST = 6
WIDEST_GAP = 20
"""All gaps of one phrase together, in words."""

# What is left of a word when it melts into its neighbour: "we'll" is "we" and "ll", "hasn't" "hasn" and "t".
_LEFT_OF = {
    word: frozenset(forms.split())
    for word, forms in {
        "am": "am m", "are": "are aren re", "is": "is isn s", "was": "was wasn", "were": "were weren",
        "will": "will won ll", "would": "would wouldn d", "have": "have haven ve", "has": "has hasn s",
        "had": "had hadn d", "do": "do don", "does": "does doesn", "did": "did didn", "can": "can cannot",
        "could": "could couldn", "should": "should shouldn", "must": "must mustn", "need": "need needn",
        "not": "not t cannot",
    }.items()
}  # fmt: skip
_COMMON = {
    word: weight
    for weight, words in (
        (40, "the a an to of and in for on i we you your our my it this that is with be"),
        (15, "at by from as us me so all any if but no or when what there which who been one"),
        (
            25,
            "am are is was were will would have has had do does did can could should must not t s ll",
        ),
        (8, "up out about more can after before then than their they he she his her its very"),
        (4, "sorry apologise apologize order today please time now day get made make know let new"),
    )
    for word in words.split()
}
_MELTED = {
    "am": "'m", "are": "'re", "is": "'s", "has": "'s", "have": "'ve", "will": "'ll",
    "would": "'d", "had": "'d", "not": "n't",
}  # fmt: skip
_WHOLE = {"will not": ("will not", "won't"), "can not": ("can not", "cannot", "can't")}
_TOKEN = re.compile(r"\s*(?:(~\d+)|(<[a-z-]+>)|([()\[\]/^$])|([^\s()\[\]/<>^$~]+))")
_PIECE = re.compile(r"\w+")
_STARRED = re.compile(r"[^\W\d_]{3,}\*|\*[^\W\d_]{2,}")
NUMBER = "+"

Need = frozenset[str]


class PhraseFault(ValueError):
    """A phrase that cannot be read. The message is a sentence; `column` counts from 0."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class _Item:
    """A step of a phrase: one of some sequences, or a gap, or an edge of the sentence."""

    choices: tuple[tuple[_Item, ...], ...] = ()
    word: str = ""
    group: str = ""  # the class this stands for
    optional: bool = False
    gap: int = 0
    edge: str = ""


Sequence_ = tuple[_Item, ...]


class Classes:
    """Shared word lists by name, each made into a pattern and a set of words once."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.lists = lists
        self._parsed: dict[str, tuple[Sequence_, ...]] = {}
        self._open: set[str] = set()
        self._needs: dict[str, Need | None] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.lists

    def choices(self, name: str) -> tuple[Sequence_, ...]:
        """The parsed phrases of one class."""
        if name not in self._parsed:
            if name not in self.lists:
                from wizard.text.spans import nearest

                near = nearest(name, self.lists)
                hint = f" Did you mean <{near}>?" if near else ""
                raise PhraseFault(f"There is no word class <{name}>.{hint}")
            if name in self._open:
                raise PhraseFault(f"The word class <{name}> holds itself.")
            self._open.add(name)
            try:
                parsed = tuple(parse(phrase) for phrase in self.lists[name])
                for sequence in parsed:
                    self.needs(sequence)
            finally:
                self._open.discard(name)
            self._parsed[name] = parsed
        return self._parsed[name]

    def need(self, name: str) -> Need | None:
        """Words one of which is in every text that holds the class; None where none is sure."""
        if name not in self._needs:
            self._needs[name] = _need_of_one(self.choices(name), self)
        return self._needs[name]

    def needs(self, sequence: Sequence_) -> list[Need]:
        """For each step that must be there, the words one of which the sentence must hold."""
        found: list[Need] = []
        for item in sequence:
            if item.optional or item.gap or item.edge:
                continue
            need = self.need(item.group) if item.group else _need_of_item(item, self)
            if need is not None:
                found.append(need)
        return found


def _need_of_item(item: _Item, classes: Classes) -> Need | None:
    if item.choices:
        return _need_of_one(item.choices, classes)
    if item.word.endswith("*"):
        return frozenset((item.word,))
    if item.word.startswith("*") or item.word == NUMBER:
        return None
    pieces: list[str] = _PIECE.findall(item.word)
    rarest = min(pieces, key=weight)
    return _LEFT_OF.get(rarest, frozenset((rarest,)))


def _need_of_one(choices: tuple[Sequence_, ...], classes: Classes) -> Need | None:
    words: set[str] = set()
    for sequence in choices:
        needs = classes.needs(sequence)
        if not needs:
            return None
        words |= min(needs, key=cost)
    return frozenset(words)


def weight(word: str) -> int:
    """How common a word is in letters: the rarer, the better it picks out a phrase."""
    return _COMMON.get(word, 1)


def cost(need: AbstractSet[str]) -> int:
    """How often a phrase with this need would be looked at in vain."""
    return sum(map(weight, need))


def parse(phrase: str) -> Sequence_:
    """The steps of a phrase. Raises `PhraseFault`."""
    if len(phrase) > LONGEST:
        raise PhraseFault(f"This phrase is longer than {LONGEST} characters.")
    tokens: list[tuple[str, int]] = []
    at = 0
    while phrase[at:].strip():
        match = _TOKEN.match(phrase, at)
        if match is None:
            raise PhraseFault(f"{phrase[at:].strip()[0]!r} has no meaning here.", at)
        tokens.append((match.group().strip(), at))
        at = match.end()
    choices, rest = _choices(tokens, 0, "", 0)
    if rest != len(tokens):
        raise PhraseFault(f"{tokens[rest][0]!r} closes nothing.", tokens[rest][1])
    if len(choices) > 1:
        return (_Item(choices=choices),)
    sequence = choices[0]
    if all(item.optional or item.gap or item.edge for item in sequence):
        raise PhraseFault("A phrase needs at least one word that must be there.")
    if sum(item.gap for item in sequence) > WIDEST_GAP:
        raise PhraseFault(f"The gaps of a phrase are at most {WIDEST_GAP} words wide together.")
    return sequence


def _choices(
    tokens: list[tuple[str, int]], at: int, closer: str, depth: int
) -> tuple[tuple[Sequence_, ...], int]:
    """The alternatives up to `closer`, and the place of what follows."""
    if depth > DEEPEST:
        raise PhraseFault(f"Brackets are more than {DEEPEST} deep.", tokens[at - 1][1])
    found: list[Sequence_] = []
    current: list[_Item] = []
    opened = tokens[at - 1][1] if at else 0
    while at < len(tokens):
        sign, column = tokens[at]
        if sign in (")", "]"):
            if sign != closer:
                break
            found.append(_checked(current, opened))
            return tuple(found), at + 1
        at += 1
        if sign == "/":
            found.append(_checked(current, column))
            current = []
        elif sign in ("(", "["):
            inner, at = _choices(tokens, at, ")" if sign == "(" else "]", depth + 1)
            current.append(_Item(choices=inner, optional=sign == "["))
        else:
            current.append(_single(sign, column))
    if closer:
        raise PhraseFault(f"The bracket is not closed with {closer!r}.", opened)
    found.append(_checked(current, 0))
    return tuple(found), at


def _checked(items: list[_Item], column: int) -> Sequence_:
    if not items:
        raise PhraseFault("There is nothing between the slashes or brackets.", column)
    merged: list[_Item] = []
    for item in items:
        pair = f"{merged[-1].word} {item.word}" if merged and item.word else ""
        if pair in _WHOLE:
            words = [tuple(_Item(word=w) for w in form.split()) for form in _WHOLE[pair]]
            merged[-1] = _Item(choices=tuple(words))
        else:
            merged.append(item)
    return tuple(merged)


def _single(token: str, column: int) -> _Item:
    if token[0] == "~":
        gap = int(token[1:])
        if not 1 <= gap <= WIDEST_GAP:
            raise PhraseFault(f"A gap is ~1 to ~{WIDEST_GAP} words wide.", column)
        return _Item(gap=gap)
    if token in ("^", "$"):
        return _Item(edge=token)
    if token[0] == "<":
        return _Item(group=token[1:-1])
    word = token.lower().replace("’", "'")
    if word == NUMBER:
        return _Item(word=word)
    if "*" in word and not _STARRED.fullmatch(word):
        message = "A star stands at the end of three letters or more, or before two or more."
        raise PhraseFault(message, column)
    if not _PIECE.search(word):
        raise PhraseFault(f"{token!r} is no word.", column)
    return _Item(word=word)


def pattern(sequence: Sequence_, classes: Classes) -> str:
    """The regular expression for lower-case text with plain quotes."""
    body = _pattern(sequence, classes, lead=False)
    return f"(?<!\\w){body}(?!\\w)"


def _pattern(sequence: Sequence_, classes: Classes, *, lead: bool) -> str:
    out = ""
    for item in sequence:
        if item.gap:
            out += f"(?:\\W+\\w+){{0,{item.gap}}}"
        elif item.edge == "^":
            out += r"(?<![\s\S])\W*"
        elif item.edge == "$":
            out += r"(?=\W*\Z)"
        elif item.optional and not lead:
            out += f"(?:{_one(item, classes, lead=False)}\\W+)?"
        elif item.optional:
            out += f"(?:{_one(item, classes, lead=True)})?"
        else:
            out += _one(item, classes, lead=lead)
            lead = True
    return out


def _one(item: _Item, classes: Classes, *, lead: bool) -> str:
    if item.word:
        body = _word(item.word)
        if not lead:
            return body
        short = _MELTED.get(item.word)
        return f"(?:\\W+{body}|{short})" if short else f"\\W+{body}"
    choices = classes.choices(item.group) if item.group else item.choices
    plain = [c for c in choices if len(c) == 1 and c[0].word and c[0].word not in _MELTED]
    rest = [c for c in choices if c not in plain]
    parts = [_pattern(choice, classes, lead=lead) for choice in rest]
    if plain:
        words = "|".join(_one(c[0], classes, lead=False) for c in plain)
        parts.append(f"\\W+(?:{words})" if lead else words)
    return f"(?:{'|'.join(parts)})"


def _word(word: str) -> str:
    if word == NUMBER:
        return r"\d+(?:[.,]\d+)*%?"
    if word.startswith("*"):
        return r"\w+" + re.escape(word[1:])
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word)


class Phrase:
    """One phrase ready to be looked for: the words it needs, and its pattern, made when first needed."""

    __slots__ = ("_classes", "_search", "needs", "text")

    def __init__(self, text: str, needs: tuple[Need, ...], classes: Classes) -> None:
        self.text = text
        self.needs = needs  # each of these sets shares a word with any sentence that holds it
        self._classes = classes
        self._search: re.Pattern[str] | None = None

    @property
    def search(self) -> re.Pattern[str]:
        """The compiled pattern, over lower-case folded text."""
        if self._search is None:
            self._search = re.compile(pattern(parse(self.text), self._classes))
        return self._search

    def may_be_in(self, words: set[str]) -> bool:
        """Whether the words it cannot do without are all there."""
        return not any(map(words.isdisjoint, self.needs))


def needs_of(text: str, classes: Classes) -> list[Need]:
    """What a phrase cannot do without, rarest first. Raises `PhraseFault`, also for unknown classes.

    A phrase of nothing but numbers and word ends needs nothing.
    """
    return sorted(classes.needs(parse(text)), key=cost)


def alternatives(text: str, classes: Classes) -> list[str]:
    """The phrases that one stands for which is nothing but a choice or a class; else itself.

    Looked for one by one, each only where its own words are, they cost less than all together.
    """
    sequence = parse(text)
    if len(sequence) != 1 or sequence[0].word:
        return [text]
    if sequence[0].group:
        classes.choices(sequence[0].group)
        parts: Sequence[str] = classes.lists[sequence[0].group]
    else:
        parts = _split(text.strip())
    found = [each for part in parts for each in alternatives(part, classes)]
    return list(dict.fromkeys(found))


def _split(text: str) -> list[str]:
    """The parts of "(a/b c)" or "a/b c" between its outermost slashes."""
    if text.startswith("("):
        text = text[1:-1]
    parts, depth = [""], 0
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == "/" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts
