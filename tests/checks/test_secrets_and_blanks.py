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


BOTH_KINDS = Facts(fragment=True, scenario="generic", channel="public")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It went to Mr Brown of 12 Mill Lane, Leeds LS1 4DY, j.brown@gmail.example.",
            ["12 Mill Lane, Leeds LS1 4DY", "j.brown@gmail.example"],
        ),
        (
            "We sent invoice INV-2211 for £57.60 to j.brown@gmail.example and charged 4556730122849914.",
            ["INV-2211", "£57.60", "j.brown@gmail.example", "4556730122849914"],
        ),
        (
            "We told j.brown@gmail.example of your epilepsy and that your password is Tulip-2291.",
            ["j.brown@gmail.example", "epilepsy", "Tulip-2291"],
        ),
        ("We mailed a.roe@gmail.example, b.roe@gmail.example.", ["a.roe@", "b.roe@"]),
    ],
)
def test_each_private_thing_in_a_sentence_is_told(
    checker: Checker, text: str, told: list[str]
) -> None:
    cards = checker.check(text, BOTH_KINDS)
    found = [o.text for c in cards for o in c.each() if o.category == "sensitive-data"]
    assert len(cards) == 1, "one card a sentence"
    assert len(found) == len(told)
    assert [thing for thing in told if not any(thing in one for one in found)] == []


@pytest.mark.parametrize(
    "text",
    [
        "We wrote to account number 31926819.",
        "It said https://rowan:sunl1ght@shop.example.",
        "Your IBAN GB82 WEST 1234 5698 7654 32 was on it.",
        "Your order on card number 4556730122849914 came late.",
    ],
)
def test_one_private_thing_is_told_once(checker: Checker, text: str) -> None:
    cards = checker.check(text, BOTH_KINDS)
    assert len([o for c in cards for o in c.each() if o.category == "sensitive-data"]) == 1


def test_figures_within_a_number_are_no_blank_of_a_template(checker: Checker) -> None:
    cards = checker.check("Your number QQ123456C was on it.", BOTH_KINDS)
    assert [(o.category, o.text) for c in cards for o in c.each()] == [
        ("sensitive-data", "QQ123456C")
    ]


TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4fwpM"
KEY = "-----BEGIN RSA PRIVATE KEY-----"


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("Your personnummer 19811218-9876 was on it.", "Your personnummer ending 9876 was on it."),
        ("Your personnummer 19811218 9876 was on it.", "Your personnummer ending 9876 was on it."),
        ("Your personal number 850709-9805 was on it.", "Your personal number ending 9805 was on it."),
        ("It went to account 31926819-01.", "It went to account ending 1901."),
        ("It read your password: correct horse battery staple.", "It read your password: ••••."),
        ("Your password is correct-horse-battery-staple.", "Your password is ••••."),
        ("It read password: tulip and then your name.", "It read password: •••• and then your name."),
        ("It read (password: Tul!p(22)x,y7).", "It read (password: ••••)."),
        ('The password "Summer 2024" was on it.', 'The password "••••" was on it.'),
        ("It read password=" + "a1" * 40 + ".", "It read password=••••."),
        (f"We printed {TOKEN} on it.", "We printed •••• on it."),
        (f"It read Authorization: Bearer {TOKEN}, as sent.", "It read Authorization: Bearer ••••, as sent."),
        ("It read Bearer eyJhbGciOiJIUzI1NiJ9 there.", "It read Bearer •••• there."),
        ("It read api key: 8f14e45fceea167a5a36 there.", "It read api key: •••• there."),
        ("We linked https://bob:Sommer2024@host there.", "We linked https://bob:••••@host there."),
        ("We linked https://bob:p@ss@host there.", "We linked https://bob:••••@host there."),
        (f"We sent {KEY} to them.", "We sent •••• to them."),
        (f"We sent {KEY}\nMIIEpAIBAAKCAQEAn/abc\nMIIEpAIBAAKCAQEA==\n-----END RSA PRIVATE KEY----- to them.",
         "We sent •••• to them."),
        ("We charged 5555555555554444PS: sorry.", "We charged the card ending 4444 PS: sorry."),
        ("We charged card:4111111111111111x.", "We charged card: ending 1111 x."),
    ],
)  # fmt: skip
def test_no_half_of_a_secret_is_left(checker: Checker, text: str, mask: str) -> None:
    assert masked(checker, text) == mask


@pytest.mark.parametrize(
    "text",
    [
        "Your password is state-of-the-art.",
        "Your password is up-to-date.",
        "This is a token of our thanks.",
        "The page is https://shop.example:8443/help@desk.",
        "The bearer of this letter gets two cups.",
        "The key: turn it twice to the left.",
        "Your personal number is with us.",
        "Ring my personal number 07700 900123.",
        "Order number 4111111111111111x is late.",
    ],
)
def test_what_only_reads_like_one_is_left_alone(checker: Checker, text: str) -> None:
    assert found(checker, text, "sensitive-data") == []


@pytest.mark.parametrize(
    ("given", "is_told"),
    [
        ("DE89370400440532013000", True),
        ("4556730122849914", True),
        ("4556 7301 2284 9914", True),
        ("3782 822463 10005", True),
        ("account 02079460142", False),
        ("02079460142", False),
        ("+49 1512 3456789", False),
    ],
)
def test_what_is_no_telephone_number_is_told_though_it_was_given_as_one(
    checker: Checker, given: str, is_told: bool
) -> None:
    facts = OF_A_LETTER._replace(allowed=frozenset((given, given.removeprefix("account "))))
    cards = checker.check(f"You can reach me on {given}.", facts)
    assert any(o.level == "block" for c in cards for o in c.each()) is is_told


@pytest.mark.parametrize(
    ("text", "cut"),
    [("Your PIN is 4417.", False), ("Your new password is Tulip-2291.", False),
     ("The money went to account 31926819.", True)],
)  # fmt: skip
def test_only_of_a_number_are_the_last_digits_asked_for(
    checker: Checker, text: str, cut: bool
) -> None:
    (card,) = checker.check(text, Facts(fragment=True))
    assert ("last four" in f"{card.ask} {card.why}") is cut
