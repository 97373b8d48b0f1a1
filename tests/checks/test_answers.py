"""What people really type into "what went wrong" gives a sound sentence or a useful flag."""

from __future__ import annotations

import pytest

from wizard.checks.checker import Checker
from wizard.checks.finding import AnswerFacts, Facts, Finding, Span

HEAD = "I am sorry that "


def typed(checker: Checker, answer: str, shape: str = "clause") -> list[Finding]:
    text = f"{HEAD}{answer}."
    facts = Facts(
        fragment=True,
        answers={"what_happened": AnswerFacts(answer, shape, "what went wrong")},
        names=frozenset(("Ms Obi",)),
    )
    spans = (
        Span(0, len(HEAD), "flow"),
        Span(len(HEAD), len(HEAD) + len(answer), "value", "what_happened"),
    )
    return [one for card in checker.check(text, facts, spans) for one in card.each()]


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        ("Duplicate charge on May invoice", "answer.headline"),
        ("customer charged twice", "answer.turn-round"),
        ("late delivery", "answer.headline"),
        ("my daughter's gift came after her birthday", "answer.turn-round"),
        ("You charged me twice again!!!", "answer.turn-round"),
        ("Ms Obi was charged twice", "answer.turn-round"),
        ("sorry about the delay", "answer.sorry-inside"),
        ("I'm really sorry we forgot to call you back", "answer.sorry-inside"),
        ("We would like to apologise for any inconvenience", "answer.sorry-inside"),
        ("there may have been a problem with May", "conditional.may-have"),
        ("wrong name on cake", "answer.headline"),
        ("Royal Mail lost your parcel", "answer.own-part"),
        ("that we didn't ring you back", "answer.leads-in"),
        ("tbc", "answer.placeholder"),
        ("rude staff", "answer.headline"),
        ("it was late because of traffic", "answer.excuse"),
    ],
)
def test_an_answer_that_would_read_wrong_is_flagged(
    checker: Checker, answer: str, rule: str
) -> None:
    found = {one.rule: one for one in typed(checker, answer)}
    assert rule in found
    assert found[rule].question == "what_happened"
    assert found[rule].ask
    assert len([name for name in found if name.startswith("answer.")]) <= 1


@pytest.mark.parametrize(
    "answer",
    [
        "we charged your card twice for May",
        "Your order was 3 days late",
        "The wrong name was on the cake",
        "May invoice was doubled",
        "your cake was late, the name was wrong, and I was rude on the phone",
        "the refund you were promised never arrived",
        "login was down",
    ],
)
def test_an_answer_that_reads_well_is_left_alone(checker: Checker, answer: str) -> None:
    assert typed(checker, answer) == []


def test_a_finding_stands_where_the_answer_stands_in_the_letter(checker: Checker) -> None:
    (one,) = [f for f in typed(checker, "You charged me twice") if f.rule == "answer.turn-round"]
    assert (one.start, one.text) == (len(HEAD), "You charged me")


def test_an_answer_that_is_not_in_the_letter_yet_is_judged_all_the_same(checker: Checker) -> None:
    facts = Facts(fragment=True, answers={"what_happened": AnswerFacts("tbc", "clause")})
    (one,) = checker.check("", facts)
    assert (one.rule, one.text, one.question) == ("answer.placeholder", "tbc", "what_happened")


def test_the_shape_asked_for_decides_what_is_wrong(checker: Checker) -> None:
    assert "answer.said-twice" in {
        one.rule for one in typed(checker, "I refunded your card", "past")
    }
    assert "answer.said-twice" not in {
        one.rule for one in typed(checker, "I refunded your card twice")
    }
