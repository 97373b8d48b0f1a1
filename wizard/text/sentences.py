"""Text cut into sentences, its words counted, its reading timed."""

from __future__ import annotations

import re
from typing import NamedTuple

from wizard.text.day_names import NAMES

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert 2019, "How many words do we read per
minute? A review and meta-analysis of reading rate", Journal of Memory and Language 109."""

# A blank line always ends a sentence, and so does the start of a list item.
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•–] |[0-9]{1,2}[.)] ))")
_CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<closers>[\"'”’)\]»]*)(?=\s)|[。！？]+[」』”’）]*"
)
_LAST_TOKEN = re.compile(r"\S{1,40}\Z")
_NEXT_TOKEN = re.compile(r"\s+[\"'“‘(\[«]*(?P<word>\S[^\s,;:.!?]{0,40})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Always followed by more of the same sentence.
_LEANING = _words(
    "mr mrs ms mx dr prof rev hon messrs e.g eg i.e ie cf vs viz approx est incl excl tel ref fig"
)
# Followed by a figure, these go on: "No. 5", "Jan. 5".
_BEFORE_FIGURES = _words(
    "no nos p pp vol art sec ext para jan feb mar apr jun jul aug sep sept oct nov dec"
)
# May stand in a sentence or end it; what comes next decides.
_EITHER = _words("etc ltd inc co corp plc jr sr st rd ave dept")
_STARTERS = _words(
    """a an the this that these those i i'm i've i'll we you he she it it's they there here my our
    your his her its their if when as at on in for from to by with after before because but and so
    please today thank what no not nobody all both each every once until while since"""
)
_CALENDAR_WORDS = NAMES | _words("gmt bst utc cet est pst")
# "On Thursday, July 9 at 10:00 a.m." says when, and no more: what follows belongs to it.
_ONLY_WHEN = re.compile(
    r"""[\s"'“‘(\[]* (?:on|by|at|from|before|after|until|since|between|today|tomorrow|yesterday|tonight) \b
    (?: [\s,–-]+ (?: [0-9]{1,2}(?::[0-9]{2})?(?:st|nd|rd|th)? | 20[0-9]{2} | [ap]\.?m\.? | the | on | at | by
      | from | to | and | until | of | about | around | exactly | next | this | last | morning | evening
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day
      | january | february | march | april | may | june | july | august | september | october | november
      | december ) (?!\w) )* \.?""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_WHEN = 80


class Sentence(NamedTuple):
    """One sentence, stops and all, and where in the whole text its first character stands."""

    start: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text`, in order, without the white space between them.

    Every other character is in exactly one of them, and `text[s.start:s.start + len(s.text)]` is
    `s.text`. A single line end is a space; a blank line ends a sentence.
    """
    found: list[Sentence] = []
    start = 0
    for gap in _PARAGRAPH_END.finditer(text):
        _cut(text, start, gap.start(), found)
        start = gap.end()
    _cut(text, start, len(text), found)
    return found


def _cut(text: str, start: int, end: int, found: list[Sentence]) -> None:
    for candidate in _CANDIDATE.finditer(text, start, end):
        if _ends_sentence(text, start, candidate, end):
            _add(text, start, candidate.end(), found)
            start = candidate.end()
    _add(text, start, end, found)


def _add(text: str, start: int, end: int, found: list[Sentence]) -> None:
    piece = text[start:end]
    trimmed = piece.strip()
    if trimmed:
        found.append(Sentence(start + len(piece) - len(piece.lstrip()), trimmed))


def _ends_sentence(text: str, start: int, candidate: re.Match[str], end: int) -> bool:
    stop, closers = candidate.group("stop"), candidate.group("closers")
    following = _NEXT_TOKEN.match(text, candidate.end(), end)
    if stop is None or following is None:
        return True
    word = following.group("word")
    if word[0].islower() and (closers or stop[-1] == "…" or stop.endswith("..")):
        return False  # “Why?” she asked; and then … nothing
    if stop != "." or closers:
        return True
    before = _LAST_TOKEN.search(text, max(start, candidate.start() - 40), candidate.start())
    return before is None or _point_ends(
        before.group().lstrip("\"'“‘([«"), word, text[start : candidate.start()]
    )


def _point_ends(token: str, word: str, beginning: str) -> bool:
    """Whether the point after `token` and before `word` ends a sentence that begins like this."""
    low = token.lower()
    if low in _LEANING:
        return False
    if low in _BEFORE_FIGURES and word[0].isdigit():
        return False
    if token.isdigit() and len(token) <= 2 and beginning[:4].lstrip().startswith(token):
        return False  # "1. First" at the head of a list item
    if _INITIALS.match(token + ".") or low in _EITHER:
        if word[0].islower() or word.lower() in _CALENDAR_WORDS:
            return False
        is_time = low in ("a.m", "p.m")
        if is_time and len(beginning) <= _LONGEST_WHEN and _ONLY_WHEN.fullmatch(beginning):
            return False
        own_end = is_time or low in _EITHER or low == "i"
        return own_end or word.lower().replace("’", "'") in _STARTERS
    return True


def word_count(text: str) -> int:
    """How many words: runs without white space that hold a letter or a figure."""
    return sum(1 for run in text.split() if run[0].isalnum() or any(map(str.isalnum, run)))


def reading_seconds(text: str) -> int:
    """Seconds to read `text` silently, at `WORDS_A_MINUTE`."""
    return round(word_count(text) * 60 / WORDS_A_MINUTE)
