"""Whole letters: the ones to live up to draw nothing, and what is missing from one is said."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest

from wizard.checks.checker import Checker
from wizard.checks.finding import PARTS, Facts, Finding

LETTERS = {
    name: text.strip()
    for name, text in re.findall(
        r"={10} (.+)\n([\s\S]*?)(?=\n={10} |\Z)",
        (Path(__file__).parent / "letters.txt").read_text(encoding="utf-8"),
    )
}
BARE = "Dear Jo,\n\nWe are sorry. You deserve better.\n\nSam Lee"


def each(checker: Checker, text: str, facts: Facts | None = None) -> list[Finding]:
    return [one for card in checker.check(text, facts or Facts()) for one in card.each()]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("known", [True, False], ids=["with its facts", "as a stranger reads it"])
def test_a_letter_to_live_up_to_draws_no_warning(checker: Checker, name: str, known: bool) -> None:
    severity = name.split()[-1] if name.split()[-1] in ("light", "serious", "grave") else "serious"
    now = datetime(2026, 5, 5, 9, tzinfo=timezone.utc) if name == "billing serious" else None
    facts = Facts(severity=severity, still_on=name == "2am", now=now) if known else Facts()
    assert [one for one in each(checker, LETTERS[name], facts) if one.level != "nudge"] == []


def test_there_are_letters_to_live_up_to() -> None:
    assert len(LETTERS) == 13


def test_a_full_letter_has_all_twelve_parts(checker: Checker) -> None:
    present = checker.parts_present(LETTERS["late serious"])
    assert list(present) == list(PARTS)
    assert [part for part, place in present.items() if place is None] == []


def test_the_place_of_a_part_is_its_words(checker: Checker) -> None:
    text = LETTERS["late serious"]
    present = checker.parts_present(text)
    words = {part: text[slice(*place)] for part, place in present.items() if place}
    assert words["salutation"] == "Dear Mrs Okafor,"
    assert words["sign-off-named"] == "Sam Lee"
    assert "our mistake" in words["owns-responsibility"]
    assert "020 7946 0142" in words["contact-direct"] or "reach me" in words["contact-direct"]


def test_what_is_missing_is_said_with_a_question(checker: Checker) -> None:
    missing = {one.part: one for one in each(checker, BARE) if one.category == "missing"}
    assert set(missing) == set(PARTS) - {"expresses-regret", "salutation", "sign-off-named"}
    assert missing["offers-remedy"].ask == "How will you make up for it?"
    assert BARE[: missing["offers-remedy"].start].endswith("You deserve better.")


def test_nothing_is_missing_before_its_question_is_passed(checker: Checker) -> None:
    facts = Facts(passed=frozenset(("names-problem",)))
    assert [one.part for one in each(checker, BARE, facts) if one.category == "missing"] == [
        "names-problem"
    ]
    facts = Facts(passed=frozenset())
    assert [one for one in each(checker, BARE, facts) if one.category == "missing"] == []


def test_parts_that_do_not_apply_or_are_given_are_not_missing(checker: Checker) -> None:
    facts = Facts(
        not_applicable=frozenset(("prevention", "offers-remedy")),
        given=frozenset(("explains-cause",)),
    )
    missing = {one.part for one in each(checker, BARE, facts) if one.category == "missing"}
    assert missing.isdisjoint(("prevention", "offers-remedy", "explains-cause"))
    assert "states-next" in missing
    assert checker.parts_present(BARE, facts)["explains-cause"] == (0, 0)


def test_while_it_is_still_on_no_remedy_or_prevention_is_asked_for(checker: Checker) -> None:
    missing = {
        one.part for one in each(checker, BARE, Facts(still_on=True)) if one.category == "missing"
    }
    assert missing.isdisjoint(("prevention", "offers-remedy"))


def test_a_ticket_reply_needs_no_greeting_and_no_name(checker: Checker) -> None:
    text = "We charged your card twice for May."
    assert {"salutation", "sign-off-named"} <= {one.part for one in each(checker, text)}
    ticket = {one.part for one in each(checker, text, Facts(channel="ticket"))}
    assert ticket.isdisjoint(("salutation", "sign-off-named"))


def test_a_fragment_is_judged_by_its_sentences_only(checker: Checker) -> None:
    text = "We are sorry, and sorry again, and so sorry. It came late. Sorry."
    assert {one.category for one in each(checker, text)} >= {"over-apology", "missing"}
    assert {one.category for one in each(checker, text, Facts(fragment=True))} == set()


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("Kind regards,\nSam Lee\nTeam Lead, Customer Care", True),
        ("Yours sincerely,\nDr A. Khan", True),
        ("Marco", True),
        ("- Colby and the Bundler team", True),
        ("[Your Name]", True),
        ("The Management", False),
        ("Kind regards,\nCustomer Care Team", False),
        ("Thank you,\nThe members of the board", False),
    ],
)
def test_a_letter_is_signed_by_a_person(checker: Checker, name: str, is_named: bool) -> None:
    text = f"Dear Jo,\n\nWe charged your card twice for May.\n\n{name}"
    assert (checker.parts_present(text)["sign-off-named"] is not None) is is_named


@pytest.mark.parametrize(
    ("first", "is_greeting"),
    [
        ("Dear Ms Obi,", True),
        ("Hello,", True),
        ("Hi all", True),
        ("Good morning Mr Roe,", True),
        ("To the ladies of the reading circle,", True),
        ("Jess,", True),
        (
            "Welcome words were never said to you when you came to us last week with your two sons.",
            False,
        ),
        ("Yesterday we were closed.", False),
    ],
)
def test_a_greeting_is_known_by_its_words(checker: Checker, first: str, is_greeting: bool) -> None:
    text = f"{first}\n\nWe charged your card twice for May.\n\nSam Lee"
    assert (checker.parts_present(text)["salutation"] is not None) is is_greeting


def test_length_is_measured_by_severity(checker: Checker) -> None:
    text = " ".join(["We put the two boxes by the door of the shop."] * 20)
    found = {s: [o for o in each(checker, text, Facts(severity=s)) if o.category == "too-long"] for s in
             ("light", "serious", "grave")}  # fmt: skip
    assert [len(found[s]) for s in ("light", "serious", "grave")] == [1, 0, 0]
    assert "220 words" in found["light"][0].message


@pytest.mark.parametrize(
    ("sentence", "makes_up"),
    [
        (
            "I will send you £568.50 on Thursday: the £240.00 you had paid us and £18.50 for the taxi.",
            True,
        ),
        ("I will send you back by Thursday the £240.00 you had paid us.", True),
        ("I have transferred £120.00 to your account.", True),
        ("We are transferring the £40 to your bank account today.", True),
        ("We paid the whole £85.00 into your account this morning.", True),
        ("I sent you $24.75 yesterday.", True),
        ("We will send you back the £240.00 you had paid us.", True),
        ("I have put the £12.50 onto your card.", True),
        ("We have returned the £85.00 to your card.", True),
        ("We will wire $310.00 to you on Monday.", True),
        ("I will send you €12.40 for the taxi.", True),
        ("Today I sent £20.00 to you by bank transfer.", True),
        ("I will send $1,274.75 to your card on Wednesday, July 8.", True),
        ("I will transfer you £42.", True),
        ("You had paid us £240.00 for two nights.", False),
        ("We charged you £85.00 twice.", False),
        ("The other hotel cost £310.00.", False),
        ("We sent you a bill for £85.00.", False),
        ("We sent you £20.00 too little.", False),
        ("We sent £40.00 to your neighbour's account.", False),
        ("I will send you an invoice for £40.00.", False),
        ("We took £85.00 from your account.", False),
        ("You sent us £120.00 on Monday.", False),
        ("You paid £120.00 into your account with us.", False),
        ("We should have sent you £120.00 on Monday.", False),
        ("We did not send you the £120.00.", False),
        ("I will send you the 2 forms about the £20 fee.", False),
        ("We will send you a letter that explains the £20 fee.", False),
        ("We sent £300 to your old account by mistake.", False),
        ("I will ring you about the £120.00 you sent to your bank.", False),
        ("We told you that £120.00 would be in your account.", False),
        ("I will send you 3 copies.", False),
    ],
)
def test_a_sum_sent_to_them_makes_up_for_it_and_one_mentioned_does_not(
    checker: Checker, sentence: str, makes_up: bool
) -> None:
    text = f"Dear Ms Orr,\n\nI am sorry that we gave your room away. {sentence}\n\nAnn Poole"
    assert (checker.parts_present(text)["offers-remedy"] is not None) is makes_up
    missing = {one.rule for one in checker.check(text, Facts())}
    assert ("missing.offers-remedy" in missing) is not makes_up
