"""What must not stand in a letter that others may read: whole card numbers, a stranger's address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, unless_allowed
from wizard.checks.shape import Shape

_DIGIT_RUN = Shape(r"(?<![\w.,£$€-])\d(?:[ \-.]{0,2}\d){12,18}(?![\w-]|[.,]\d)")
# The first digits of Visa, Mastercard, American Express, Diners Club, Discover, JCB, Maestro, UnionPay.
_CARD_STARTS = Shape(r"4|5[0-8]|2[2-7]|3[04-9]|6")
_REFERENCE_BEFORE = Shape(
    r"(?:order|invoice|ref(?:erence)?|ticket|case|tracking|parcel|consignment|booking|serial|imei|job)"
    r"(?:\s+(?:number|no|id))?(?:\s+(?:is|was))?[\s.:#]*\Z",
    re.IGNORECASE,
)

# "your card, 4929 ...": said to be somebody's card, so a mistyped check digit does not clear it.
_SAID_TO_BE_A_CARD = Shape(
    r"\b(?:your|the|his|her|their|our|my|a|old|new|wrong)\s(?:[\w-]{1,20}\s){0,2}"
    r"(?<!library\s)(?<!loyalty\s)(?<!points\s)(?<!member\s)(?<!student\s)(?<!gift\s)(?<!rail\s)(?<!sim\s)"
    r"(?:card|visa|mastercard|amex)\b(?:\s(?:number|no))?[\s,.:(]{1,3}(?:is\s|was\s)?\Z",
    re.IGNORECASE,
)
_CARD_DIGITS = 16
_NEARBY = 70


def luhn(digits: str) -> bool:
    """Whether the check digit of a payment card number is right (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def card_numbers(text: str) -> Iterator[Found]:
    """Whole card numbers: 13 to 19 digits, a known beginning, a right check digit; no references."""
    for match in _DIGIT_RUN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not digits.isascii() or not _CARD_STARTS.match(digits) or len(set(digits)) < 2:
            continue
        before = text[max(0, match.start() - _NEARBY) : match.start()]
        said = len(digits) == _CARD_DIGITS and _SAID_TO_BE_A_CARD.search(before) is not None
        if (luhn(digits) or said) and not _REFERENCE_BEFORE.search(before):
            yield Found(match.start(), match.end(), digits)


def _no_reference(found: Found, text: str, facts: Facts) -> Found | None:
    for answer in facts.answers.values():
        if answer.shape == "reference" and re.sub(r"\D", "", answer.raw) == found.detail:
            return None
    return None if found.detail in facts.allowed else unless_allowed(found, text, facts)


CARD_NUMBER = Entity(Shape(r"\d(?:\W{0,2}\d){12}"), card_numbers, _no_reference)


_MAIL = Shape(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w-])")


def addresses(text: str) -> Iterator[Found]:
    """Mail addresses."""
    for match in _MAIL.finditer(text):
        yield Found(match.start(), match.start() + len(match.group().rstrip(".-")))


def _unknown(found: Found, text: str, facts: Facts) -> Found | None:
    """An address that no answer gave. Of a foreign letter nothing is known, so nothing is found."""
    known = {word.lower() for word in facts.allowed}
    return found if known and text[found.start : found.end].lower() not in known else None


STRANGER = Entity(Shape("@"), addresses, _unknown)
