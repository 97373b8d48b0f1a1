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
        (
            "We told the shop of your card ending 9914 that your password is Tulip-2291.",
            "Tulip-2291",
        ),
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


@pytest.mark.parametrize(
    "written",
    [
        "4556 7301 2284 9914", "4556-7301-2284-9914", "4556.7301.2284.9914", "4556730122849914",
        "4556\u00a07301\u00a02284\u00a09914", "4556\u20097301\u20092284\u20099914",
        "4556 - 7301 - 2284 - 9914", "4556/7301/2284/9914", "4556_7301_2284_9914",
        "4556–7301–2284–9914", "4556‑7301‑2284‑9914", "４５５６ ７３０１ ２２８４ ９９１４",
        "٤٥٥٦ ٧٣٠١ ٢٢٨٤ ٩٩١٤", "4 5 5 6 7 3 0 1 2 2 8 4 9 9 1 4", "4556730122 849914", "4556\n7301 2284 9914",
    ],
)  # fmt: skip
def test_a_card_number_is_found_in_every_way_it_is_written(checker: Checker, written: str) -> None:
    text = f"I am sorry that we charged {written} twice."
    assert found(checker, text, "sensitive-data") == [written]
    assert masked(checker, text) == "I am sorry that we charged the card ending 9914 twice."


def masked(checker: Checker, text: str, facts: Facts | None = None) -> str:
    """The text with the first suggestion for each secret in its place."""
    facts = facts or Facts(fragment=True)
    cards = checker.check(text, facts)
    for one in sorted((one for card in cards for one in card.each()), key=lambda one: -one.start):
        if one.category == "sensitive-data":
            text = text[: one.start] + one.fix[0] + text[one.end :]
    again = [one.text for card in checker.check(text, facts) for one in card.each()
             if one.category == "sensitive-data"]  # fmt: skip
    assert again == [], "a mask is no secret"
    return text


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("We billed your card 4556 7301 2284 9914 twice.",
         "We billed your card ending 9914 twice."),
        ("Your card number is 4556 7301 2284 9914.", "Your card number is the one ending 9914."),
        ("Card no.4556730122849914 was billed.", "Card no. ending 9914 was billed."),
        ("We charged Visa4556730122849914 twice.", "We charged Visa ending 9914 twice."),
        ("The security code is 482.", "The security code is ••••."),
        ("Card verification value 482 was on it.", "Card verification value •••• was on it."),
        ("The security code on the back: 482.", "The security code on the back: ••••."),
        ("Your new password is Tulip-2291.", "Your new password is ••••."),
        ("Sign in with password: tulip, as before.", "Sign in with password: ••••, as before."),
        ("The wifi password is letmein.", "The wifi password is ••••."),
        ('The password is "two red tulips".', 'The password is "••••".'),
        ("The money went to account 31926819.", "The money went to account ending 6819."),
        ("Your national insurance number QQ 12 34 56 C was on it.",
         "Your national insurance number ending 456C was on it."),
        ("Her SSN is 123-45-6789.", "Her SSN is the one ending 6789."),
        ("It was 943 476 5919, your son's NHS number.",
         "It was the one ending 5919, your son's NHS number."),
        ("We printed RSSMRA85T10A562S on it.", "We printed the number ending 562S on it."),
        ("Your CPF 123.456.789-09 was on it.", "Your CPF ending 8909 was on it."),
        ("Your personnummer 811218-9876 was on it.", "Your personnummer ending 9876 was on it."),
        ("It went to IBAN gb82 west 1234 5698 7654 32.", "It went to IBAN ending 5432."),
        ("The alarm code is one seven two eight.", "The alarm code is ••••."),
    ],
)  # fmt: skip
def test_a_secret_is_masked_so_that_the_sentence_still_reads(
    checker: Checker, text: str, mask: str
) -> None:
    assert masked(checker, text) == mask


OF_A_LETTER = Facts(
    fragment=True, scenario="generic", allowed=frozenset(("sam@tallow.example", "8 Elm Road"))
)


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("We left your parcel at 14 Elm Road by mistake.",
         "We left your parcel at another address by mistake."),
        ("It went to Flat 2, 9 Harbour Lane, Leeds LS1 4AB.", "It went to another address."),
        ("We copied t.marsh@example.org in.", "We copied another address in."),
    ],
)  # fmt: skip
def test_a_strangers_address_is_masked(checker: Checker, text: str, mask: str) -> None:
    assert masked(checker, text, OF_A_LETTER) == mask


@pytest.mark.parametrize(
    "text",
    [
        "Write to me at sam.lee@tallow.example.",
        "We sent it to sam@tallow.example.",
        "We delivered it to 8 Elm Road on Monday.",
        "Come to our shop at 14 Elm Road.",
        "We will bring it to your home, 14 Elm Road.",
        "Platform 4 is on the Station side.",
    ],
)
def test_an_address_of_either_side_is_left_alone(checker: Checker, text: str) -> None:
    cards = checker.check(text, OF_A_LETTER)
    assert [o.text for c in cards for o in c.each() if o.category == "sensitive-data"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Order 4556-7301-2284-9914 is on its way.",
        "Your tracking number is 4556730122849914.",
        "Between 4/11/2026 and 5/11/2026 nobody answered.",
        "We took 4,556.73 and then 0.1228 of it.",
        "Your password: reset it on the page below.",
        "Your password is correct.",
        "The number on the back of the box is 482 times too small.",
    ],
)
def test_what_only_looks_like_a_secret_is_left_alone(checker: Checker, text: str) -> None:
    assert found(checker, text, "sensitive-data") == []
