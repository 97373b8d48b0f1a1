"""The days and sums of the shipped laws, their prescribed words, and the words that they forbid."""

from __future__ import annotations

import re

import pytest

from tests.flow.laws import LAWS, LIBRARY, NOW, named, private_desk, sample, told, under
from tests.flow.letters import Answer
from wizard.answers.context import Context
from wizard.answers.entries import Answers, Entry
from wizard.answers.scope import Scope, defaults
from wizard.checks.finding import Facts
from wizard.flow.loader import Followed
from wizard.interview.desk import Desk
from wizard.letter.regime import Regime

BROKEN = re.compile(
    r"(?<!\.m)[.,;:]{2}|[!?]\.|\s[.,;:!?]| {2}|(?<!\.m)[.!?] [a-z]|\b(to to|that that)\b"
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return private_desk()


@pytest.mark.parametrize(
    ("name", "clock"),
    [
        ("gdpr-safety-forms", "told by Friday 13 November 2026 18:30, 72 hours from"),
        ("california-tax-files", "due by Thursday, December 3, 2026, 30 days from"),
        ("hipaa-lost-tablet", "due by Saturday, January 9, 2027, 60 days from"),
        ("fca-final-response", "due by Monday 23 November 2026, 56 days from"),
        ("telecoms-ombudsman", "due by Monday 23 November 2026, 42 days from"),
        ("uk-rights-grinder", "by Wednesday 2 December 2026, 13 days from"),
    ],
)
def test_the_days_that_a_law_gives(name: str, clock: str, desk: Desk) -> None:
    path = named(name)
    told = [clock for state in sample(path, desk).laws() for clock in state.clocks]
    assert any(clock in one for one in told), told


LINE = {"could_not": "use your broadband", "scheme_way": "bill"}


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"fault_days": "5"}, ["£51.70", "That is five days without service at £10.34 each."]),
        ({"fault_days": "1"}, ["£10.34", "That is for one day without service."]),
        ({"late_days": "3"}, ["£19.38", "That is three days at £6.46 each"]),
        ({"visits": "2"}, ["£64.62", "That is two visits that we did not keep, at £32.31 each."]),
        (
            {"fault_days": "5", "visits": "1"},
            ["£84.01", "£51.70 of it is for five days", "£32.31 of it is for the visit"],
        ),
        (
            {"fault_days": "5", "late_days": "3", "visits": "1", "fault_rate": "11"},
            ["£106.69", "£55.00 of it", "£19.38 of it", "£32.31 of it"],
        ),
    ],
)
def test_what_the_compensation_scheme_pays(answers: dict[str, str], words: list[str]) -> None:
    text = told("uk-ofcom", "outage", **LINE, **answers)
    for part in words:
        assert part in text


def test_nothing_is_paid_where_nothing_counts() -> None:
    assert "scheme" not in told("uk-ofcom", "outage", **LINE)


@pytest.mark.parametrize(
    ("far", "people", "each", "total"),
    [
        ("near", "1", "", "€250.00"),
        ("near", "2", "€250.00", "€500.00"),
        ("middle", "3", "€400.00", "€1,200.00"),
        ("far", "2", "€600.00", "€1,200.00"),
        ("far_soon", "4", "€300.00", "€1,200.00"),
    ],
)
def test_what_passengers_get(far: str, people: str, each: str, total: str) -> None:
    answers = {"waited_for": "your flight to Faro", "flight_was": "late", "flight_owed": "yes"}
    answers |= {"flight_far": far, "people_on_it": people}
    text = under("eu-flights", "service-delay", answers, currency="EUR").text
    one = f"the law fixes what you get: {total}."
    several = f"the law fixes what each of you gets: {each}. For the"
    assert (several if each else one) in text
    assert f"{total}." in text


ORDER = {"item": "the stove you ordered", "cancel_how": "call (800) 555-0142"}


@pytest.mark.parametrize(
    ("answers", "unknown", "words"),
    [
        ({"ship_by": "18 December"}, "", "count that as a yes to Friday 18 December."),
        ({"ship_by": "20 December"}, "", "count that as a yes to Sunday 20 December."),
        ({"ship_by": "21 December"}, "", "not heard by Sunday 20 December that you will wait"),
        ({}, "ship_by", "not heard by Sunday 20 December that you will wait"),
        (
            {"ship_was": "4 December", "ship_by": "11 December", "second_notice": "yes"},
            "",
            "not heard by Friday 4 December that you will wait",
        ),
    ],
)
def test_what_silence_means_to_a_late_order(
    answers: dict[str, str], unknown: str, words: str
) -> None:
    given = {**ORDER, "ship_was": "20 November", **answers}
    text = under("us-late-order", "late-delivery", given, unknown=unknown).text
    assert words in text
    assert ("call it off at any time until it has been shipped" in text) is (unknown != "")


