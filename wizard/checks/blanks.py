"""Words of a template that were left in: brackets, braces, blanks, masks, notes to the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.blank_shapes import BLANKS
from wizard.checks.finding import Facts
from wizard.checks.found import Entity, Found, matches, unless_allowed
from wizard.checks.shape import Shape

_BRACKETED = Shape(r"\[([^\[\]\n]{1,160})\]|<(?<![\w<@]<)([a-z][a-z' -]{1,30})>(?!\S*@)")
_TAG = Shape(r"/?(?:b|i|u|p|a|br|hr|em|li|ul|ol|td|tr|div|span|strong|table|code|pre)")
# Words that are a blank where they stand alone, or with one more, between brackets.
_ALONE = Shape(
    r"""(?:\w+\ )?(?:destination|minutes|hours|days|tel|telephone|mobile|cause|driver|driver'?s|technician
    |engineer|town|street|model|room|seat|flight|venue|place|person|supplier|incident|error|mistake|apology|paragraph
    |sentence|text|placeholder|blank|colou?r|size|quantity|total|balance|country|region|pronoun|greeting|sender
    |salutation|sign-?off|store|branch|shop|hotel|airline|school|patient|pupil|child|tenant|figure|percent)s?""",
    re.VERBOSE | re.IGNORECASE,
)
# A note between brackets to whoever was to finish the letter.
_TOLD = Shape(
    r"(?:explain|state|delete|choose|select|pick|enter|add|replace|remove|give|mention|quote|apologi[sz]e"
    r"|thank|say|write|fill|attach|paste|summari[sz]e)\b.{3,}",
    re.IGNORECASE,
)
_BLANK_WORDS = Shape(
    r"""\b(?:
    names?|dates?|time|amounts?|numbers?|no|id|title|company|products?|items?|order|reason|details?|explanation
    |issues?|problem|specific|brief|describe|insert|your|customer'?s?|client'?s?|guest'?s?|recipient'?s?|e-?mail
    |phone|address|link|url|location|status|department|team|manager|agent|service|event|discount|compensation
    |solution|timeframe|timeline|deadline|position|job|role|contact|signature|city|value|price|sum|currency
    |day|week|month|year|actions?|steps|remedy|refund|credit|voucher|code|tracking|reference|ref|charges?
    |account|business|organi[sz]ation|project|surname|he/she|his/her|him/her|mr/ms|mr/mrs|percentage|policy|etc
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_BLANK = Shape(
    r"sic|\.{3}|…|\d{1,3}|[A-Za-z]|[A-Z]{2,5}-?\d+|attached|enclosed|redacted|\w+ \d+"
    r"|(?:ref|order|case|invoice|ticket|number|no)\W{0,3}\w*\d{3}\w*",
    re.IGNORECASE,
)
# "on the [thing]", "our [whatever]": where a noun has to follow, a bracket is no aside.
_LEADS_ON = Shape(
    r"\b(?:the|our|your|an?|on|at|by|of|for|is|was|in|to|from|with|because|this|between"
    r"|until|about|within|dear|hi)\s\Z",
    re.IGNORECASE,
)
_WORDS_ONLY = Shape(r"[a-z]+(?:[ '/-][a-z]+){0,5}", re.IGNORECASE)
_CHOICE = Shape(r"[a-z]/[A-Z]|\b(?:check|ask|confirm) with\b")
_MASK = Shape(r"[Xx]+%?|_+|\?+")
_FAKE_NUMBER = Shape(r"\d{4,6}|[Xx]+")


def placeholders(text: str) -> Iterator[Found]:
    """Template words left in. The detail is what stands between brackets."""
    for match in matches(text, BLANKS):
        yield Found(match.start(), match.end())
    for match in _BRACKETED.finditer(text):
        inner = (match.group(1) or match.group(2)).strip()
        if match.group(2):
            if not _TAG.fullmatch(inner):
                yield Found(match.start(), match.end(), inner)
            continue
        is_link = text[match.end() : match.end() + 1] == "("
        if not is_link and _is_blank(inner, text[max(0, match.start() - 12) : match.start()]):
            yield Found(match.start(), match.end(), inner)


def _kept(found: Found, text: str, facts: Facts) -> Found | None:
    return None if found.detail in facts.allowed else unless_allowed(found, text, facts)


def _is_blank(inner: str, before: str) -> bool:
    """Whether what stands between square brackets was to be replaced."""
    if (
        not inner
        or _MASK.fullmatch(inner)
        or (before.endswith("#") and _FAKE_NUMBER.fullmatch(inner))
    ):
        return True
    if _NO_BLANK.fullmatch(inner):
        return False
    named = _BLANK_WORDS.search(inner) or _CHOICE.search(inner)
    alone = _ALONE.fullmatch(inner) or _TOLD.match(inner)
    led_to = _LEADS_ON.search(before) and _WORDS_ONLY.fullmatch(inner)
    return bool(named or alone or led_to) or (inner.isupper() and " " in inner)


PLACEHOLDER = Entity(Shape(""), placeholders, _kept)
