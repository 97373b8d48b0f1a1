"""A letter says nothing that nobody has told it: no day, no way, no promise of its own making."""

from __future__ import annotations

import pytest

from tests.flow.letters import Answer, body

COST = ({"what": "lost lessons", "sum": "640"},)
SPENT: dict[str, Answer] = {"cost": "54", "cost_for": "the wetsuits"}


@pytest.mark.parametrize(
    ("flow", "answers", "promise"),
    [
        ("mixed-messages", SPENT, "I will pay you £54.00 for the wetsuits."),
        ("escalation-failure", SPENT, "I will pay you £54.00 for the wetsuits."),
        ("late-delivery", {"refunds": COST}, "I will send £640.00 back to you."),
        ("misstep", {"costs": COST}, "I will pay you £640.00."),
        (
            "poor-service",
            {"paid": "286", "refund": "286"},
            "I will send you back the whole £286.00",
        ),
        ("service-delay", {"way": "back", "credit": "160"}, "I will send you £160.00."),
        ("product-defect", {"remedy_kind": "new"}, "I will send you a replacement."),
    ],
)
def test_what_has_no_day_is_promised_and_not_claimed(
    flow: str, answers: dict[str, Answer], promise: str
) -> None:
    text = body(flow, answers, depth="full")
    assert promise in text
    assert "Today" not in text


def test_a_change_without_a_day_begins_now_and_not_today() -> None:
    text = body("generic", {"prevention": "two people read every list"})
    assert "From now on, two people read every list." in text


def test_what_is_paid_besides_a_refund_takes_neither_its_day_nor_its_way() -> None:
    kettle: dict[str, Answer] = {
        "remedy_kind": "refund",
        "remedy_on": "Tuesday 17 November",
        "refund_to": "your card",
        "price": "48",
        "costs": COST,
    }
    text = body("product-defect", kettle, depth="full")
    assert "On Tuesday I sent £48.00 back to your card." in text
    assert "I will also pay you £640.00 for lost lessons." in text


def test_a_fee_paid_in_another_way_is_no_part_of_the_refund() -> None:
    fee: dict[str, Answer] = {
        "charges": ({"which": "May", "taken": "44.99", "right": "0"},),
        "refund_to": "your account",
        "extra": "35",
        "extra_for": "your bank's fee",
    }
    assert "£79.99 to your account" in body("billing", fee, depth="full")
    apart = body("billing", {**fee, "apart": "yes"}, depth="full")
    assert "I sent £44.99 back to your account." in apart
    assert "I am also paying you £35.00 for your bank's fee." in apart


def test_who_was_told_by_telephone_was_not_kept_waiting() -> None:
    leak: dict[str, Answer] = {
        "what_happened": "we emailed your results to another patient",
        "found": "Monday 9 November",
        "wait_reason": "we first had to read it",
    }
    assert "It took us 11 days to tell you" in body("data-incident", leak, depth="full")
    spoken = body("data-incident", {**leak, "spoke": "spoke"}, depth="full")
    assert "to tell you" not in spoken
    assert "We have spoken about this; here you have it in writing." in spoken
