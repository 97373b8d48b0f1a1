"""What a front end shows of the questions: pages of boxes, the steps, the list of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from wizard.answers.entries import Entry
from wizard.checks.finding import Finding
from wizard.flow.model import STEPS, Flow, Question, Step, WhenUnknown

REVIEW = "review"


class Frame(NamedTuple):
    """The words of the letter around a box: `I am sorry that ▏.`"""

    before: str
    after: str


class Box(NamedTuple):
    """One question as it stands: its answer, the sentence it completes, what is wrong with it."""

    question: Question
    entry: Entry
    frame: Frame
    fault: str  # why the answer cannot be read, or a rule of the question it breaks; "" when fine
    findings: tuple[Finding, ...]
    shown: str  # the value as the letter words it, "" when there is none

    @property
    def optional(self) -> bool:
        """Whether it may stay empty."""
        return not self.question.required

    @property
    def has_room(self) -> bool:
        """Whether its answer has lines, or rows, that more can be added to."""
        if self.entry.empty or self.entry.status == "unknown":
            return False
        if self.question.kind == "table":
            return len(self.entry.raw) < self.question.rows
        return self.question.kind == "long_text"


class Page(NamedTuple):
    """One topic: at most five boxes."""

    key: str
    step: Step
    boxes: tuple[Box, ...]
    number: int  # of this page among those of its step, from 1
    of: int

    @property
    def question(self) -> Question:
        """The main question: its label, help, reasons and examples are those of the page."""
        return self.boxes[0].question


class StepState(NamedTuple):
    """A step on the spine."""

    step: Step
    title: str
    state: Literal["done", "here", "ahead", "empty"]


class AnswerRow(NamedTuple):
    """One line of the check-your-answers list."""

    page: str
    question: str  # its key
    label: str
    shown: str  # "Not provided", "Not known yet" or the answer
    status: str


STEP_TITLES: dict[Step, str] = {
    "start": "Start",
    "know": "What we know",
    "done": "What we've done",
    "next": "What's next",
    "close": "Close",
}

NOT_KNOWN: dict[WhenUnknown, str] = {
    "say": "Not known yet: the letter says so, and when you will write again.",
    "ask": "Not known yet: the letter asks them to tell you.",
    "leave": "Not known yet: the letter leaves it out.",
}
"""What becomes of a fact that is marked as not known."""


def next_after(flow: Flow, keys: Sequence[str], key: str) -> str:
    """The page behind this one in the order of the flow, of those with these keys; else the review."""
    order = list(flow.pages())
    behind = order[order.index(key) + 1 :] if key in order else []
    return next((k for k in behind if k in keys), REVIEW)


def spine(pages: Sequence[Step], at: int) -> tuple[StepState, ...]:
    """The five steps, by the steps of the pages in their order and the number of the one in front."""
    out = []
    for step in STEPS:
        places = [number for number, of in enumerate(pages) if of == step]
        if not places:
            state: Literal["done", "here", "ahead", "empty"] = "empty"
        elif max(places) < at:
            state = "done"
        else:
            state = "here" if at in places else "ahead"
        out.append(StepState(step, STEP_TITLES[step], state))
    return tuple(out)
