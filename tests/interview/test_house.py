"""A writer in a house with a style: its words, its answers, its limits and its days off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answers.flows import FRIDAY
from tests.interview.desks import environ_of
from wizard.checks.finding import Finding
from wizard.interview.desk import Desk, places
from wizard.interview.interview import Interview
from wizard.interview.review import Review

HOUSE = """\
format: 1
answers:
  company: Tallow Pay
  hours: weekdays 8 to 6
words:
  - {say: sign in, not: [log in, login], why: It is what the button says.}
  - {not: [valued customer]}
limits:
  - {role: Team Lead, most: "250.00", above: Priya Nair}
  - {most: "50.00", above: your team lead}
holidays:
  - {day: 25 December, name: Christmas Day}
"""


def desk_in(home: Path, text: str = HOUSE, where: str = "team") -> Desk:
    """A desk that was started with --flows, in a team's folder with a house.yaml."""
    folder = home / where
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "house.yaml").write_text(text, encoding="utf-8")
    environ = environ_of(home)
    return Desk(places(environ, [folder]), environ, lambda: FRIDAY, proofread=False)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the team, one for all tests: reading the rules anew takes its time."""
    folder = tmp_path_factory.getbasetemp() / "team"
    folder.mkdir(exist_ok=True)
    (folder / "house.yaml").write_text(HOUSE, encoding="utf-8")
    return folder


@pytest.fixture
def desk(team: Path, tmp_path: Path) -> Desk:
    environ = environ_of(tmp_path)
    return Desk(places(environ, [team]), environ, lambda: FRIDAY, proofread=False)


def letter(desk: Desk, flow: str = "generic", **answers: str) -> Interview:
    interview = desk.begin(flow)
    for key, raw in answers.items():
        interview.answer(key, raw)
    return interview


def found(interview: Interview, rule: str) -> list[Finding]:
    interview.review()
    cards = Review(interview).findings
    return [one for card in cards for one in card.each() if one.rule == rule]


def test_the_house_answers_for_its_writers_and_is_not_asked_about(desk: Desk) -> None:
    interview = letter(desk, signer_name="Sam Lee", phone="020 7946 0142")
    assert "Tallow Pay" in interview.letter.text
    assert "weekdays 8 to 6" in interview.letter.text


def test_the_profile_comes_before_the_house_and_the_letter_before_both(desk: Desk) -> None:
    assert desk.where.profile is not None
    desk.where.profile.write_text("format: 1\nanswers:\n  company: Lee & Co\n", encoding="utf-8")
    interview = letter(desk, signer_name="Sam Lee")
    assert "Lee & Co" in interview.letter.text
    interview.answer("company", "Lee Brothers")
    assert "Lee Brothers" in interview.letter.text


def test_what_the_house_gives_is_not_written_into_the_profile(desk: Desk) -> None:
    interview = letter(desk)
    interview.open("signer_name")
    interview.answer("signer_name", "Sam Lee")
    interview.forward()
    assert desk.where.profile is not None
    assert "Tallow" not in desk.where.profile.read_text(encoding="utf-8")


def test_a_word_of_the_house_is_put_in_place_with_one_key(desk: Desk) -> None:
    interview = letter(desk, what_happened="you could not log in all morning")
    (one,) = [f for card in interview.findings for f in card.each() if f.rule == "house.log-in"]
    assert one.message == "“log in”: this house writes “sign in”."
    assert one.why == "It is what the button says."
    assert one.level == "nudge"
    assert interview.fix(one, one.fix[0])
    assert interview.entry("what_happened").raw == "you could not sign in all morning"


def test_a_banned_word_is_a_warning(desk: Desk) -> None:
    interview = letter(desk, what_happened="we kept a valued customer waiting")
    (one,) = found(interview, "house.valued-customer")
    assert (one.level, one.fix) == ("warning", ())


def test_every_word_in_a_sentence_is_remarked_on(desk: Desk) -> None:
    interview = letter(desk, what_happened="no valued customer could log in")
    assert found(interview, "house.log-in")
    assert found(interview, "house.valued-customer")


@pytest.mark.parametrize(
    ("role", "limit", "above"),
    [("Adviser", "£50.00", "your team lead"), ("Team Lead, Support", "£250.00", "Priya Nair")],
)
def test_the_limit_goes_by_the_role_and_names_whom_to_ask(
    desk: Desk, role: str, limit: str, above: str
) -> None:
    interview = letter(desk, signer_role=role, amends="take £300 off your next bill")
    (one,) = found(interview, "figures.does-not-fit")
    assert one.message == (
        f"More goes to them than the {limit} you may give without asking. Who agreed: {above}?"
    )


def test_above_the_limit_of_the_house_only_who_agreed_is_asked(desk: Desk) -> None:
    interview = letter(desk, signer_role="Adviser", amends="take £60 off your next bill")
    interview.open("limit")
    assert [box.question.key for box in interview.page.boxes] == ["approved_by"]


def test_within_the_limit_of_the_house_no_page_asks_about_it(desk: Desk) -> None:
    interview = letter(desk, signer_role="Team Lead", amends="take £200 off your next bill")
    assert "limit" not in interview.page_keys()
    assert found(interview, "figures.does-not-fit") == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("Saturday 28 November", "Saturday 28 November is outside your hours, “weekdays 8 to 6”."),
        (
            "25 December",
            "Friday 25 December is Christmas Day in house.yaml: nobody is at work.",
        ),
        ("Monday 23 November", ""),
    ],
)
def test_a_promised_day_on_which_nobody_works_is_told(desk: Desk, day: str, told: str) -> None:
    interview = letter(desk, next="ring you", next_on=day)
    here = interview.box(interview.flow.questions["next_on"]).findings
    assert [one.message for one in here if one.rule == "days.nobody-works"] == [told] * bool(told)
    assert [one.message for one in found(interview, "days.nobody-works")] == [told] * bool(told)


def test_a_day_put_in_by_hand_at_the_review_is_told_too(desk: Desk) -> None:
    interview = letter(desk, next="ring you", next_on="Monday 23 November")
    interview.review()
    review = Review(interview)
    review.typed_over(review.text.replace("Monday 23 November", "Saturday 28 November"))
    assert "days.nobody-works" in [f.rule for card in review.findings for f in card.each()]


def test_a_day_that_a_bank_has_to_keep_is_not_held_to_the_hours(desk: Desk) -> None:
    said = {"refund_to": "the card ending 4417"}
    charges = ({"which": "May", "taken": "20", "right": "10"},)
    interview = letter(desk, "billing", refund_seen="Saturday 28 November", **said)
    interview.answer("charges", charges)
    assert "by Saturday 28 November" in interview.letter.text
    assert found(interview, "days.nobody-works") == []
    interview.answer("refund_seen", "25 December")
    assert found(interview, "days.nobody-works")


def test_a_change_may_begin_on_any_day(desk: Desk) -> None:
    interview = letter(
        desk, prevention="we read every order back", prevention_from="Saturday 28 November"
    )
    assert found(interview, "days.nobody-works") == []


def test_hours_of_the_profile_are_enough(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, "format: 1\n")
    interview = letter(
        desk, next="ring you", next_on="Sunday 22 November", hours="Tuesday to Saturday"
    )
    assert found(interview, "days.nobody-works")


def test_a_house_with_faults_is_left_out_and_told_of(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, "format: 1\nanswers: {compny: Tallow}\n")
    assert any("compny" in notice and "house.yaml:2:11" in notice for notice in desk.notices)
    assert "Tallow" not in letter(desk, signer_name="Sam Lee").letter.text


def test_words_with_faults_are_told_at_their_place(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, "format: 1\nwords:\n  - {say: log in again, not: [log in]}\n")
    _ = desk.checker
    assert any("house.yaml:3:" in n and "itself be remarked" in n for n in desk.notices)


def test_two_houses_are_laid_over_one_another(tmp_path: Path) -> None:
    first = desk_in(tmp_path, where="config/flows")
    assert first.where.flows
    desk = desk_in(tmp_path, "format: 1\nanswers: {company: Wick & Co}\n")
    interview = letter(desk, signer_name="Sam Lee", what_happened="you could not log in")
    assert "Wick & Co" in interview.letter.text
    assert found(interview, "house.log-in")


def test_rules_in_a_file_called_house_stay_rules(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    rules = desk.where.flows[-1] / "rules"
    rules.mkdir()
    text = "format: 1\nrules:\n  - {id: remedy.effort, off: true}\n"
    (rules / "house.yaml").write_text(text, encoding="utf-8")
    assert "remedy.effort" not in desk.checker.book.by_id
    assert "house.log-in" in desk.checker.book.by_id
