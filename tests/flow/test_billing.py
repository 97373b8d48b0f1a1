"""Wrong charge or refund: the sums come out right and every sensible answer gives a sound letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.flow.letters import WORDS, Answer, body, letter, scope_of, sentences
from wizard.text.sentences import word_count

FAULT = "we charged your card twice for May"
TYPICAL: dict[str, Answer] = {
    "told_by": "again",
    "customer_name": "Ms Obi",
    "what_happened": FAULT,
    "charges": [{"which": "invoice INV-2211", "taken": "115.20", "right": "57.60"}],
    "refund_to": "the card ending 4417",
    "refund_seen": "Wednesday 25 November",
    "impact": "you had to find the error yourself and write to us twice before anyone answered",
    "cause": "we ran the May payments twice when we moved to a new billing system",
    "done": "cancelled the late fee",
    "amends": "take the June payment off your plan",
    "next": "check with you that the money is there",
    "next_on": "Thursday 26 November",
    "prevention": "we check every payment run for repeats before it goes out",
    "signer_name": "Sam Lee",
    "phone": "020 7946 0142",
    "hours": "weekdays 9 to 5",
}


def row(which: str, taken: str, right: str) -> dict[str, str]:
    return {"which": which, "taken": taken, "right": right}


def told(*rows: dict[str, str], **answers: Answer) -> str:
    return body("billing", {"what_happened": FAULT, "charges": rows, **answers})


@pytest.mark.parametrize(
    ("taken", "right", "over"),
    [("115.20", "57.60", "£57.60"), ("47.45", "42.50", "£4.95"), ("1,249", "999", "£250.00")],
)
def test_the_difference_is_worked_out(taken: str, right: str, over: str) -> None:
    text = told(row("May", taken, right), refund_to="your card")
    assert f": {over} too much." in text
    assert f"Today I sent {over} back to your card." in text


def test_tax_is_added_to_the_difference() -> None:
    text = body(
        "billing",
        {
            "what_happened": FAULT,
            "charges": [row("May", "96.00", "48.00")],
            "tax_rate": "20",
            "refund_to": "your card",
        },
        depth="full",
    )
    assert "£48.00 too much. With tax at 20 per cent, that makes £57.60." in text
    assert "I sent £57.60 back to your card" in text


def test_a_cost_they_had_is_added_and_both_sums_are_named() -> None:
    text = told(
        row("seven months", "168.00", "0"),
        refund_to="your bank account",
        extra="45.00",
        extra_for="the flat application you lost",
    )
    assert "For seven months we took £168.00, and none of it was due." in text
    assert (
        "I sent £213.00 to your bank account: the £168.00 that was not due, "
        "and £45.00 for the flat application you lost." in text
    )


def test_three_payments_are_added_up() -> None:
    text = told(
        row("invoice A", "10", "8"),
        row("invoice B", "20", "0"),
        row("invoice C", "31.50", "30"),
        refund_to="your card",
    )
    assert "invoice A we took £10.00 when the right amount was £8.00: £2.00 too much." in text
    assert "invoice B we took £20.00, and none of it was due." in text
    assert "invoice C we took £31.50 when the right amount was £30.00: £1.50 too much." in text
    assert "Together that is £23.50 too much." in text
    assert "I sent £23.50 back" in text


def test_every_part_of_a_refund_is_named_in_the_full_form() -> None:
    answers: dict[str, Answer] = {
        "what_happened": FAULT,
        "charges": [row("May", "96", "48")],
        "tax_rate": "20",
        "extra": "3",
        "extra_for": "your calls",
        "costs": [{"what": "the late fee", "sum": "5"}, {"what": "interest", "sum": "0.40"}],
        "refund_to": "your card",
    }
    text = body("billing", answers, depth="full")
    assert "I sent £66.00 to your card." in text
    for part in (
        "£57.60 is what was not due",
        "£3.00 is for your calls",
        "£5.00 is for the late fee",
    ):
        assert part in text
    assert "the late fee and £0.40 for interest." in text


def test_the_short_and_the_full_form_give_the_same_refund() -> None:
    short, full = (letter("billing", TYPICAL, depth=depth).subject for depth in ("short", "full"))
    assert short
    assert full
    assert short.text == full.text == "£57.60 back for invoice INV-2211"


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1, max_size=3))
def test_the_refund_is_always_the_sum_of_the_lines(pairs: list[tuple[int, int]]) -> None:
    rows = [row("May", f"{a // 100}.{a % 100:02}", f"{b // 100}.{b % 100:02}") for a, b in pairs]
    pence = sum(a - b for a, b in pairs)
    text = told(*rows, refund_to="your card")
    assert ("back to your card" in text) == (pence > 0)
    if pence > 0:
        assert f"£{pence / 100:,.2f} back to your card" in text


def test_who_paid_too_little_is_asked_about_and_gets_no_refund() -> None:
    rows = [row("May", "42.50", "47.45")]
    asked = scope_of("billing", {"charges": rows}).broken_rules("charges")
    assert asked == ("By these figures they paid too little. Have the two sums changed places?",)
    text = told(*rows, refund_to="your card")
    assert "-£" not in text
    assert "back" not in text


def test_equal_figures_are_asked_about_and_nothing_goes_back() -> None:
    rows = [row("May", "10", "10")]
    assert len(scope_of("billing", {"charges": rows}).broken_rules("charges")) == 1
    assert "£0.00" not in told(*rows, refund_to="your card")


def test_a_figure_below_nothing_is_refused() -> None:
    scope = scope_of("billing", {"charges": [row("May", "-10", "8")]})
    scope("charges")
    assert "-10 is less than nothing. Write the figure without a minus." in scope.faults["charges"]


def test_a_refund_that_has_not_left_is_promised_not_claimed() -> None:
    text = told(row("May", "10", "0"), refund_to="your card", refund_on="Monday 23 November")
    assert "On Monday 23 November I will send £10.00 back to your card." in text
    assert "I sent" not in text


def test_money_cannot_be_there_before_it_was_sent() -> None:
    scope = scope_of("billing", {"refund_on": "23 November", "refund_seen": "20 November"})
    assert scope.broken_rules("refund_seen") == (
        "It cannot be there before it was sent. Check the two days.",
    )


def test_what_is_not_known_is_said_or_asked() -> None:
    text = body(
        "billing",
        {"what_happened": FAULT, "next_update": "Monday 23 November 12:00"},
        ["charges", "cause", "refund_to"],
    )
    assert "I do not yet know the exact sums or why it happened" in text
    assert "I will write again by Monday 23 November at 12:00." in text
    assert "Please tell me where the money should go." in text


def test_someone_who_works_alone_does_not_say_we() -> None:
    answers: dict[str, Answer] = {**TYPICAL, "firm": "solo", "what_happened": "I charged you twice"}
    answers["cause"], answers["prevention"] = "I pressed the button twice", "I look before I press"
    answers["impact"] = "you had to ring twice"
    text = body("billing", answers, severity="serious")
    assert "you paid £115.20" in text
    assert not {"we", "We", "our", "us"} & set(text.replace(".", " ").replace(",", " ").split())


def test_the_severities_differ_and_keep_to_their_length() -> None:
    plain = {k: v for k, v in TYPICAL.items() if k not in ("done", "next")}
    plain["impact"] = "you had to write twice"
    found = {s: body("billing", plain, severity=s) for s in WORDS}
    for one, other in (("light", "serious"), ("serious", "grave"), ("light", "grave")):
        assert len(sentences(found[one]) - sentences(found[other])) >= 3
    for severity, limit in WORDS.items():
        assert word_count(letter("billing", plain, severity=severity).body) <= limit
    assert found["grave"].endswith("I am sorry, Ms Obi.")


def test_many_customers_are_written_to_as_we() -> None:
    text = body("billing", TYPICAL, audience="many")
    assert "we sent £57.60 back to the card ending 4417" in text
    assert " I " not in text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"what_happened": "Charging you twice for May."},
            "I am sorry for charging you twice for May.",
        ),
        (
            {"what_happened": "the duplicate May charge"},
            "I am sorry about the duplicate May charge.",
        ),
        (
            {"what_happened": "I am sorry that we charged you twice"},
            "I am sorry that we charged you twice.",
        ),
        (
            {"what_happened": "we charged you twice\nWe did not answer you."},
            "I am sorry that we charged you twice and that we did not answer you.",
        ),
        ({"charges": [row("on 3 May", "10", "0")]}, "On 3 May we took £10.00"),
        ({"charges": [row("Your May bill", "10", "0")]}, "For your May bill we took"),
        ({"charges": [row("May", "10", "0")]}, "For May we took"),
        (
            {"charges": [row("May", "10", "0")], "refund_to": "to the card ending 4417."},
            "I sent £10.00 back to the card ending 4417.",
        ),
        ({"refund_to": "your card"}, "Today I sent your money back to your card."),
        (
            {"refund_to": "your card", "extra": "12.50", "extra_for": "your bank's fee"},
            "Today I sent £12.50 to your card for your bank's fee.",
        ),
        (
            {"refund_to": "your card", "done": "I also cancelled the fee.\nRang your bank"},
            "I also cancelled the fee and rang your bank.",
        ),
        (
            {"refund_to": "your card", "done": "cancelled the fee", "done_on": "yesterday"},
            "Yesterday I cancelled the fee.",
        ),
        ({"done": "cancelled the fee"}, "Today I cancelled the fee."),
        (
            {"cause": "because I pressed the button twice."},
            "The reason is that I pressed the button twice.",
        ),
    ],
)
def test_answers_as_people_type_them(answers: dict[str, Answer], said: str) -> None:
    assert said in body("billing", {"what_happened": FAULT, **answers})


def test_a_payment_not_yet_filled_in_leaves_no_gap_and_one_begun_does() -> None:
    assert "‹" not in told()
    assert "‹the right amount›" in told(row("May", "10", ""))
