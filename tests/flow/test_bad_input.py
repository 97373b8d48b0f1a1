"""Bad input, in every question of every flow: told at the question, never in the letter, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest

from tests.answers.flows import FRIDAY
from tests.interview.desks import environ_of
from wizard.answers.entries import Entry, Raw
from wizard.checks.calendar import Calendar, DayOff
from wizard.flow.model import Flow, Question
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places
from wizard.interview.interview import Interview
from wizard.interview.review import Review
from wizard.interview.samples import case_of
from wizard.keep.case import Case

CHRISTMAS = DayOff(date(2000, 12, 25), date(2000, 12, 25), "Christmas Day", yearly=True)
WHERE = "no sample asks it: say in ASKED_WHERE what must be answered"
COMPLAINT = "I have been a customer of yours for years and nobody has ever rung me back. " * 200


class OfTheHouse(Desk):
    """A desk in a house that is closed at Christmas."""

    def calendar(self, hours: object) -> Calendar:
        return super().calendar(hours)._replace(days_off=(CHRISTMAS,), source="house.yaml")


@lru_cache(maxsize=1)
def desk() -> Desk:
    environ = environ_of(Path("/nonexistent/home")) | {"AMENDS_CACHE": "/nonexistent/cache"}
    return OfTheHouse(places(environ, private=True), environ, lambda: FRIDAY, True, proofread=False)


def flows() -> tuple[Flow, ...]:
    return tuple(desk().library.get(flow.name) for flow in desk().flows())


@lru_cache(maxsize=200)
def samples(name: str) -> tuple[Case, ...]:
    """The samples of a flow, all in the full form, which asks everything."""
    flow = desk().library.get(name)
    paths = sorted((shipped_folder() / "samples" / name).glob("*.yaml"))
    cases = [case_of(path, flow, desk()) for path in paths]
    return tuple(replace(case, context=case.context.with_(depth="full")) for case in cases)


# What no sample answers, so that the question is asked.
ASKED_WHERE: dict[tuple[str, str], dict[str, str]] = {
    ("product-defect", "off"): {"remedy_kind": "some"},
    ("outage", "monthly_fee"): {"audience": "one"},
    ("service-delay", "day_rate"): {"rule": "days"},
    ("poor-service", "owner_until"): {"owner_name": "Sam Lee"},
    ("escalation-failure", "closed_on"): {"stuck": "closed"},
    ("escalation-failure", "reopened_on"): {"stuck": "closed"},
}


ABOUT_THE_LIMIT = {"firm": "team", "amends": "send you £60", "limit": "1"}


def _made_to_ask(interview: Interview, key: str) -> None:
    """Answer what must be answered for this question to be asked."""
    where = ASKED_WHERE.get((interview.flow.name, key), {})
    if key in ("limit", "approver", "approved_by"):
        where = {k: raw for k, raw in ABOUT_THE_LIMIT.items() if k in interview.flow.questions}
    if interview.flow.questions[key].later:
        before = interview.context.now - timedelta(days=9)
        interview.set(stage="follow_up", last_letter=before)
    for other, raw in where.items():
        if other == "audience":
            interview.set(audience=raw)
        else:
            interview.answer(other, raw)


def asking(flow: Flow, key: str) -> Interview | None:
    """A sample that asks this question, best one that answers it."""
    best = None
    for case in samples(flow.name):
        interview = desk().adopt(flow, case)
        _made_to_ask(interview, key)
        if interview.scope.asked(key):
            best = best or interview
            if key in case.entries and not case.entries[key].empty:
                return interview
    return best


def told(interview: Interview, key: str) -> list[str]:
    """What is said at a box: a fault, or warnings about it."""
    box = interview.box(interview.flow.questions[key])
    findings = [f for card in box.findings for f in card.each() if f.level != "nudge"]
    return [text for text in (box.fault, *(f.message for f in findings)) if text]


def reviewed(interview: Interview) -> list[str]:
    """What is said at the review: warnings, and gaps."""
    interview.review()
    review = Review(interview)
    cards = [f.message for card in review.findings for f in card.each() if f.level != "nudge"]
    return [*cards, *review.gaps()]


def each(*kinds: str, past: bool | None = None) -> list[tuple[str, str]]:
    return [
        (flow.name, question.key)
        for flow in flows()
        for question in flow.questions.values()
        if question.kind in kinds and past in (None, question.past)
    ]


def with_cell(interview: Interview, question: Question, column: str, raw: str) -> Raw:
    """The table's rows as the sample has them, or one of examples, with this in a cell."""
    rows = interview.entry(question.key).raw
    first = {c.key: c.strong or c.example for c in question.columns}
    if not isinstance(rows, str) and rows:
        first = dict(rows[0])
    return ({**first, column: raw}, *(rows[1:] if not isinstance(rows, str) else ()))


