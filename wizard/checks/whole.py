"""Rules over the whole letter: counts, measures and the order of its parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wizard.checks.draft import Draft, finding
from wizard.checks.finding import Finding
from wizard.checks.readability import grade_of
from wizard.checks.reading import folded
from wizard.checks.rule import Rule


class Measure(NamedTuple):
    """A figure, and where in the text to look; the same start and end for the whole letter."""

    value: int
    start: int
    end: int


def count_findings(rule: Rule, draft: Draft, places: list[tuple[int, int]]) -> Iterator[Finding]:
    """One finding at the first place that is too many, or at the end where there are too few."""
    if rule.most and len(places) > rule.most:
        start, end = places[rule.most]
        yield finding(rule, draft, start, end, _figures(rule, len(places)))
    elif rule.least and len(places) < rule.least:
        end = len(draft.text.rstrip())
        yield finding(rule, draft, end, end, _figures(rule, len(places)))


def metric_findings(rule: Rule, draft: Draft) -> Iterator[Finding]:
    """A finding for each measure that is out of its limits."""
    for name in rule.find:
        for measure in METRICS[name](draft):
            over = rule.most and measure.value > rule.most
            under = rule.least and measure.value < rule.least
            if over or under:
                words = _figures(rule, measure.value)
                yield finding(rule, draft, measure.start, measure.end, words)


def broken_orders(
    rule: Rule, draft: Draft, present: Mapping[str, tuple[int, int] | None]
) -> Iterator[Finding]:
    """The first named part that stands before the one it should follow. `find` is the right order."""
    starts = [placed.start for placed in draft.page.sentences]
    places = [place for part in rule.find if (place := present.get(part)) and place != (0, 0)]
    for before, after in pairwise(places):
        if bisect_right(starts, after[0]) < bisect_right(starts, before[0]):
            yield finding(rule, draft, *after)
            return


def _figures(rule: Rule, count: int) -> dict[str, str]:
    return {"count": str(count), "limit": str(rule.most or rule.least)}


def _words(draft: Draft) -> Iterator[Measure]:
    body = draft.page.region("body")
    if body is not None:
        pairs = zip(draft.page.sentences, draft.readings, strict=True)
        count = sum(reading.words for placed, reading in pairs if placed.region == "body")
        yield Measure(count, body.end, body.end)


def _sentence_words(draft: Draft) -> Iterator[Measure]:
    for placed, reading in zip(draft.page.sentences, draft.readings, strict=True):
        if placed.region == "body":
            yield Measure(reading.words, placed.start, placed.start + len(placed.text))


def _subject_length(draft: Draft) -> Iterator[Measure]:
    subject = draft.page.region("subject")
    if subject is not None:
        line = draft.text[subject.start : subject.end].split(":", 1)[-1].strip()
        yield Measure(len(line), subject.start, subject.end)


def _exclamations(draft: Draft) -> Iterator[Measure]:
    marks = [match.start() for match in re.finditer("!+", draft.text)]
    if marks:
        yield Measure(len(marks), marks[-1], marks[-1] + 1)


_WE_AND_I = re.compile(r"\b(?:we|i)\b")


def _before_sorry(draft: Draft) -> Iterator[Measure]:
    """How many words of the body stand before the first apology; nothing where there is none."""
    before = 0
    for placed, reading in zip(draft.page.sentences, draft.readings, strict=True):
        if placed.region != "body":
            continue
        if reading.gives("apology"):
            yield Measure(before, placed.start, placed.start + len(placed.text))
            return
        before += reading.words


def _grade(draft: Draft) -> Iterator[Measure]:
    body = draft.page.region("body")
    if body is not None:
        cut = [placed.text for placed in draft.page.sentences if placed.region == "body"]
        yield Measure(grade_of(cut), body.end, body.end)


def _mean_sentence(draft: Draft) -> Iterator[Measure]:
    """Words a sentence, on average."""
    pairs = zip(draft.page.sentences, draft.readings, strict=True)
    words = [reading.words for placed, reading in pairs if placed.region == "body"]
    if words:
        end = len(draft.text.rstrip())
        yield Measure(round(sum(words) / len(words)), end, end)


def _we_beyond_i(draft: Draft) -> Iterator[Measure]:
    """How much more often the body says "we" than "I"."""
    body = draft.page.region("body")
    if body is not None:
        cut = (placed.text for placed in draft.page.sentences if placed.region == "body")
        yield Measure(sum(map(_we_less_i, cut)), body.end, body.end)


@lru_cache(maxsize=4_000)
def _we_less_i(sentence: str) -> int:
    found = _WE_AND_I.findall(folded(sentence).lower())
    return found.count("we") - found.count("i")


METRICS: dict[str, Callable[[Draft], Iterator[Measure]]] = {
    "words": _words,
    "sentence-words": _sentence_words,
    "subject-length": _subject_length,
    "exclamations": _exclamations,
    "before-sorry": _before_sorry,
    "grade": _grade,
    "mean-sentence": _mean_sentence,
    "we-beyond-i": _we_beyond_i,
}
