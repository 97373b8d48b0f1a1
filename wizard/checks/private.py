"""Whole card numbers, which must not stand in a letter that others may read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, is_telephone, unless_allowed
from wizard.checks.mask import ending
from wizard.checks.shape import Shape

# The digits of any script, with what people put between them; marks that dates and sums have too only
# between groups of four. Before it may stand "no." or the name of the card, written together with it.
_DIGIT_RUN = Shape(
    r"(?:(?<![\w.,£$€-])|(?<=[a-z]\.)|(?<=visa)|(?<=card)|(?<=amex)"
    r"|(?<=number)|(?<=no))"
    r"(?:\d(?:(?: ?[\-.] ?| {1,2}|)\d){12,18}|\d{4}(?:\s?[/_|·•*+~,;:]\s?\d{4}){3})"
    r"(?P<glued>[a-z]{1,3}(?=\.?(?:\W|\Z)))?(?!\w|-\w|[.,]\d)",
    re.IGNORECASE,
)
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
        digits = _digits(match.group())
        if not _CARD_STARTS.match(digits) or len(set(digits)) < 2:
            continue
        before = text[max(0, match.start() - _NEARBY) : match.start()]
        said = len(digits) == _CARD_DIGITS and _SAID_TO_BE_A_CARD.search(before) is not None
        if (luhn(digits) or said) and not _REFERENCE_BEFORE.search(before):
            mask = ending(digits, before, "card")
            if match.group("glued"):  # "4556730122849914PS: I am sorry"
                mask = f"{mask} {match.group('glued')}"
            yield Found(match.start(), match.end(), digits, fix=(mask,))


def _digits(text: str) -> str:
    """The digits of a text, those of other scripts as ours."""
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdigit())


def _no_reference(found: Found, text: str, facts: Facts) -> Found | None:
    for answer in facts.answers.values():
        if answer.shape == "reference" and _digits(answer.raw) == found.detail:
            return None
    if not is_telephone(text[found.start : found.end]):
        return found
    return None if found.detail in facts.allowed else unless_allowed(found, text, facts)


CARD_NUMBER = Entity(Shape(r"\d(?:[\W_]{0,3}\d){12}"), card_numbers, _no_reference)
