"""Words put together as a careful writer would: lists, capitals, stops."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005", " "),
        **dict.fromkeys("\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FUNCTION_WORD_LIST = """
    a an the your our my we you it its this that these those they their them he his him she her
    there here when while where after before as on in at for from to by with without because
    since until if so not no none nobody nothing some somebody something any anybody anything
    each every everybody everything all both most many one two three four five six seven eight
    nine ten eleven twelve whether what why how
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORD_LIST.split())
_SENTENCE_STOPS = ".!?…"
_CLOSERS = "\"'”’)]»›"
_OPENERS = "\"'“‘([«"
_FIRST_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LOOSE_ENDS = ".,;:!… \t\n\u00a0\u202f"
_LONGEST_TOKEN = 40
_ABBREVIATION_AT_END = re.compile(
    r"(?:\b(?:[^\W\d_]\.)+[^\W\d_]|(?i:\b(?:etc|ltd|inc|co|corp|plc|jr|sr|st|rd|ave|dept|esq)))\Z"
)


def fold(text: str) -> str:
    """Curly quotes, wide and no-break spaces and dashes as their plain keys.

    One character for one, so an offset in the result is the same offset in `text`.
    """
    return text.translate(_FOLDED)


def listed(items: Sequence[str], last: str = "and") -> str:
    """The items as a reader expects them: "a", "a and b", "a, b and c".

    Where an item has an "and" of its own, a comma keeps the last one apart; where an item of
    three or more has a comma of its own, semicolons part them all. Empty items are left out, and
    so are the stop and the "and" that an item brings along.
    """
    parts = [part for part in (_bare(item) for item in items) if part]
    if len(parts) < 2:
        return "".join(parts)
    *first, end = parts
    has_comma = any(", " in part for part in parts)
    has_and = any(f" {last} " in f" {part} " for part in parts)
    if has_comma and len(parts) > 2:
        return f"{'; '.join(first)}; {last} {end}"
    if has_comma or has_and:
        return f"{', '.join(first)}, {last} {end}"
    return f"{', '.join(first)} {last} {end}"


def _bare(item: str) -> str:
    words = item.split()
    while words and _is_joint(words[-1]):
        words.pop()
    first = next((n for n, word in enumerate(words) if not _is_joint(word)), len(words))
    return unstopped(" ".join(words[first:]))


def _is_joint(word: str) -> bool:
    return unstopped(word).lower() in ("", "and", "or")


def number_word(n: int) -> str:
    """One to nine in words; every other number in figures, thousands parted by commas."""
    return _NUMBER_WORDS[n - 1] if 1 <= n <= 9 else f"{n:,}"


def opened(text: str) -> str:
    """`text` with a capital at its start, as a sentence begins.

    What has its own way of being written stays: iPhone, 3D, an address of mail or web.
    """
    start = len(text) - len(text.lstrip(_OPENERS))
    word = text[start:].split(maxsplit=1)[0] if text[start:].strip() else ""
    if not word or not text[start].islower() or _has_own_spelling(word):
        return text
    capital = text[start].upper()
    if len(capital) != 1:  # ß has no single capital
        return text
    return text[:start] + capital + text[start + 1 :]


def _has_own_spelling(word: str) -> bool:
    return (
        any(char.isupper() for char in word[1:])
        or "@" in word
        or "://" in word
        or word.startswith("www.")
    )


def lowered(text: str) -> str:
    """`text` with its first word in small letters, if it is one of a closed list.

    For text that comes to stand within a sentence. Only words that carry no name are on the list
    ("The", "Your", "We", "When", "Three"); "May", "Royal Mail", "INV-2211", "IT" and "I" stay.
    """
    match = _FIRST_WORD.match(text)
    if match is None:
        return text
    word = match.group()
    base = re.split("['’]", word, maxsplit=1)[0]
    following = text[match.end() : match.end() + 1]
    if base != base.capitalize() or base.lower() not in _FUNCTION_WORDS:
        return text
    if (following and following in ".&/") or (len(base) == 1 and following == "-"):
        return text  # "No. 5", "A. Smith", "A&E", "A-level"
    return word[0].lower() + text[1:]


def unstopped(text: str) -> str:
    """`text` without the stops and spaces at its end, for a place that brings its own stop.

    A question mark stays, and so does the point of an abbreviation ("2 p.m.", "Tindall & Co."),
    which then ends the sentence by itself; see `joined`.
    """
    head = text.rstrip(_LOOSE_ENDS)
    if text[len(head) :].startswith(".") and _ABBREVIATION_AT_END.search(head[-_LONGEST_TOKEN:]):
        return head + "."
    return head


def ends_sentence(text: str) -> bool:
    """Whether what follows `text` begins a sentence: it is empty, a new line, or behind a stop.

    The point of an abbreviation ("at 9:40 a.m.") ends none.
    """
    head = text.rstrip(" ")
    if not head or head.endswith("\n"):
        return True
    bare = head.rstrip(_CLOSERS)
    if not bare.endswith(("?", "!", "…", ".")) or len(head) == len(text):
        return False
    return not (bare.endswith(".") and _ABBREVIATION_AT_END.search(bare[:-1][-_LONGEST_TOKEN:]))


def joined(before: str, after: str) -> str:
    """`before` and what follows it, with one stop where the two of them bring two.

    "at 2 p.m." and "." give "at 2 p.m."; "charged twice!" and ". Today" give
    "charged twice! Today"; "the card," and "." give "the card."; "late?" and ", and" give
    "late, and".
    """
    if not before or not after or after[0] not in ".,;:?!":
        return before + after
    head = before.rstrip()
    unclosed = head.rstrip(_CLOSERS)
    if after[0] == "." and not after.startswith("..") and unclosed.endswith(tuple(_SENTENCE_STOPS)):
        return head + after[1:]
    if after[0] in ",;:":
        head = head.rstrip("?!… ")  # the sentence goes on, so nothing may end it here
    if head.endswith(("?", "!", "…")) or head != unclosed:
        return head + after
    bare = unstopped(head)
    return bare + (after[1:] if after[0] == "." and bare.endswith(".") else after)
