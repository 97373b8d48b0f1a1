"""What every letter asks or promises, and a flow forgot to say: what to add from the included flow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.expr.compared import compared
from wizard.expr.expression import Expression
from wizard.flow.faults import Faults
from wizard.flow.model import BODY, Flow, Question, Section, Sentence
from wizard.flow.names import NAMES, TOLD
from wizard.flow.template import Hole, Optional_, Template
from wizard.text.strict_yaml import Mark

Pair = tuple[str, str]
"""A switch, and the answer to it that a condition looks for; "" where it looks for any."""


def left_out(flow: Flow, base: Flow, faults: Faults) -> None:
    """Warn, at a line of the flow's own file, of switches without an answer and of words that never come."""
    _switches(flow, base, faults)
    _promises(flow, base, faults)
    _unknowns(flow, base, faults)


def _switches(flow: Flow, base: Flow, faults: Faults) -> None:
    """A switch that everybody sees and that changes nothing in the letter."""
    switches = {question.key for question in base.questions.values() if question.strip}
    answered = {pair for when in _conditions(flow) for pair in _pairs(when, switches)}
    for sentence in base.sentences.values():
        whens = list(_said_when(sentence))
        names = {name for when in whens for name in when.names} - {*NAMES}
        if sentence.id in flow.sentences or sentence.section not in BODY or not names:
            continue
        looked_for = {pair for when in whens for pair in _pairs(when, switches)}
        mark = _place(flow, sentence.section)
        of_switches = names & switches and all(_is_full(base, name) for name in names - switches)
        if of_switches and not looked_for & answered and mark is not None:
            question = base.questions[min(looked_for)[0]]
            message = (
                f"Every letter asks “{question.label}” (`{question.key}`), and no sentence here answers"
                f" {_answer(question, looked_for)}. Place `{sentence.id}: {base.name}` under"
                f" `{sentence.section}`."
            )
            faults.warn(mark, message)


def _is_full(base: Flow, name: str) -> bool:
    """A box of the full form: what it takes over is still missed in the short one."""
    return name in base.questions and base.questions[name].depth == "full"


def _answer(question: Question, looked_for: Iterable[Pair]) -> str:
    """The answers in question as the writer sees them: “They told us more than once”."""
    wanted = {word for name, word in looked_for if name == question.key}
    labels = [f"“{choice.label}”" for choice in question.choices if choice.value in wanted]
    return " or ".join(labels) or "it"


def _promises(flow: Flow, base: Flow, faults: Faults) -> None:
    """What is promised about the unknown waits for a question that is not asked: "I will write again by"."""
    for sentence in flow.sentences.values():
        texts = [variant.text for variant in sentence.variants]
        if not any(text.names & {*TOLD} for text in texts):
            continue
        for name in dict.fromkeys(name for text in texts for name in _may_leave(text)):
            mark = sentence.mark
            if mark is None or mark.file != flow.file:
                continue
            if name in base.questions and name not in flow.questions:
                message = (
                    f"What `{sentence.id}` promises with {{{{ {name} }}}} is never said, for nothing"
                    f" asks it. Add `- use: {name}` to the questions."
                )
                faults.warn(mark, message)


def _unknowns(flow: Flow, base: Flow, faults: Faults) -> None:
    """A fact that may be not known yet, in a letter that has no sentence for that."""
    if any("not_yet_known" in _names(sentence) for sentence in flow.sentences.values()):
        return
    ready = next((s for s in base.sentences.values() if "not_yet_known" in _names(s)), None)
    told_by = (*_whens(flow), *flow.calc.values())
    for question in flow.questions.values():
        mark = question.mark
        silent = question.strip or question.remember or question.aside or question.later
        silent = silent or any(f"unknown({question.key})" in when.source for when in told_by)
        if ready is None or silent or question.unknown != "say":
            continue
        if mark is None or mark.file != flow.file:
            continue
        message = (
            f"“I don't know yet” as the answer to `{question.key}` is not said in the letter."
            f" Place `{ready.id}: {base.name}` under `{ready.section}`."
        )
        faults.warn(mark, message)
        return


def _conditions(flow: Flow) -> Iterator[Expression]:
    yield from _whens(flow)
    yield from flow.calc.values()
    yield from (q.when for q in flow.questions.values() if q.when is not None)


def _whens(flow: Flow) -> Iterator[Expression]:
    """What the wordings of the letter are chosen by."""
    staged = (one for groups in flow.stages.values() for group in groups for one in group)
    for sentence in (*flow.sentences.values(), *staged):
        yield from _said_when(sentence)


def _said_when(sentence: Sentence) -> Iterator[Expression]:
    """The conditions of a sentence under which it says something."""
    for variant in sentence.variants:
        if variant.when is not None and variant.text.source.strip():
            yield variant.when


def _pairs(when: Expression, switches: set[str]) -> Iterator[Pair]:
    words = [pair for pair in compared(when.source) if pair[0] in switches]
    yield from words
    yield from ((name, "") for name in when.names & switches - {name for name, _ in words})


def _names(sentence: Sentence) -> set[str]:
    return {name for variant in sentence.variants for name in variant.text.names}


def _may_leave(text: Template) -> Iterator[str]:
    """The names in the words of a text that leave alone."""
    for chunk in text.chunks:
        if isinstance(chunk, Optional_):
            yield from (inner.name for inner in chunk.chunks if isinstance(inner, Hole))


def _place(flow: Flow, section: Section) -> Mark | None:
    """The first sentence of the section that stands in the flow's own file; else of any."""
    own = [one for one in flow.sentences.values() if one.mark and one.mark.file == flow.file]
    marks = [one.mark for one in own if one.section == section] or [one.mark for one in own]
    return marks[0] if marks else None
