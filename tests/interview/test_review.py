"""The letter under review: hand edits, what stops it, what it promises, where it goes."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview.desks import DAY, begun, desk_at
from wizard.deliver.outcome import Copied
from wizard.interview.desk import Desk
from wizard.interview.interview import Interview
from wizard.interview.review import Blocked, LooseLetter, Review


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path)


@pytest.fixture(scope="module")
def private_desk() -> Desk:
    return desk_at(Path(os.devnull), private=True)


def letter_of(desk: Desk, **more: str) -> Review:
    """The review of a letter with a name, a mistake, a repair and a promise."""
    answers = {
        "customer_name": "Ms Carter",
        "what_happened": "we charged your card twice for May",
        "done": "refunded the whole £85.00 to your card",
        "next": "ring you to check that it is there",
        "next_on": "Tuesday 24 November",
        "signer_name": "Sam Lee",
        "phone": "020 7946 0142",
    }
    interview = begun(desk, **{**answers, **more})
    interview.review()
    return Review(interview)


def edit(review: Review, old: str, new: str) -> None:
    assert old in review.text
    review.typed_over(review.text.replace(old, new, 1))


# -- by hand ---------------------------------------------------------------------------------------


def test_the_letter_can_be_changed_by_hand_and_follows_the_answers_elsewhere(desk: Desk) -> None:
    review = letter_of(desk)
    edit(review, "Today I refunded", "This morning I refunded")
    review.interview.answer("customer_name", "Mr Ray")
    assert review.text.startswith("Dear Mr Ray,")
    assert "This morning I refunded" in review.text
    assert review.conflicts() == ()


def test_a_hand_edit_outlives_the_app(tmp_path: Path) -> None:
    review = letter_of(desk_at(tmp_path))
    edit(review, "Dear Ms Carter,", "Dear Jo,")
    again = Review(desk_at(tmp_path).resume(review.case.id))
    assert again.text == review.text


def test_an_answer_that_changes_under_a_hand_edit_asks_whose_words_stay(desk: Desk) -> None:
    for stay in ("mine", "theirs"):
        review = letter_of(desk)
        edit(review, "Dear Ms Carter,", "Dear Jo,")
        review.interview.answer("customer_name", "Mr Ray")
        (conflict,) = review.conflicts()
        assert (conflict.mine, conflict.theirs) == ("Dear Jo,", "Dear Mr Ray,")
        if stay == "mine":
            review.keep_mine(conflict.index)
            assert review.text.startswith("Dear Jo,")
        else:
            review.take_theirs(conflict.index)
            assert review.text.startswith("Dear Mr Ray,")
        assert review.conflicts() == ()


def test_a_hand_edit_is_taken_back(desk: Desk) -> None:
    review = letter_of(desk)
    composed = review.text
    edit(review, "Dear Ms Carter,", "Dear Jo,")
    assert review.undo()
    assert review.text == composed
    assert review.case.blocks == ()
    assert not review.undo()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 700), st.integers(0, 20), st.text("ab .\n“", max_size=8)),
        max_size=4,
    )
)
def test_what_is_in_the_editor_is_the_letter(
    private_desk: Desk, edits: list[tuple[int, int, str]]
) -> None:
    review = letter_of(private_desk)
    for start, length, words in edits:
        text = review.text
        new = text[:start] + words + text[start + length :]
        review.typed_over(new)
        assert review.text == new
        review.standing()


# -- what weakens it -------------------------------------------------------------------------------


def test_a_sound_letter_has_its_parts_and_figures(desk: Desk) -> None:
    review = letter_of(desk)
    standing = review.standing()
    assert (standing.stopping, standing.gaps) == (0, 0)
    assert 0 < standing.words <= standing.limit
    assert standing.seconds > 10
    states = {row.part: row.state for row in review.parts()}
    assert len(states) == 12
    for part in (
        "salutation",
        "names-problem",
        "expresses-regret",
        "states-done",
        "sign-off-named",
    ):
        assert states[part] == "here"
    assert states["explains-cause"] == "missing"
    assert next(row.question for row in review.parts() if row.part == "explains-cause") == "cause"
    review.interview.set(channel="ticket")
    states = {row.part: row.state for row in review.parts()}
    assert (states["salutation"], states["sign-off-named"]) == ("not-asked", "not-asked")


def test_a_letter_that_takes_no_blame_need_not_own_anything(desk: Desk) -> None:
    review = letter_of(desk, whose="not_ours")
    states = {row.part: row.state for row in review.parts()}
    assert states["owns-responsibility"] == "not-asked"
    assert "our mistake" not in review.text


def test_a_finding_can_be_let_be_in_its_sentence(desk: Desk) -> None:
    review = letter_of(desk, what_happened="there may have been a problem with May")

    def rules() -> list[str]:
        return [one.rule for card in review.findings for one in card.each()]

    before = rules()
    assert before
    card = next(c for c in review.findings if c.question == "what_happened")
    review.ignore(card)
    assert card.rule not in rules()
    assert len(rules()) < len(before)
    assert [ignore.rule for ignore in review.case.ignores] == [card.rule]
    again = Review(desk.resume(review.case.id))
    assert card.rule not in [one.rule for c in again.findings for one in c.each()]
    review.interview.answer("what_happened", "there may have been two problems with May")
    assert card.rule in rules()


def test_a_finding_is_mended_in_the_answer(desk: Desk) -> None:
    interview = begun(desk, what_happened="there may have been a problem with May")
    card = next(c for c in interview.findings if c.question == "what_happened")
    assert interview.fix(card, "there was a problem")
    assert "may have been" not in str(interview.entry("what_happened").raw)
    assert not interview.fix(card, "again")
    interview.answer("what_happened", "there may have been this and there may have been that")
    elsewhere = [c for c in interview.findings if c.question == ""]
    assert all(not interview.fix(c, "x") for c in elsewhere)


def test_an_ignored_finding_leaves_the_box_alone(desk: Desk) -> None:
    interview = begun(desk, what_happened="there may have been a problem with May")
    before = interview.findings
    interview.ignore(before[0])
    assert interview.findings != before


def test_a_finding_is_mended_in_the_text(desk: Desk) -> None:
    loose = desk.check("Dear Ms Carter,\n\nWe apologise for any inconvenience caused.\n")
    card = loose.findings[0]
    assert loose.fix(card, "I am sorry")
    assert "I am sorry" in loose.text
    assert not loose.fix(card, "again") or card.text in loose.text
    assert loose.undo()
    assert "inconvenience" in loose.text


def blocked(desk: Desk) -> tuple[Review, Blocked]:
    review = letter_of(desk)
    edit(review, "Ms Carter", "[Customer Name]")
    with pytest.raises(Blocked) as caught:
        review.copy(None)
    return review, caught.value


def test_template_words_stop_the_letter_until_there_is_a_reason(desk: Desk, tmp_path: Path) -> None:
    review, stop = blocked(desk)
    assert str(stop).strip()
    for way in (review.open_in_mail, lambda: review.save(tmp_path)):
        with pytest.raises(Blocked):
            way()
    assert review.case.letters_sent == ()
    for finding in stop.findings:
        review.override(finding, "it is a\nsample")
    assert review.blocking() == ()
    assert {o.reason for o in review.case.overrides} == {"it is a sample"}
    assert Review(desk.resume(review.case.id)).blocking() == ()


def test_a_reason_holds_for_that_value_only(desk: Desk) -> None:
    review, stop = blocked(desk)
    for finding in stop.findings:
        review.override(finding, "a sample")
    edit(review, "[Customer Name]", "[Insert name]")
    assert review.blocking() != ()


# -- promises and the way out ----------------------------------------------------------------------


def test_what_the_letter_promises_is_kept_once_it_has_left(desk: Desk) -> None:
    review = letter_of(desk)
    (promise,) = review.promises()
    assert promise.by == date(2026, 11, 24)
    assert promise.who == "Ms Carter"
    assert "ring you to check" in promise.what
    assert desk.promises_due() == ()
    review.sent()
    review.sent()
    (due,) = desk.promises_due()
    assert due.promise.what == promise.what
    assert len(review.case.letters_sent) == 1
    edit(review, "Kind regards,", "Yours,")
    review.sent()
    assert len(review.case.letters_sent) == 2
    assert len(review.case.promises) == 1


def test_a_promise_that_was_taken_out_by_hand_is_none(desk: Desk) -> None:
    review = letter_of(desk)
    edit(review, review.promises()[0].what, "")
    assert review.promises() == ()


def test_a_day_that_is_over_is_no_promise(desk: Desk) -> None:
    assert letter_of(desk, next_on="17 November").promises() == ()


def test_another_customer_keeps_the_facts_and_drops_what_is_theirs(desk: Desk) -> None:
    review = letter_of(desk)
    review.interview.leave_out("ownership")
    edit(review, "Kind regards,", "Yours,")
    review.sent()
    other = review.another_customer()
    assert other.entry("customer_name").empty
    assert other.entry("what_happened") == review.interview.entry("what_happened")
    assert "our mistake" not in other.letter.body
    assert other.case.id != review.case.id
    assert (other.case.letters_sent, other.case.promises, other.case.blocks) == ((), (), ())
    assert len(desk.in_hand()) == 2


def test_a_saved_letter_has_a_name_that_can_be_found(desk: Desk, tmp_path: Path) -> None:
    review = letter_of(desk)
    path = review.save(tmp_path)
    assert re.search(r"Apology.*Carter.*2026-11-20|2026-11-20.*Carter", path.name)
    assert path.read_text(encoding="utf-8") == f"Subject: {review.subject}\n\n{review.text}\n"
    assert len(review.case.letters_sent) == 1


def test_without_a_clipboard_nothing_is_said_to_be_copied(desk: Desk) -> None:
    copied: Copied = letter_of(desk).copy(None)
    assert not copied.checked
    assert not copied.sent
    assert copied.message


def test_a_terminal_is_sent_the_letter(desk: Desk) -> None:
    review, sent = letter_of(desk), list[str]()
    copied = review.copy(sent.append)
    assert copied.sent
    assert not copied.checked
    assert "".join(sent).startswith("\x1b]52;c;")
    assert review.case.letters_sent[0].text == review.bare()


def test_no_mail_program_is_told(desk: Desk) -> None:
    assert letter_of(desk).open_in_mail().note


# -- a letter from elsewhere -----------------------------------------------------------------------


def test_a_letter_from_elsewhere_is_read_by_the_same_rules(desk: Desk) -> None:
    loose = desk.check(
        "Dear customer,\r\n\r\nMistakes were made.\x00 We regret any inconvenience.\r\n"
    )
    assert isinstance(loose, LooseLetter)
    assert loose.removed == 1
    assert "\r" not in loose.text
    found = loose.findings
    assert found
    loose.ignore(found[0])
    assert len(loose.findings) <= len(found)
    assert loose.findings != found
    assert loose.standing().words > 5
    assert loose.standing().limit == 0
    assert {row.question for row in loose.parts()} == {""}
    assert loose.bare() == loose.text.strip() + "\n"


def test_a_letter_from_elsewhere_can_be_stopped_and_let_through(desk: Desk, tmp_path: Path) -> None:
    loose = desk.check("Dear [Customer Name],\n\nI am sorry that we were late.\n\nSam Lee\n")
    stopping = loose.blocking()
    assert stopping
    for finding in stopping:
        loose.override(finding, "a sample")
    assert loose.blocking() == ()
    loose.subject = "Sorry"
    path = loose.save(tmp_path)
    assert "customer" in path.name
    assert path.read_text(encoding="utf-8").startswith("Subject: Sorry\n\nDear [Customer Name],")


def test_a_promised_day_that_has_passed_is_judged_at_the_copy(tmp_path: Path) -> None:
    review = letter_of(desk_at(tmp_path))
    assert review.blocking() == ()
    later = Review(desk_at(tmp_path, later=10 * DAY).resume(review.case.id))
    assert any("24 November" in finding.text for finding in later.blocking())


def test_nothing_is_missing_before_its_page_is_passed(desk: Desk) -> None:
    interview: Interview = begun(desk, what_happened="we charged your card twice for May")
    assert not any(
        one.rule.startswith("missing") for card in interview.findings for one in card.each()
    )
