"""What a reader of letters says about one, and what it is told about it beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from wizard.checks.calendar import ALWAYS, Calendar

if TYPE_CHECKING:
    from decimal import Decimal

    from wizard.checks.proofread import Slip

Level = Literal["block", "warning", "nudge"]
LEVELS: tuple[Level, ...] = get_args(Level)  # most pressing first

PARTS = (
    "names-problem", "owns-responsibility", "expresses-regret", "explains-cause", "states-done",
    "states-next", "gives-timeline", "offers-remedy", "prevention", "contact-direct",
    "salutation", "sign-off-named",
)  # fmt: skip


class Span(NamedTuple):
    """A piece of a composed letter: our own words, the value of a question, or a gap for one."""

    start: int
    end: int
    kind: Literal["flow", "value", "gap"]
    question: str = ""


class AnswerFacts(NamedTuple):
    """One answer as typed: its text, the shape its question asks for, the question's short name."""

    raw: str
    shape: str = "free"
    label: str = ""


class Duty(NamedTuple):
    """Something that a law asks for and that this letter does not do.

    state: the letter does not say it; it was changed by hand, so only a person can tell; or its day
    is over. regime: what the law is called. what: finishes "the letter must say", or for a day says
    in a whole sentence when it was due. question: the key of the answer it needs.
    """

    state: Literal["missing", "by-hand", "late"]
    regime: str
    what: str
    law: str
    source: str
    question: str = ""


class Earlier(NamedTuple):
    """A letter that the same person has had: its day, in words, and its text."""

    day: str
    text: str


class Facts(NamedTuple):
    """What is known about a letter besides its words. The defaults are those of a foreign text.

    now: the moment of judging, for dates. still_on: the incident is not over. solo: the writer
    works alone. names: accepted words such as the customer's name. withheld: names that must not stand in
    it, the customer's where others read it too. figures: every sum given or
    computed; empty means not known, and no figure is questioned. dates: each promised day with the
    question that asked for it. calendar: the days on which somebody works. broken: what is wrong
    with answers, in words, each with its question. passed: the parts whose question is passed; None
    judges them all. not_applicable: parts this letter need not hold. given: parts the composed
    sentences are known to give. allowed: addresses and helpdesk codes that are meant to be there.
    cursor: the word being written, which draws no finding. fragment: the text is no whole letter;
    nothing is missing from it and it is neither too long nor too short. slips: what proofreading
    found in exactly this text. regimes: the laws chosen for the case. duties: what they ask for and this
    letter lacks. earlier: letters about other things that the same person has had. apologised: the
    letter knows that it is not the first apology.
    """

    now: datetime | None = None
    locale: str = "en-GB"
    severity: str = ""
    audience: str = ""
    voice: str = ""
    channel: str = ""
    scenario: str = ""
    still_on: bool = False
    solo: bool = False
    names: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    figures: frozenset[Decimal] = frozenset()
    dates: tuple[tuple[date | datetime, str], ...] = ()
    calendar: Calendar = ALWAYS
    broken: tuple[tuple[str, str], ...] = ()
    passed: frozenset[str] | None = None
    not_applicable: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    answers: Mapping[str, AnswerFacts] = MappingProxyType({})
    allowed: frozenset[str] = frozenset()
    cursor: tuple[int, int] | None = None
    fragment: bool = False
    slips: tuple[Slip, ...] = ()
    regimes: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    apologised: bool = False


FOREIGN = Facts()
"""A text of which nothing is known."""


class Finding(NamedTuple):
    """One thing to look at in a letter.

    start, end: code points in the text judged; line and column count from 1. fix: safe
    replacements for exactly these words. ask: a question to the writer instead. question: the key
    of the answer the words come from, or "". also: the other findings in the same sentence, most
    important first. secret: what is put in its place is a mask, and no version may remember what stood there.
    """

    rule: str
    category: str
    part: str | None
    level: Level
    message: str
    why: str
    source: str
    fix: tuple[str, ...]
    ask: str
    weak: str
    strong: str
    text: str
    start: int
    end: int
    line: int
    column: int
    question: str = ""
    also: tuple[Finding, ...] = ()
    secret: bool = True

    def each(self) -> tuple[Finding, ...]:
        """The finding itself, then those merged into its card."""
        return (self, *self.also)
