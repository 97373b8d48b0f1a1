"""The letter about a service that was down: its times and figures, and what odd answers come to."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry, Raw
from wizard.answers.scope import Scope, defaults
from wizard.flow.loader import FlowLibrary
from wizard.flow.severity import SEVERITIES
from wizard.flow.shipped import shipped_folder
from wizard.letter.compose import Composer
from wizard.letter.letter import Letter

FLOW = FlowLibrary([shipped_folder()]).get("outage")
NOW = datetime(2026, 11, 18, 9, 30, tzinfo=ZoneInfo("Europe/London"))
OVER: dict[str, Raw] = {
    "could_not": "log in or take card payments",
    "service": "Card payments",
    "start": "14:30",
    "end": "16:15",
    "day": "Tuesday 17 November",
    "whose_clock": "GST",
    "who": "every account in the Gulf region",
    "impact": "some of you had to turn customers away at the till",
    "kept": "reports and exports",
    "data": "safe",
    "cause": "we updated all our payment servers at once",
    "done": "put the earlier version back",
    "done_at": "16:15",
    "signer_name": "Priya Raman",
    "phone": "020 7946 0142",
}


def _letter(
    changed: Mapping[str, Raw],
    *,
    unknown: tuple[str, ...] = (),
    suspected: tuple[str, ...] = (),
    now: datetime = NOW,
    **setting: str,
) -> Letter:
    entries = {key: Entry(raw) for key, raw in {**OVER, **changed}.items()}
    entries |= {key: Entry("", "unknown") for key in unknown}
    entries |= {key: Entry(entries[key].raw, "suspected") for key in suspected}
    context = Context(now=now, zone="Europe/London").with_(audience="many").with_(**setting)
    return Composer(FLOW, Scope(FLOW, Answers(defaults(FLOW), entries), context)).letter()


def _subject(letter: Letter) -> str:
    assert letter.subject is not None
    return letter.subject.text


# -- the window ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "start", "end", "clock", "length"),
    [
        ("17 November 2026", "14:30", "16:15", "GST", "one hour and 45 minutes"),
        ("17 November 2026", "14:30", "16:15", "", "one hour and 45 minutes"),
        ("17 November 2026", "23:50", "01:10", "UTC", "one hour and 20 minutes"),
        # the clocks go forward from 01:00 to 02:00, and back from 02:00 to 01:00
        ("29 March 2026", "00:30", "03:30", "London", "two hours"),
        ("25 October 2026", "00:30", "03:30", "London", "four hours"),
        ("28 March 2026", "23:30", "03:30", "Europe/London", "three hours"),
        ("29 March 2026", "00:30", "03:30", "UTC", "three hours"),
        ("1 November 2026", "12:30 a.m.", "3:30 a.m.", "New York", "four hours"),
    ],
)
def test_length_is_what_passed_on_their_clock(
    day: str, start: str, end: str, clock: str, length: str
) -> None:
    letter = _letter({"day": day, "start": start, "end": end, "whose_clock": clock})
    assert f"every account in the Gulf region, for {length}." in letter.body


def test_window_across_midnight_names_both_days() -> None:
    letter = _letter({"start": "23:50", "end": "01:10", "day": "Monday 16 November"})
    assert "from 23:50 on Monday 16 November to 01:10 GST on Tuesday 17 November." in letter.body
    assert _subject(letter) == "Card payments: from 23:50 GST on Monday 16 November"


def test_window_of_several_days_takes_the_day_it_was_over() -> None:
    letter = _letter({"day": "Friday 13 November", "end_day": "Monday 16 November"})
    assert "from 14:30 on Friday 13 November to 16:15 GST on Monday 16 November" in letter.body
    assert "for three days." in letter.body


def test_day_of_the_letter_is_today() -> None:
    letter = _letter({"day": "today", "start": "07:00", "end": "07:20"})
    assert "from 07:00 to 07:20 GST today." in letter.body
    assert _subject(letter) == "Card payments: 07:00 to 07:20 GST today"


def test_end_that_is_the_start_or_before_it_is_refused() -> None:
    entries = {key: Entry(raw) for key, raw in {**OVER, "end": "14:30"}.items()}
    scope = Scope(FLOW, Answers(defaults(FLOW), entries), Context(now=NOW, audience="many"))
    assert scope.broken_rules("end") == (
        "The end is the same as the start. Write when it was over.",
    )
    entries["end_day"] = Entry("Monday 16 November")
    scope = Scope(FLOW, Answers(defaults(FLOW), entries), Context(now=NOW, audience="many"))
    assert scope.broken_rules("end_day") == (
        "It is over before it began. Check the two days and times.",
    )


def test_a_time_that_is_still_to_come_is_refused() -> None:
    entries = {key: Entry(raw) for key, raw in {**OVER, "day": "today", "start": "23:40"}.items()}
    scope = Scope(FLOW, Answers(defaults(FLOW), entries), Context(now=NOW, audience="many"))
    assert scope.broken_rules("start") == (
        "That is still to come. If it began before midnight, change the day to yesterday.",
    )
    assert scope.broken_rules("end") == (
        "That is still to come. Leave it empty while it is still going on.",
    )


def test_emptied_day_leaves_a_gap_and_never_a_day_of_its_own() -> None:
    assert "on ‹the day it began›" in _letter({"day": ""}).body


# -- the month -------------------------------------------------------------------------------------

AGREED = {
    "promised_uptime": "99.9",
    "tier_1": "99.9",
    "share_1": "10",
    "tier_2": "99.5",
    "share_2": "25",
}
AGAIN = "Wednesday 18 November"


def test_uptime_of_105_minutes_in_a_month_of_30_days() -> None:
    assert (
        "brings our uptime for the month to 99.757%; we promise 99.9%."
        in _letter(AGREED, depth="full").body
    )


@pytest.mark.parametrize(
    ("day", "uptime"), [("17 February 2026", "99.74%"), ("17 October 2026", "99.765%")]
)
def test_uptime_is_of_the_calendar_month(day: str, uptime: str) -> None:
    assert "uptime" not in _letter({"day": day}, depth="full").body  # nobody promised any
    body = _letter({"day": day, "promised_uptime": "99.9"}, depth="full").body
    assert f"uptime for the month to {uptime}; we promise 99.9%." in body


def test_minutes_in_two_windows_count_once() -> None:
    again = (
        {"began": "17 November 15:45 GST", "over": "17 November 16:45 GST"},
        {"began": "18 November 08:02 GST", "over": "18 November 08:20 GST"},
    )
    body = _letter({"again": again, "promised_uptime": "99.9"}, depth="full").body
    assert "for one hour and 45 minutes." in body
    assert "Together that is two hours and 33 minutes." in body  # 14:30 to 16:45, and 18 minutes
    assert "uptime for the month to 99.646%; we promise 99.9%." in body


@pytest.mark.parametrize(
    ("end", "share"), [("15:13", None), ("15:14", "10"), ("18:05", "10"), ("18:07", "25")]
)
def test_credit_is_the_step_that_was_reached(end: str, share: str | None) -> None:
    """99.9 % of 30 days leaves 43.2 minutes, 99.5 % leaves 216."""
    body = _letter({**AGREED, "end": end, "credit": "one week"}, depth="full").body
    if share is None:
        assert "comes off" not in body
        assert "We are taking one week off your next bill" in body
    else:
        assert f"For that, {share}% of the month's fee comes off your next bill" in body
        assert "one week" not in body  # one credit, not two


def test_credit_of_one_customer_is_a_sum() -> None:
    body = _letter({**AGREED, "monthly_fee": "899.90"}, depth="full", audience="one").body
    assert "without your asking: £89.99 of £899.90." in body


def test_short_form_says_nothing_of_the_month() -> None:
    assert "uptime" not in _letter({**AGREED, "again": ({"began": AGAIN, "over": AGAIN},)}).body


# -- still on --------------------------------------------------------------------------------------

STILL: dict[str, Raw] = {
    "could_not": "rely on card payments",
    "start": "07:12",
    "end": "",
    "day": "today",
    "whose_clock": "UTC",
    "next_update": "11:00 UTC",
}


@pytest.mark.parametrize("severity", SEVERITIES)
def test_while_it_is_on_the_next_message_is_promised(severity: str) -> None:
    letter = _letter(STILL, severity=severity)
    assert "You cannot rely on card payments at the moment." in letter.body.replace(
        "that you", "You"
    )
    assert "It began at 07:12 UTC today and is not over yet." in letter.body
    assert "We will write again by 11:00 UTC today, whether or not it is over." in letter.body
    assert "could not" not in letter.body
    assert "It affected" not in letter.body
    assert _subject(letter) == "Card payments: since 07:12 UTC, not over yet"


def test_what_is_to_change_is_not_asked_while_it_is_on() -> None:
    later: dict[str, Raw] = {"prevention": "we test first", "next": "publish a full account"}
    assert "we test first" in _letter({**later, "next_on": "Friday 20 November"}).body
    body = _letter({**STILL, **later, "next_on": "Friday 20 November"}).body
    assert "we test first" not in body
    assert "full account" not in body


def test_end_marked_unknown_is_still_on() -> None:
    assert "is not over yet" in _letter({**STILL}, unknown=("end",)).body


# -- data and cause --------------------------------------------------------------------------------


def test_nothing_is_said_of_data_until_it_is_answered() -> None:
    assert "data" not in _letter({"data": ""}).body


def test_lost_data_comes_before_what_kept_working() -> None:
    lost = "lost the bookings made on Friday, and we could not get them back"
    body = _letter({"data": "lost", "lost": lost}, severity="grave").body
    assert body.index(f"We {lost}.") < body.index("Reports and exports kept working")
    assert "No data" not in body


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lost the bookings", "We lost the bookings."),
        ("We lost the bookings.", "We lost the bookings."),
        ("the bookings of Friday", "We lost the bookings of Friday."),
        ("Friday's bookings were lost", "Friday's bookings were lost."),
    ],
)
def test_lost_data_in_any_words(typed: str, said: str) -> None:
    assert said in _letter({"data": "lost", "lost": typed}).body


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "or whether any data was lost or changed."),
        ("Whether any payment was taken twice.", "or whether any payment was taken twice."),
        ("any payment was taken twice", "or whether any payment was taken twice."),
        ("the bookings of Friday", "or whether we lost the bookings of Friday."),
        ("lost the bookings", "or whether we lost the bookings."),
    ],
)
def test_cause_and_data_not_known_are_one_sentence(typed: str, said: str) -> None:
    body = _letter({"data": "unknown", "lost": typed}, unknown=("cause",)).body
    assert f"We do not yet know why, {said}" in body
    assert "Whatever the cause turns out to be, putting it right is our job." in body
    assert "our fault" not in body


def test_data_marked_unknown_or_suspected_is_never_called_safe() -> None:
    assert (
        "We do not yet know whether any data was lost or changed."
        in _letter({}, unknown=("data",)).body
    )
    body = _letter({}, suspected=("data",)).body
    assert "As far as we can tell, no data was lost or changed." in body
    assert "No data was lost" not in body


# -- severity, voice, length -----------------------------------------------------------------------


def test_severities_differ_and_keep_their_length() -> None:
    said: dict[str, set[str]] = {}
    for severity, most in zip(SEVERITIES, (120, 220, 350), strict=True):
        letter = _letter({}, severity=severity)
        said[severity] = {line.text for line in letter.lines()}
        assert len(letter.body.split()) <= most
        assert len(_subject(letter)) < 70
    for one, other in (("light", "serious"), ("serious", "grave"), ("light", "grave")):
        assert len(said[one] - said[other]) >= 3


def test_one_customer_reads_one_writer() -> None:
    body = _letter({"customer_name": "Ms Adeyemi", "told_by": "customer"}, audience="one").body
    assert body.startswith("Dear Ms Adeyemi,")
    assert "I am sorry that you could not log in" in body
    assert "That was our fault, and you were right to tell us." in body
    assert "You can reach me on 020 7946 0142." in body


# -- whatever is typed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("log in", "We are sorry that you could not log in from 14:30 to 16:15 GST"),
        ("Log in.", "We are sorry that you could not log in from 14:30 to 16:15 GST"),
        ("to log in", "We are sorry that you could not log in from 14:30 to 16:15 GST"),
        ("send messages that were saved", "you could not send messages that were saved from 14:30"),
        ("you could not log in", "We are sorry that you could not log in."),
        ("we are sorry that you could not log in", "We are sorry that you could not log in."),
        ("logging in", "We are sorry that logging in was not possible."),
        ("the booking page", "We are sorry that you could not use the booking page."),
        ("the site was down", "We are sorry that the site was down."),
        ("login was down", "We are sorry that login was down."),
    ],
)
def test_apology_fits_what_was_typed(typed: str, said: str) -> None:
    body = _letter({"could_not": typed}).body
    assert said in body
    assert body.count("from 14:30 to 16:15 GST on Tuesday 17 November") == 1
    assert body.count("sorry") == 1


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("you_do", "", "You do not need to do anything."),
        ("you_do", "Nothing.", "You do not need to do anything."),
        ("you_do", "please restart the app", "Please restart the app."),
        ("you_do", "You need to restart the app.", "You need to restart the app."),
        ("credit", "20%", "We are taking 20% off your next bill; you do not need to ask for it."),
        ("credit", "20% off your next bill", "We are taking 20% off your next bill; you"),
        ("credit", "5% of your March bill", "You get back 5% of your March bill; you"),
        ("credit", "we will take off 20%", "We will take off 20%."),
        (
            "done",
            "We put it back.\nchecked every payment",
            "At 16:15 we put it back. We also checked every",
        ),
        ("done", "the server was restarted", "At 16:15 the server was restarted."),
        ("who", "about one order in ten", "It affected about one order in ten, for one hour"),
        ("who", "Every customer.", "It affected every customer, for one hour"),
        ("who", "all customers were hit", "All customers were hit."),
        ("kept", "reports kept working", "Reports kept working."),
        ("start", "", "We are sorry that you could not log in or take card payments."),
    ],
)
def test_sentences_fit_what_was_typed(key: str, typed: str, said: str) -> None:
    assert said in _letter({key: typed}).body


TYPED = st.sampled_from(
    ["", "log in", "We put it back.", "The site was down!", "logging in", "a full month", "nothing", "£20",
     "Reports and logs", "because we were late", "you lost a day. And then another", "Tindall & Moss"]
)  # fmt: skip
BOXES = (
    "could_not",
    "who",
    "impact",
    "kept",
    "lost",
    "cause",
    "done",
    "you_do",
    "credit",
    "prevention",
)


@settings(max_examples=150, deadline=None)
@given(
    typed=st.fixed_dictionaries(dict.fromkeys(BOXES, TYPED)),
    data=st.sampled_from(["", "safe", "lost", "unknown"]),
    end=st.sampled_from(["", "16:15", "01:10"]),
    severity=st.sampled_from(SEVERITIES),
)
def test_no_answer_breaks_a_stop_or_a_capital(
    typed: dict[str, str], data: str, end: str, severity: str
) -> None:
    letter = _letter({**typed, "data": data, "end": end}, severity=severity)
    assert not re.search(r"[.,;:] ?[.,;:]|  | [.,;:]|\. [a-z]|\n\n\n", letter.body), letter.body
    lines = [line.text for line in letter.lines()]
    assert all(line[0].isupper() or line[0] in "£‹" for line in lines)
    assert len(set(lines)) == len(lines)
    assert os.linesep not in _subject(letter)
