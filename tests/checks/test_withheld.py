"""The customer's name where others read the letter: told wherever it stands, and what can stand there."""

from __future__ import annotations

import pytest

from wizard.checks.checker import Checker
from wizard.checks.finding import Facts, Finding


def told(checker: Checker, text: str, name: str, channel: str = "public") -> list[Finding]:
    facts = Facts(
        fragment=True,
        scenario="billing",
        channel=channel,
        withheld=frozenset((name,)),
        names=frozenset(("Sam Lee", "Brown & Daughters")),
    )
    cards = checker.check(text, facts)
    return [one for card in cards for one in card.each() if one.rule == "public.name"]


def left_out(checker: Checker, text: str, name: str, channel: str) -> str:
    found = told(checker, text, name, channel)
    assert found, "told at all"
    for one in reversed(found):
        text = text[: one.start] + one.fix[0] + text[one.end :]
    assert told(checker, text, name, channel) == []
    return text


@pytest.mark.parametrize(
    ("name", "text", "public", "status"),
    [
        ("Ms Obi", "We charged Ms Obi twice.", "We charged you twice.", "We charged a customer twice."),
        ("Ms Obi", "We told Obi the wrong day.", "We told you the wrong day.",
         "We told a customer the wrong day."),
        ("Ada Obi", "We sent Ada's bill to Mrs Obi and Ada Obi.",
         "We sent your bill to you and you.",
         "We sent a customer's bill to a customer and a customer."),
        ("Ms Obi", "I am sorry, Ms Obi, that it came late.", "I am sorry that it came late.",
         "I am sorry that it came late."),
        ("Ms Obi", "We are sorry, Ms Obi.", "We are sorry.", "We are sorry."),
        ("Ms Obi", "Hello Ms Obi,\n\nIt came late.", "Hello,\n\nIt came late.", "Hello,\n\nIt came late."),
        ("Ms Obi", "Ms Obi, we charged it twice.", "We charged it twice.", "We charged it twice."),
        ("Ms Obi", "Ms Obi was charged twice.", "A customer was charged twice.",
         "A customer was charged twice."),
        ("Siân O'Neill", "We kept Siân O’Neill’s parcel.", "We kept your parcel.",
         "We kept a customer's parcel."),
        ("Mr Brown", "We rang Brown twice.", "We rang you twice.", "We rang a customer twice."),
        ("Ana María López", "We rang López\ntwice.", "We rang you\ntwice.", "We rang a customer\ntwice."),
    ],
)  # fmt: skip
def test_the_name_is_told_and_something_else_can_stand_there(
    checker: Checker, name: str, text: str, public: str, status: str
) -> None:
    assert left_out(checker, text, name, "public") == public
    assert left_out(checker, text, name, "status") == status


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will May", "Will you write to me? May I ring you about your May bill?"),
        ("Ms Brown", "Brown paper was all that it came in."),
        ("Ms Brown", "Brown & Daughters are sorry."),
        ("Ms Baker", "The van stood in Baker Street."),
        ("Ms Lee", "Kind regards,\nSam Lee"),
        ("Ms Obi", "The Obi-Wan figure and obi@shop.example and Obis are others."),
        ("Green Leaf Ltd", "A green leaf fell. The Ltd was wrong."),
        ("may", "You may ring us."),
        ("Mr King", "The statue of Mary King stood in the way."),
    ],
)
def test_what_is_another_word_or_name_is_left_alone(checker: Checker, name: str, text: str) -> None:
    assert told(checker, text, name) == []


@pytest.mark.parametrize("channel", ["email", "letter", "ticket", "chat", "phone"])
def test_between_the_two_of_them_the_name_may_stand(checker: Checker, channel: str) -> None:
    assert told(checker, "I am sorry, Ms Obi, that it came late.", "Ms Obi", channel) == []
