"""What code finds in a letter: secrets that are spelled out, blanks that nobody filled."""

from __future__ import annotations

import time

import pytest

from wizard.checks.checker import Checker
from wizard.checks.finding import Facts


def found(checker: Checker, text: str, category: str) -> list[str]:
    cards = checker.check(text, Facts(fragment=True))
    return [one.text for card in cards for one in card.each() if one.category == category]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("The alarm code is one seven two eight.", "one seven two eight"),
        ("Your gate opens on 2-7-1-8 again.", "2-7-1-8"),
        ("We sent it to 20-40-60 11223344 instead.", "20-40-60"),
        ("Your memorable word Saffron was on the form.", "Saffron"),
        ("Our note gave your memorable date, 04/05/1966.", "04/05/1966"),
        ("Sign in with Pepper!Mill42 as you did before.", "Pepper!Mill42"),
        ("The voicemail opens with 7755 now.", "7755"),
        ("The key code C4418 was on the box.", "C4418"),
        ("It was 943 476 5919, your son's NHS number.", "943 476 5919"),
        ("Her account, which is 11223344, was emptied.", "11223344"),
        ("We billed your card, 4556 7301 2284 9915, twice.", "4556 7301 2284 9915"),
        ("Log in as user rowan and password sunlight.", "sunlight"),
    ],
)
def test_a_secret_is_found_however_it_is_given(checker: Checker, text: str, secret: str) -> None:
    assert secret in found(checker, text, "sensitive-data")


@pytest.mark.parametrize(
    "text",
    [
        "Pages one, two and three were blank.",
        "The gate stays open from 1200 to 1400 hours.",
        "Call our desk on 020 7946 0155 about your NHS number.",
        "Your account reference is 11223344.",
        "The code on our leaflet, SAVE20, was wrong.",
        "Your passport was in locker 2218.",
        "We reset your memorable word.",
        "Your library card 4556 7301 2284 9915 is at the desk.",
        "The score was 4-3 and then 5-3.",
    ],
)
def test_what_is_no_secret_is_left_alone(checker: Checker, text: str) -> None:
    assert found(checker, text, "sensitive-data") == []


@pytest.mark.parametrize(
    "blank",
    ["{Surname}", "%s", "{0}", "@@date@@", "<room>", "[destination]", "[●]", "XXth", "£NaN", "Invalid Date",
     "01/01/1970", "YOUR NAME", "INSERT LINK", "Customer_Name", "address1", "(manager's name)", "( )",
     "??:??", "he/she", "item(s)", "tbc", "[explain the cause]"],
)  # fmt: skip
def test_what_a_template_left_in_is_found(checker: Checker, blank: str) -> None:
    assert found(checker, f"We wrote to you about {blank} last week.", "placeholder-left")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr , we lost your coat.",
        "The van comes between and on Friday.",
        "Your refund reaches you by .",
        "Note to self, add the sum.",
        "Add a word of thanks here. We lost your coat.",
        "Sender to confirm the sum. We lost your coat.",
    ],
)
def test_gaps_and_notes_to_the_writer_are_found(checker: Checker, text: str) -> None:
    assert found(checker, text, "placeholder-left")


@pytest.mark.parametrize(
    "fine",
    ["room [Year 2]", "box [ref. 4471]", "the word <b>sorry</b>", "him or her", "the # key", "a 10% fee",
     "the page that said null", "the poster that read TBC", "the form (blue)", "section [2 of 3]"],
)  # fmt: skip
def test_what_is_meant_so_is_no_blank(checker: Checker, fine: str) -> None:
    assert found(checker, f"We wrote to you about {fine} last week.", "placeholder-left") == []


@pytest.mark.parametrize(
    "piece", ["1 2 ", "one, two ", "code 1 ", "a_b ", "[x ", "A1", "{a ", "?? ", "XX "]
)
def test_a_long_letter_takes_no_longer_by_the_word(checker: Checker, piece: str) -> None:
    started = time.perf_counter()
    found(checker, piece * 4_000, "sensitive-data")
    assert time.perf_counter() - started < 5
