"""Phrases looked for in the words of a sentence.

All places at once: a set of places in the sentence is one number, a bit for each, and a phrase moves
it forward step by step. So its time grows with the phrase and the sentence and no faster, whatever the
phrase is. What a phrase is made of stands in a table of texts and is made ready when a sentence first
holds all that the phrase needs: most of it is never needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wizard.checks.tokens import MEANS, NUMBER, Tokens

_SHORT_OF = {word: short for short, words in MEANS.items() for word in words}
_WORD, _ONE, _MAYBE, _GAP, _EDGE = range(5)

ROLES = RULE, ASKED, CONDITION = range(3)
"""What a phrase is for. A rule's own phrases are looked for in every sentence; those of what is asked
about (signals, parts, counts) and those of conditions only when the answer is wanted."""

Step = tuple[int, Any]
"""A kind and what it is of: a word, a choice, the width of a gap, whether the edge is the start."""

Steps = Sequence[Step]
Met = tuple[int, Sequence[tuple[int, int, "_Later | None"]]]
"""What a sentence has for a choice: the places of single words that will do; and where longer
alternatives begin, how many words of them that is, and what must follow, if anything."""


_Longer = tuple[str, "_Later | None"]
"""A longer alternative after its first word: the second, or "" if that is not certain, and the rest."""


_NOTHING_MET: Met = (0, ())


class Choice:
    """One of several words or sequences of words, at one step of a phrase."""

    __slots__ = (
        "_ends", "_firsts", "_longer", "_numbers", "_others", "_parts", "_plain", "_starts", "_table",
        "_words",
    )  # fmt: skip

    def __init__(self, alternatives: Iterable[str], table: Choices) -> None:
        self._table = table
        self._words: frozenset[str] = frozenset()  # single words that will do
        self._longer: dict[str, str | list[_Longer]] = {}  # by first word, made when it is met
        self._others: list[_Later] = []  # sequences that begin with no certain word
        self._parts: list[Choice] = []  # other choices, each as good as one of this
        self._numbers = False
        ends: list[str] = []
        starts: list[str] = []
        for text in alternatives:
            sign = text[0]
            if sign == "=":
                self._words = frozenset(text[1:].split(" "))
            elif sign == ">":
                first, _, rest = text[1:].partition(" ")
                self._longer[first] = rest
            elif " " in text or sign in "^$~?":
                self._others.append(_Later(text, table))
            elif sign == "#":
                self._parts.append(table.choice(text))
            elif sign == NUMBER:
                self._numbers = True
            elif sign == "*":
                ends.append(text[1:])
            else:
                starts.append(text[:-1])
        self._firsts = self._words.union(self._longer) if self._longer else self._words
        self._ends, self._starts = tuple(ends), tuple(starts)
        self._plain = not (ends or starts or self._numbers or self._others or self._parts)

    def met(self, tokens: Tokens) -> Met:
        """What the sentence has for it; worked out once for each sentence."""
        at, each = tokens.at, tokens.each
        if self._plain and each.isdisjoint(self._firsts):
            tokens.met[self] = _NOTHING_MET
            return _NOTHING_MET
        mask = 0
        heads: list[tuple[int, int, _Later | None]] = []
        for word in each & self._firsts:
            here = at[word]
            if word in self._words:
                mask |= here
            if word in self._longer:
                for second, later in self._sequences(word):
                    if not second:
                        heads.append((here, 1, later))
                    elif both := here & (at.get(second, 0) >> 1):
                        heads.append((both, 2, later))
        if not self._plain:
            for word in self._like(each):
                mask |= at[word]
            for later in self._others:
                heads.append((tokens.everywhere, 0, later))
            for part in self._parts:
                more, longer = tokens.met.get(part) or part.met(tokens)
                mask |= more
                heads += longer
        met = tokens.met[self] = mask, heads
        return met

    def _sequences(self, first: str) -> list[_Longer]:
        longer = self._longer[first]
        if isinstance(longer, str):
            longer = self._longer[first] = [
                one for rest in longer.split("|") for one in self._cut(rest)
            ]
        return longer

    def _cut(self, rest: str) -> Iterator[_Longer]:
        second, _, third = rest.partition(" ")
        if is_word(second):
            later = _Later(third, self._table) if third else None
            for word in written(second):
                yield word, later
        else:
            yield "", _Later(rest, self._table)

    def _like(self, each: Iterable[str]) -> list[str]:
        """The words that will do for how they begin or end."""
        found = []
        if self._starts:
            found += [word for word in each if word.startswith(self._starts)]
        if self._ends:
            found += [word for word in each if word.endswith(self._ends)]
        if self._numbers:
            found += [word for word in each if word[0].isdigit()]
        return found


class _Later:
    """Steps that are made when a sentence first holds their first word: most are never needed."""

    __slots__ = ("_steps", "_table", "_text")

    def __init__(self, text: str, table: Choices) -> None:
        self._text = text
        self._table = table
        self._steps: Steps | None = None

    def steps(self) -> Steps:
        """The steps."""
        if self._steps is None:
            self._steps = self._table.steps(self._text)
        return self._steps


class Choices:
    """The choices of a book by number, each made ready when first needed.

    A phrase is given as steps with spaces between: a word; "apolog*", "*ed" or "+"; "#7", the choice
    of this number, "?7", the same or nothing; "~3", up to three words; "^" and "$", the edges of the
    sentence. A choice is given as alternatives with "/" between: "=these words", each by itself; ">by
    far|and large", sequences by their first word; or like a phrase.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._made: dict[str, Choice] = {}

    def choice(self, name: str) -> Choice:
        """The choice behind "#7" or "?7", or behind a word by itself."""
        if name[0] == "?":
            name = "#" + name[1:]
        made = self._made.get(name)
        if made is None:
            text = self._texts[int(name[1:])] if name[0] == "#" else single(name)
            made = self._made[name] = Choice(text.split("/"), self)
        return made

    def steps(self, text: str) -> Steps:
        """The steps of a phrase."""
        return [self._step(item) for item in text.split(" ")]

    def _step(self, item: str) -> Step:
        sign = item[0]
        if sign == "~":
            return _GAP, int(item[1:])
        if sign in "^$":
            return _EDGE, sign == "^"
        if is_word(item) and item not in _SHORT_OF:
            return _WORD, item
        return (_MAYBE if sign == "?" else _ONE), self.choice(item)


