"""The phrase language of the rules, read into plain data.

    words            in this order, with white space, line ends or punctuation between
    (a/b c)          one of these          [a/b]   one of these or nothing
    <class>          one of a shared list  ~3      up to three words between
    apolog*  *ed     every word that begins, that ends so
    +                a number in figures
    ^  $             the start, the end of the sentence

Case, curly quotes and line ends make no difference, and "we are" finds "we're" too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from wizard.checks.tokens import MEANS, NUMBER, tokens

LONGEST = 1_000
DEEPEST = 6
WIDEST_GAP = 20
"""All gaps of one phrase together, in words."""

_COMMON = {
    word: weight
    for weight, words in (
        (200, "the you to"),
        (100, "a and i it of on that we your in"),
        (50, "for is not was will be have with this as"),
        (
            25,
            "am an are at been but by can do from had has if me or our so sorry there they us were would",
        ),
        (
            12,
            "about again all back because came could day did every he her his its may mistake more must my"
            " new no one order out right sent she should tell than their then today told took two up what"
            " when which who wrong 's 'd",
        ),
        (
            6,
            "account after also answer any apologise apologize ask asked before bill call change check come"
            " customer days first get give go happened here how job keep know late let letter line long"
            " lost made make message money name need never next now off only other over paid pay people"
            " please promised put read reason said see send service still system take team them three time"
            " too twice until very week where write",
        ),
    )
    for word in words.split()
}
"""In how many of 500 sentences of a letter a word stands, roughly; in one, where it is not here."""
_PARTIAL = 100_000
"""The same for numbers and the ends of words: more than for any list of whole words."""
_MOST_PAIRS = 16
"""More pairs of words than that are not looked for: they are many to know and pick out little."""
_TOKEN = re.compile(r"\s*(?:(~\d+)|(<[a-z-]+>)|([()\[\]/^$])|([^\s()\[\]/<>^$~]+))")
_STARRED = re.compile(r"[^\W\d_]{3,}\*|\*[^\W\d_]{2,}")

Need = frozenset[str]
_NONE: Need = frozenset()


class PhraseFault(ValueError):
    """A phrase that cannot be read. The message is a sentence; `column` counts from 0."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True, slots=True)
class Item:
    """A step of a phrase: a word, one of some sequences, a gap, or an edge of the sentence."""

    word: str = ""
    choices: tuple[tuple[Item, ...], ...] = ()
    group: str = ""  # the class this stands for
    optional: bool = False
    gap: int = 0
    edge: str = ""


Items = tuple[Item, ...]


