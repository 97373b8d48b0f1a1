"""Signals that are found by shape, not by words: a date, a time of day, money, an address.

Rules use them as `@date`, `@clock` and so on, beside the signals of the rule files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from wizard.checks.shape import Shape
from wizard.text.day_names import MONTH, WEEKDAY

_MONTH = MONTH.lower()
_WEEKDAY = WEEKDAY.lower()
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
          | noon | midnight | tomorrow | tonight | today
          | \[[^\]\n]*(?:date|deadline|day|time)[^\]\n]*\] )
        | \b(?:tomorrow|tonight|this\ (?:afternoon|evening|morning)|next\ {_WEEKDAY})\b
        | \bon\ the\ \d{{1,2}}(?:st|nd|rd|th)\b
        | \b(?:by|at|before|until)\ {_SMALL}\b (?!\ (?:of|point|time|stage|go|level|side|hand|days?|weeks?
            |hours?|minutes?|months?|more|other|another|or)\b)"""
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
        r"""(?:[£$€¥]|\b(?:gbp|usd|eur|chf|aud|cad))\s?\d+(?:[.,]\d+)*
        | \b\d[\d,.]*\s?(?:pounds|dollars|euros|pence|cents)\b"""
    ),
    "mail": _shape(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}"),
    "phone": _shape(r"(?<![\w.,£$€])\+?\(?\d[\d\s().-]{5,18}\d(?!\w)"),
    "figure": _shape("[0-9]"),
    "percent": _shape(r"\b\d[\d.]*\s?(?:%|per\ ?cent\b)"),
    "reference": _shape(
        r"""\b(?:order|invoice|booking|ticket|case|reference|ref|account|policy|parcel|flight|claim|complaint
          |tracking|contract|id)
        (?:\s+(?:number|no|id))?[\s.:\#]*(?=[a-z-]*\d)[\w-]{3,} | \#\s?\d{3,} | \b[a-z]{2,4}-?\d{4,}\b"""
    ),
    "bracket": _shape(r"\[[^\[\]\n]{2,}\] | \{\{[^{}\n]+\}\}"),
    "question": _shape(r"\?\W*\Z"),
}
_DAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow"
_MONTH_WORDS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september"
    " oct october nov november dec december"
)


# What a text must hold before a shape is worth looking for: words, tails of figures ("6pm", "12th"),
# signs beside a figure, signs by themselves.
_HINTS: dict[str, tuple[str, str, str, str]] = {
    "date": (f"{_DAY_WORDS} {_MONTH_WORDS} yesterday this last", "st nd rd th", "/-", ""),
    "due": (
        f"{_DAY_WORDS} {_MONTH_WORDS} noon midnight this next am pm p a"
        " one two three four five six seven eight nine ten eleven twelve",
        "st nd rd th am pm",
        ":.",
        "[",
    ),
    "span": ("minute minutes hour hours day days week weeks month months year years", "", "", ""),
    "clock": ("noon midnight half quarter twenty clock am pm a p", "am pm", ":.", ""),
    "money": ("gbp usd eur chf aud cad pounds dollars euros pence cents", "", "£$€¥", ""),
    "mail": ("", "", "", "@"),
    "phone": ("", "", "0123456789", ""),
    "percent": ("percent cent", "", "%", ""),
    "reference": ("", "", "0123456789", ""),
    "bracket": ("", "", "", "[{"),
    "question": ("", "", "", "?"),
}
_BITS = {name: 1 << number for number, name in enumerate(_HINTS)}


def _hinted(column: int, cut: Callable[[str], Iterable[str]] = str.split) -> dict[str, int]:
    """Each hint of a column with the bits of the features that it is one for."""
    bits: dict[str, int] = {}
    for name, hints in _HINTS.items():
        for hint in cut(hints[column]):
            bits[hint] = bits.get(hint, 0) | _BITS[name]
    return bits


_WORDS, _TAILS = _hinted(0), _hinted(1)
_BESIDE_A_FIGURE, _SIGNS = _hinted(2, list), _hinted(3, list)


class Features:
    """The features of one sentence, each looked for when first asked about, and only where it may be."""

    __slots__ = ("_known", "_low", "_wanted", "_words")

    def __init__(self, low: str, words: AbstractSet[str]) -> None:
        self._low = low
        self._words = words
        self._known: dict[str, tuple[int, int] | None] = {}
        self._wanted = -1

    def place(self, name: str) -> tuple[int, int] | None:
        """Where the feature first stands in the sentence."""
        if name not in self._known:
            looked_for = name == "figure" or self._hinted() & _BITS[name]
            match = FEATURES[name].search(self._low) if looked_for else None
            self._known[name] = match.span() if match else None
        return self._known[name]

    def _hinted(self) -> int:
        """The features of which a hint is there, as bits."""
        if self._wanted < 0:
            wanted = 0
            for word in self._words:
                wanted |= _WORDS.get(word, 0)
            for sign, bits in _SIGNS.items():
                if sign in self._low:
                    wanted |= bits
            if self.place("figure"):
                for word in self._words:
                    wanted |= _TAILS.get(word[-2:], 0)
                for sign, bits in _BESIDE_A_FIGURE.items():
                    if sign in self._low:
                        wanted |= bits
            self._wanted = wanted
        return self._wanted
