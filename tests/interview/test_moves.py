"""Going through the pages: forward, back, by step, to one answer and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import begun, desk_at
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def walk(interview: Interview) -> list[str]:
    pages = [interview.at]
    while interview.at != "review":
        pages.append(interview.forward())
    return pages


SHORT = [
    "customer_name",
    "what_happened",
    "impact",
    "cause",
    "done",
    "amends",
    "next",
    "prevention",
]


def test_the_pages_come_in_order_and_end_at_the_review(desk: Desk) -> None:
    assert walk(begun(desk)) == [*SHORT, "signer_name", "phone", "review"]


def test_the_full_form_adds_pages_at_any_time(desk: Desk) -> None:
    interview = begun(desk)
    interview.forward()
    interview.set(depth="full")
    assert interview.at == "what_happened"
    assert set(walk(interview)) >= {"reference", "sequence", "standard_missed", "you_do"}


def test_back_goes_back_and_stays_on_the_first(desk: Desk) -> None:
    interview = begun(desk)
    interview.forward()
    assert interview.back() == "customer_name"
    assert interview.back() == "customer_name"


def test_back_from_the_review_leads_to_the_page_it_was_opened_from(desk: Desk) -> None:
    interview = begun(desk)
    interview.forward()
    page = interview.at
    interview.review()
    assert interview.back() == page
    walk(interview)
    assert interview.back() == "phone"


def test_a_step_can_be_jumped_to(desk: Desk) -> None:
    interview = begun(desk)
    assert interview.jump("next") == "next"
    assert interview.jump("start") == "customer_name"
    interview.set(audience="many")
    assert interview.jump("start") == "what_happened"


def test_one_answer_can_be_changed_and_forward_comes_back(desk: Desk) -> None:
    interview = begun(desk)
    interview.review()
    assert interview.open("whose") == "cause"
    interview.answer("cause", "we slept")
    assert interview.forward() == "review"
    assert interview.open("done", and_return=False) == "done"
    assert interview.forward() == "amends"


def test_a_page_that_an_answer_hides_is_passed_over(desk: Desk) -> None:
    interview = begun(desk)
    interview.set(audience="many")
    assert interview.at == "what_happened"
    assert interview.page_keys()[0] == "what_happened"


def test_an_unknown_cause_adds_the_day_of_the_next_message(desk: Desk) -> None:
    interview = begun(desk)
    assert "next_update" not in interview.page_keys()
    interview.mark("cause", "unknown")
    assert "next_update" in interview.page_keys()
    interview.answer("next_update", "16:00")
    assert (
        "I do not yet know why it happened; I will write again by 16:00 today."
        in interview.letter.body
    )


def test_where_we_are_shows_on_the_spine(desk: Desk) -> None:
    interview = begun(desk)
    interview.jump("done")
    assert [(s.step, s.state) for s in interview.steps()] == [
        ("start", "done"),
        ("know", "done"),
        ("done", "here"),
        ("next", "ahead"),
        ("close", "ahead"),
    ]
    assert [s.title for s in interview.steps()][1] == "What we know"
    interview.review()
    assert {s.state for s in interview.steps()} == {"done"}
    interview.set(audience="many")
    assert interview.steps()[0].state == "empty"


def test_a_page_has_its_boxes_their_number_and_their_frames(desk: Desk) -> None:
    interview = begun(desk, what_happened="we were late", done="refunded you")
    page = interview.page_of("what_happened")
    assert (page.step, page.number, page.of) == ("know", 1, 3)
    assert page.question.key == "what_happened"
    assert page.boxes[0].frame == ("I am sorry that", ".")
    assert page.boxes[0].shown == "we were late"
    assert not page.boxes[0].optional
    done = interview.page_of("done")
    assert [box.question.key for box in done.boxes] == ["done", "done_on"]
    assert done.boxes[0].frame == ("On … I", ".")
    assert done.boxes[1].optional


def test_a_box_says_what_is_wrong_with_its_answer(desk: Desk) -> None:
    interview = begun(desk, next_on="soonish", what_happened="tbc")
    assert "soonish" in interview.page_of("next").boxes[1].fault
    assert "only holds the place" in interview.page_of("what_happened").boxes[0].fault
    assert interview.page_of("cause").boxes[0].fault == ""
    interview.answer("what_happened", "there was some confusion")
    assert interview.page_of("what_happened").boxes[0].findings


def test_the_answers_are_listed_as_the_letter_words_them(desk: Desk) -> None:
    interview = begun(
        desk, customer_name="Lee Anh Thu\nMs Lee", next_on="24 November", done_on="soon"
    )
    interview.mark("cause", "unknown")
    rows = {row.label: row for row in interview.answer_rows()}
    assert rows["Who are you writing to?"].shown == "Ms Lee"
    assert rows["Why did it happen?"].shown == "Not known yet"
    assert rows["Why did it happen?"].status == "unknown"
    assert rows["What did it do to their day?"].shown == "Not provided"
    assert [r.shown for r in interview.answer_rows() if r.label == "On which day?"] == [
        "soon",
        "Tuesday 24 November",
    ]
    assert "Who noticed?" not in rows
    interview.set(depth="full")
    interview.answer("sequence", ({"when": "17 November", "what": "you rang"},))
    assert [r.shown for r in interview.answer_rows() if r.page == "sequence"] == ["1 row"]


def test_a_case_is_taken_up_at_the_page_where_it_stopped(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), customer_name="Ms Carter")
    interview.jump("next")
    again = desk_at(tmp_path).resume(interview.case.id)
    assert again.at == "next"
    assert again.entry("customer_name").raw == "Ms Carter"


def test_a_page_that_is_no_longer_there_is_the_first_one(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path))
    interview.set(audience="many")
    assert interview.at == "what_happened"
    interview.keep(page="no_such_page")
    assert desk_at(tmp_path).resume(interview.case.id).at == "what_happened"