# -- money -----------------------------------------------------------------------------------------

MONEY = [
    *((name, key, "") for name, key in each("money")),
    *(
        (flow.name, q.key, column.key)
        for flow in flows()
        for q in flow.questions.values()
        for column in q.columns
        if column.kind == "money"
    ),
]


@pytest.mark.parametrize(("name", "key", "column"), MONEY)
def test_money_less_than_nothing_is_refused(name: str, key: str, column: str) -> None:
    flow = desk().library.get(name)
    interview = asking(flow, key)
    assert interview is not None, WHERE
    question = flow.questions[key]
    raw: Raw = with_cell(interview, question, column, "-5") if column else "-5"
    interview.answer(key, raw)
    assert any("less than nothing" in one for one in told(interview, key))
    assert "-5" not in interview.letter.text
    assert "-£" not in interview.letter.text
    assert interview.entry(key).raw == raw


# Every two questions of which one must not be more than the other.
NOT_ABOVE = {
    "billing": [("charges.right", "charges.taken")],
    "mixed-messages": [("quoted", "charged")],
    "poor-service": [("refund", "paid")],
    "product-defect": [("off", "price")],
}


@pytest.mark.parametrize(
    ("name", "less", "more"), [(n, *pair) for n, pairs in NOT_ABOVE.items() for pair in pairs]
)
def test_no_refund_is_above_the_charge(name: str, less: str, more: str) -> None:
    flow = desk().library.get(name)
    key, _, column = less.partition(".")
    other, _, other_column = more.partition(".")
    interview = asking(flow, key)
    assert interview is not None
    if column:
        question = flow.questions[key]
        interview.answer(key, with_cell(interview, question, column, "80"))
        interview.answer(key, with_cell(interview, question, other_column, "70"))
    else:
        interview.answer(key, "80")
        interview.answer(other, "70")
    assert told(interview, key) or told(interview, other)
    assert reviewed(interview)


def test_one_line_that_was_paid_too_little_is_told_among_others() -> None:
    interview = asking(desk().library.get("billing"), "charges")
    assert interview is not None
    rows = (
        {"which": "May", "taken": "100", "right": "50"},
        {"which": "June", "taken": "20", "right": "30"},
    )
    interview.answer("charges", rows)
    assert "On one of these lines they paid too little" in told(interview, "charges")[0]


# -- days ------------------------------------------------------------------------------------------

# Of each flow, the days that lie behind one another.
ORDERED = {
    "billing": [("refund_on", "refund_seen")],
    "data-incident": [("began", "until"), ("began", "found")],
    "escalation-failure": [("first_on", "closed_on"), ("closed_on", "reopened_on")],
    "late-delivery": [("promised", "came"), ("refund_on", "refund_seen")],
    "misstep": [("up_from", "up_until")],
    "mixed-messages": [("pay_on", "pay_seen")],
    "outage": [("day", "end_day")],
    "product-defect": [("remedy_on", "remedy_by"), ("came_on", "told_on")],
    "service-delay": [("promised", "came")],
}


@pytest.mark.parametrize(
    ("name", "first", "last"), [(n, *pair) for n, pairs in ORDERED.items() for pair in pairs]
)
def test_no_end_is_before_its_start(name: str, first: str, last: str) -> None:
    flow = desk().library.get(name)
    interview = asking(flow, last) or asking(flow, first)
    assert interview is not None
    today = interview.context.now.date()
    interview.answer(first, (today - timedelta(days=3)).isoformat())
    interview.answer(last, (today - timedelta(days=5)).isoformat())
    if not interview.scope.asked(last):
        pytest.skip("asked only beside another answer, where its own tests look")
    assert told(interview, last)
    assert reviewed(interview)


SPELLS = {"outage": ("again", "began", "over"), "service-delay": ("others", "due", "over")}


