"""The letter that a flow gives for its own examples, and what its author had better know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.answers.entries import Entry
from wizard.flow.faults import Faults
from wizard.flow.model import Flow, Part
from wizard.flow.severity import SEVERITIES, Severity
from wizard.keep.case import Case, new_id
from wizard.text.words import listed
from wizard.text.yaml_nodes import Fault, Mark

if TYPE_CHECKING:
    from wizard.interview.desk import Desk
    from wizard.interview.interview import Interview
    from wizard.letter.letter import Letter

NEEDED: dict[Part, str] = {
    "names-problem": "does not say what happened",
    "expresses-regret": "says sorry nowhere",
}
"""The parts without which a letter is no apology, and what is said of one without them."""


def letter_of_examples(name: str, desk: Desk) -> str:
    """The letter that a flow gives when each question is answered with its own example.

    Raises `FaultyFile` for a flow that cannot be read.
    """
    flow = desk.library.get(name)
    return _adopted(flow, _examples(flow), flow.severity, desk).letter.text


def unsaid(flow: Flow, desk: Desk) -> tuple[Fault, ...]:
    """Warnings where the letter of the examples does not say what happened, or never says sorry."""
    examples = _examples(flow, strong=True)
    without: dict[Part, list[str]] = {}
    for severity in SEVERITIES:
        letter = _adopted(flow, examples, severity, desk).letter
        for part in NEEDED:
            if not _says(part, letter, desk):
                without.setdefault(part, []).append(severity)
    warnings = Faults()
    for part, severities in without.items():
        grades = listed([f"`{severity}`" for severity in severities], "and")
        message = f"At {grades} the letter {NEEDED[part]}: {_way_out(part, flow, desk)}"
        warnings.warn(_place(part, flow), message)
    return warnings.warnings()


def _examples(flow: Flow, *, strong: bool = False) -> dict[str, Entry]:
    """An answer to each question that has an example of one; `strong`: else its strong answer."""
    given = {}
    for key, question in flow.questions.items():
        example = question.example or (question.strong if strong else "")
        if example and question.kind != "table":
            given[key] = Entry(example)
        if question.remember and question.placeholder:
            given[key] = Entry(question.placeholder)
    return given


def _adopted(flow: Flow, examples: dict[str, Entry], severity: Severity, desk: Desk) -> Interview:
    context = desk.context(flow, desk.now()).with_(severity=severity)

    def adopted(given: dict[str, Entry]) -> Interview:
        case = Case(new_id(), flow.name, flow.hash, context, entries=given, page="review")
        return desk.adopt(flow, case)

    scope = adopted(examples).scope
    # Examples are made one by one, so some do not fit: a day that is over by now, an end before a start.
    odd = {key for key in examples if key in scope.faults or scope.broken_rules(key)}
    return adopted({key: entry for key, entry in examples.items() if key not in odd})


def _says(part: Part, letter: Letter, desk: Desk) -> bool:
    """Whether a sentence says it: by a fact or a gap for one, or by words that a reader takes for it.

    "I am sorry." is meant to give what went wrong too, but without the fact it does not.
    """
    giving = [line for line in letter.lines() if part in line.gives]
    if part == "expresses-regret":
        return bool(giving)
    if any(piece.kind != "flow" for line in giving for piece in line.pieces):
        return True
    present = (desk.checker.parts_present(line.text) for line in giving)
    return any(found[part] is not None for found in present)


def _way_out(part: Part, flow: Flow, desk: Desk) -> str:
    """What to add: sentences of the included flow that would give it, else one of its own."""
    for file in desk.library.files(flow.name):
        base = desk.library.get(file.stem)
        ready = (s for s in base.sentences.values() if part in s.gives)
        missing = [s.id for s in ready if s.id not in flow.sentences]
        if base.shared and missing and base.name != flow.name:
            place = " and ".join(f"`{name}: {base.name}`" for name in missing)
            return f"place {place} too."
    return f"no sentence that it holds gives `{part}`."


def _place(part: Part, flow: Flow) -> Mark:
    """Where the flow has a sentence for it, else where its file begins."""
    marks = (one.mark for one in flow.sentences.values() if part in one.gives)
    own = (mark for mark in marks if mark is not None and mark.file == flow.file)
    return next(own, Mark(flow.file, 1, 1))
