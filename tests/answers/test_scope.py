"""What a name stands for: an answer, a default, a sum, a setting, or one of the ways to be nothing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.answers.flows import FRIDAY, flow_of, scope_of
from wizard.answers.context import Context
from wizard.answers.entries import NOTHING, Answers, Entry
from wizard.expr.expression import Expression
from wizard.expr.nothing import Nothing
from wizard.flow.model import Flow
from wizard.text.money import Money

FLOW = """
still_on: not filled(end)
questions:
  - key: price
    step: know
    type: money
    label: The price
    short: the price
    validate:
      - {rule: price > 0, message: A price is more than nothing.}
      - {rule: price > fee, message: The fee is more than the price.}
  - {key: fee, step: know, type: money, label: Fee, short: the fee, default: "1.00"}
  - {key: end, step: know, type: time, label: End, short: the end}
  - {key: why_fee, step: know, type: text, label: Why, short: why, when: filled(fee) and fee > 0}
  - {key: detail, step: know, depth: full, type: text, label: Detail, short: the detail}
  - {key: their_name, step: start, audience: one, type: person, label: Name, short: the name}
  - {key: everybody, step: start, audience: many, type: text, label: Who, short: who}
calc:
  net: price - fee
  twice: net * 2
  cheap: twice < ten
  ten: either(price, fee) * 0 + fee * 10
  lines: 1
letter:
  know:
    all: "{{ price }} {{ fee }} {{ end }} {{ why_fee }} {{ detail }} {{ cheap }} {{ lines }}"
    to: "{{ their_name }} {{ everybody }}"
"""


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    folder: Path = tmp_path_factory.mktemp("flows")
    return flow_of(folder, FLOW)


def pounds(amount: str) -> Money:
    return Money(Decimal(amount), "GBP")


def test_the_highest_layer_that_holds_a_key_decides() -> None:
    answers = Answers({"a": Entry("default"), "b": Entry("default")}, {"a": Entry("typed")})
    assert answers.entry("a") == Entry("typed")
    assert answers.entry("b") == Entry("default")
    assert answers.entry("c") is NOTHING
    assert list(answers.keys()) == ["a", "b"]


def test_an_emptied_box_hides_the_default(flow: Flow) -> None:
    assert scope_of(flow)("fee") == pounds("1.00")
    assert scope_of(flow, {"fee": ""})("fee") is Nothing.MISSING


def test_an_entry_is_empty_when_nothing_is_in_it() -> None:
    assert Entry("  \n").empty
    assert Entry(({"a": " "}, {})).empty
    assert not Entry(({"a": " "}, {"b": "x"})).empty
    assert not Entry("", "unknown").empty


def test_each_way_to_be_nothing_is_told_apart(flow: Flow) -> None:
    scope = scope_of(flow, {"price": Entry("5", "unknown"), "end": "soon"})
    assert scope("price") is Nothing.UNKNOWN
    assert scope("net") is Nothing.UNKNOWN
    assert scope("end") is Nothing.UNREADABLE
    assert "soon" in scope.faults["end"]
    assert scope("their_name") is Nothing.MISSING
    assert scope("everybody") is Nothing.HIDDEN
    assert scope("detail") is Nothing.HIDDEN
    assert scope("no_such_name") is Nothing.HIDDEN


def test_settings_and_answers_decide_what_is_asked(flow: Flow) -> None:
    many = scope_of(flow, {"detail": "kept", "fee": "0"}, audience="many", depth="full")
    assert many.asked("everybody")
    assert not many.asked("their_name")
    assert many("detail") == "kept"
    assert not many.asked("why_fee")
    assert scope_of(flow).asked("why_fee")
    assert scope_of(flow, {"detail": "kept"})("detail") is Nothing.HIDDEN


def test_sums_are_made_of_sums(flow: Flow) -> None:
    scope = scope_of(flow, {"price": "5"})
    assert scope("twice") == pounds("8")
    assert scope("cheap") is True
    assert scope("lines") == 1
    assert set(scope.roots("twice")) == {"fee", "price"}
    assert scope.roots("price") == ("price",)
    assert scope.roots("lines") == ()
    assert scope_of(flow)("twice") is Nothing.MISSING


def test_a_sum_in_two_currencies_is_no_value_and_says_why(flow: Flow) -> None:
    scope = scope_of(flow, {"price": "€5"})
    assert scope("net") is Nothing.UNREADABLE
    assert "EUR and GBP" in scope.faults["net"]
    assert any("EUR and GBP" in message for message in scope.broken_rules("price"))
    assert scope.holds(Expression("price > fee")) is False


def test_what_is_suspected_is_suspected_in_every_sum_of_it(flow: Flow) -> None:
    scope = scope_of(flow, {"price": Entry("5", "suspected")})
    assert scope("twice") == pounds("8")
    assert scope.suspected("twice")
    assert not scope.suspected("fee")


def test_a_rule_that_is_broken_says_its_message(flow: Flow) -> None:
    assert scope_of(flow, {"price": "5"}).broken_rules("price") == ()
    assert scope_of(flow, {"price": "0.50"}).broken_rules("price") == (
        "The fee is more than the price.",
    )
    assert scope_of(flow).broken_rules("price") == ()


def test_the_settings_are_names_too(flow: Flow) -> None:
    scope = scope_of(flow, severity="grave", channel="ticket", audience="many")
    names = ("severity", "audience", "voice", "depth", "channel", "locale", "currency")
    assert [scope(name) for name in names] == [
        "grave",
        "many",
        "we",
        "short",
        "ticket",
        "en-GB",
        "GBP",
    ]
    assert scope("today") == FRIDAY.date()
    assert scope("still_on") is True
    assert scope_of(flow, {"end": "16:15"})("still_on") is False


def test_the_voice_follows_the_audience_unless_it_is_named() -> None:
    context = Context(FRIDAY)
    assert context.with_(audience="many").voice == "we"
    assert context.with_(audience="many", voice="I").voice == "I"
    assert context.with_(audience="many").with_(audience="one").voice == "I"
    assert context.with_(severity="grave").voice == "I"
