"""A rule as its file states it, and the closed lists of what a rule may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from wizard.checks.finding import Level

if TYPE_CHECKING:
    from wizard.text.strict_yaml import Mark

Kind = Literal[
    "phrase", "pattern", "count", "required", "order", "metric", "entity", "answer"
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

Place = Literal["letter", "subject", "greeting", "body", "first-paragraph", "close", "signature"]
PLACES: tuple[Place, ...] = get_args(Place)

# Most important first: where one sentence draws several findings, the card shows them in this order.
CATEGORIES = (
    "placeholder-left", "sensitive-data", "past-date", "contradiction", "figures", "conditional",
    "blame-shift", "but-apology", "feelings-blame", "policy-shield", "passive-dodge", "excuse",
    "minimise", "absolute-promise", "vague-action", "no-timeline", "demand-forgiveness",
    "legalese", "boilerplate", "overdramatic", "jargon", "missing", "answer", "over-apology",
    "no-specifics", "order", "too-long", "readability", "tone", "promises", "remedy", "opening",
    "house", "proofreading", "legal", "repeated", "gap",
)  # fmt: skip

SPECIAL_ANSWERS = ("headline", "name")
"""What an answer rule may find beside phrases: words without a verb, a name of the case."""

WHOLE_LETTER = ("over-apology", "too-long", "no-specifics")
"""Categories that say nothing about a fragment."""


class Example(NamedTuple):
    """A text that a rule must flag or must leave alone."""

    text: str
    mark: Mark | None = None


class Rule(NamedTuple):
    """One rule.

    find: phrases, `@signal`s, raw patterns, or names of entities, metrics or parts, by `kind`.
    with_: one of these must be in the same sentence; unless: none of them may. near: signals that
    excuse it from the sentence before or after, too. after: signals one of which the sentence
    before must give. where: places of the letter ("!signature" takes one away). when: a condition
    over the facts. least, most: the limit of a count or metric; 0 is no limit.
    """

    id: str
    category: str
    kind: Kind
    find: tuple[str, ...]
    level: Level
    message: str
    why: str
    source: str
    part: str | None = None
    with_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when: str = ""
    least: int = 0
    most: int = 0
    fix: tuple[str, ...] = ()
    ask: str = ""
    weak: tuple[Example, ...] = ()
    strong: tuple[Example, ...] = ()
    mark: Mark | None = None

    @property
    def judges_letters(self) -> bool:
        """It looks at a letter as a whole, so a fragment is out of its reach."""
        return (
            self.kind in ("required", "count", "order", "metric") or self.category in WHOLE_LETTER
        )


class Signal(NamedTuple):
    """Something a sentence gives that rules may refer to as `@name`: ownership, a promise, a part.

    find: phrases, and signals defined before. with_, unless: as in a rule.
    """

    name: str
    find: tuple[str, ...]
    with_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    mark: Mark | None = None
