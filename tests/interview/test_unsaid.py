"""What was typed and stands nowhere in the letter is told at the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import begun, desk_at
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.remarks import Remark, remarks
from wizard.interview.review import Review


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


def unsaid(interview: Interview) -> list[Remark]:
    interview.review()
    return [one for one in remarks(Review(interview), None) if one.kind == "unsaid"]


def test_an_answer_that_another_answer_has_hidden_is_told(desk: Desk) -> None:
    interview = begun(desk, what_happened="we lost your coat", cause="I hung it wrong")
    interview.answer("next_update", "Monday 23 November 12:00")
    (remark,) = unsaid(interview)
    assert remark.row.words == "You wrote “Monday 23 November 12:00”; the letter does not say it."
    assert remark.question == ""  # not asked as things stand
    interview.answer("whose", "unknown")
    interview.answer("cause", "")
    assert unsaid(interview) == []


def test_an_answer_without_its_sentence_leads_to_its_question(desk: Desk) -> None:
    interview = desk.begin("late-delivery")
    interview.answer("item", "your lamp")
    interview.answer("order_no", "order 2093")
    (remark,) = unsaid(interview)
    assert remark.question == "order_no"
    interview.answer("promised", "Monday 16 November")
    assert unsaid(interview) == []  # the sentence about the delivery has it now


def test_what_stands_in_the_letter_is_not_told(desk: Desk) -> None:
    interview = begun(
        desk,
        what_happened="we lost your coat",
        impact="you walked home in the rain",
        cause="I hung it wrong",
        done="searched both rails\nrang everyone who had collected a coat",
        amends="pay for the coat",
        next="ring you",
        next_on="tomorrow",
        prevention="each night has a rail of its own",
        signer_name="Ruth Pell",
    )
    assert unsaid(interview) == []


def test_what_the_hand_wrote_into_the_letter_is_said(desk: Desk) -> None:
    interview = begun(desk, what_happened="we lost your coat", outcome="the coat is found")
    assert len(unsaid(interview)) == 1
    review = Review(interview)
    review.typed_over(review.text + "\n\nThe coat is found.")
    assert [one for one in remarks(review, None) if one.kind == "unsaid"] == []


def test_a_sentence_that_was_left_out_is_told_once(desk: Desk) -> None:
    interview = begun(desk, what_happened="we lost your coat", amends="pay for the coat")
    interview.leave_out("remedy")
    interview.review()
    kinds = [one.kind for one in remarks(Review(interview), None)]
    assert kinds.count("left-out") == 1
    assert "unsaid" not in kinds


def test_a_channel_that_is_short_on_purpose_tells_nothing(desk: Desk) -> None:
    interview = begun(desk, what_happened="we lost your coat", outcome="the coat is found")
    interview.set(channel="public")
    assert unsaid(interview) == []
