"""Every rule proves itself: what it must flag and what it must leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timezone
from decimal import Decimal

from wizard.checks.book import RuleBook
from wizard.checks.calendar import Calendar, DayOff
from wizard.checks.checker import Checker
from wizard.checks.finding import FOREIGN, AnswerFacts, Facts, Span
from wizard.checks.proofread import available, slips
from wizard.checks.rule import Example, Rule
from wizard.text.strict_yaml import Fault, Mark

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=timezone.utc)
"""A Thursday: the day on which examples are judged."""

FIGURES = frozenset((Decimal("57.60"), Decimal("115.20")))
ALLOWED = frozenset(("hello@inkandoak.example", "{{ticket.id}}", "[[agent]]"))
WITHHELD = frozenset(("Ms Obi",))
CALENDAR = Calendar(
    "weekdays 9 to 5",
    frozenset(range(5)),
    (DayOff(date(2000, 12, 25), date(2000, 12, 25), "Christmas Day", yearly=True),),
    "house.yaml",
)
NEED_HARPER = (("misspelt",), ("wrong-article",))
"""What rules find that only proofreading can; without it their examples cannot be tried."""

_WORDS = ("severity", "audience", "voice", "channel", "scenario", "locale")


def failures(book: RuleBook, rules: Iterable[Rule] | None = None) -> Iterator[Fault]:
    """The examples that do not do what they are there for, each at its line."""
    checker = Checker(book)
    for rule in book.rules if rules is None else rules:
        if rule.find in NEED_HARPER and not available():
            continue
        for example in rule.weak:
            if not fires(checker, rule, example.text):
                yield _fault(rule, example, f"`{rule.id}` does not flag its own weak example.")
        for example in rule.strong:
            if fires(checker, rule, example.text):
                yield _fault(rule, example, f"`{rule.id}` flags its own strong example.")


def fires(checker: Checker, rule: Rule, text: str) -> bool:
    """Whether the rule has something to say about an example."""
    text = repeated(text)
    facts = example_facts(rule, text)
    shown = "" if rule.kind == "answer" else text
    spans = (Span(0, len(text), "gap", "what_happened"),) if text.startswith("‹") else ()
    return any(one.rule == rule.id for one in checker.findings(shown, facts, spans))


def repeated(text: str) -> str:
    """An example such as "40 times: Words." in full, for rules about length."""
    match = re.match(r"(\d{1,3}) times: ", text)
    if match is None:
        return text
    return " ".join([text[match.end() :]] * int(match.group(1)))


def example_facts(rule: Rule, text: str) -> Facts:
    """The facts an example is judged with: those that switch its rule on, and a fixed day."""
    facts = FOREIGN._replace(now=NOW, fragment=not rule.judges_letters)
    if rule.when == "still_on":
        facts = facts._replace(still_on=True)
    if rule.kind == "entity":
        facts = facts._replace(
            figures=FIGURES, allowed=ALLOWED, calendar=CALENDAR, withheld=WITHHELD
        )
    if rule.find == ("broken-rule",) and "cannot" in text:
        facts = facts._replace(broken=(("what_happened", text),))
    for name, value in re.findall(r"(\w+) *[=><]=? *'([\w-]+)'", rule.when):
        if name in _WORDS:
            facts = facts._replace(**{name: value})
    facts = facts._replace(regimes=tuple(re.findall(r"'([\w-]+)' in regimes", rule.when)))
    if rule.find in NEED_HARPER:
        facts = facts._replace(slips=slips(text, facts.locale))
    if rule.kind == "answer":
        shape = rule.where[0] if rule.where else "free"
        answer = AnswerFacts(text, shape, "what went wrong")
        facts = facts._replace(answers={"what_happened": answer}, names=frozenset(("Ms Obi",)))
    return facts


def _fault(rule: Rule, example: Example, message: str) -> Fault:
    mark = example.mark or rule.mark or Mark(rule.id, 1, 1)
    return Fault(mark, message)
