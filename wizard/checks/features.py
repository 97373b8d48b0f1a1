"""Signals that are found by shape, not by words: a date, a time of day, money, an address.

Rules use them as `@date`, `@clock` and so on, beside the signals of the rule files.
"""

from __future__ import annotations

import re

from wizard.checks.shape import Shape

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNT = (
    rf"(?:\d+(?:\.\d+)?|an?|{_SMALL}|fourteen|fifteen|twenty|thirty|forty|sixty|ninety|half\ an?"
    r"|a\ couple\ of|a\ few)"
)


def _shape(source: str) -> Shape:
    return Shape(source, re.VERBOSE)


FEATURES: dict[str, Shape] = {
    # a day: 12 May, May 12th, the 4th, 2026-05-12, 12/05, Tuesday, tomorrow
    "date": _shape(
        rf"""\b(?: \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b | {_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b
        | (?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)\b | 20\d\d-\d\d-\d\d | \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b
        | {_WEEKDAY}\b | today\b | tonight\b | tomorrow\b | yesterday\b
        | this\ (?:morning|afternoon|evening|week)\b | last\ (?:night|week|month)\b )"""
    ),
    # a day or an hour to come
    "due": _shape(
        rf"""\b(?:by|on|before|from|until|no\ later\ than|at)\s+(?:the\s+)?
        (?: {_WEEKDAY} | \d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH} | {_MONTH}\s+\d
          | \d{{1,2}}(?:st|nd|rd|th)\b | \d{{1,2}}[:.]\d\d | \d{{1,2}}\s*(?:am|pm|a\.m|p\.m)
          | noon | midnight | tomorrow | tonight | today | {_SMALL}\b
          | \[[^\]\n]*(?:date|deadline|day|time)[^\]\n]*\] )
        | \b(?:tomorrow|tonight|this\ (?:afternoon|evening|morning)|next\ {_WEEKDAY})\b
        | \bon\ the\ \d{{1,2}}(?:st|nd|rd|th)\b"""
    ),
    # a stretch of time: within 24 hours, in three days, two weeks
    "span": _shape(
        rf"""\b(?:within|in|for|over|every|next|another|after|around|about)\s+(?:the\s+)?
        (?:next\s+|about\s+|around\s+|under\s+|at\s+most\s+)?{_COUNT}
        (?:\s*(?:-|to|or)\s*\w+)?\s+(?:full\s+|working\s+|business\s+|more\s+)?
        (?:minute|hour|day|week|month|year)s?\b
        | \b{_COUNT}(?:\s*(?:-|to|or)\s*\w+)?\s+(?:working\ |business\ |full\ )?
        (?:minute|hour|day|week|month)s?'?\b"""
    ),
    "clock": _shape(
        r"""\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?!%) | \b\d{1,2}\s?(?:am|pm|a\.m|p\.m)\b | \b(?:noon|midnight)\b
        | \b(?:half\ past|quarter\ (?:past|to)|twenty\ (?:past|to))\ \w+\b | \b\w+\ o'clock\b"""
    ),
    "money": _shape(
        r"""[£$€¥]\s?\d | \b(?:gbp|usd|eur|chf|aud|cad)\s?\d
        | \b\d[\d,.]*\s?(?:pounds|dollars|euros|pence|cents)\b"""
    ),
    "mail": _shape(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"),
    "phone": _shape(r"(?<![\w.,£$€])\+?\(?\d[\d\s().-]{5,18}\d(?!\w)"),
    "figure": _shape(r"\d"),
    "percent": _shape(r"\b\d[\d.]*\s?(?:%|per\ ?cent\b)"),
    "reference": _shape(
        r"""\b(?:order|invoice|booking|ticket|case|reference|ref|account|policy|parcel|flight|claim|complaint
          |tracking|contract|id)
        (?:\s+(?:number|no|id))?[\s.:\#]*(?=[a-z-]*\d)[\w-]{3,} | \#\s?\d{3,} | \b[a-z]{2,4}-?\d{4,}\b"""
    ),
    "bracket": _shape(r"\[[^\[\]\n]{2,}\] | \{\{[^{}\n]+\}\}"),
    "question": _shape(r"\?\W*\Z"),
}
_NEEDS_DIGIT = frozenset(("money", "phone", "figure", "percent", "reference"))


def features(low: str) -> dict[str, tuple[int, int]]:
    """The first place of each feature in lower-case folded text."""
    found: dict[str, tuple[int, int]] = {}
    has_digit = any(map(str.isdigit, low))
    for name, shape in FEATURES.items():
        if not has_digit and name in _NEEDS_DIGIT:
            continue
        if name == "mail" and "@" not in low:
            continue
        match = shape.search(low)
        if match is not None:
            found[name] = match.span()
    return found
