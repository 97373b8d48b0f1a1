"""What every name stands for, for one set of answers in one context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry
from wizard.answers.values import Reading, value_of
from wizard.expr.expression import Expression, Impossible
from wizard.expr.nothing import Nothing
from wizard.flow.model import Flow, Question
from wizard.text.faults import Unreadable
from wizard.text.zones import Zone


def defaults(flow: Flow) -> dict[str, Entry]:
    """The lowest layer of answers: what the flow itself fills in."""
    return {key: Entry(q.default) for key, q in flow.questions.items() if q.default}


class Scope:
    """Looks names up: the context, answers to questions that are asked, and sums; each worked out once.

    public: others read the letter, so what is one customer's own counts as not asked, and so do sums.
    """

    def __init__(
        self, flow: Flow, answers: Answers, context: Context, *, public: bool = False
    ) -> None:
        self.flow = flow
        self.answers = answers
        self.context = context
        self.public = public
        self.faults: dict[str, str] = {}  # question -> why its answer cannot be read
        self._known: dict[str, Any] = {
            "severity": context.severity,
            "audience": context.audience,
            "voice": context.voice,
            "depth": context.depth,
            "channel": context.channel,
            "locale": context.locale,
            "currency": context.currency,
            "zone": context.zone,
            "today": context.now.date(),
            "now": context.now,
            "last_letter": _day_of(context.last_letter),
            "regimes": list(context.regimes),
        }
        self._asked: dict[str, bool] = {}
        self._reading = Reading(context.locale, context.currency, context.zone, context.now)

    def __call__(self, name: str) -> Any:
        """The value of a name, or a `Nothing` that says why there is none."""
        if name not in self._known:
            self._known[name] = Nothing.MISSING  # a circle that slipped past the loader ends here
            self._known[name] = self._worked_out(name)
        return self._known[name]

    def _worked_out(self, name: str) -> Any:
        if name == "still_on":
            return self.flow.still_on is not None and self.holds(self.flow.still_on)
        if name == "stage":
            over = self.context.stage == "update" and self("still_on") is not True
            return "resolved" if over else self.context.stage
        if name in self.flow.calc:
            try:
                return self.flow.calc[name].value(self)
            except Impossible as fault:
                self.faults[name] = str(fault)
                return Nothing.UNREADABLE
        question = self.flow.questions.get(name)
        return Nothing.HIDDEN if question is None else self._answer(question)

    def _answer(self, question: Question) -> Any:
        if not self.asked(question.key):
            return Nothing.HIDDEN
        entry = self.answers.entry(question.key)
        if entry.status == "unknown":
            return Nothing.UNKNOWN
        reading = self._on_named_clock() if question.kind == "datetime" else self._reading
        try:
            return value_of(question, entry.raw, reading)
        except Unreadable as fault:
            self.faults[question.key] = str(fault)
            return Nothing.UNREADABLE

    def _on_named_clock(self) -> Reading:
        """Moments are read on the clock that the letter names, where it asks whose clock it is."""
        for question in self.flow.questions.values():
            clock = self(question.key) if question.kind == "zone" else None
            if isinstance(clock, Zone):
                return replace(self._reading, zone=clock.key)
        return self._reading

    def over_row(self, expression: Expression, row: Mapping[str, Any]) -> Any:
        """The value of a sum over one row of a table, which it calls `row`."""
        try:
            return expression.value(lambda name: self._seen_from(row, name))
        except Impossible:
            return Nothing.UNREADABLE

    def _seen_from(self, row: Mapping[str, Any], name: str) -> Any:
        """A name as one row sees it: sums of the flow that speak of `row` are worked out over it."""
        if name == "row":
            return row
        own = self.flow.calc.get(name)
        return self.over_row(own, row) if own is not None and "row" in own.names else self(name)

    def holds(self, condition: Expression | None, row: object = None) -> bool:
        """Whether a condition is met; none at all always is, an impossible one never.

        Where a row of a table is given, sums that speak of `row` are worked out over it.
        """
        if condition is None:
            return True
        if isinstance(row, Mapping):
            value = self.over_row(condition, row)
            return not isinstance(value, Nothing) and bool(value)
        try:
            return condition.holds(self)
        except Impossible:
            return False

    def asked(self, key: str) -> bool:
        """Whether the question exists for this audience, form and these answers."""
        if key not in self._asked:
            self._asked[key] = False
            self._asked[key] = self._is_asked(self.flow.questions[key])
        return self._asked[key]

    def _is_asked(self, question: Question) -> bool:
        if question.depth == "full" and self.context.depth == "short":
            return False
        if question.audience not in ("any", self.context.audience):
            return False
        if self.public and _is_private(question):
            return False
        return self.holds(question.when)

    def suspected(self, name: str) -> bool:
        """Whether a name rests on a fact that is only suspected."""
        return any(self.answers.entry(key).status == "suspected" for key in self.roots(name))

    def roots(self, name: str) -> tuple[str, ...]:
        """The questions that a name rests on: itself, or all that its sum is made of, in order."""
        found: dict[str, None] = {}
        pending, seen = [name], set()
        while pending:
            at = pending.pop(0)
            if at in seen:
                continue
            seen.add(at)
            if at in self.flow.calc:
                pending += sorted(self.flow.calc[at].names)
            elif at in self.flow.questions:
                found[at] = None
        return tuple(found)

    def broken_rules(self, key: str) -> tuple[str, ...]:
        """The messages of the question's own rules that its answer does not meet."""
        messages = []
        for rule in self.flow.questions[key].validate:
            try:
                value = rule.expression.value(self)
            except Impossible as fault:
                messages.append(str(fault))
                continue
            if value is False:
                messages.append(rule.message)
        return tuple(messages)


def _day_of(moment: datetime | None) -> Any:
    return Nothing.MISSING if moment is None else moment.date()


def _is_private(question: Question) -> bool:
    """About one customer, or about money."""
    kinds = {question.kind, *(column.kind for column in question.columns)}
    return question.personal or "money" in kinds
