"""Rules about what was typed into a question, before it is part of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.book import RuleBook
from wizard.checks.draft import Draft, finding, holds
from wizard.checks.finding import AnswerFacts, Finding
from wizard.checks.reading import Reading
from wizard.checks.rule import SPECIAL_ANSWERS, Rule

HEADLINE, NAME = SPECIAL_ANSWERS
"""In `find` of an answer rule: words without a verb ("Duplicate charge on May invoice"); a name of
the case at the start."""


def answer_findings(book: RuleBook, draft: Draft) -> Iterator[Finding]:
    """What the answers' own rules say, each at the place its answer has in the letter.

    Of each line only the first rule that has something to say is heard: the files put them in the
    order of importance.
    """
    rules = book.of_kind("answer")
    known: dict[str, bool] = {}
    for key, answer in draft.facts.answers.items():
        for line in answer.raw.split("\n"):
            for number, rule in rules:
                if not holds(rule, draft.facts, known):
                    continue
                span = answer_span(book, number, rule, answer, line, draft)
                if span is not None:
                    yield _placed(rule, draft, key, line, span)
                    break


def answer_span(
    book: RuleBook, number: int, rule: Rule, answer: AnswerFacts, line: str, draft: Draft
) -> tuple[int, int] | None:
    """Where in a line of an answer the rule finds its words. `where` of the rule names shapes."""
    if rule.where and answer.shape not in rule.where:
        return None
    reading = Reading(book, line)
    if not reading.stands(number):
        return None
    for text in rule.find:
        if text == HEADLINE:
            span = _headline(line)
        elif text == NAME:
            span = _name(line, draft.facts.names)
        else:
            span = reading.first_of(book.answer_phrases(text))
        if span is not None:
            return span
    return None


def _headline(line: str) -> tuple[int, int] | None:
    """The whole line, where it names a thing and says nothing of it."""
    from wizard.text.shapes import form_of

    if not line.strip() or form_of(line) != "thing":
        return None
    return len(line) - len(line.lstrip()), len(line.rstrip())


def _name(line: str, names: frozenset[str]) -> tuple[int, int] | None:
    for name in names:
        if name and line.startswith(name) and not line[len(name) : len(name) + 1].isalnum():
            following = line[len(name) : len(name) + 2]
            if following not in ("'s", "’s"):
                return 0, len(name)
    return None


def _placed(rule: Rule, draft: Draft, key: str, line: str, span: tuple[int, int]) -> Finding:
    """The finding, at the answer's place in the letter if its words stand there as typed."""
    start, end = span
    words = line[start:end]
    for piece in draft.spans:
        if piece.kind == "value" and piece.question == key:
            at = draft.text.find(words, piece.start, piece.end)
            if at >= 0:
                return finding(rule, draft, at, at + len(words))._replace(question=key)
    found = finding(rule, draft, 0, 0)
    message = rule.message.replace("{match}", words)
    return found._replace(text=words, message=message, question=key)
