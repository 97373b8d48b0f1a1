"""Misspelt words and wrong articles, found by Harper: offline, in this process, no Java, no server.

harper-py (Apache 2.0) knows five kinds of English and is asked for plain text. Made ready it takes
0.5 to 1.4 s and 145 MB once, and then about 10 ms a letter, so it is loaded when first needed and only
where it is wanted: at the review, and by `amends check --proofread`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple

from wizard.checks.reading import folded
from wizard.checks.shape import Shape

if TYPE_CHECKING:
    from harper import Language, Lint, Linter

ENGLISH = {"en-US": 0, "en-GB": 1, "en-AU": 2, "en-CA": 3}
"""The kinds of English and Harper's number for each."""

READ_BY_ONE = 100
"""Texts that one linter reads: it remembers every clause, 20 MB in a hundred letters. The next one is
there in 5 to 50 ms, for the dictionary stays."""

_MOST_FIXES = 3
_READ = count()
_TURN = Lock()  # a linter is for one thread at a time
_NO_WORD = Shape(
    r"[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|\S+\.(?:com|org|net|example|co|uk|io)\b\S*"
)


class Slip(NamedTuple):
    """A word that is not spelt so, or an article that does not fit; what could stand there instead."""

    start: int
    end: int
    kind: Literal["misspelt", "article"]
    fix: tuple[str, ...]


def available() -> bool:
    """Whether Harper is installed: it has no wheel for some rare machines."""
    return find_spec("harper") is not None


@lru_cache(maxsize=1)
def _linter(english: str, _turn: int) -> Linter:
    from harper import Dialect, Linter

    return Linter(Dialect(ENGLISH[english]))


def slips(text: str, english: str) -> tuple[Slip, ...]:
    """The slips in a text, in order; none where Harper is not installed.

    english: a key of `ENGLISH`. Words with a capital are taken for names, but for the first of a
    sentence.
    """
    if not available():
        return ()
    from harper import Language

    with _TURN:
        return _found(folded(text), english, Language.PLAINTEXT)


def _found(text: str, english: str, plain: Language) -> tuple[Slip, ...]:
    apart = [match.span() for match in _NO_WORD.finditer(text)]
    by_rule = _linter(english, next(_READ) // READ_BY_ONE).organized_lints(text, language=plain)
    found = [
        slip
        for rule, lints in by_rule.items()
        for lint in lints
        if (slip := _slip(rule, lint, text)) is not None
        and not any(start <= slip.start < end for start, end in apart)
    ]
    return tuple(sorted(set(found)))


def _slip(rule: str, lint: Lint, text: str) -> Slip | None:
    start, end = lint.span.start, lint.span.end
    word = text[start:end]
    fix = tuple(s.replacement_text for s in lint.suggestions[:_MOST_FIXES] if s.replacement_text)
    if rule == "AnA":
        return Slip(start, end, "article", fix)
    if rule == "SpellCheck" and _is_word(word, fix, text, start):
        return Slip(start, end, "misspelt", fix)
    if lint.lint_kind == "Typo" and word.isalpha() and len(fix) == 1 and " " not in fix[0]:
        return Slip(start, end, "misspelt", fix)
    return None


_GOES_ON = re.compile(r" [a-z]")
_NOT_WITHIN = re.compile(r"[\w@/_-]")


def _is_word(word: str, fix: tuple[str, ...], text: str, start: int) -> bool:
    """Whether it is an ordinary word: no name, no reference, no part of an address."""
    if not word.isalpha() or len(word) < 3 or not word[1:].islower():
        return False
    around = text[max(0, start - 1) : start] + text[start + len(word) : start + len(word) + 1]
    if _NOT_WITHIN.search(around):
        return False
    if word[0].isupper():  # the name at the start of a sentence is like no word at all
        goes_on = _GOES_ON.match(text, start + len(word)) is not None
        return goes_on and bool(fix) and fix[0][:1] == word[:1] and _alike(word, fix[0])
    return True


def _alike(one: str, other: str) -> bool:
    """Whether two words differ by a letter or two, as a slip and its word do."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= 0.85
