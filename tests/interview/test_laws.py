"""Laws that a letter follows: what they ask, how the letter is laid out, what stops it, and by when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.desks import desk_at, environ_of
from wizard.interview.desk import Desk, places
from wizard.interview.interview import Interview
from wizard.interview.laws import laws_of
from wizard.interview.review import Blocked, Review
from wizard.interview.samples import case_from
from wizard.keep.answers_file import parse_answers, write_answers

LAWS = Path(__file__).parent / "laws"
OPEN, CLOSED = "open-kitchen", "closed-kitchen"
ANSWERS = {
    "customer_name": "Ms Obi",
    "what_happened": "we served you fish that was off",
    "cause": "I did not look at the date on the box",
    "done": "threw the rest of it away",
    "eaten_on": "Tuesday 17 November",
    "signer_name": "Sam Lee",
    "phone": "020 7946 0142",
}


def desk_with(home: Path, folder: Path = LAWS) -> Desk:
    """A desk that has the laws of this folder alone, whichever are shipped."""
    environ = environ_of(home)
    moment = desk_at(home).moment()
    desk = Desk(places(environ, [folder]), environ, lambda: moment)
    desk.laws = laws_of([folder])
    return desk


def begun(home: Path, *laws: str, **answers: str) -> Interview:
    interview = desk_with(home).begin("generic", regimes=laws)
    for key, raw in {**ANSWERS, **answers}.items():
        if key in interview.flow.questions:
            interview.answer(key, raw)
    interview.review()
    return interview


def stopping(interview: Interview) -> list[str]:
    return [finding.message for finding in Review(interview).blocking()]


def test_a_flow_says_which_laws_there_are_for_it(tmp_path: Path) -> None:
    desk = desk_with(tmp_path)
    titles = [law.title for law in desk.begin("generic").laws.there_are]
    assert titles == ["Closed kitchen", "Open kitchen"]
    assert OPEN not in [law.name for law in desk.begin("billing").laws.there_are]


def test_its_questions_are_asked_in_the_short_form_too_and_leave_with_it(tmp_path: Path) -> None:
    interview = begun(tmp_path)
    before = interview.page_keys()
    interview.set(regimes=(OPEN,))
    assert set(interview.page_keys()) - set(before) == {"eaten_on", "served", "reference"}
    interview.set(regimes=())
    assert interview.page_keys() == before
    interview.set(regimes=(OPEN,))
    interview.answer("served", "12")
    interview.set(regimes=())
    interview.set(regimes=(OPEN,))
    assert "It was served to 12 guests." in interview.letter.body  # nothing typed was lost


def test_the_letter_has_its_heading_and_headings_and_loses_no_sentence(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN)
    assert interview.letter.body == (
        "Notice of a Bad Meal\n\n"
        "Dear Ms Obi,\n\n"
        "What Happened\n"
        "I am sorry that we served you fish that was off. You ate it on Tuesday 17 November.\n\n"
        "What You Can Do\n"
        "You may ring the inspector of kitchens.\n\n"
        "For More Information\n"
        "That was our mistake. The reason is that I did not look at the date on the box. "
        "Today I threw the rest of it away. You can reach me on 020 7946 0142.\n\n"
        "Kind regards,\nSam Lee"
    )
    assert interview.letter.subject is not None
    assert interview.letter.subject.text == "Notice of a Bad Meal – An apology from Sam Lee"


def test_its_own_sums_are_worked_out(tmp_path: Path) -> None:
    assert "Please ring the inspector" in begun(tmp_path, OPEN, served="30").letter.body


def test_without_headings_its_sentences_stand_before_the_way_to_reach_you(tmp_path: Path) -> None:
    paragraphs = begun(tmp_path, CLOSED).letter.body.split("\n\n")
    assert paragraphs[-3] == "You may see the kitchen on any day."
    assert paragraphs[-2] == "You can reach me on 020 7946 0142."


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({"what_happened": ""}, "Open kitchen: the letter must say what was wrong with it."),
        ({"eaten_on": ""}, "Open kitchen: the letter must say when they ate it."),
    ],
)
def test_what_it_requires_stops_the_copy_until_it_is_said_or_a_reason_given(
    tmp_path: Path, answers: dict[str, str], wanted: str
) -> None:
    interview = begun(tmp_path, OPEN, **answers)
    assert stopping(interview) == [wanted]
    review = Review(interview)
    with pytest.raises(Blocked):
        review.copy(None)
    finding = review.blocking()[0]
    assert finding.question == next(iter(answers))
    assert "The Kitchen Act 1901" in finding.source
    review.ignore(finding)
    assert stopping(interview) == [wanted]  # it is not let be in silence
    review.override(finding, "the guest knows it")
    assert stopping(interview) == []
    assert interview.case.overrides[0].reason == "the guest knows it"


def test_a_reason_for_one_thing_lets_no_other_through(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN, what_happened="", eaten_on="")
    assert len(stopping(interview)) == 2
    review = Review(interview)
    review.override(review.blocking()[0], "known")
    assert len(stopping(interview)) == 1


def test_nothing_is_wanted_before_the_review(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN, eaten_on="")
    interview.open("done")
    assert not [f for f in interview.findings if f.category == "legal"]


def test_an_email_and_a_letter_follow_it_and_a_chat_does_not(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN, eaten_on="")
    for channel in ("letter", "ticket"):
        interview.set(channel=channel)
        assert "What Happened" in interview.letter.body
        assert len(stopping(interview)) == 1
    interview.set(channel="chat")
    assert "What Happened" not in interview.letter.body
    assert stopping(interview) == []


def test_its_day_is_shown_and_what_is_over_is_said(tmp_path: Path) -> None:
    (state,) = Review(begun(tmp_path, OPEN)).laws()
    assert state.clocks == (
        "The letter is due by Friday 27 November 2026, 10 days from when you ate it: 7 days left.",
    )
    interview = begun(tmp_path, OPEN, eaten_on="Monday 2 November")
    late = [f for f in Review(interview).findings if f.rule == "legal.late"]
    assert [f.level for f in late] == ["warning"]
    assert "due by Thursday 12 November 2026, and that is over" in late[0].message


def test_laws_that_want_opposite_things_have_a_letter_each_and_say_why(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN, CLOSED, served="30")
    assert [[law.name for law in one] for one in interview.laws.letters] == [[OPEN], [CLOSED]]
    first = interview.letter.body
    interview.set(regime=interview.laws.next)
    second = interview.letter.body
    assert "fish that was off" in first
    assert "your meal was not good" not in first
    assert "You may see the kitchen on any day." in second
    for secret in ("fish", "date on the box", "30 guests", "Bad Meal"):
        assert secret not in second
    states = Review(interview).laws()
    assert states[0].apart == (
        "Closed kitchen forbids to say how it happened; Open kitchen demands it.",
    )
    assert [state.in_front for state in states] == [False, True]
    assert Review(interview).laws_told()[-1] == "There is another letter to send: Open kitchen."
    interview.set(regime=interview.laws.next)
    assert interview.letter.body == first


def test_hand_edits_of_one_letter_never_reach_the_other(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN, CLOSED)
    review = Review(interview)
    review.typed_over(review.text.replace("fish that was off", "fish from Tuesday"))
    interview.set(regime=interview.laws.next)
    assert "fish" not in Review(interview).text
    interview.set(regime=interview.laws.next)
    assert "fish from Tuesday" in Review(interview).text


def test_words_changed_by_hand_are_asked_about_and_words_taken_out_stop_it(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN)
    review = Review(interview)
    review.typed_over(review.text.replace("You ate it on", "You had it on"))
    asked = [f.message for f in review.findings if f.rule == "legal.by-hand"]
    assert asked == [
        "Open kitchen: you changed the words that say when they ate it. Do they still say it?"
    ]
    assert review.blocking() == ()
    review.typed_over(review.text.replace(review.text.split("\n\n")[2], ""))
    assert len(review.blocking()) == 2


def test_a_part_that_a_law_forbids_is_not_missing(tmp_path: Path) -> None:
    states = {row.part: row.state for row in Review(begun(tmp_path, CLOSED)).parts()}
    assert states["explains-cause"] == "not-asked"


def test_the_case_keeps_its_laws_and_what_was_sent_says_which_it_followed(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN)
    Review(interview).sent()
    interview.desk.settle()
    again = desk_with(tmp_path).resume(interview.case.id)
    assert again.context.regimes == (OPEN,)
    assert again.letter.body == interview.letter.body
    assert again.case.letters_sent[0].regimes == (OPEN,)
    other = Review(again).another_customer()
    assert other.context.regimes == (OPEN,)
    assert "eaten_on" in other.flow.questions


def test_a_law_that_is_there_no_longer_is_passed_over(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN)
    interview.desk.settle()
    without = desk_at(tmp_path).resume(interview.case.id)
    assert without.letter.body.startswith("Dear Ms Obi,")
    assert without.entry("eaten_on").raw == "Tuesday 17 November"


def test_an_answers_file_names_its_laws_and_reads_back(tmp_path: Path) -> None:
    interview = begun(tmp_path, OPEN, CLOSED)
    interview.set(regime=CLOSED)
    text = write_answers("generic", interview.context, interview.case.entries)
    answers = parse_answers(text, "answers.yaml")
    case = case_from(answers, interview.plain_flow, interview.desk)
    assert (case.context.regimes, case.context.regime) == ((OPEN, CLOSED), CLOSED)
    assert interview.desk.adopt(interview.plain_flow, case).letter.body == interview.letter.body
