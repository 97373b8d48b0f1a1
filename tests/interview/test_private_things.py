"""What is private in a letter under review: each thing is told, and settled by itself."""

from __future__ import annotations

from pathlib import Path

from tests.interview.desks import begun, desk_at
from wizard.interview.review import Review


def private_things(review: Review) -> list[str]:
    return [o.text for c in review.findings for o in c.each() if o.category == "sensitive-data"]


def test_each_private_thing_in_a_sentence_is_let_be_by_itself(tmp_path: Path) -> None:
    told = "we wrote of it to a.roe@shop.example, b.roe@shop.example and 12 Mill Lane"
    interview = begun(desk_at(tmp_path), customer_name="Ms Obi", what_happened=told)
    interview.review()
    review = Review(interview)
    waiting = ["a.roe@shop.example", "b.roe@shop.example", "12 Mill Lane"]
    for left in (3, 2, 1):
        assert sorted(private_things(review)) == sorted(waiting)
        assert len(waiting) == left
        card = next(c for c in review.findings if c.category == "sensitive-data")
        review.ignore(card)
        waiting.remove(card.text)
    assert private_things(review) == []


def test_in_a_public_reply_the_name_goes_and_the_answer_of_who_it_is_stays(tmp_path: Path) -> None:
    interview = begun(
        desk_at(tmp_path),
        customer_name="Margaret Obi",
        what_happened="we charged Margaret Obi twice",
    )
    interview.review()
    review = Review(interview)
    assert private_things(review) == []
    interview.set(channel="public")
    (finding,) = (o for c in review.findings for o in c.each() if o.rule == "public.name")
    assert review.fix(finding, finding.fix[0])
    assert "charged you twice" in review.text
    assert "Obi" not in review.text
    assert interview.entry("customer_name").raw == "Margaret Obi"
    assert private_things(review) == []


def test_a_number_that_is_no_telephone_is_told_in_its_box_too(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened="we overcharged you")
    interview.answer("phone", "DE89370400440532013000")
    interview.review()
    assert private_things(Review(interview)) == ["DE89370400440532013000"]
