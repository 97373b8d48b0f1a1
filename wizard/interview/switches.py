"""The switches of a letter: what has an answer already and is changed by a single key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from wizard.answers.context import Audience, Channel, Voice
from wizard.flow.model import Question
from wizard.flow.severity import SEVERITIES
from wizard.interview.typed import as_text, choices_of

if TYPE_CHECKING:
    from wizard.interview.interview import Interview

SEVERITY = {"light": "Light", "serious": "Serious", "grave": "Grave"}
AUDIENCE = {"one": "One customer", "many": "Many customers"}
VOICE = {"I": "I", "we": "We"}
DEPTH = {"short": "Short form", "full": "Full form"}
LAW = "law"
"""The switch that opens a list: which law the letter follows."""


class Switch(NamedTuple):
    """One of them: its name, and what it says now."""

    name: str
    text: str


def switches(interview: Interview) -> list[Switch]:
    """The switches as they stand; those of the flow first, being the ones most often turned."""
    context = interview.context
    asked = [q for q in interview.flow.strip() if interview.scope.asked(q.key)]
    return [
        *(Switch(question.key, _shown(interview, question)) for question in asked),
        Switch("severity", SEVERITY[context.severity]),
        Switch("audience", AUDIENCE[context.audience]),
        Switch("channel", interview.layout.title),
        Switch("voice", VOICE[context.voice]),
        Switch("depth", DEPTH[context.depth]),
        *_laws(interview),
    ]


def _laws(interview: Interview) -> list[Switch]:
    """Which law the letter in front follows, and which letter that is, where there are several."""
    if not interview.laws.there_are:
        return []
    letters = interview.laws.letters
    if not letters:
        return [Switch(LAW, "No law named")]
    every = ", ".join(regime.title for one in letters for regime in one)
    if len(letters) == 1:
        return [Switch(LAW, f"Law {every}")]
    front = ", ".join(regime.title for regime in interview.layout.regimes)
    number = next((n for n, one in enumerate(letters, 1) if one == interview.layout.regimes), 1)
    letter = f"Letter {number} of {len(letters)}" + (f" {front}" if front else "")
    return [Switch(LAW, f"Law {every}"), Switch("letter", letter)]


def change(interview: Interview, name: str) -> None:
    """Give one switch its next value."""
    context = interview.context
    match name:
        case "severity":
            interview.set(severity=_after(SEVERITIES, context.severity))
        case "audience":
            interview.set(audience=_after(get_args(Audience), context.audience))
        case "voice":
            interview.set(voice=_after(get_args(Voice), context.voice))
        case "channel":
            interview.set(channel=_after(get_args(Channel), context.channel))
        case "letter":
            interview.set(regime=interview.laws.next)
        case "depth":
            interview.set(depth=_after(("short", "full"), context.depth))
        case _:
            question = interview.flow.questions[name]
            values = tuple(choice.value for choice in choices_of(question))
            interview.answer(name, _after(values, as_text(interview.entry(name).raw)))


def _after(values: tuple[str, ...], value: str) -> str:
    at = values.index(value) if value in values else -1
    return values[(at + 1) % len(values)]


def _shown(interview: Interview, question: Question) -> str:
    raw = as_text(interview.entry(question.key).raw)
    chosen = next((c for c in choices_of(question) if raw in (c.value, c.label)), None)
    label = chosen.label if chosen else "–"
    return f"{question.label} {label.lower()}" if question.kind == "yes_no" else label
