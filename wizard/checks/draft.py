"""A letter as the rules look at it, and how what they see becomes findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from wizard.checks.finding import LEVELS, Facts, Finding, Span
from wizard.checks.layout import Page, Placed
from wizard.checks.reading import Reading, folded
from wizard.checks.rule import CATEGORIES, Rule

# Each alternative begins with its mark, so that `re` looks for the marks alone.
_QUOTED = re.compile(r"""\"[^"\n]{1,200}\"|'(?<![\w']')(?=[^\s'])[^'\n]{1,120}(?<!\s)'(?![\w'])""")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_ODD_LINE_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_LINE_ENDS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n")
_WRAP = re.compile(r"(?<!\n)\n(?=[ \t]*\S)")
_LINE_END = re.compile("\n")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_RANK = {category: rank for rank, category in enumerate(CATEGORIES)}
POINTS = ("- ", "• ", "* ")
"""What the points of a list begin with."""

FACT_NAMES = (
    "locale", "severity", "audience", "voice", "channel", "scenario", "still_on", "solo", "regimes",
)  # fmt: skip
"""What a rule's `when` may ask about."""


class Draft(NamedTuple):
    """The text, what is known about it, and what its sentences hold.

    flat: the text with plain quotes and spaces and no line ends within a paragraph, character for
    character, so that a shape is found however the lines are broken. lines: where
    each line begins. paragraphs: where each of its paragraphs begins, and its flat text. quotes:
    where words stand between quotation marks.
    """

    text: str
    flat: str
    lines: Sequence[int]
    paragraphs: Sequence[tuple[int, str]]
    quotes: Sequence[tuple[int, int]]
    facts: Facts
    spans: Sequence[Span]
    page: Page
    readings: tuple[Reading, ...]

    def near(self, index: int, signals: Sequence[str]) -> bool:
        """Whether a sentence, or the one before or after it, gives one of these signals.

        The points of a list stand under what was said before the list.
        """
        around = list(self.readings[max(0, index - 1) : index + 2])
        if self.page.sentences[index].text.startswith(POINTS):
            while index > 0 and self.page.sentences[index].text.startswith(POINTS):
                index -= 1
            around += self.readings[: index + 1]
        return any(reading.gives(name) for reading in around for name in signals)

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Where a character stands; both count from 1."""
        line = bisect_right(self.lines, at)
        return line, at - self.lines[line - 1] + 1

    def value_at(self, start: int, end: int) -> str:
        """The key of the answer these words come from, or ""."""
        for span in self.spans:
            if span.kind != "flow" and span.start < end and start < span.end:
                return span.question
        return ""


def with_plain_line_ends(text: str) -> str:
    """Every kind of line end as a line feed, character for character."""
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text).replace("\r", " ")
    return text.translate(_LINE_ENDS) if _ODD_LINE_END.search(text) else text


def new_draft(
    text: str, facts: Facts, spans: Sequence[Span], page: Page, readings: tuple[Reading, ...]
) -> Draft:
    """A text with plain line ends, made ready to look at."""
    flat = _WRAP.sub(" ", folded(text))
    lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return Draft(
        text, flat, lines, _paragraphs_of(flat), _quoted(flat), facts, spans, page, readings
    )


def _paragraphs_of(flat: str) -> list[tuple[int, str]]:
    """The paragraphs of a flat text and where each begins."""
    found = []
    start = 0
    for gap in _GAP.finditer(flat):
        found.append((start, flat[start : gap.start()]))
        start = gap.end()
    found.append((start, flat[start:]))
    return found


def _quoted(flat: str) -> list[tuple[int, int]]:
    """Where somebody else's words, or one's own of another day, stand between quotation marks."""
    return [match.span() for match in _QUOTED.finditer(flat)]


def holds(rule: Rule, facts: Facts, known: dict[str, bool]) -> bool:
    """Whether the rule's `when` is met; worked out once for each condition."""
    if not rule.when:
        return True
    if rule.when not in known:
        known[rule.when] = met(rule.when, fact_values(facts))
    return known[rule.when]


def fact_values(facts: Facts) -> tuple[Any, ...]:
    """The facts that a `when` may ask about, in the order of `FACT_NAMES`."""
    return tuple(getattr(facts, name) for name in FACT_NAMES)


@lru_cache(maxsize=500)
def met(condition: str, values: tuple[Any, ...]) -> bool:
    """Whether a `when` is met by these values."""
    from wizard.expr.expression import Expression, Impossible

    facts = dict(zip(FACT_NAMES, values, strict=True))
    try:
        return Expression(condition).holds(lambda name: facts.get(name, ""))
    except Impossible:
        return False


