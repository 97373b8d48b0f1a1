"""What was done comes out in the order of its days, and the days as people name them."""

from __future__ import annotations

from tests.flow.letters import Answer, body, letter

DONE: dict[str, Answer] = {
    "what_happened": "we lost your coat",
    "done": "looked through every rail",
    "done_on": "Wednesday 18 November",
    "also_done": (
        {"day": "Monday 16 November", "what": "asked the taxi firm, who had not seen it"},
        {"day": "Tuesday 17 November", "what": "rang everyone who left that evening"},
        {"day": "Tuesday 17 November", "what": "sent you £80"},
    ),
}


def test_what_was_done_is_told_by_its_days_and_two_things_of_one_day_in_one_breath() -> None:
    text = body("generic", DONE, depth="full")
    assert (
        "On Monday I asked the taxi firm, who had not seen it."
        " On Tuesday I rang everyone who left that evening and sent you £80."
        " On Wednesday I looked through every rail."
    ) in text


def test_promises_are_told_by_their_days() -> None:
    answers: dict[str, Answer] = {
        "next": "ring you either way",
        "next_on": "Tuesday 1 December",
        "also_next": (
            {"day": "Friday 4 December", "what": "send you the new one"},
            {"day": "Monday 30 November", "what": "write to the cleaners"},
            {"what": "keep your place"},
        ),
    }
    assert (
        "By Monday 30 November I will write to the cleaners."
        " I will ring you either way by Tuesday 1 December."
        " By Friday 4 December I will send you the new one. I will keep your place."
    ) in body("generic", answers, depth="full")


def test_a_day_stays_in_front_where_it_would_belong_to_other_words_at_the_end() -> None:
    answers: dict[str, Answer] = {
        "next": "write to the cleaners",
        "next_on": "Monday 30 November",
        "also_next": (
            {"day": "Friday 4 December", "what": "ring you to hear whether it has come"},
        ),
    }
    text = body("generic", answers, depth="full")
    assert "By Friday 4 December I will ring you to hear whether it has come." in text


def test_what_explains_a_sum_stays_behind_it() -> None:
    answers: dict[str, Answer] = {
        "done": "tested the line with you",
        "done_on": "Monday 16 November",
        "way": "back",
        "credit_on": "Friday 13 November",
        "rule": "days",
        "day_rate": "25",
        "waited_for": "your line",
        "promised": "2026-11-02 09:00",
        "came": "2026-11-06 09:00",
    }
    text = body("service-delay", answers, depth="full", severity="serious")
    assert (
        "On Friday 13 November I sent you £100.00. That is four whole days at £25.00 each."
        in text.replace("4 whole", "four whole")
    )
    assert text.index("That is") < text.index("tested the line with you")


def test_a_day_of_the_last_six_is_named_by_its_weekday_and_on_paper_only_the_second_time() -> None:
    answers: dict[str, Answer] = {"done": "sent you £80", "done_on": "Monday 16 November"}
    assert "On Monday I sent you £80." in body("generic", answers)
    assert "On Monday 16 November I sent" in body("generic", answers, channel="letter")
    assert "On Friday 13 November I sent" in body(
        "generic", {**answers, "done_on": "Friday 13 November"}
    )
    late: dict[str, Answer] = {
        "item": "your cactus", "promised": "Friday 13 November", "came": "Monday 16 November",
        "done": "took it to your sister", "done_on": "Monday 16 November",
    }  # fmt: skip
    assert "came on Monday 16 November" in body("late-delivery", late, channel="letter")
    assert "On Monday I took it" in body("late-delivery", late, channel="letter")


def test_beside_a_day_that_has_a_date_the_others_have_theirs() -> None:
    answers: dict[str, Answer] = {
        "done": "rang everyone",
        "done_on": "Tuesday 10 November",
        "also_done": ({"day": "Tuesday 17 November", "what": "sent you £80"},),
    }
    text = body("generic", answers, depth="full")
    assert "On Tuesday 10 November I rang everyone. I sent you £80 on Tuesday 17 November." in text


def test_a_wall_of_words_is_parted_between_what_was_done_and_what_is_to_come() -> None:
    rows = tuple(
        {
            "day": f"{day} November",
            "what": f"{verb} every one of the people who had left that night",
        }
        for day, verb in ((9, "rang"), (10, "wrote to"), (11, "called on"), (12, "went to see"))
    )
    answers: dict[str, Answer] = {
        "done": "looked through every rail, every cupboard and every bag that nobody had claimed",
        "done_on": "Monday 16 November",
        "also_done": rows,
        "next": "ring you either way, whatever we may have found by then",
        "next_on": "Tuesday 1 December",
    }
    paragraphs = letter("generic", answers, depth="full", severity="grave").paragraphs
    texts = [paragraph.text for paragraph in paragraphs]
    assert next(text for text in texts if "ring you either way" in text).startswith("By Tuesday")
    assert len({paragraph.id for paragraph in paragraphs}) == len(paragraphs)


def test_what_was_done_the_day_before_was_done_yesterday_except_on_paper_and_by_law() -> None:
    answers: dict[str, Answer] = {"done": "sent you £80", "done_on": "Thursday 19 November"}
    assert "Yesterday I sent you £80." in body("generic", answers)
    assert "On Thursday 19 November I sent" in body("generic", answers, channel="letter")
    assert "On Thursday 19 November I sent" in body("generic", answers, regimes=("uk-fca",))
