"""What the checks are told about a letter that is being written here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wizard.answers.scope import Scope
from wizard.answers.values import Person
from wizard.checks.finding import AnswerFacts, Duty, Facts, Span
from wizard.expr.nothing import Nothing
from wizard.flow.model import PARTS, Flow, Part, Sentence
from wizard.interview.laws import duties, wanted_by
from wizard.interview.pages import REVIEW
from wizard.keep.case import Case
from wizard.letter.layout import Layout
from wizard.letter.letter import Letter
from wizard.letter.show import filled_in
from wizard.text.money import Money

_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")

# At light these may be empty without a word (shared/letters/frames: the three severities).
_LIGHT_MAY_LACK: frozenset[Part] = frozenset(
    (
        "states-next",
        "gives-timeline",
        "offers-remedy",
        "prevention",
        "explains-cause",
        "states-done",
    )
)
_STILL_ON_MAY_LACK: frozenset[Part] = frozenset(("explains-cause", "offers-remedy", "prevention"))


def spans_of(letter: Letter) -> tuple[Span, ...]:
    """The pieces of the letter's body, as the checks want them."""
    return tuple(
        Span(place.start, place.end, place.piece.kind, place.piece.question)
        for place in letter.places
    )


def facts_of(flow: Flow, scope: Scope, letter: Letter, case: Case, layout: Layout) -> Facts:
    """Everything known beside the words."""
    context = scope.context
    values = list(_values(flow, scope))
    still_on = scope("still_on") is True
    return Facts(
        now=context.now,
        locale=context.locale,
        severity=context.severity,
        audience=context.audience,
        voice=context.voice,
        channel=context.channel,
        scenario=flow.name,
        still_on=still_on,
        solo=scope("firm") == "solo",
        names=_names(flow, scope),
        withheld=_withheld(flow, scope) if scope.public else frozenset(),
        figures=_figures(values, flow, scope),
        dates=_promised(letter),
        broken=_broken(flow, scope) if case.page == REVIEW else (),
        passed=None if case.page == REVIEW else _passed(flow, scope, case.page),
        not_applicable=_not_applicable(scope, still_on, layout),
        given=letter.given(),
        answers=_answers(flow, scope),
        allowed=_contacts(flow, scope),
        regimes=context.regimes,
        apologised=scope("apologised") is True,
        duties=_duties(scope, letter, layout) if case.page == REVIEW else (),
    )


def _duties(scope: Scope, letter: Letter, layout: Layout) -> tuple[Duty, ...]:
    """What the laws that this letter follows ask for and it does not say, no hand having changed it."""
    wanted = {one.name: wanted_by(one, scope, letter, {}, None) for one in layout.regimes}
    return duties(layout.regimes, scope, wanted)


def _contacts(flow: Flow, scope: Scope) -> frozenset[str]:
    """Numbers and addresses that were given to stand in the letter."""
    asked = (
        key
        for key, q in flow.questions.items()
        if q.kind in ("email", "phone") or "address" in q.short.split()
    )
    return frozenset(value for key in asked if isinstance(value := scope(key), str))


def _values(flow: Flow, scope: Scope) -> Iterator[Any]:
    for name in (*flow.questions, *flow.calc):
        value = scope(name)
        for item in value if isinstance(value, list) else (value,):
            yield from item.values() if isinstance(item, dict) else (item,)


def _figures(values: list[Any], flow: Flow, scope: Scope) -> frozenset[Decimal]:
    """Every sum given or worked out; none at all where the flow asks for none."""
    sums = {abs(v.amount) for v in values if isinstance(v, Money)}
    if not sums:
        return frozenset()
    typed = " ".join(v for v in values if isinstance(v, str))
    stated = {Decimal(m.replace(",", "")) for m in _AMOUNT.findall(typed)}
    return frozenset(sums | stated | _row_sums(flow, scope))


def _row_sums(flow: Flow, scope: Scope) -> set[Decimal]:
    """What the flow works out over each row of a table, such as the difference on one invoice."""
    found = set()
    for expression in flow.calc.values():
        if "row" not in expression.names:
            continue
        for question in flow.questions.values():
            rows = scope(question.key) if question.kind == "table" else None
            for row in rows if isinstance(rows, list) else ():
                value = scope.over_row(expression, row)
                if isinstance(value, Money):
                    found.add(abs(value.amount))
    return found