@pytest.mark.parametrize("name", SPELLS)
def test_no_row_in_the_middle_ends_before_it_begins(name: str) -> None:
    key, begin, end = SPELLS[name]
    interview = asking(desk().library.get(name), key)
    assert interview is not None
    today = interview.context.now.date()
    question = interview.flow.questions[key]
    rows = []
    for ago, hours in ((9, ("10:00", "11:00")), (7, ("12:00", "11:00")), (5, ("10:00", "11:00"))):
        day = (today - timedelta(days=ago)).isoformat()
        row = {c.key: c.strong or c.example for c in question.columns}
        rows.append({**row, begin: f"{day} {hours[0]}", end: f"{day} {hours[1]}"})
    interview.answer(key, tuple(rows))
    assert told(interview, key)


# A day of these may lie behind us: the sentence then says what has been, or since when.
MAY_BE_OVER = {
    "costs_on", "credit_on", "pay_on", "prevention_from", "refund_on", "remedy_on", "answer_due",
}  # fmt: skip
AHEAD = [
    (name, key) for name, key in each("date", "datetime", past=False) if key not in MAY_BE_OVER
]


@pytest.mark.parametrize(("name", "key"), AHEAD)
def test_a_promise_for_a_day_that_is_over_is_told(name: str, key: str) -> None:
    interview = asking(desk().library.get(name), key)
    assert interview is not None, WHERE
    past = (interview.context.now.date() - timedelta(days=3)).isoformat()
    interview.answer(key, f"{past} 10:00" if _timed(interview, key) else past)
    said = told(interview, key)
    if not said:  # then the letter does not promise it
        assert key not in [question for _, question in interview.facts.dates]
        assert key in _silent(interview, key)
    else:
        assert reviewed(interview)


def _timed(interview: Interview, key: str) -> bool:
    return interview.flow.questions[key].kind == "datetime"


def _silent(interview: Interview, key: str) -> set[str]:
    """The question, where no word of the letter comes from it."""
    spoken = {piece.question for line in interview.letter.lines() for piece in line.pieces}
    return {key} - spoken


@pytest.mark.parametrize(("name", "key"), AHEAD)
def test_a_promise_for_a_holiday_is_told(name: str, key: str) -> None:
    interview = asking(desk().library.get(name), key)
    assert interview is not None, WHERE
    day = f"{interview.context.now.year}-12-25"
    interview.answer(key, f"{day} 10:00" if _timed(interview, key) else day)
    if key in [question for _, question in interview.facts.dates]:
        assert any("is Christmas Day in house.yaml" in one for one in told(interview, key))
        assert any("is Christmas Day in house.yaml" in one for one in reviewed(interview))
    else:
        assert key in _silent(interview, key) | {"mine_until", "helper_until", "owner_until"}


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "key"), each("text", "long_text", "person"))
def test_a_whole_complaint_pasted_into_a_box_is_told_and_kept(name: str, key: str) -> None:
    flow = desk().library.get(name)
    interview = asking(flow, key)
    assert interview is not None, WHERE
    interview.answer(key, COMPLAINT)
    if not flow.questions[key].aside:
        assert told(interview, key)
    assert "nobody has ever rung me back" not in interview.letter.text
    assert interview.entry(key).raw == COMPLAINT
    reviewed(interview)


@pytest.mark.parametrize(("name", "key"), each("text", "long_text", "person"))
def test_a_picture_for_a_word_is_told(name: str, key: str) -> None:
    interview = asking(desk().library.get(name), key)
    assert interview is not None, WHERE
    for picture in ("🙂", "👩‍💻", "❤️"):
        interview.answer(key, picture)
        assert told(interview, key)
        assert picture not in interview.letter.text
        assert interview.entry(key).raw == picture


@pytest.mark.parametrize("depth", ["short", "full"])
@pytest.mark.parametrize("name", [flow.name for flow in flows()])
def test_with_every_question_skipped_the_letter_shows_its_gaps(name: str, depth: str) -> None:
    interview = desk().begin(name, depth=depth)
    for _ in range(60):
        if interview.forward() == "review":
            break
    assert interview.at == "review"
    review = Review(interview)
    required = [q.short for q in interview.flow.questions.values() if q.required]
    asked = [q for q in interview.flow.questions.values() if interview.scope.asked(q.key)]
    assert set(review.gaps()) & set(required)
    assert all(Entry(q.default).raw == interview.entry(q.key).raw for q in asked)
    assert review.findings
