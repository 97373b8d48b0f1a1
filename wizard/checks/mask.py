"""What is put in the place of a secret: as much of it as its owner needs to know it by, and no more."""

from __future__ import annotations

from wizard.checks.shape import Shape

MASK = "••••"
ANOTHER = "another address"
KEPT = 4
"""The last signs of a long number, which tell its owner which one it is."""

_FEWEST = 8
_NAMED = Shape(
    r"(?i)\b(?:cards?|visa|mastercard|amex|account|a/c|acct|iban|numbers?|no\.?|code|licen[cs]e|passport|nhs|ssn|sin"
    r"|tfn|dni|nie|bsn|cpf|utr|nino|medicare|medicaid|aadhaar|personnummer|steuer-?id|fiscale)[\s,.:(#]*\Z"
)
_SAID = Shape(r"(?i)(?:\b(?:is|was)\s|=\s?|:\s?)\Z")
_BEGINS = Shape(r"(?:\A|[.!?])\s*\Z")


def ending(value: str, before: str, noun: str) -> str:
    """The last four signs of a number, in words that go on from those before it.

    "the card ending 4417"; behind "your card", "ending 4417"; behind "it is", "the one ending 4417".
    """
    signs = "".join(char for char in value if char.isalnum())
    if len(signs) < _FEWEST:
        return MASK
    last = f"ending {signs[-KEPT:]}"
    if _NAMED.search(before):
        return last if before[-1:] in " (" else f" {last}"
    the = "The" if _BEGINS.search(before) else "the"
    return f"{the} {'one' if _SAID.search(before) else noun} {last}"


def is_masked(value: str) -> bool:
    """Whether it is a mask already."""
    return not value.strip("•*xX \"'")
