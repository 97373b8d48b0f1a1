"""One case, several letters: the first notice, the update, the end of it, and what became of it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

import pytest

from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk, places
from wizard.interview.interview import Interview
from wizard.interview.review import Review
from wizard.interview.samples import case_of


class Series:
    """The letters of one case, on a clock of their own."""

    def __init__(self, sample: str) -> None:
        self.now = datetime.fromisoformat("2026-11-18T02:20:00+00:00")
        environ = {"HOME": os.devnull, "LANG": "en_GB.UTF-8", "TZ": "UTC"}
        where = places(environ, private=True)
        self.desk = Desk(where, environ, lambda: self.now, private=True)
        flow = self.desk.library.get(sample.partition("/")[0])
        case = case_of(shipped_folder() / "samples" / f"{sample}.yaml", flow, self.desk)
        self.now = case.context.now
        self.letters = [Review(self.desk.adopt(flow, case))]
        self.letters[0].sent()

    def next(self, later: timedelta, **answers: str) -> Interview:
        """The next letter after a while, with these answers; it has gone out when this is done."""
        self.now += later
        interview = self.letters[-1].next_letter()
        for key, answer in answers.items():
            interview.answer(key, answer)
        self.letters.append(Review(interview))
        self.letters[-1].sent()
        return interview


def test_an_outage_is_told_from_its_first_notice_to_its_end() -> None:
    series = Series("outage/still-on-at-two")
    update = series.next(
        timedelta(hours=1), state_now="half of all payments go through", next_update="04:00"
    )
    text = series.letters[-1].text
    assert text.startswith("We wrote to you today. This is where it stands now.")
    assert "is not over yet" in text
    assert "We will write again by 04:00 UTC today, whether or not it is over." in text
    assert "02:45" not in text
    assert set(update.page_keys()) <= {"start", "cause", "done", "next_update", "state_now"}

    series.next(
        timedelta(hours=3),
        end="05:40",
        cause="we let a certificate run out",
        done="put in a new one",
    )
    text = series.letters[-1].text
    assert text.startswith("We wrote to you today, before it was over. It is over now.")
    assert "from 01:12 to 05:40 UTC today" in text
    assert "We put in a new one." in text
    assert "whether or not it is over" not in text
    assert len(series.letters[-1].case.letters_sent) == 3


def test_a_few_days_later_it_says_what_became_of_it_and_apologises_no_more() -> None:
    series = Series("billing/charged-twice")
    follow_up = series.next(
        timedelta(days=7),
        outcome="the £57.60 reached your card on Tuesday\nall payments have gone out once since",
    )
    assert "outcome" in follow_up.page_keys()
    assert "what_happened" not in follow_up.page_keys()
    text = series.letters[-1].text
    assert text.startswith("Dear Ms Obi,\n\nOn Thursday 7 May I said sorry to you, and said what I")
    assert "The £57.60 reached your card on Tuesday. All payments have gone out once since." in text
    assert "I am sorry" not in text
    assert "You can reach me on 020 7946 0142" in text
    assert series.letters[-1].findings == ()


def test_what_is_still_open_has_a_day() -> None:
    series = Series("poor-service/cut-off-twice")
    series.next(
        timedelta(days=7),
        outcome="the new policy has come",
        still_open="the second letter to your landlord",
        next="send it",
        next_on="Friday 27 November",
    )
    text = series.letters[-1].text
    assert "One thing is still open: the second letter to your landlord." in text
    assert "By Friday 27 November I will send it." in text
    assert [promise.what for promise in series.letters[-1].promises()] == [
        "By Friday 27 November I will send it."
    ]


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in shipped_folder().glob("*.yaml") if path.stem != "core")
)
def test_every_kind_of_mistake_can_be_followed_up(name: str) -> None:
    desk_flow = Series("billing/charged-twice").desk.library.get(name)
    series = Series(f"{name}/{desk_flow.home_sample}")
    interview = series.next(timedelta(days=9), outcome="all of it is done")
    assert interview.scope("stage") in ("follow_up", "resolved")
    text = series.letters[-1].text
    assert "‹" not in text
    assert "All of it is done." in text or interview.scope("stage") == "resolved"


def test_a_letter_in_between_is_kept_and_taken_up_again() -> None:
    series = Series("billing/charged-twice")
    series.now += timedelta(days=7)
    interview = series.letters[-1].next_letter()
    interview.answer("outcome", "the money is there")
    again = series.desk.resume(interview.case.id)
    assert again.scope("stage") == "follow_up"
    assert again.entry("outcome").raw == "the money is there"
