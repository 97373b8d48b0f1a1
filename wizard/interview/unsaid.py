"""What was answered and stands in no sentence of the letter: nothing typed is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wizard.flow.model import Question, Sentence, Variant
from wizard.interview.facts import questions_of
from wizard.text.words import unstopped

if TYPE_CHECKING:
    from wizard.interview.review import Review

_TOLD_IN_WORDS = ("text", "long_text", "table", "datetime")
_SHOWN = 60
_NOTHING = ("nothing", "none", "no", "nobody", "no one")  # it says that there is nothing to say


class Unsaid(NamedTuple):
    """An answer that no line of the letter carries."""

    question: str
    message: str


def unsaid(review: Review) -> tuple[Unsaid, ...]:
    """The answers that the letter does not say, in the order of asking.

    Not what belongs to the writer or beside the letter, and not what only steers its sentences.
    """
    interview = review.interview
    layout = interview.layout
    if layout.parts or layout.turns or layout.groups or layout.public:
        return ()  # a short channel says the most important, and is meant to
    carried, sayable = _carried(review), _sayable(review)
    text = " ".join(f"{review.subject} {review.text}".casefold().split())
    return tuple(
        Unsaid(key, _message(question, _shown(question, review)))
        for key, question in interview.plain_flow.questions.items()
        if key in sayable and key not in carried and _is_meant_for_it(question, review)
        if (raw := _bare(_shown(question, review))) not in ("", *_NOTHING) and raw not in text
    )


def _message(question: Question, raw: str) -> str:
    if question.kind == "table":
        return f"You filled in {question.short}; the letter does not say it."
    short = raw if len(raw) <= _SHOWN else f"{raw[:_SHOWN].rstrip()}…"
    return f"You wrote “{short}”; the letter does not say it."


def _bare(raw: str) -> str:
    return unstopped(" ".join(raw.casefold().split()))


def _shown(question: Question, review: Review) -> str:
    """The answer as typed here; "" where there is none, or only a default."""
    entry = review.case.entries.get(question.key)
    if entry is None or entry.empty or entry.status == "unknown":
        return ""
    return entry.raw if isinstance(entry.raw, str) else " ".join(entry.raw[0].values())


def _is_meant_for_it(question: Question, review: Review) -> bool:
    """Whether this letter could say it, asked now or hidden by another answer."""
    context = review.case.context
    if question.kind not in _TOLD_IN_WORDS:
        return False
    if question.strip or question.remember or question.aside:
        return False
    if context.stage != "first" and not (question.ask_again or question.later):
        return False
    if question.depth == "full" and context.depth == "short":
        return False
    return question.audience in ("any", context.audience)


def _carried(review: Review) -> set[str]:
    """The questions whose answers stand in the letter, or whose sentence the writer has left out."""
    letter, scope = review.interview.letter, review.interview.scope
    lines = [*letter.lines(), *([letter.subject] if letter.subject else [])]
    found = {piece.question for line in lines for piece in line.pieces}
    said = {line.id for line in lines} | set(review.case.left_out)
    for sentence in _sentences(review):
        if sentence.id in said:
            worked_out = questions_of(sentence) & set(review.interview.flow.calc)
            found |= {root for name in worked_out for root in scope.roots(name)}
            found |= {sentence.each or ""}
            found |= next((_steering(v) for v in sentence.variants if scope.holds(v.when)), set())
        if sentence.id in review.case.left_out:
            found |= questions_of(sentence)
    return found


def _steering(variant: Variant) -> set[str]:
    """What chose this wording: "You are the only one it affects." says who is affected."""
    return set(variant.when.names) if variant.when is not None else set()


def _sayable(review: Review) -> set[str]:
    """The questions that some sentence of the flow would say."""
    scope = review.interview.scope
    return {
        root
        for sentence in _sentences(review)
        for name in (*questions_of(sentence), sentence.each or "")
        for root in scope.roots(name)
    }


def _sentences(review: Review) -> Iterator[Sentence]:
    flow = review.interview.flow
    yield from flow.sentences.values()
    for groups in flow.stages.values():
        yield from (one for group in groups for one in group)
