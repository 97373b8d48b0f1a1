"""The one guard that every text passes on its way in: typed, pasted, read from a file."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MOST_ACCENTS = 4
"""How many accents one letter may carry. Vietnamese needs two, Hebrew with vowel signs three."""

# Every alternative matches at its first character or not at all and never looks back, so that
# the time taken grows with the length of the text and no faster. A control string (OSC, DCS,
# SOS, PM, APC) that nobody ended stops at the end of its line: the lines after it are text.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor, modes
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]+[0-~]"  # character sets
    r"|\x1b[0-~]"  # two characters: reset, save the cursor
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f"  # C0 and C1, but tab and line ends
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # no width, but for the two joiners
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction of writing
    "\U000e0000-\U000e007f]"  # tags: a hidden copy of ASCII
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_JOINERS = "\u200c\u200d"
_TO_ONE_SPACE = re.compile(r"[\t\n]+")


class Cleaned(NamedTuple):
    """Safe text, and how many characters had to be taken out of it."""

    text: str
    removed: int


def clean(text: str, *, one_line: bool = False) -> Cleaned:
    r"""Take out of `text` whatever could steer a terminal, hide or deceive.

    Escape sequences, control characters other than tab and line feed, direction controls,
    characters without width other than the two joiners that Persian, Hindi and emoji need, and
    tag characters go. At most four accents stay on one letter. Every kind of line end becomes
    a line feed, half a surrogate pair becomes U+FFFD; neither counts as removed. With
    `one_line`, line ends and tabs become one space, those at the ends nothing.

    Cleaning clean text changes nothing. The time grows with the length and no faster.
    """
    before = len(text)
    text = _ESCAPES.sub("", text)
    text = _INVISIBLE.sub("", text)
    removed = before - len(text)
    text = _LINE_ENDS.sub("\n", text)
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text)
        before = len(text)
        text = _with_few_accents(text)
        removed += before - len(text)
    if one_line:
        text = _TO_ONE_SPACE.sub(" ", text.strip("\t\n"))
    return Cleaned(text, removed)


def left_out(removed: int) -> str:
    """The sentence that says how many characters were removed; "" for none."""
    if not removed:
        return ""
    return f"Left out {characters(removed)} that cannot be shown."


def characters(count: int) -> str:
    """As "1 character" or "1,200 characters"."""
    return "1 character" if count == 1 else f"{count:,} characters"


def _with_few_accents(text: str) -> str:
    kept: list[str] = []
    accents = 0
    joined = False
    for char in text:
        if char in _JOINERS:
            if joined:
                continue
            joined = True
        elif char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me"):
            accents += 1
            if accents > MOST_ACCENTS:
                continue
            joined = False
        else:
            accents = 0
            joined = False
        kept.append(char)
    return "".join(kept)
