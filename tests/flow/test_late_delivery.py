"""Late or missing delivery: how late is worked out, and every state of the parcel reads right."""

from __future__ import annotations

import pytest

from tests.flow.letters import WORDS, Answer, body, letter, scope_of, sentences
from wizard.expr.nothing import Nothing
from wizard.text.sentences import word_count

TYPICAL: dict[str, Answer] = {
    "told_by": "customer",
    "customer_name": "Mrs Okafor",
    "item": "the present you ordered for your daughter's birthday",
    "order_no": "order 10382",
    "promised": "Wednesday 11 November",
    "came": "Saturday 14 November",
    "impact": "you had to find her another present",
    "cause": "we put it on the wrong van",
    "done": "refunded the £9.95 you paid for express delivery",
    "may_return": "yes",
    "signer_name": "Sam Lee",
    "phone": "020 7946 0142",
    "hours": "weekdays 9 to 5",
}
CAKE: dict[str, Answer] = {"item": "the cake"}


def told(promised: str, came: str = "", **answers: Answer) -> str:
    return body("late-delivery", {**CAKE, "promised": promised, "came": came, **answers})


@pytest.mark.parametrize(
    ("promised", "came", "late"),
    [
        ("11 November", "14 November", "three days"),
        ("19 November", "20 November", "one day"),
        ("28 October", "14 November", "17 days"),
        ("30 December 2025", "2 January 2026", "three days"),
        ("14 November 11:00", "14 November 13:40", "two hours and 40 minutes"),
        ("14 November 10:00", "14 November 13:15", "three hours and 15 minutes"),
        ("13 November 22:00", "14 November 01:30", "three hours and 30 minutes"),
        ("24 October 23:00", "25 October 03:00", "five hours"),  # the clocks went back that night
        ("11 November 10:00", "14 November", "three days"),
    ],
)
def test_how_late_it_was_is_said_in_the_unit_that_matters(
    promised: str, came: str, late: str
) -> None:
    assert f"I am sorry that the cake arrived {late} late." in told(promised, came)


@pytest.mark.parametrize(
    ("promised", "came", "said"),
    [
        (
            "11 November",
            "14 November",
            "for Wednesday 11 November and came on Saturday 14 November.",
        ),
        (
            "14 November 10:00",
            "14 November 13:15",
            "for Saturday 14 November at 10:00 and came at 13:15.",
        ),
        ("18 November", "20 November", "for Wednesday 18 November and came today."),
        ("20 November 11:00", "20 November 13:40", "for 11:00 today and came at 13:40."),
        (
            "13 November 22:00",
            "today 01:30",
            "for Friday 13 November at 22:00 and came at 01:30 today.",
        ),
        ("20 November", "20 November", "for today and came later in the day."),
    ],
)
def test_both_days_are_named(promised: str, came: str, said: str) -> None:
    assert f"Delivery was promised {said}" in told(promised, came)


def test_what_has_not_come_is_still_awaited_and_only_the_next_message_is_promised() -> None:
    text = told("18 November", next_update="tomorrow 12:00", may_return="yes")
    assert "I am sorry that you are still waiting for the cake." in text
    assert "Delivery was promised for Wednesday 18 November." in text
    assert "If you no longer want your order, tell me and I will refund all of it." in text
    assert "I will write again by Saturday 21 November at 12:00" in text
    assert "late" not in text
    assert "came" not in text


def test_the_next_message_is_asked_for_only_while_it_is_due() -> None:
    waiting = scope_of("late-delivery", {**CAKE, "promised": "18 November"})
    over = scope_of("late-delivery", {**CAKE, "promised": "18 November", "came": "20 November"})
    assert waiting.asked("next_update")
    assert not over.asked("next_update")


def test_what_is_lost_is_not_awaited() -> None:
    text = told("18 November", lost="yes", order_no="order 10382", may_return="yes")
    assert "I am sorry that the cake never arrived." in text
    assert "waiting" not in text
    assert "send your order back" not in text
    grave = body("late-delivery", {**CAKE, "lost": "yes"}, severity="grave")
    assert grave.startswith("I am sorry. The cake never came.")


def test_the_way_back_is_offered_only_where_it_is_ticked() -> None:
    back = (
        "If you would rather send your order back, I will have it collected and refund all of it."
    )
    assert back in told("11 November", "14 November", may_return="yes")
    assert back not in told("11 November", "14 November")


def test_a_courier_is_no_excuse() -> None:
    text = told("11 November", "14 November", whose="supplier", cause="the courier lost it")
    assert "You bought from us, so putting it right is our job." in text
    assert "The reason is that the courier lost it." in text


