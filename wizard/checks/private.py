"""What must not stand in a letter that others may read: cards, codes, account numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, unless_allowed
from wizard.checks.shape import Shape

_DIGIT_RUN = Shape(r"(?<![\w.,£$€-])\d(?:[ \-.]{0,2}\d){12,18}(?![\w-]|[.,]\d)")
# The first digits of Visa, Mastercard, American Express, Diners Club, Discover, JCB, Maestro, UnionPay.
_CARD_STARTS = Shape(r"4|5[0-8]|2[2-7]|3[4-9]|6")
_REFERENCE_BEFORE = Shape(
    r"(?:order|invoice|ref(?:erence)?|ticket|case|tracking|parcel|consignment|booking|serial|imei|job)"
    r"(?:\s+(?:number|no|id))?(?:\s+(?:is|was))?[\s.:#]*\Z",
    re.IGNORECASE,
)


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
        before = text[max(0, match.start() - 40) : match.start()]
        if luhn(digits) and not _REFERENCE_BEFORE.search(before):
            yield Found(match.start(), match.end(), digits)


def _no_reference(found: Found, text: str, facts: Facts) -> Found | None:
    for answer in facts.answers.values():
        if answer.shape == "reference" and re.sub(r"\D", "", answer.raw) == found.detail:
            return None
    return None if found.detail in facts.allowed else unless_allowed(found, text, facts)


CARD_NUMBER = Entity(Shape(r"\d(?:\W{0,2}\d){12}"), card_numbers, _no_reference)


_SECRETS = tuple(
    Shape(shape, re.VERBOSE | re.IGNORECASE)
    for shape in (
        # a password that is given, not only named: a value with a digit or a mark stands by it
        r"""\b(?:password|passcode|pass\ ?phrase|pin|pin\ code|cvv2?|cvc2?|csc|security\ (?:code|number)
            |verification\ code
            |one[-\ ]time\ (?:code|password)|(?:access|log-?in|door|alarm|unlock|gate)\ code
            |otp|memorable\ word)\b
            (?:\ (?:number|no))? [\s,:="'(]*
            (?:(?:is|was|are|to|of|still|remains|now|reads|set|reset|as|being)\b[\s:"'(]*){0,3}
            (?P<value>(?=[^\s]*[\d!@#$%^&*])[^\s,;()"']{3,40})""",
        r"\b(?:three|four|3|4)[-\ ]?digits?\b[^.!?\n]{0,50}?(?P<value>(?<!\d)\d{3,4}(?!\d))",
        r"""\b(?:password|passcode|pin)\b[^.!?\n]{0,30}?
            \b(?P<value>[a-z]+\d[\w!@#$%]*|\d{4,8})(?=[\s.,;!?)]|\Z)""",
        r"""\b(?:password|passcode|pin|memorable\ word)\s*(?:is|was|to|:|=)\s*["']
            (?P<value>[^"'\n]{3,40})["']""",
        r"(?<![\d-])(?P<value>\d{3}-\d{2}-\d{4})(?![\d-])",  # US social security
        r"\b(?P<value>(?-i:[A-Z]{2})\ ?\d{2}\ ?\d{2}\ ?\d{2}\ ?(?-i:[A-D]))\b",  # UK National Insurance
        r"\b(?P<value>(?-i:[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){3,7}(?:\ ?[A-Z0-9]{1,3})?))\b",  # IBAN
        r"""\b(?:account|a/c|acct)(?:\ (?:number|no))?\.?[\s:#]*(?:is\ |was\ |of\ |ending\ in\ )?
            (?P<value>\d{8,12}|\d{2,4}(?:[-\ ]\d{2,4}){2,4})(?!\w)""",
        r"\bsort\ ?code[\s:]*(?:is\ |was\ )?(?P<value>\d\d[-\ ]?\d\d[-\ ]?\d\d)\b",
        r"\brouting(?:\ number|\ no)?[\s:.]*(?:is\ |was\ )?(?P<value>\d{9})\b",
        r"""\b(?:passport|driving\ licen[cs]e|driver'?s\ licen[cs]e|national\ insurance|social\ security|ssn
            |medicare|nhs|aadhaar|national\ id|identity\ card|id\ card|tax\ file|tax\ id|social\ insurance)
            (?:\ (?:number|no|card))* [^.!?\n]{0,40}?
            (?P<value>\b(?=[a-z0-9-]*\d{3})[a-z0-9][a-z0-9-]{4,20}(?:\ ?\d{2,5}){0,4})""",
        r"""\b(?:expir(?:y|es|ing|ation)|exp)(?:\ date)?\.?[\s:]*(?:on\ |is\ |was\ )?
            (?P<value>(?:0[1-9]|1[0-2])/(?:20)?\d\d)\b""",
    )
)


def secrets(text: str) -> Iterator[Found]:
    """Codes, passwords, account and national numbers that are spelled out."""
    for secret in _SECRETS:
        for match in secret.finditer(text):
            value = match.group("value").rstrip(".,;:!?")
            if value:
                start = match.start("value")
                yield Found(start, start + len(value))


SECRET = Entity(
    Shape(
        r"(?i:password|passcode|pass ?phrase|memorable|\bpin\b|\bcv[vc]|\bcsc|\bcode\b|security|digit|\botp"
        r"|account|\ba/c|\bacct|sort ?code|routing|passport|licen[cs]e|insurance|\bssn|medicare|\bnhs"
        r"|aadhaar|national id|identity|id card|\btax |\bexp)|\d{3}-\d\d-\d{4}|[A-Z]{2} ?\d\d ?[A-Z0-9]{2}"
    ),
    secrets,
    unless_allowed,
)

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
