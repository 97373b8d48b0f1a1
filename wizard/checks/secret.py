"""What opens a door, an account or a life: passwords, codes, account and national numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.found import Entity, Found, LookedFor, matches, unless_allowed
from wizard.checks.shape import Hint, Shape


def _shape(source: str) -> Shape:
    return Shape(source, re.VERBOSE | re.IGNORECASE)


# Digits in groups or letters among them, each group with a digit: "046 454 286", "1EG4-TE5-MK73".
_GROUPS = r"(?=[a-z]*\d)[a-z0-9]{2,21}(?:[\ -](?=[a-z]*\d)[a-z0-9]{2,8}){0,4}"

_CAPITALS = Shape(r"[A-Z]{2} ?\d\d")
_DASHES = Shape(r"\d-\d\d-\d")

_LOOKED_FOR: LookedFor = (
    (
        Hint(
            "", "pass pin cvv cvc csc security code verification otp memorable number access alarm"
        ),
        # a password that is given, not only named: a value with a digit or a mark stands by it
        _shape(
            r"""\b(?:password|passcode|pass\ ?phrase|pin|pin\ code|cvv2?|cvc2?|csc|security\ (?:code|number)
            |verification\ code|one[-\ ]time\ (?:code|password)
            |(?:access|log-?in|door|alarm|unlock|gate)\ code|otp|memorable\ word)\b
            (?:\ (?:number|no))? [\s,:="'(]*
            (?:(?:is|was|are|to|of|still|remains|now|reads|set|reset|as|being)\b[\s:"'(]*){0,3}
            (?P<value>(?=[^\s]*[\d!@#$%^&*])[^\s,;()"']{3,40})"""
        ),
    ),
    (
        Hint("", "pass pin"),
        _shape(
            r"""\b(?:password|passcode|pin)\b[^.!?\n]{0,30}?
            \b(?P<value>[a-z]+\d[\w!@#$%]*|\d{4,8})(?=[\s.,;!?)]|\Z)"""
        ),
    ),
    (
        Hint("", "pass pin memorable"),
        _shape(
            r"""\b(?:password|passcode|pin|memorable\ word)\s*(?:is|was|to|:|=)\s*["']
            (?P<value>[^"'\n]{3,40})["']"""
        ),
    ),
    (
        Hint("", "digit"),
        _shape(
            r"\b(?:three|four|3|4)[-\ ]?digits?\b[^.!?\n]{0,50}?(?P<value>(?<!\d)\d{3,4}(?!\d))"
        ),
    ),
    (
        # a code to be used: "opens with 060684", "it is on 3851", "the key is now blue-93-fern"
        Hint(
            "",
            "safe lock alarm door gate keypad entryphone login log-in account sim wifi wi-fi router"
            " network",
        ),
        _shape(
            r"""\b(?:safe|key\ ?safe|lock\ ?box|padlock|alarm|door|gate|locker|entry\ ?phone|keypad|log-?in
            |log\ in|account|unlock|sim|wi-?fi|router|network)\b
            [^.!?\n]{0,60}?\b(?:opens?|unlocks?|with|on|to|is|now|use|type|enter|:)
            \ (?:(?:is|the\ code|code)\ )?
            (?P<value>(?<!\d)\d{4,8}(?!\d)|[a-z]+-\d+-[a-z]+)(?=[\s.,;!?)]|\Z)(?!\ (?:(?:on|of|in)\ )?\d)"""
        ),
    ),
    (
        Hint("", "use type enter key punch quote"),
        _shape(
            r"""\b(?:use|type|enter|key\ in|punch\ in|quote)\ (?:the\ )?(?:code\ )?
            (?P<value>\d{3}[\ -]?\d{3}|\d{4,8}|[a-z]+-\d+-[a-z]+)\b
            (?=[^.!?\n]{0,40}\b(?:to\ get\ (?:in|into)|log|sign\ in|unlock|open|password|box|keypad|door
                |gate|verify))"""
        ),
    ),
    (
        Hint("", "code combination unlock key pin"),
        _shape(
            r"""\b(?:code|passcode|combination|unlock\ number|pass\ ?key)\b[^.!?\n]{0,40}?
            (?:\bis\b|:|\bas\b)\ ?(?:now\ )?(?P<value>\d{3}[\ -]\d{3}|\d{4,8})(?!\d|[.,]\d)"""
        ),
    ),
    (
        Hint("", "code combination pin"),
        _shape(
            r"""(?P<value>(?<![\d£$€.,])\d{4,8})\ (?:is|as)\ (?:the|your)\ (?:\w+\ )?
            (?:code|pin|passcode|combination)\b"""
        ),
    ),
    (
        Hint("", "maiden memorable pet answer"),
        _shape(
            r"""\b(?:maiden\ name|memorable\ (?:word|name|place)|first\ pet|security\ answer)\b
            [^.!?\n]{0,20}?\b(?:is|was)
            \ (?P<value>(?!not\b|the\b|no\b|a\b|kept\b|safe\b|wrong\b)\w{3,20})"""
        ),
    ),
    (
        _DASHES,
        _shape(r"(?<![\d-])(?P<value>\d{3}-\d{2}-\d{4})(?![\d-])"),  # US social security
    ),
    (
        _CAPITALS,
        _shape(  # UK National Insurance
            r"\b(?P<value>(?-i:[A-Z]{2})\ ?\d{2}\ ?\d{2}\ ?\d{2}\ ?(?-i:[A-D]))\b"
        ),
    ),
    (
        _CAPITALS,
        _shape(  # IBAN
            r"\b(?P<value>(?-i:[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){3,7}(?:\ ?[A-Z0-9]{1,3})?))\b"
        ),
    ),
    (
        Hint("", "account a/c acct"),
        _shape(
            r"""\b(?:account|a/c|acct)(?:\ (?:number|no))?\.?[\s:#]*(?:is\ |was\ |of\ |ending\ in\ )?
            (?P<value>\d{8,12}|\d{2,4}(?:[-\ ]\d{2,4}){2,4})(?!\w)"""
        ),
    ),
    (
        Hint("", "sort"),
        _shape(r"\bsort\ ?code[\s:]*(?:is\ |was\ )?(?P<value>\d\d[-\ ]?\d\d[-\ ]?\d\d)\b"),
    ),
    (
        Hint("", "routing"),
        _shape(r"\brouting(?:\ number|\ no)?[\s:.]*(?:is\ |was\ )?(?P<value>\d{9})\b"),
    ),
    (
        # a national number by its name
        Hint(
            "",
            "passport licen insurance social ssn medicare nhs aadhaar national id tax tfn sin permit visa",
        ),
        _shape(
            rf"""\b(?:passport|driving\ licen[cs]e|driver'?s\ licen[cs]e|national\ insurance|social\ security
            |ssn|medicare|nhs|aadhaar|national\ id|identity\ card|id\ card|tax\ file|tax\ id|social\ insurance
            |tfn|sin|residence\ permit|visa\ grant)\b
            (?:\ (?:number|no\.?|card))* [^.!?\n]{{0,40}}? \b(?P<value>{_GROUPS})(?!\w)"""
        ),
    ),
    (
        Hint("", "exp"),
        _shape(
            r"""\b(?:expir(?:y|es|ing|ation)|exp)(?:\ date)?\.?[\s:]*(?:on\ |is\ |was\ )?
            (?P<value>(?:0[1-9]|1[0-2])/(?:20)?\d\d)\b"""
        ),
    ),
)
_ONLY_A_PART = Shape(
    r"\b(?:last|first|final)\ (?:three|four|two|3|4|2)\b|\bending\b", re.IGNORECASE
)
_FEWEST_DIGITS = 3


def secrets(text: str) -> Iterator[Found]:
    """Codes, passwords, account and national numbers that are spelled out."""
    for match in matches(text, _LOOKED_FOR):
        value = match.group("value").rstrip(".,;:!?")
        start = match.start("value")
        digits = sum(map(str.isdigit, value))
        if not value or (value.isdigit() and digits < _FEWEST_DIGITS):
            continue
        if digits and _ONLY_A_PART.search(text[max(0, start - 60) : start]):
            continue
        yield Found(start, start + len(value))


SECRET = Entity(Shape(""), secrets, unless_allowed)
