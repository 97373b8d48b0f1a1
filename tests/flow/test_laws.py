"""The shipped laws: their samples hold what each wants, and what is missing is said and asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.flow.laws import LAWS, SAMPLES, named, private_desk, sample
from tests.flow.test_readme import README, table
from wizard.flow.keys import Key
from wizard.interview.desk import Desk
from wizard.interview.laws import wanted_by
from wizard.letter.letter import Letter
from wizard.letter.regime import CLOCK, LEFT_OUT, REGIME, REQUIREMENT


@pytest.fixture(scope="module")
def desk() -> Desk:
    return private_desk()


# -- samples -------------------------------------------------------------------------------------
def test_every_law_can_be_read() -> None:
    assert LAWS.faults == ()
    assert len(LAWS.by_name) == 12


@pytest.mark.parametrize("name", LAWS.by_name)
def test_every_law_has_a_sample_that_follows_it(name: str, desk: Desk) -> None:
    followed = [law.name for path in SAMPLES for law in sample(path, desk).interview.layout.regimes]
    assert name in followed


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_sample_says_all_its_law_wants_in_time(path: Path, desk: Desk) -> None:
    review = sample(path, desk)
    front = [state for state in review.laws() if state.in_front]
    assert front
    assert [one for state in front for one in state.wanted if one.state != "here"] == []
    assert review.interview.facts.duties == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_its_headings_stand_in_their_order(path: Path, desk: Desk) -> None:
    review = sample(path, desk)
    layout = review.interview.layout
    wanted = [layout.heading, *(group.heading for group in layout.groups)]
    headings = [heading for heading in wanted if heading]
    assert [line for line in review.text.split("\n") if line in headings] == headings


def test_california_has_the_words_of_its_statute() -> None:
    law = LAWS.by_name["us-california"]
    assert law.heading == "Notice of Data Breach"
    assert [group.heading for group in law.groups] == [
        "What Happened",
        "What Information Was Involved",
        "What We Are Doing",
        "What You Can Do",
        "For More Information",
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_what_is_taken_out_is_missed_by_its_name(path: Path, desk: Desk) -> None:
    """Without its sentences each thing that the law wants is missing, and nothing else is."""
    interview = sample(path, desk).interview
    for regime in interview.layout.regimes:
        for wanted in regime.requires:
            if not interview.scope.holds(wanted.when):
                continue
            letter = interview.letter
            cut = [
                replace(p, lines=tuple(line for line in p.lines if line.id not in wanted.sentences))
                for p in letter.paragraphs
            ]
            short = Letter(letter.subject, tuple(p for p in cut if p.lines))
            states = {
                one.what: one.state for one in wanted_by(regime, interview.scope, short, {}, None)
            }
            assert states[wanted.what] == "missing"


@pytest.mark.parametrize(
    ("name", "key", "what"),
    [
        ("gdpr-safety-forms", "what_happened", "what happened to their data"),
        ("gdpr-safety-forms", "risk", "what could come of it for them"),
        ("california-tax-files", "began", "when it happened, at least by an estimate"),
        ("california-tax-files", "police_asked", "whether the police made you wait with it"),
        ("california-tax-files", "data", "which of their details were involved"),
        (
            "california-tax-files",
            "watch",
            "that you pay for somebody to watch over their name, for twelve months at least",
        ),
        (
            "massachusetts-rental-forms",
            "watch",
            "that you pay for somebody to watch over their credit, for eighteen months at least",
        ),
        ("hipaa-lost-tablet", "found", "when you found out"),
        ("hipaa-lost-tablet", "you_do", "what they should do to protect themselves"),
        ("hipaa-lost-tablet", "looked", "what you are doing to find out how it happened"),
        ("hipaa-lost-tablet", "prevention", "what keeps it from happening again"),
        ("health-app-sleep-diary", "got", "who got the data"),
        ("health-app-sleep-diary", "amends", "what you offer to protect them"),
        ("health-app-sleep-diary", "also_at", "a second way to ask you"),
        (
            "us-stove-not-shipped",
            "ship_by",
            "by which day it will be shipped, or that you cannot say",
        ),
        ("us-stove-not-shipped", "cancel_how", "how to call it off, at no cost to them"),
        ("us-stove-not-shipped", "ship_was", "what happens if they say nothing"),
        ("us-no-day-yet", "cause", "the reason why you cannot name a day"),
        (
            "fca-final-response",
            "fca_answer",
            "whether you accept the complaint, offer something without accepting it, or reject it and why",
        ),
        (
            "telecoms-ombudsman",
            "adr_state",
            "what became of the complaint, or that it is not settled",
        ),
        (
            "telecoms-ombudsman",
            "adr_scheme",
            "that they may now take it to the scheme you belong to",
        ),
        ("telecoms-ombudsman", "adr_at", "how to reach the scheme"),
        ("ofcom-late-start", "late_days", "how much they get and what for"),
        ("ofcom-five-days", "scheme_way", "how and by when they get it"),
        ("eu-flight-faro", "people_on_it", "what each of them gets or why nothing is owed"),
        ("eu-flight-faro", "flight_body", "which authority they can turn to"),
        ("uk-flight-snow", "not_owed_why", "what each of them gets or why nothing is owed"),
        ("us-cancelled-flight", "us_flight_was", "that they have a right to their money back"),
        ("us-cancelled-flight", "paid_with", "how soon the money is back"),
    ],
)
def test_an_answer_that_is_missing_blocks_and_is_asked_for(
    name: str, key: str, what: str, desk: Desk
) -> None:
    path = named(name)
    review = sample(path, desk, without=key)
    titles = [regime.title for regime in review.interview.layout.regimes]
    found = [
        one
        for card in review.findings
        for one in card.each()
        if one.rule == "legal.missing" and one.text == what
    ]
    assert [one.level for one in found] == ["block"]
    assert found[0].message in [f"{title}: the letter must say {what}." for title in titles]
    assert found[0].question in review.interview.flow.questions


@pytest.mark.parametrize("of", [REGIME, CLOCK, REQUIREMENT, LEFT_OUT])
def test_the_readme_has_every_key_of_a_law(of: dict[str, Key]) -> None:
    assert table(of) in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LAWS.by_name)
def test_the_readme_lists_every_law(name: str) -> None:
    law = LAWS.by_name[name]
    flows = ", ".join(f"`{flow}`" for flow in law.flows)
    days = ", ".join(f"{clock.length} from `{clock.start}`" for clock in law.clocks)
    row = f"| `{name}` | {law.law} | {law.as_of} | {flows} | {days or 'see its notes'} |"
    assert row in README.read_text(encoding="utf-8")


# -- three laws at once --------------------------------------------------------------------------
def test_three_laws_take_two_letters(desk: Desk) -> None:
    path = named("three-laws")
    review = sample(path, desk)
    assert [[law.name for law in one] for one in review.interview.laws.letters] == [
        ["gdpr", "us-california"],
        ["us-massachusetts"],
    ]
    assert {why for state in review.laws() for why in state.apart} == {
        "Massachusetts forbids to say how it happened; GDPR and UK GDPR demands it.",
        "Massachusetts forbids to say how it happened; California demands it.",
    }


def test_the_one_for_massachusetts_says_neither_how_nor_how_many(desk: Desk) -> None:
    path = named("three-laws-massachusetts")
    review = sample(path, desk)
    assert [law.name for law in review.interview.layout.regimes] == ["us-massachusetts"]
    silent = ("what_happened", "who_has", "cause", "open_facts", "people", "done", "prevention")
    said = [review.case.entries[key].raw for key in silent]
    for line in (line for raw in said if isinstance(raw, str) for line in raw.split("\n")):
        assert line not in review.text
    assert "1,860" not in review.text
    for word in ("records", "account of", "partner", "copied", "closed", "applied for the spring"):
        assert word not in review.text