def test_the_words_about_the_six_months_are_those_of_the_handbook() -> None:
    text = told("uk-fca", "generic", what_happened="we lost your form", fca_answer="accept")
    assert (
        "You have the right to refer your complaint to the Financial Ombudsman Service, free of charge"
        " – but you must do so within six months of the date of this letter. If you do not refer your"
        " complaint in time, the Ombudsman will not have our permission to consider your complaint and"
        " so will only be able to do so in very limited circumstances. For example, if the Ombudsman"
        " believes that the delay was as a result of exceptional circumstances."
    ) in text


def test_money_that_comes_after_fourteen_days_is_asked_about() -> None:
    flow = LIBRARY.under("product-defect", (Followed(LAWS.by_name["uk-consumer-rights"].path),))
    for day, faults in (("2 December", False), ("3 December", True)):
        given = {"agreed_on": Entry("19 November"), "back_by": Entry(day)}
        context = Context(NOW, "Europe/London", regimes=("uk-consumer-rights",))
        scope = Scope(flow, Answers(defaults(flow), given), context)
        assert bool(scope.broken_rules("back_by")) is faults


@pytest.mark.parametrize(
    ("had_on", "words"),
    [
        ("5 November", "Until Saturday 5 December you may also hand it back"),
        ("21 October", "Until today you may also hand it back"),
        ("20 October", ""),
    ],
)
def test_the_thirty_days_in_which_it_may_go_back(had_on: str, words: str) -> None:
    text = told(
        "uk-consumer-rights",
        "product-defect",
        what_happened="your lamp came cracked",
        had_on=had_on,
        say_right="yes",
    )
    assert words in text
    assert ("hand it back" in text) is bool(words)


@pytest.mark.parametrize(
    ("name", "months", "faults"),
    [
        ("us-california", "11", ["California wants twelve months at least."]),
        ("us-california", "12", []),
        ("us-massachusetts", "17", ["Massachusetts wants eighteen months at least."]),
        ("us-massachusetts", "18", []),
    ],
)
def test_how_long_somebody_watches_over_a_name(name: str, months: str, faults: list[str]) -> None:
    flow = LIBRARY.under("data-incident", (Followed(LAWS.by_name[name].path),))
    given = {"ssn": Entry("yes"), "watch": Entry("CreditGuard"), "watch_months": Entry(months)}
    context = Context(NOW, "Europe/London", regimes=(name,))
    scope = Scope(flow, Answers(defaults(flow), given), context)
    assert list(scope.broken_rules("watch_months")) == faults


DENIED = "I am sorry that the lamp is cracked. We can only offer a credit note."


def test_words_that_deny_a_right_are_found_under_the_law_alone(desk: Desk) -> None:
    def rules(facts: Facts) -> set[str]:
        return {one.rule for card in desk.checker.check(DENIED, facts) for one in card.each()}

    assert "law.credit-only" in rules(Facts(regimes=("uk-consumer-rights",)))
    assert "law.credit-only" not in rules(Facts())


@pytest.mark.parametrize("regime", LAWS.by_name.values(), ids=lambda regime: regime.name)
def test_its_sentences_are_sound_with_little_answered(regime: Regime) -> None:
    """Nothing is broken in what a law adds, whatever has not been answered yet."""
    for flow in regime.flows:
        one = LIBRARY.under(flow, (Followed(regime.path),))
        examples = {key: question.example for key, question in one.questions.items() if key}
        own = [key for key in one.questions if key not in LIBRARY.get(flow).questions]
        choices = {key: one.questions[key].choices for key in own}
        for number in range(4):
            answers: dict[str, Answer] = {}
            for at, key in enumerate(own):
                if choices[key]:
                    answers[key] = choices[key][(number + at) % len(choices[key])].value
                elif one.questions[key].kind == "yes_no":
                    answers[key] = ("yes", "no")[(number + at) % 2]
                elif examples[key] and (number + at) % 4:
                    answers[key] = examples[key]
            for voice in ("I", "we"):
                letter = under(regime.name, flow, answers, voice=voice)
                found = [line.text for line in letter.lines() if line.id in regime.own]
                for text in found:
                    assert not BROKEN.search(text), text
                    assert "‹" not in text, text
