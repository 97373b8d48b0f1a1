"""Earlier versions: kept before much is lost, when a page is left, and brought back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import begun, desk_at
from wizard.interview import versions as module
from wizard.interview.interview import Interview
from wizard.interview.review import Review
from wizard.interview.versions import bring_back, told

LONG = "we sent the silver christening cup to the wrong house"


def texts(interview: Interview) -> list[str]:
    """What the earlier versions say of what went wrong, the newest first."""
    of = interview.desk.versions.of(interview.case)
    return [str(one.case.entries["what_happened"].raw) for one in of]


def test_a_text_that_is_wiped_can_be_brought_back(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.answer("what_happened", "")
    (version,) = interview.desk.versions.of(interview.case)
    assert (
        told(interview, version)
        == "what went wrong: “we sent the silver christening cup to the wrong…”"
    )
    bring_back(interview, version)
    assert interview.entry("what_happened").raw == LONG
    again = desk_at(tmp_path).resume(interview.case.id)
    assert again.entry("what_happened").raw == LONG


def test_what_was_there_is_kept_when_another_is_brought_back(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.answer("what_happened", "we forgot")
    interview.answer("cause", "I was out")
    bring_back(interview, interview.desk.versions.of(interview.case)[0])
    assert texts(interview)[0] == "we forgot"


def test_small_changes_are_not_versions_of_their_own(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path))
    for end in range(len(LONG) + 1):
        interview.answer("what_happened", LONG[:end])
    for end in range(len(LONG), len(LONG) - 15, -1):
        interview.answer("what_happened", LONG[:end])
    assert texts(interview) == []


def test_one_is_taken_when_a_page_is_left(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.forward()
    interview.answer("what_happened", LONG[:-1])
    assert texts(interview) == [LONG]


def test_walking_through_the_pages_uses_none_up(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.forward()
    interview.answer("what_happened", "we forgot")
    for _ in range(60):
        interview.forward()
        interview.jump("start")
    assert texts(interview) == [LONG]


def test_one_is_taken_while_somebody_types_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    interview = begun(desk_at(tmp_path))
    for end in range(40):
        now[0] += 7
        interview.answer("what_happened", LONG[:end])
    assert len(texts(interview)) == 40 // 5 - 1  # 35 s is the first step over 30


def test_a_paragraph_wiped_by_hand_is_kept_too(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.review()
    review = Review(interview)
    review.typed_over(
        review.text.replace("That was our mistake.", "I packed it myself, in a hurry.")
    )
    review.typed_over("Dear Mrs Hughes,")
    kept = interview.desk.versions.of(interview.case)
    assert any("I packed it myself" in b.text for one in kept for b in one.case.blocks)


def test_a_private_letter_has_versions_too_and_leaves_none(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path, private=True), what_happened=LONG)
    interview.answer("what_happened", "")
    assert texts(interview) == [LONG]
    assert not (tmp_path / "state").exists()


OTHER = "an altogether different story, and a longer one than the one that was there before it"


@pytest.mark.parametrize("new", [OTHER, "x", f"{LONG[:10]}{'y' * 60}{LONG[-10:]}"])
def test_a_text_replaced_by_one_as_long_or_longer_can_be_brought_back(
    tmp_path: Path, new: str
) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.answer("what_happened", new)
    assert texts(interview) == [LONG]


def test_so_can_one_that_goes_key_by_key(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    for end in range(len(LONG) - 1, -1, -1):
        interview.answer("what_happened", LONG[:end])
    interview.answer("what_happened", OTHER)
    interview.answer("what_happened", "")
    assert texts(interview) == [OTHER, LONG]


def test_and_the_cell_of_a_table(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    interview = desk.begin("billing")
    rows = ({"what": LONG, "sum": "12"}, {"what": "mugs", "sum": "3"})
    interview.answer("costs", rows)
    interview.answer("costs", ({**rows[0], "what": OTHER}, rows[1]))
    interview.answer("costs", (rows[1],))
    kept = [one.case.entries["costs"].raw for one in desk.versions.of(interview.case)]
    assert kept == [({**rows[0], "what": OTHER}, rows[1]), rows]


def test_a_letter_by_hand_that_another_is_pasted_over_is_kept(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), what_happened=LONG)
    interview.review()
    review = Review(interview)
    composed = review.text
    review.typed_over(OTHER * 20)
    review.typed_over(f"Dear Mrs Hughes, {LONG}. " * 50)
    review.typed_over("x")
    kept = interview.desk.versions.of(interview.case)
    by_hand = [[block.text for block in one.case.blocks] for one in kept]
    assert by_hand[:2] == [[f"Dear Mrs Hughes, {LONG}. " * 50], [OTHER * 20]]
    bring_back(interview, kept[2])
    assert Review(interview).text == composed


def test_what_the_next_letter_does_not_carry_on_is_kept(tmp_path: Path) -> None:
    interview = begun(desk_at(tmp_path), customer_name="Ms Obi", what_happened=LONG)
    interview.review()
    review = Review(interview)
    review.typed_over(f"{review.text}\n\n{OTHER}")
    review.sent()
    following = review.next_letter()
    kept = following.desk.versions.of(following.case)
    assert OTHER in kept[0].case.blocks[-1].text
    bring_back(following, kept[0])
    assert Review(following).text == review.text


def test_a_secret_does_not_come_back_with_what_went_before_it(tmp_path: Path) -> None:
    told = f"{LONG} and your password is Zq7281-tulip"
    interview = begun(desk_at(tmp_path), what_happened=told)
    interview.answer("what_happened", told[:-1])
    interview.answer("what_happened", told)
    found = [one for card in interview.findings for one in card.each() if one.level == "block"]
    assert interview.fix(found[0], found[0].fix[0])
    masked = str(interview.entry("what_happened").raw)
    for end in range(len(masked) - 1, len(masked) - 30, -1):
        interview.answer("what_happened", masked[:end])
    assert texts(interview) != []
    state = tmp_path / "state"
    assert not any(b"Zq7281" in file.read_bytes() for file in state.iterdir())
