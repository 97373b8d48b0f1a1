"""Every shipped rule proves itself, and leaves alone what the others call strong."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from wizard.checks.book import RuleBook
from wizard.checks.checker import Checker
from wizard.checks.finding import Facts, Finding
from wizard.checks.proof import NOW, example_facts, failures, fires, repeated

# A strong example of one rule that another rule still questions, and rightly so.
QUESTIONED = {
    ("answer.turn-round", "passive-dodge"),  # only who is spoken to is right there, not who acts
    ("placeholder-left.blank", "placeholder-left"),  # allowed by its facts only
    ("missing.sign-off-named", "placeholder-left"),  # a blank for a name counts as a name
}


def test_there_are_rules_for_every_family(book: RuleBook) -> None:
    assert len(book.rules) >= 60
    categories = {rule.category for rule in book.rules}
    assert categories >= set(
        "conditional feelings-blame boilerplate policy-shield passive-dodge blame-shift minimise excuse "
        "but-apology absolute-promise vague-action no-timeline jargon overdramatic demand-forgiveness "
        "legalese placeholder-left sensitive-data over-apology too-long no-specifics missing".split()
    )


def test_every_example_does_what_it_is_there_for(book: RuleBook) -> None:
    assert [fault.text() for fault in failures(book)] == []


def test_only_the_agreed_kinds_may_block(book: RuleBook) -> None:
    blocking = {rule.category for rule in book.rules if rule.level == "block"}
    assert blocking == {"placeholder-left", "sensitive-data", "past-date"}


def test_what_one_rule_calls_strong_no_other_warns_of(book: RuleBook, checker: Checker) -> None:
    crossed = []
    for rule in book.rules:
        for example in rule.strong:
            text = repeated(example.text)
            for one in each(checker, text, Facts(now=NOW, fragment=True)):
                if one.level != "nudge" and (rule.id, one.category) not in QUESTIONED:
                    crossed.append((rule.id, one.rule, one.text))
    assert crossed == []


def wrapped(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join("\n".join(textwrap.wrap(p, 40)) if "\n" not in p else p for p in paragraphs)


@pytest.mark.parametrize(
    "change",
    [
        wrapped,
        lambda text: text.replace("'", "’"),
        lambda text: text.replace(" ", "\u00a0") if "\n" not in text else text,
        lambda text: text.replace("\n", "\r\n"),
    ],
    ids=["re-wrapped", "curly quotes", "no-break spaces", "CRLF"],
)
def test_weak_words_are_found_however_they_are_set(
    book: RuleBook, checker: Checker, change: Callable[[str], str]
) -> None:
    lost = [
        (rule.id, example.text)
        for rule in book.rules
        if rule.kind != "answer"
        for example in rule.weak
        if not example.text.startswith("‹")
        if not fires(checker, rule, change(repeated(example.text)))
    ]
    assert lost == []


def test_capitals_make_no_difference_to_phrases(book: RuleBook, checker: Checker) -> None:
    lost = [
        (rule.id, example.text)
        for rule in book.rules
        if rule.kind == "phrase"
        for example in rule.weak
        if not fires(checker, rule, example.text.upper())
    ]
    assert lost == []


def test_a_message_names_the_words_and_needs_no_filling_in(
    book: RuleBook, checker: Checker
) -> None:
    for rule in book.rules:
        for example in rule.weak:
            shown = "" if rule.kind == "answer" else repeated(example.text)
            for one in each(checker, shown, example_facts(rule, example.text)):
                assert "{" not in one.message.replace(one.text, ""), one.rule
                assert one.why
                assert one.source
                assert one.fix or one.ask or one.level == "nudge" or one.category == "proofreading"


def each(checker: Checker, text: str, facts: Facts) -> list[Finding]:
    return [one for card in checker.check(text, facts) for one in card.each()]