def _names(flow: Flow, scope: Scope) -> frozenset[str]:
    found = set()
    for key, question in flow.questions.items():
        value = scope(key)
        if isinstance(value, Person):
            found |= {value.name, value.greeting}
        elif question.remember and isinstance(value, str):
            found.add(value)
    return frozenset(found)


def _withheld(flow: Flow, scope: Scope) -> frozenset[str]:
    """The customer's names. Where others read the letter they count as not asked: here they are read."""
    asked = Scope(flow, scope.answers, scope.context)
    people = (asked(key) for key, q in flow.questions.items() if q.kind == "person" and q.personal)
    return frozenset(
        name
        for person in people
        if isinstance(person, Person)
        for name in (person.name, person.greeting)
    )


def _promised(letter: Letter) -> tuple[tuple[date | datetime, str], ...]:
    """Each day the letter promises something for, with the question it came from."""
    return tuple(
        (piece.value, piece.question)
        for line in letter.lines()
        if {"states-next", "gives-timeline"} & set(line.gives)
        for piece in line.pieces
        if isinstance(piece.value, date)
    )


def _broken(flow: Flow, scope: Scope) -> tuple[tuple[str, str], ...]:
    """What the questions' own rules say of their answers, each thing once.

    An empty box has broken nothing, but for one beside the letter (`aside`), where no gap can show.
    Where several questions say it, it belongs to that one: there it is mended.
    """
    found: dict[str, str] = {}
    for key, question in flow.questions.items():
        empty = scope.answers.entry(key).empty
        if scope.asked(key) and (question.aside or not empty):
            for message in scope.broken_rules(key):
                if message not in found or empty:
                    found[message] = key
    return tuple((key, filled_in(message, scope)) for message, key in found.items())


def _answers(flow: Flow, scope: Scope) -> dict[str, AnswerFacts]:
    """The shaped answers as typed. "clause" is the shape of a fault: what the letter is sorry for.

    Effects, causes and changes are clauses too, but may well begin with you, they or a system.
    """
    faults = {
        name
        for sentence in flow.sentences.values()
        if "names-problem" in sentence.gives
        for name in (*questions_of(sentence), sentence.each)
    }
    found = {}
    for key, question in flow.questions.items():
        raw = scope.answers.entry(key).raw
        if question.shape == "free" or not scope.asked(key) or not isinstance(raw, str):
            continue
        if raw.strip():
            shape = question.shape if question.shape != "clause" or key in faults else "statement"
            found[key] = AnswerFacts(raw, shape, question.short)
    return found


def questions_of(sentence: Sentence) -> frozenset[str]:
    """Every name that a wording of the sentence mentions."""
    return frozenset(name for variant in sentence.variants for name in variant.text.names)


def _passed(flow: Flow, scope: Scope, page: str) -> frozenset[str]:
    """The parts all of whose pages lie behind us: only these can be missing."""
    order = list(flow.pages())
    here = order.index(page) if page in order else 0
    behind = set(order[:here])
    passed = set()
    for part in PARTS:
        pages = {
            flow.questions[root].page
            for sentence in flow.sentences.values()
            if part in sentence.gives
            for name in questions_of(sentence)
            for root in scope.roots(name)
            if not flow.questions[root].strip and scope.asked(root)
        }
        if pages and pages <= behind:
            passed.add(part)
    return frozenset(passed)


def _not_applicable(scope: Scope, still_on: bool, layout: Layout) -> frozenset[str]:
    """The parts that this letter need not hold, by severity, stage, owner and channel."""
    out: set[str] = set()
    if scope.context.severity == "light":
        out |= _LIGHT_MAY_LACK
    if still_on:
        out |= _STILL_ON_MAY_LACK
    if scope("stage") == "follow_up":  # the apology has been made; this says what became of it
        out |= set(PARTS) - {"salutation", "sign-off-named", "contact-direct", "states-done"}
    whose = scope("whose")
    if not isinstance(whose, Nothing) and whose == "not_ours":
        out |= {"owns-responsibility", "explains-cause", "prevention", "offers-remedy"}
    if "greeting" not in layout.sections:
        out.add("salutation")
    if "signature" not in layout.sections:
        out |= {"sign-off-named", "contact-direct"}
    out |= set(layout.may_lack)
    if layout.parts:
        own = {part for sentence in layout.sentences.values() for part in sentence.gives}
        out |= set(PARTS) - set(layout.parts) - own - {"salutation", "sign-off-named"}
    return frozenset(out)