class Classes:
    """Shared word lists by name, each read once."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.lists = lists
        self._parsed: dict[str, tuple[Items, ...]] = {}
        self._open: set[str] = set()
        self._needs: dict[str, Need | None] = {}
        self._words: dict[str, Need] = {}

    def choices(self, name: str) -> tuple[Items, ...]:
        """The phrases of one class. Raises `PhraseFault` for an unknown one or one that holds itself."""
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
                for items in parsed:
                    self.needs(items)
            finally:
                self._open.discard(name)
            self._parsed[name] = parsed
        return self._parsed[name]

    def needs(self, items: Items) -> list[Need]:
        """For what must be there, the words, or pairs of words, one of which the sentence must hold."""
        found: list[Need] = []
        certain = (_NONE, *map(self._certain, items), _NONE)
        pairs = [_pairs(*both) for both in pairwise(certain)]
        for item, before, after in zip(items, pairs, pairs[1:], strict=False):
            need = after or (None if before else self._need(item))
            if need:
                found.append(need)
        return found

    def _need(self, item: Item) -> Need | None:
        """None where no word is sure."""
        if item.optional or item.gap or item.edge:
            return None
        if item.group:
            if item.group not in self._needs:
                self._needs[item.group] = self._need_of_one(self.choices(item.group))
            return self._needs[item.group]
        return self._need_of_one(item.choices) if item.choices else frozenset((item.word,))

    def _need_of_one(self, choices: tuple[Items, ...]) -> Need | None:
        words: set[str] = set()
        for items in choices:
            needs = self.needs(items)
            if not needs:
                return None
            words |= min(needs, key=cost)
        return frozenset(words)

    def _certain(self, item: Item) -> Need:
        """The words one of which this step is; none where it may be none of them, or more than one."""
        if item.optional or item.gap or item.edge:
            return _NONE
        if item.word:
            return frozenset((item.word,))
        if not item.group:
            return self._certain_of(item.choices)
        if item.group not in self._words:
            self._words[item.group] = self._certain_of(self.choices(item.group))
        return self._words[item.group]

    def _certain_of(self, choices: tuple[Items, ...]) -> Need:
        each = [self._certain(items[0]) if len(items) == 1 else _NONE for items in choices]
        return _NONE.union(*each) if all(each) else _NONE


def _pairs(first: Need, second: Need) -> Need:
    """The pairs of words that two steps may be; none where they are not known, or too many."""
    if len(first) * len(second) > _MOST_PAIRS or any(is_partial(w) or w[-1] == "*" for w in second):
        return _NONE
    return frozenset(f"{one} {other}" for one in first for other in second)


def is_partial(word: str) -> bool:
    """Whether it is a number or the end of a word: most sentences have such, so they call for nothing."""
    return word[0] in "*+" and " " not in word


def cost(need: AbstractSet[str]) -> float:
    """How often a phrase with this need would be looked at in vain: rare words pick it out best."""
    return sum(map(_weight, need))


def _weight(words: str) -> float:
    """Two words side by side are taken to be in a quarter of the sentences with the rarer."""
    if is_partial(words):
        return _PARTIAL
    first, _, second = words.partition(" ")
    return min(_weight(first), _weight(second)) / 4 if second else _COMMON.get(first, 1)


def needs_of(text: str, classes: Classes) -> list[Need]:
    """What a phrase cannot do without, rarest first. Raises `PhraseFault`, also for unknown classes.

    A phrase of nothing but numbers and word ends needs nothing.
    """
    return sorted(classes.needs(parse(text)), key=cost)


def alternatives(items: Items, classes: Classes) -> list[Items]:
    """The phrases that one stands for which is nothing but a choice or a class; else itself.

    Looked for one by one, each only where its own words are, they cost less than all together.
    """
    if len(items) != 1 or not (items[0].group or items[0].choices):
        return [items]
    choices = classes.choices(items[0].group) if items[0].group else items[0].choices
    return list(dict.fromkeys(each for choice in choices for each in alternatives(choice, classes)))


def parse(phrase: str) -> Items:
    """The steps of a phrase. Raises `PhraseFault`."""
    if len(phrase) > LONGEST:
        raise PhraseFault(f"This phrase is longer than {LONGEST} characters.")
    signs: list[tuple[str, int]] = []
    at = 0
    while phrase[at:].strip():
        match = _TOKEN.match(phrase, at)
        if match is None:
            raise PhraseFault(f"{phrase[at:].strip()[0]!r} has no meaning here.", at)
        signs.append((match.group().strip(), at))
        at = match.end()
    choices, rest = _choices(signs, 0, "", 0)
    if rest != len(signs):
        raise PhraseFault(f"{signs[rest][0]!r} closes nothing.", signs[rest][1])
    if len(choices) > 1:
        return (Item(choices=choices),)
    items = choices[0]
    if all(item.optional or item.gap or item.edge for item in items):
        raise PhraseFault("A phrase needs at least one word that must be there.")
    if sum(item.gap for item in items) > WIDEST_GAP:
        raise PhraseFault(f"The gaps of a phrase are at most {WIDEST_GAP} words wide together.")
    return items


def _choices(
    signs: list[tuple[str, int]], at: int, closer: str, depth: int
) -> tuple[tuple[Items, ...], int]:
    """The alternatives up to `closer`, and the place of what follows."""
    if depth > DEEPEST:
        raise PhraseFault(f"Brackets are more than {DEEPEST} deep.", signs[at - 1][1])
    found: list[Items] = []
    current: list[Item] = []
    opened = signs[at - 1][1] if at else 0
    while at < len(signs):
        sign, column = signs[at]
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
            inner, at = _choices(signs, at, ")" if sign == "(" else "]", depth + 1)
            current.append(Item(choices=inner, optional=sign == "["))
        else:
            current.extend(_steps(sign, column))
    if closer:
        raise PhraseFault(f"The bracket is not closed with {closer!r}.", opened)
    found.append(_checked(current, 0))
    return tuple(found), at


def _checked(items: list[Item], column: int) -> Items:
    if not items:
        raise PhraseFault("There is nothing between the slashes or brackets.", column)
    return tuple(items)


def _steps(sign: str, column: int) -> list[Item]:
    if sign[0] == "~":
        gap = int(sign[1:])
        if not 1 <= gap <= WIDEST_GAP:
            raise PhraseFault(f"A gap is ~1 to ~{WIDEST_GAP} words wide.", column)
        return [Item(gap=gap)]
    if sign in ("^", "$"):
        return [Item(edge=sign)]
    if sign[0] == "<":
        return [Item(group=sign[1:-1])]
    word = sign.lower().replace("’", "'")
    if word == NUMBER:
        return [Item(word=word)]
    if "*" in word:
        if not _STARRED.fullmatch(word):
            message = "A star stands at the end of three letters or more, or before two or more."
            raise PhraseFault(message, column)
        return [Item(word=word)]
    if word in MEANS:
        return [Item(word=word)]
    words = tokens(word).words
    if not words:
        raise PhraseFault(f"{sign!r} is no word.", column)
    return [Item(word=each) for each in words]
