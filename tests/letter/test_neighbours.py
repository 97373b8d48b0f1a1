"""A sentence and the one before it: rows in one breath, a day named once, a reason that tells itself."""

from __future__ import annotations

import pytest

from tests.flow.letters import Answer, body

BILLS: dict[str, Answer] = {
    "charges": tuple(
        {"which": f"the {month} bill", "taken": "44.99", "right": "0"}
        for month in ("September", "October", "November")
    )
}


def test_rows_that_differ_in_one_thing_are_one_sentence() -> None:
    assert (
        "For the September bill, the October bill and the November bill we took £44.99 each time,"
        " and none of it was due. Together that is £134.97 too much."
    ) in body("billing", BILLS)


def test_rows_with_sums_of_their_own_stay_apart() -> None:
    rows = (
        {"which": "May", "taken": "10", "right": "0"},
        {"which": "June", "taken": "12", "right": "0"},
    )
    text = body("billing", {"charges": rows})
    assert "For May we took £10.00, and none of it was due. For June we took £12.00" in text


def test_a_sum_is_accounted_for_in_one_breath() -> None:
    refunds = ({"what": "the cactus", "sum": "42"}, {"what": "delivery", "sum": "9"})
    text = body(
        "late-delivery", {"refunds": refunds, "refund_on": "Monday 16 November"}, depth="full"
    )
    assert "I sent £51.00 back to you: £42.00 for the cactus and £9.00 for delivery." in text


def test_faults_stay_sentences_of_their_own() -> None:
    text = body("generic", {"what_happened": "we lost it\nwe hid it"}, severity="grave")
    assert "We lost it. We hid it." in text


def test_a_day_is_named_once() -> None:
    answers: dict[str, Answer] = {
        "done": "took it to your sister",
        "done_on": "Monday 16 November",
        "refunds": ({"what": "the cactus", "sum": "51"},),
        "refund_on": "Monday 16 November",
    }
    text = body("late-delivery", answers, depth="full")
    assert "On Monday I took it to your sister and sent £51.00 back to you." in text
    answers["done"] = "took it to your sister, who was at home"
    text = body("late-delivery", answers, depth="full")
    assert "who was at home. The same day I sent £51.00 back to you." in text


def test_a_moment_of_the_same_day_keeps_its_hour() -> None:
    rows = (
        {"when": "2026-11-16 09:15", "what": "we sent him to Dayton"},
        {"when": "2026-11-16 12:40", "what": "you called"},
        {"when": "2026-11-17 08:00", "what": "he came"},
    )
    text = body("generic", {"sequence": rows}, depth="full")
    assert "we sent him to Dayton. At 12:40 that day you called. On Tuesday 17 November" in text


LONG = (
    "we copied the list for the night porter out by hand and swapped two digits, and none of us read"
    " it back against the screen"
)


@pytest.mark.parametrize(
    ("impact", "cause", "wanted"),
    [
        (  # what the mistake brought on them, after a short reason
            "you had to find another present",
            "we put it on the wrong van",
            "The reason is that we put it on the wrong van."
            " Because of that, you had to find another present.",
        ),
        (  # what they did of their own accord has no cause in us
            "you came for your father's accordion",
            "we put it on the wrong van",
            "You came for your father's accordion.\nThe reason is that we put it on the wrong van.",
        ),
        (
            "Ron asked you not to make a fuss",
            "we put it on the wrong van",
            "Ron asked you not to make a fuss.\nThe reason is that we put it on the wrong van.",
        ),
        (  # a long reason tells itself, and what followed stands before it
            "the lunch went ahead without it",
            LONG,
            f"Because of that, the lunch went ahead without it.\nW{LONG[1:]}.",
        ),
    ],
)
def test_an_effect_stands_where_it_belongs(impact: str, cause: str, wanted: str) -> None:
    text = body("generic", {"what_happened": "we lost it", "impact": impact, "cause": cause})
    assert wanted in text


@pytest.mark.parametrize(
    ("what", "lead"),
    [
        ("ring you at 3pm", "On"),
        ("call on you both", "On"),
        ("ring you at 10:30 with the price", "On"),
        ("ring you", "By"),
        ("look at 12 orders", "By"),
    ],
)
def test_a_day_that_both_keep_is_on_it_and_not_by_it(what: str, lead: str) -> None:
    text = body("generic", {"next": what, "next_on": "Monday 23 November"})
    assert f"{lead} Monday 23 November I will {what}." in text
