"""A second apology to the same person: the same promise again, or nearly the same letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from wizard.checks.draft import Draft
from wizard.checks.finding import Earlier, Finding, Level
from wizard.text.day_names import NAMES
from wizard.text.sentences import sentences

CATEGORY = "repeated"
NEARLY = 0.9
"""From this share of words in common on, two letters are nearly the same (R82)."""

_PROMISE = re.compile(r"\b(?:will|shall)\b|'ll\b|’ll\b|\bfrom now on\b", re.IGNORECASE)
_NEEDED = {
    "states-done": "They have had an apology before, and this one shows nothing that is done.",
    "offers-remedy": "They have had an apology before, and this one brings nothing to make up for it.",
}
_WORD = re.compile(r"[^\W\d_]+")
_WHY = (
    "They have heard it before, and it did not hold. A second apology brings proof, something to make"
    " up for it, or somebody more senior."
)
_SOURCE = "Halperin, Ho, List and Muir 2022: a repeated apology can do worse than none (R78, R82)"


def repeat_findings(draft: Draft, present: Mapping[str, object]) -> Iterator[Finding]:
    """What this letter has in common with earlier ones to the same person, and what it does not bring.

    present: where the letter gives each part.
    """
    facts = draft.facts
    if facts.apologised and facts.passed is None and not facts.fragment:
        for part, message in _NEEDED.items():
            if present.get(part) is None and part not in facts.not_applicable:
                end = len(draft.text.rstrip())
                yield _finding(draft, "repeated.nothing-new", "warning", message, end, end)
    for earlier in draft.facts.earlier:
        yield from _promises(draft, earlier)
    alike = next((one for one in draft.facts.earlier if _alike(draft.text, one.text)), None)
    if alike is not None:
        message = f"This is nearly the letter they had on {alike.day}."
        yield _finding(draft, "repeated.letter", "warning", message, 0, 0)
    elif draft.facts.earlier and not draft.facts.apologised:
        message = f"You wrote to them on {draft.facts.earlier[-1].day}. Is this a second apology?"
        one = _finding(draft, "repeated.unsaid", "nudge", message, 0, 0)
        yield one._replace(question="apologised")


def _promises(draft: Draft, earlier: Earlier) -> Iterator[Finding]:
    said = {_words(one.text) for one in sentences(earlier.text) if _PROMISE.search(one.text)}
    for placed in draft.page.sentences:
        if placed.region == "body" and _PROMISE.search(placed.text) and _words(placed.text) in said:
            message = f"You promised this on {earlier.day}, in the same words."
            end = placed.start + len(placed.text)
            yield _finding(draft, "repeated.promise", "warning", message, placed.start, end)


def _words(text: str) -> tuple[str, ...]:
    """The words without figures and days: a promise for another day is the same promise."""
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _DAYS)


_DAYS = NAMES | {"today", "tomorrow"}


def _alike(text: str, other: str) -> bool:
    one, two = _words(text), _words(other)
    if not one or not two or min(len(one), len(two)) < NEARLY * max(len(one), len(two)):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= NEARLY


def _finding(draft: Draft, rule: str, level: Level, message: str, start: int, end: int) -> Finding:
    line, column = draft.line_and_column(start)
    return Finding(
        rule=rule,
        category=CATEGORY,
        part=None,
        level=level,
        message=message,
        why=_WHY,
        source=_SOURCE,
        fix=(),
        ask="What can you bring this time that you did not bring then?",
        weak="",
        strong="",
        text=draft.text[start:end],
        start=start,
        end=end,
        line=line,
        column=column,
        question=draft.value_at(start, end),
    )
