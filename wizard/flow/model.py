"""What a flow is: questions, sums and the sentences of a letter. Data made by the loader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from wizard.flow.severity import Severity

if TYPE_CHECKING:
    from wizard.expr.expression import Expression
    from wizard.flow.template import Template
    from wizard.text.strict_yaml import Mark

Step = Literal["start", "know", "done", "next", "close"]
STEPS: tuple[Step, ...] = get_args(Step)

Section = Literal["subject", "greeting", "know", "done", "next", "close", "signature"]
SECTIONS: tuple[Section, ...] = get_args(Section)
BODY: tuple[Section, ...] = ("know", "done", "next", "close")

Kind = Literal[
    "text", "long_text", "integer", "money", "date", "time", "datetime", "duration",
    "choice", "multi", "yes_no", "person", "email", "phone", "zone", "table",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

Shape = Literal["clause", "past", "infinitive", "noun", "free"]
SHAPES: tuple[Shape, ...] = get_args(Shape)

Part = Literal[
    "names-problem", "owns-responsibility", "expresses-regret", "explains-cause", "states-done",
    "states-next", "gives-timeline", "offers-remedy", "prevention", "contact-direct",
    "salutation", "sign-off-named",
]  # fmt: skip
PARTS: tuple[Part, ...] = get_args(Part)

WhenUnknown = Literal["say", "ask", "leave"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a `choice` or `multi` question. `say` is how the letter words it."""

    value: str
    label: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition that an answer must meet, and the sentence shown when it does not."""

    expression: Expression
    message: str


@dataclass(frozen=True, slots=True)
class Question:
    """One fact. The boxes of one page have the same `page`: the key of the first of them."""

    key: str
    step: Step
    kind: Kind
    label: str
    short: str  # a noun phrase: "what went wrong"; used for gaps and for what is not yet known
    page: str
    help: str = ""
    why: str = ""  # why it is asked and what a good answer does
    placeholder: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[Question, ...] = ()  # of a table
    rows: int = 1  # most rows of a table, most lines of a long_text
    default: str = ""
    required: bool = False
    past: bool = False  # a day or moment that must be over: "Friday" is the last one
    when: Expression | None = None
    validate: tuple[Rule, ...] = ()
    depth: Literal["short", "full"] = "short"
    audience: Literal["any", "one", "many"] = "any"
    shape: Shape = "free"
    starters: tuple[str, ...] = ()
    example: str = ""
    weak: str = ""
    strong: str = ""
    trainer_note: str = ""
    unknown: WhenUnknown = "say"
    strip: bool = False  # one of the line of defaulted switches, not a page of its own
    remember: bool = False  # belongs to the writer, kept in the profile once answered
    personal: bool = False  # about this one customer: not carried over to the next
    aside: bool = False  # kept beside the letter and never in it, such as what they wrote
    ask_again: bool = False
    later: bool = False  # only later letters ask it, those of every flow that includes it
    was: str = ""
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording. `many` is that of the "we" voice where the derived one reads wrong."""

    text: Template
    when: Expression | None = None
    many: Template | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the letter. The first variant whose `when` holds is said."""

    id: str
    section: Section
    variants: tuple[Variant, ...]
    each: str | None = None  # a table: said once a row
    more: Template | None = (
        None  # the sentence for each further line that cannot be joined to the first
    )
    suspected: Template | None = None  # the wording when a fact in it is only suspected
    gives: tuple[Part, ...] = ()
    own_line: bool = False  # stands on a line of its own, as in a signature
    mark: Mark | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Flow:
    """A kind of mistake: what to ask about it and the letter that follows."""

    name: str
    title: str
    file: str
    language: str = "en-GB"
    synonyms: tuple[str, ...] = ()
    severity: Severity = "serious"
    audience: Literal["one", "many"] = "one"
    before_you_start: tuple[str, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)  # who should sign, by severity
    home_sample: str = ""  # the sample whose letter is shown on Home
    shared: bool = False  # only there to be included
    still_on: Expression | None = None  # holds while the incident is not over
    questions: Mapping[str, Question] = field(default_factory=dict)  # in the order of asking
    calc: Mapping[str, Expression] = field(default_factory=dict)
    sentences: Mapping[str, Sentence] = field(default_factory=dict)  # placed ones, in order
    paragraphs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    stages: Mapping[str, tuple[tuple[Sentence, ...], ...]] = field(default_factory=dict)
    hash: str = ""  # of the file's text and those it includes

    def pages(self) -> dict[str, tuple[Question, ...]]:
        """The pages in the order of asking: key of the first question -> the questions on it."""
        pages: dict[str, list[Question]] = {}
        for question in self.questions.values():
            if not question.strip:
                pages.setdefault(question.page, []).append(question)
        return {key: tuple(boxes) for key, boxes in pages.items()}

    def strip(self) -> tuple[Question, ...]:
        """The defaulted switches: one line on the screen, no pages."""
        return tuple(q for q in self.questions.values() if q.strip)