def in_place(rule: Rule, placed: Placed, last_paragraph: int) -> bool:
    """Whether the rule looks at the place this sentence stands in; by default everywhere."""
    if not rule.where:
        return True
    is_last = placed.paragraph == last_paragraph >= 0
    return _looks_at(rule.where, placed.region, placed.paragraph == 0, is_last)


@lru_cache(maxsize=500)
def _looks_at(where: tuple[str, ...], region: str, is_first: bool, is_last: bool) -> bool:
    here = {"letter", region}
    if is_first:
        here.add("first-paragraph")
    if is_last:
        here.add("close")
    wanted = [name for name in where if name[0] != "!"]
    barred = [name[1:] for name in where if name[0] == "!"]
    return (not wanted or any(name in here for name in wanted)) and here.isdisjoint(barred)


def finding(
    rule: Rule, draft: Draft, start: int, end: int, words: Mapping[str, str] | None = None
) -> Finding:
    """The finding of a rule at a place. `words` fill the {names} of its message."""
    text = draft.text[start:end]
    line, column = draft.line_and_column(start)
    message = rule.message.replace("{match}", " ".join(text.split()))
    for name, value in (words or {}).items():
        message = message.replace(f"{{{name}}}", value)
    return Finding(
        rule=rule.id,
        category=rule.category,
        part=rule.part,
        level=rule.level,
        message=message,
        why=rule.why,
        source=rule.source,
        fix=tuple(_replacement(fix, text) for fix in rule.fix),
        ask=rule.ask,
        weak=rule.weak[0].text,
        strong=rule.strong[0].text,
        text=text,
        start=start,
        end=end,
        line=line,
        column=column,
        question=draft.value_at(start, end),
    )


def _replacement(fix: str, text: str) -> str:
    """A fix for these words; `{first}` in it stands for the first of them."""
    return _in_case(fix.replace("{first}", text.split()[0] if text.split() else ""), text)


def _in_case(fix: str, text: str) -> str:
    """The replacement with a capital where the words replaced have one."""
    if text[:1].isupper() and fix[:1].islower():
        return fix[0].upper() + fix[1:]
    return fix


def pressing(one: Finding) -> tuple[int, int, int]:
    """The order of importance: level, then category, then place."""
    return LEVELS.index(one.level), _RANK[one.category], one.start


def merged(
    findings: Sequence[Finding], home: Callable[[Finding], int | str | None]
) -> tuple[Finding, ...]:
    """One card a sentence, most important finding first; cards in the order of the text.

    Of several rules of one category in a sentence only the first speaks, unless the others block, are
    slips of the pen, or are about words of the house or private things: each of those is settled on its
    own. What two rules say of one private thing is told once.
    home: what a finding belongs to, such as the number of a sentence; None stays on its own.
    """
    private: dict[int | str, list[Finding]] = {}
    cards: dict[int | str, list[Finding]] = {}
    speakers: dict[tuple[int | str, str], str] = {}  # the rule that speaks for a category on a card
    out: list[Finding] = []
    for one in sorted(findings, key=pressing):
        belongs = home(one)
        if belongs is None:
            out.append(one)
        elif one.category == "sensitive-data":
            told = private.setdefault(belongs, [])
            if not any(_is_same_thing(one, other) for other in told):
                told.append(one)
                cards.setdefault(belongs, []).append(one)
        elif (
            one.level == "block"
            or one.category in ("proofreading", "house")
            or speakers.setdefault((belongs, one.category), one.rule) == one.rule
        ):
            cards.setdefault(belongs, []).append(one)
    for belongs, secrets in private.items():
        cards[belongs] = [one for one in cards[belongs] if not _is_within(one, secrets)]
    out.extend(first._replace(also=tuple(others)) for first, *others in cards.values())
    return tuple(sorted(out, key=lambda one: (one.start, *pressing(one))))


_ADDRESSED = re.compile(r"[\d@]")


def _is_same_thing(one: Finding, other: Finding) -> bool:
    """Whether both are about one number or address, as "account 31926819" and "31926819" are."""
    if one.start >= other.end or other.start >= one.end:
        return False
    return all(_ADDRESSED.search(each.text) for each in (one, other))


def _is_within(one: Finding, secrets: Sequence[Finding]) -> bool:
    """Whether it is about figures in the middle of a secret that look like those of a template."""
    if one.category != "placeholder-left":
        return False
    return any(s.start <= one.start and one.end <= s.end and s.text != one.text for s in secrets)
