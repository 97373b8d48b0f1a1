"""Rules about what was typed into a question, before it is part of a letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wizard.checks.book import RuleBook
from wizard.checks.draft import Draft, finding, holds
from wizard.checks.finding import AnswerFacts, Finding
from wizard.checks.phrase import Phrase
from wizard.checks.reading import lower_folded
from wizard.checks.rule import Rule

HEADLINE = "headline"
"""In `find` of an answer rule: words without a verb, such as "Duplicate charge on May invoice"."""


def answer_findings(book: RuleBook, draft: Draft) -> Iterator[Finding]:
    """What the answers' own rules say, each at the place its answer has in the letter."""
    rules = [(i, rule) for i, rule in enumerate(book.rules) if rule.kind == "answer"]
    known: dict[str, bool] = {}
    for key, answer in draft.facts.answers.items():
        for line in answer.raw.split("\n"):
            for number, rule in rules:
                if not holds(rule, draft.facts, known):
                    continue
                span = answer_span(book, number, rule, answer, line, draft)
                if span is not None:
                    yield _placed(rule, draft, key, line, span)


def answer_span(
    book: RuleBook, number: int, rule: Rule, answer: AnswerFacts, line: str, draft: Draft
) -> tuple[int, int] | None:
    """Where in a line of an answer the rule finds its words. `where` of the rule names shapes."""
    if rule.where and answer.shape not in rule.where:
        return None
    low = lower_folded(line)
    words = book.words(low)
    for text in rule.find:
        span = None
        if text == HEADLINE:
            span = _headline(low, words, book)
        elif text == "name":
            span = _name(line, draft.facts.names)
        else:
            phrase = book.answer_phrases[text]
            match = phrase.search.search(low) if _possible(phrase, words) else None
            span = match.span() if match is not None else None
        if span is None:
            continue
        veto = book.unless.get(number)
        if veto is None or not veto.met(low, words, set()):
            return span
    return None


def _possible(phrase: Phrase, words: set[str]) -> bool:
    return phrase.anchored(words) and phrase.may_be_in(words)


_DOERS = frozenset(
    "i we you he she it they the a an your our my his her their this that these those there".split()
)


def _headline(low: str, words: set[str], book: RuleBook) -> tuple[int, int] | None:
    """Two or more words, and not one that could be the verb of a sentence."""
    run = low.split()
    if len(run) < 2 or not words.isdisjoint(book.verbs):
        return None
    if run[0] in _DOERS and any(word.endswith("ed") and len(word) > 4 for word in words):
        return None
    return len(low) - len(low.lstrip()), len(low.rstrip())


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
                return replace(finding(rule, draft, at, at + len(words)), question=key)
    found = finding(rule, draft, 0, 0)
    message = rule.message.replace("{match}", words)
    return replace(found, text=words, message=message, question=key)
