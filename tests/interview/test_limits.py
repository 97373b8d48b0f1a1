"""What a writer may give without asking: asked once, and above it who agreed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import desk_at
from wizard.answers.entries import Raw
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.review import Review

OVER = "More goes to them than the £50.00 you may give without asking. Who agreed?"
# What makes each kind of letter give £60, and the question in which the sum was typed.
GIVES: dict[str, tuple[dict[str, Raw], str]] = {
    "billing": ({"charges": ({"which": "May", "taken": "120", "right": "60"},)}, "charges"),
    "escalation-failure": ({"cost": "60"}, "cost"),
    "generic": ({"amends": "take £60 off your next bill"}, "amends"),
    "late-delivery": ({"refunds": ({"what": "the delivery", "sum": "60"},)}, "refunds"),
    "misstep": ({"costs": ({"what": "the meal", "sum": "60"},)}, "costs"),
    "mixed-messages": ({"cost": "60"}, "cost"),
    "poor-service": ({"paid": "80", "refund": "60"}, "refund"),
    "product-defect": (
        {"remedy_kind": "refund", "price": "60", "refund_to": "your card"},
        "price",
    ),
    "service-delay": ({"way": "back", "credit": "60"}, "credit"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def giving(desk: Desk, flow: str, **more: Raw) -> Interview:
    interview = desk.begin(flow, depth="full")
    for key, raw in {**GIVES[flow][0], **more}.items():
        interview.answer(key, raw)
    return interview


def said(interview: Interview) -> list[tuple[str, str]]:
    """The warnings of the review that are about facts, with the question that each leads to."""
    interview.review()
    cards = Review(interview).findings
    found = [one for card in cards for one in card.each() if one.category == "figures"]
    return [(one.message, one.question) for one in found]


@pytest.mark.parametrize("flow", GIVES)
def test_a_sum_above_the_limit_is_told_at_the_question_and_at_the_review(
    desk: Desk, flow: str
) -> None:
    interview = giving(desk, flow, limit="50")
    box = interview.box(interview.flow.questions[GIVES[flow][1]])
    assert box.fault == OVER
    assert "limit" in interview.page_keys()  # the page on which one says who agreed
    assert (OVER, "approved_by") in said(interview)


@pytest.mark.parametrize("flow", GIVES)
def test_whoever_agreed_settles_it_and_stays_out_of_the_letter(desk: Desk, flow: str) -> None:
    interview = giving(desk, flow, limit="50", approved_by="Mina Shah, this morning")
    assert interview.box(interview.flow.questions[GIVES[flow][1]]).fault == ""
    assert OVER not in [message for message, _ in said(interview)]
    assert "Mina" not in interview.letter.text
    assert interview.entry("approved_by").raw == "Mina Shah, this morning"


@pytest.mark.parametrize("flow", GIVES)
def test_within_the_limit_or_alone_nobody_is_asked(desk: Desk, flow: str) -> None:
    for more in ({"limit": "60"}, {"limit": "50", "firm": "solo"}):
        interview = giving(desk, flow, **more)
        assert not interview.scope.asked("approved_by")
        assert said(interview) == []


def test_the_limit_is_asked_once_and_only_where_money_is_given(desk: Desk) -> None:
    assert "limit" not in desk.begin("generic").page_keys()
    first = giving(desk, "billing")
    first.open("limit")
    first.answer("limit", "100")
    first.forward()
    second = giving(desk, "poor-service")
    assert "limit" not in second.page_keys()
    assert second.scope("limit") == first.scope("limit")


def test_one_without_a_limit_is_not_asked_again(desk: Desk) -> None:
    first = giving(desk, "billing")
    first.open("limit")
    first.answer("no_limit", "yes")
    first.forward()
    assert "limit" not in giving(desk, "billing").page_keys()


def test_the_approver_is_named(desk: Desk) -> None:
    interview = giving(desk, "billing", limit="50", approver="Mina Shah")
    assert OVER.replace("?", ": Mina Shah?") in [message for message, _ in said(interview)]


def test_another_customer_needs_another_yes(desk: Desk) -> None:
    interview = giving(desk, "billing", limit="50", approved_by="Mina Shah")
    again = Review(interview).another_customer()
    again.answer("charges", GIVES["billing"][0]["charges"])
    assert (OVER, "approved_by") in said(again)


def test_a_sum_in_another_currency_is_left_to_its_own_remark(desk: Desk) -> None:
    interview = giving(desk, "generic", limit="50", amends="take €60 off your next bill")
    assert said(interview) == []


# -- a remedy that fits --------------------------------------------------------------------------


def test_a_dangerous_thing_is_not_kept_for_a_lower_price(desk: Desk) -> None:
    interview = giving(desk, "product-defect", remedy_kind="some", danger="could", off="20")
    assert any("Nobody should keep a thing" in message for message, _ in said(interview))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"refund": "3"}, "So little reads as a tip"),
        ({"refund": "30", "severity": "grave"}, "upwards a refund is felt to be fair"),
        ({"refund": "81"}, "more than they paid"),
        ({"amends": "send you £130 for a good dinner"}, "one and a half times the £80.00"),
        ({"refund": "40"}, ""),
        ({"refund": "60", "severity": "grave"}, ""),
    ],
)
def test_a_sum_is_weighed_against_what_they_paid(
    desk: Desk, more: dict[str, str], words: str
) -> None:
    severity = more.pop("severity", "serious")
    interview = giving(desk, "poor-service", **more)
    interview.set(severity=severity)
    messages = [message for message, _ in said(interview)]
    assert any(words in message for message in messages) if words else messages == []


@pytest.mark.parametrize(
    ("flow", "rule"),
    [
        ("billing", "remedy.token-for-money"),
        ("late-delivery", "remedy.token-for-goods"),
        ("misstep", "remedy.token-for-attention"),
        ("mixed-messages", "remedy.token-for-a-word"),
        ("outage", "remedy.token-for-time"),
        ("poor-service", "remedy.token-for-attention"),
        ("product-defect", "remedy.token-for-goods"),
        ("service-delay", "remedy.token-for-time"),
    ],
)
def test_a_voucher_is_told_apart_from_what_was_lost(desk: Desk, flow: str, rule: str) -> None:
    interview = desk.begin(flow, depth="full")
    key = "amends" if "amends" in interview.flow.questions else "done"
    words = {"amends": "send you a £20 voucher", "done": "sent you a £20 voucher"}
    interview.answer(key, words[key])
    found = {one.rule: one for card in interview.findings for one in card.each()}
    assert found[rule].level == "warning"
    assert found[rule].question == key
