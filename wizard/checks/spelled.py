"""One spelling throughout: of a name, and of English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wizard.checks.draft import Draft
from wizard.checks.found import Found
from wizard.checks.reading import lower_folded
from wizard.checks.shape import Shape
from wizard.text.spelling import one_sided

_WORD = re.compile(r"[a-z]{3,}")
_CAPITALISED = Shape(r"[A-ZÀ-Þ](?<![\w@./-].)[\w'’-]{3,}")
_NAME = Shape(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST_NAME = 4


def mixed_spelling(draft: Draft) -> Iterator[Found]:
    """The first word that is spelt in the other English than most; the detail is a word of the first."""
    words = frozenset[str]().union(*(_sided(paragraph) for _, paragraph in draft.paragraphs))
    sides = one_sided()
    british, american = words & sides.british, words & sides.american
    if words & sides.ise:  # "-ize" is good British too, so it counts only beside "-ise"
        british, american = british | (words & sides.ise), american | (words & sides.ize)
    if not british or not american:
        return
    low = lower_folded(draft.flat)
    few, many = (american, british) if len(american) <= len(british) else (british, american)
    start, odd = min((_place(word, low), word) for word in few)
    _, usual = min((_place(word, low), word) for word in many)
    yield Found(start, start + len(odd), usual)


@lru_cache(maxsize=2_000)
def _sided(paragraph: str) -> frozenset[str]:
    """The words of a paragraph that are spelt otherwise on the other side."""
    words = set(_WORD.findall(lower_folded(paragraph)))
    return frozenset[str]().union(*(words & side for side in one_sided()))


def _place(word: str, low: str) -> int:
    match = re.search(rf"(?<![a-z]){word}(?![a-z])", low)
    return match.start() if match else 0


def name_spelt_anew(draft: Draft) -> Iterator[Found]:
    """A word that is nearly the reader's name, or the writer's, and not quite; the detail is the name."""
    known = {word.strip(".,;:()") for name in draft.facts.names for word in name.split()}
    names = known | set(_greeted(draft))
    names = {name for name in names if len(name) >= _SHORTEST_NAME and name[0].isupper()}
    if not names:
        return
    for match in _CAPITALISED.finditer(draft.text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        if word in names:
            continue
        name = next((name for name in names if _one_letter_off(word, name)), None)
        if name is not None:
            yield Found(match.start(), match.start() + len(word), name, fix=(name,))


def _greeted(draft: Draft) -> list[str]:
    """The words of the greeting that are a name."""
    greeting = draft.page.region("greeting")
    if greeting is None:
        return []
    words = draft.text[greeting.start : greeting.end].rstrip(",.!:;").split()[1:]
    ordinary = (
        "Customer",
        "Sir",
        "Madam",
        "Guest",
        "Team",
        "Member",
        "Resident",
        "Parent",
        "Everyone",
    )
    return [word for word in words if word not in ordinary and _NAME.fullmatch(word)]


def _one_letter_off(word: str, name: str) -> bool:
    """Whether one letter was left out, put in, changed, or swapped with the next."""
    if word == name or abs(len(word) - len(name)) > 1 or word[0] != name[0]:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    one, other = word[start:], name[start:]
    if len(one) == len(other):
        swapped = len(one) > 1 and one[1::-1] == other[:2] and one[2:] == other[2:]
        return one[1:] == other[1:] or swapped
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[1:] == shorter and longer[:1] not in ("s", "'", "’")
