"""The keys of a flow file, declared once: the loader and the schema are made of these tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wizard.flow.model import KINDS, PARTS, SHAPES, STEPS
from wizard.flow.severity import SEVERITIES

Value = Literal[
    "text", "texts", "flag", "number", "word", "words", "name", "flow", "sample", "expression",
    "template", "message", "choices", "columns", "rules", "boxes", "questions", "calc", "letter",
    "paragraphs", "say", "stages", "by_severity",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its value is, what it means to an author, and the field that it fills."""

    value: Value
    about: str
    words: tuple[str, ...] = ()  # the only right ones, of a `word` or of `words`
    needed: bool = False
    field: str = ""  # where it is not the key itself
    note: str = ""  # said beside a wrong word


FLOW: dict[str, Key] = {
    "flow": Key("flow", "The name, the same as the file's.", needed=True, field="name"),
    "format": Key("word", "The version of this format.", ("1",), needed=True),
    "order": Key("number", "Its place in the list on Home: lower comes first."),
    "title": Key("text", "What it is called on Home, in the writer's words.", needed=True),
    "synonyms": Key("texts", "Other words that find it."),
    "language": Key("text", "The language of its words, such as en-GB."),
    "severity": Key(
        "word",
        "How bad it is unless the writer says otherwise.",
        SEVERITIES[:2],
        note="A flow never begins as grave: that is for the writer to say.",
    ),
    "audience": Key("word", "Whether it goes to one customer or to many.", ("one", "many")),
    "include": Key("flow", "A flow whose questions and sentences can be used here."),
    "shared": Key("flag", "true for a flow that is only there to be included."),
    "before_you_start": Key("texts", "What to have ready."),
    "signs": Key("by_severity", "Who should sign it, for `light`, `serious` and `grave`."),
    "home_sample": Key(
        "sample",
        "The sample whose letter is shown on Home: its plain name, up to 40 letters, digits, `-` and `_`.",
    ),
    "still_on": Key("expression", "Holds while the incident is not over."),
    "questions": Key("questions", "What is asked, in the order of asking."),
    "calc": Key("calc", "Sums and conditions with a name."),
    "letter": Key("letter", "The sentences, by section."),
    "paragraphs": Key("paragraphs", "Which sentences stand together, in which order."),
    "stages": Key(
        "stages",
        "Paragraphs of later letters: what comes first in an `update` and when it is `resolved`, and"
        " all there is in a `follow_up`.",
    ),
}
CHANGES = Key("flow", "In place of `flow`: the flow that this file words anew without copying it.")

COLUMN: dict[str, Key] = {
    "key": Key("name", "Its name in letter texts and conditions.", needed=True),
    "type": Key("word", "What kind of answer it takes.", KINDS, needed=True, field="kind"),
    "label": Key("text", "The question as it is asked.", needed=True),
    "short": Key("text", "A noun phrase for it: what went wrong.", needed=True),
    "help": Key("text", "One or two lines under the question."),
    "why": Key("text", "Why it is asked and what a good answer does."),
    "placeholder": Key("text", "Shown in the empty box."),
    "choices": Key("choices", "The answers to choose from."),
    "default": Key("text", "The answer unless another is given."),
    "required": Key("flag", "Whether an empty answer leaves a gap in the letter."),
    "past": Key("flag", "true for a day or moment that is over: one to come is refused."),
    "shape": Key("word", "How the answer fits the words around it.", SHAPES),
    "example": Key("text", "A good answer, as one would type it."),
    "weak": Key("text", "A poor answer, to learn from."),
    "strong": Key("text", "The same, said well."),
}

QUESTION: dict[str, Key] = {
    **COLUMN,
    "step": Key("word", "The part of the conversation it belongs to.", STEPS, needed=True),
    "rows": Key("number", "Most rows of a table, most lines of a long text."),
    "columns": Key("columns", "What each row of a table holds."),
    "when": Key("expression", "Asked only while this holds."),
    "validate": Key("rules", "What an answer must meet, and what is said if it does not."),
    "depth": Key("word", "Whether the short form asks it too.", ("short", "full")),
    "audience": Key("word", "Whether it is about one customer or many.", ("any", "one", "many")),
    "starters": Key("texts", "Ready beginnings."),
    "trainer_note": Key("text", "For whoever teaches with it."),
    "unknown": Key("word", "What the letter does when it is not known.", ("say", "ask", "leave")),
    "strip": Key("flag", "true for one of the line of switches, each with an answer already."),
    "remember": Key("flag", "true for what belongs to the writer and is remembered."),
    "personal": Key("flag", "true for what belongs to one customer: not carried to the next."),
    "aside": Key("flag", "true for what is kept beside the letter and never in it."),
    "ask_again": Key("flag", "Whether a later letter in the same case asks it anew."),
    "later": Key(
        "flag", "true for a question of later letters alone; a flow that includes it has it."
    ),
    "was": Key("name", "The key it had before."),
    "boxes": Key("boxes", "Further questions on the same page."),
}
USE = Key(
    "name", "A question of the included flow, taken to this place. Any other key replaces its own."
)

CHOICE: dict[str, Key] = {
    "value": Key("text", "What conditions compare with.", needed=True),
    "label": Key("text", "What the writer sees."),
    "say": Key("text", "How the letter words it."),
}

RULE: dict[str, Key] = {
    "rule": Key("expression", "What must hold.", needed=True, field="expression"),
    "message": Key(
        "message",
        "What is said if it does not; it may hold facts, such as {{ limit }}.",
        needed=True,
    ),
}

VARIANT: dict[str, Key] = {
    "when": Key("expression", "Said only while this holds; the first that holds wins."),
    "text": Key("template", "The sentence.", needed=True),
    "many": Key("template", "The sentence as “we” say it, where the derived one reads wrong."),
}

SENTENCE: dict[str, Key] = {
    "text": Key("template", "The sentence."),
    "many": VARIANT["many"],
    "say": Key("say", "Several wordings; the first whose `when` holds is said."),
    "each": Key(
        "name", "A table or a text: said once for each row or line of it. A `text` is one line."
    ),
    "more": Key("template", "Said for each further line of a long text; {{ row }} is the line."),
    "suspected": Key("template", "Said instead when a fact in it is only suspected."),
    "gives": Key("words", "The parts of an apology that it gives.", PARTS),
    "line": Key("flag", "true to stand on a line of its own.", field="own_line"),
    "fixed": Key("flag", "true for a sentence that is right to mention no question."),
}