def after(steps: Steps, places: int, tokens: Tokens) -> int:
    """The places after these steps from any of some places."""
    known = tokens.met
    for kind, what in steps:
        if kind == _WORD:
            places = (places & tokens.at.get(what, 0)) << 1
        elif kind <= _MAYBE:
            mask, heads = known.get(what) or what.met(tokens)
            found = (places & mask) << 1
            for start, words, later in heads:
                if here := start & places:
                    here <<= words
                    found |= after(later.steps(), here, tokens) if later else here
            places = found | places if kind == _MAYBE else found
        elif kind == _GAP:
            places = _spread(places, what) & tokens.everywhere
        else:
            places &= 1 if what else tokens.end
        if not places:
            break
    return places


def _spread(places: int, width: int) -> int:
    """Each place and so many after it."""
    step = 1
    while width:
        step = min(step, width)
        places |= places << step
        width -= step
        step *= 2
    return places


class Phrase:
    """A phrase to be looked for.

    needs: bits, of which a sentence with the phrase in it lacks none; those of the words that call for
    it are not among them. packed: what it stands for, by role, and its steps, with ":" between.
    """

    __slots__ = ("_owners", "_packed", "_steps", "_table", "needs")

    def __init__(self, packed: str, table: Choices, needs: int = 0) -> None:
        self._packed = packed
        self._table = table
        self._steps: Steps | None = None
        self._owners: tuple[list[int], ...] = ()
        self.needs = needs

    def _made(self) -> Steps:
        *owners, text = self._packed.split(":", len(ROLES))
        self._owners = tuple(map(numbers, owners))
        self._steps = self._table.steps(text)
        return self._steps

    def owners(self, role: int) -> list[int]:
        """The numbers of what it stands for in this role."""
        if not self._owners:
            self._made()
        return self._owners[role]

    def is_in(self, tokens: Tokens) -> bool:
        """Whether the phrase stands anywhere in the sentence."""
        return after(self._steps or self._made(), tokens.everywhere, tokens) != 0

    def spans(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Where the phrase stands, as offsets in the text: each time the longest from its start."""
        steps = self._steps or self._made()
        if not after(steps, tokens.everywhere, tokens):
            return []
        found: list[tuple[int, int]] = []
        starts = _starts(steps, tokens) & (tokens.end - 1)
        while starts:
            start = starts & -starts
            starts ^= start
            ends = after(steps, start, tokens)
            if ends:
                beyond = ends.bit_length() - 1
                found.append(tokens.span(start.bit_length() - 1, beyond))
                starts &= -1 << beyond
        return found


def _starts(steps: Steps, tokens: Tokens) -> int:
    """The places at which a phrase may begin."""
    found = 0
    for kind, what in steps:
        if kind == _WORD:
            return found | tokens.at.get(what, 0)
        if kind <= _MAYBE:
            mask, heads = tokens.met.get(what) or what.met(tokens)
            found |= mask
            for start, _, _ in heads:
                found |= start
            if kind == _ONE:
                break
        elif kind == _GAP or not what:
            return tokens.everywhere
    return found


def numbers(text: str) -> list[int]:
    """Numbers with spaces between."""
    return [int(number) for number in text.split(" ")] if text else []


def is_word(item: str) -> bool:
    """Whether a step is one certain word."""
    return item[0] not in "#?~^$*+" and item[-1] != "*"


def written(word: str) -> tuple[str, ...]:
    """A word and the short form that may mean it."""
    return (word, _SHORT_OF[word]) if word in _SHORT_OF else (word,)


def single(item: str) -> str:
    """A step that is a word or part of one, as a choice of one."""
    return f"={' '.join(written(item))}" if is_word(item) else item