def test_the_sums_that_go_back_are_added_up() -> None:
    answers: dict[str, Answer] = {
        **CAKE,
        "refunds": [
            {"what": "express delivery", "sum": "9.95"},
            {"what": "for the taxi", "sum": "14.50"},
            {"what": "the cake", "sum": "32"},
        ],
        "refund_to": "the card ending 5518",
        "refund_seen": "Wednesday 25 November",
    }
    promised = body("late-delivery", answers, depth="full")
    assert "I will send £56.45 back to the card ending 5518: " in promised  # nobody said it went
    text = body("late-delivery", {**answers, "refund_on": "today"}, depth="full")
    assert "Today I sent £56.45 back to the card ending 5518: " in text
    assert "5518: £9.95 for express delivery, £14.50 for the taxi" in text
    assert "£14.50 for the taxi and £32.00 for the cake." in text
    assert "You should see it there by Wednesday 25 November." in text


def test_one_that_came_before_it_was_promised_is_asked_about() -> None:
    scope = scope_of("late-delivery", {"promised": "14 November", "came": "11 November"})
    assert scope.broken_rules("came") == (
        "By these two it came before it was promised. Have they changed places?",
    )


def test_a_weekday_is_the_one_that_is_over_and_a_day_to_come_is_refused() -> None:
    assert "came on Tuesday 17 November." in told("13 November", "Tuesday")
    to_come = scope_of("late-delivery", {**CAKE, "came": "24 November"})
    assert isinstance(to_come("came"), Nothing)
    assert "is still to come, and this asks for what is over." in to_come.faults["came"]
    assert "24 November" not in told("13 November", "24 November")


def test_a_bare_order_number_wants_its_word() -> None:
    assert scope_of("late-delivery", {"order_no": "10382"}).broken_rules("order_no")
    assert not scope_of("late-delivery", {"order_no": "order 10382"}).broken_rules("order_no")


def test_what_is_not_known_is_said_or_asked() -> None:
    text = body("late-delivery", {**CAKE, "promised": "18 November"}, ["came", "cause"])
    assert "I am sorry that the cake did not arrive when it should have." in text
    assert "I do not yet know the reason for the delay." in text
    assert "Please tell me what was late." in body("late-delivery", {}, ["item"])


def test_american_letters_have_american_days_and_times() -> None:
    answers = {**CAKE, "promised": "11/12/2026 11:00", "came": "11/12/2026 1:40 pm"}
    text = body("late-delivery", answers, locale="en-US", currency="USD")
    assert "for Thursday, November 12 at 11 a.m. and came at 1:40 p.m.\n" in text


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Your notebooks.", "I am sorry that your notebooks arrived late."),
        ("the shoes", "I am sorry that the shoes arrived late."),
        ("delivering your parcel late", "I am sorry for delivering your parcel late."),
        ("Delivering it late", "I am sorry for delivering it late."),
    ],
)
def test_things_as_people_name_them(item: str, said: str) -> None:
    assert said in body("late-delivery", {"item": item, "came": "14 November"})


def test_the_severities_differ_and_keep_to_their_length() -> None:
    found = {s: body("late-delivery", TYPICAL, severity=s) for s in WORDS}
    for one, other in (("light", "serious"), ("serious", "grave"), ("light", "grave")):
        assert len(sentences(found[one]) - sentences(found[other])) >= 3
    for severity, limit in WORDS.items():
        assert word_count(letter("late-delivery", TYPICAL, severity=severity).body) <= limit
    assert found["grave"].startswith(
        "I am sorry. The present you ordered for your daughter's birthday did not come in time."
    )
    assert found["grave"].endswith("I am sorry, Mrs Okafor.")


def test_nobody_is_told_both_not_to_answer_and_to_answer() -> None:
    text = body("late-delivery", {**CAKE, "came": "14 November"}, severity="grave")
    assert "You do not need to do anything. Answer this message" in text
    assert "or answer this" not in text


def test_many_customers_are_written_to_as_we() -> None:
    text = body("late-delivery", {**TYPICAL, "item": "the puddings you ordered"}, audience="many")
    assert text.startswith("We are sorry that the puddings you ordered arrived three days late.")
    assert " I " not in text


@pytest.mark.parametrize("severity", WORDS)
def test_subjects_name_the_order_and_stay_short(severity: str) -> None:
    subject = letter("late-delivery", TYPICAL, severity=severity).subject
    assert subject is not None
    assert subject.text == "Order 10382, three days late"
