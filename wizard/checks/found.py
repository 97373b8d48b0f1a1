"""What an entity of the rules is: something found by code, where words alone cannot say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wizard.checks.draft import Draft
from wizard.checks.finding import Facts
from wizard.checks.shape import Hint, Shape, hinted


class Found(NamedTuple):
    """A span of the text, a word or two for the message's {detail}, the question it comes from.

    fix: what can safely stand there instead, where that depends on what was found. secret: see `Finding`.
    """

    start: int
    end: int
    detail: str = ""
    question: str = ""
    fix: tuple[str, ...] = ()
    secret: bool = True


class Entity(NamedTuple):
    """How an entity is found, in two steps, so that what a paragraph holds need be found only once.

    trigger: the paragraph must hold this, or it is not looked at. scan: what a flat paragraph holds,
    by itself. kept: what remains of it beside the facts of the case; the text is the paragraph.
    """

    trigger: Shape
    scan: Callable[[str], Iterable[Found]]
    kept: Callable[[Found, str, Facts], Found | None]

    def finds(self, paragraph: str) -> tuple[Found, ...]:
        """What a flat paragraph holds."""
        known = _known(paragraph)
        found = known.get(self.scan)
        if found is None:
            seen = self.trigger.search(paragraph) is not None
            found = known[self.scan] = tuple(self.scan(paragraph)) if seen else ()
        return found


@lru_cache(maxsize=2_000)
def _known(_paragraph: str) -> dict[Callable[[str], Iterable[Found]], tuple[Found, ...]]:
    """What has been found in a paragraph, by what looked for it."""
    return {}


def entities_in(draft: Draft, entity: Entity) -> Iterator[Found]:
    """Every find of an entity in a text, in order."""
    for start, paragraph in draft.paragraphs:
        for found in entity.finds(paragraph):
            kept = entity.kept(found, paragraph, draft.facts)
            if kept is not None:
                yield kept._replace(start=kept.start + start, end=kept.end + start)


LookedFor = Sequence[tuple[Hint | Shape, Shape]]
"""Shapes, each with the words one of which must be there for it to be looked for at all."""


def matches(text: str, looked_for: LookedFor) -> Iterator[re.Match[str]]:
    """Every match of these shapes in a text."""
    words, signs = hinted(text)
    for hint, shape in looked_for:
        if hint.is_in(text, words, signs):
            yield from shape.finditer(text)


def unless_allowed(found: Found, text: str, facts: Facts) -> Found | None:
    """The find, if the facts do not allow these very words."""
    return None if text[found.start : found.end] in facts.allowed else found


_TELEPHONE = Shape(r"\+?[\d\s()./-]+")
_MOST_DIGITS = 13
"""In a telephone number; with its country in front two more."""


def is_telephone(words: str) -> bool:
    """Whether words can be a telephone number: the number of a card or an account abroad is longer."""
    digits = sum(map(str.isdigit, words))
    most = _MOST_DIGITS + 2 * words.startswith("+")
    return digits <= most and _TELEPHONE.fullmatch(words) is not None
