"""A flow as text: for its author, and as a sheet for a trainer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from wizard.answers.entries import Answers
from wizard.answers.scope import Scope, defaults
from wizard.flow.model import SECTIONS, STEPS, Choice, Flow, Question, Sentence
from wizard.interview.pages import STEP_TITLES
from wizard.letter.compose import Composer
from wizard.letter.frames import frame_of
from wizard.letter.voice import voiced

if TYPE_CHECKING:
    from wizard.interview.desk import Desk

WIDTH = 96


def laid_open(flow: Flow, desk: Desk) -> Iterator[str]:
    """Questions by step, each with its frame; then every sentence as "I" and as "we" say it."""
    yield f"{flow.title} ({flow.name}), {flow.severity} unless told otherwise"
    yield f"Have ready: {'; '.join(flow.before_you_start)}" if flow.before_you_start else ""
    if flow.signs:
        yield f"Who signs: {'; '.join(f'{who} ({severity})' for severity, who in flow.signs.items())}"
    scope = Scope(flow, Answers(defaults(flow)), desk.context(flow, desk.now()))
    composer = Composer(flow, scope)
    for step in STEPS:
        questions = [q for q in flow.questions.values() if q.step == step]
        if questions:
            yield ""
            yield f"== {STEP_TITLES[step]}"
        for question in questions:
            yield from _question(question, composer)
    yield ""
    yield "== The letter"
    for section in SECTIONS:
        here = [sentence for sentence in flow.sentences.values() if sentence.section == section]
        if here:
            yield f"-- {section}"
        for sentence in here:
            yield from _sentence(sentence, flow)


def _question(question: Question, composer: Composer) -> Iterator[str]:
    marks: list[str] = [question.kind]
    marks += ["required"] if question.required else []
    marks += ["full form"] if question.depth == "full" else []
    marks += ["switch"] if question.strip else []
    indent = "  " if question.page == question.key else "      "
    yield f"{indent}{question.key}: {question.label}  ({', '.join(marks)})"
    if question.choices:
        yield f"{indent}    one of: {', '.join(map(_choice, question.choices))}"
    for column in question.columns:
        words = f": {', '.join(map(_choice, column.choices))}" if column.choices else ""
        yield f"{indent}    column {column.key}: {column.label}  ({column.kind}{words})"
    before, after = frame_of(composer, question.key)
    if before or after:
        yield f"{indent}    {before} ____ {after}"


def _choice(choice: Choice) -> str:
    return choice.value if choice.value == choice.label else f"{choice.value} ({choice.label})"


def _sentence(sentence: Sentence, flow: Flow) -> Iterator[str]:
    gives = f"  [{', '.join(sentence.gives)}]" if sentence.gives else ""
    home = Path(sentence.mark.file).stem if sentence.mark else flow.name
    elsewhere = f"  (written in {home})" if home != flow.name else ""
    yield f"  {sentence.id}{gives}{elsewhere}"
    for variant in sentence.variants:
        when = f"when {variant.when.source}: " if variant.when else ""
        own = variant.text.source
        many = variant.many.source if variant.many else voiced(own, "we")
        yield f"      {when}{own or '(nothing)'}"
        if many != own:
            yield f"        we: {many}"


def notes(flow: Flow) -> Iterator[str]:
    """A sheet for trainers: every question with why it is asked, weak beside strong, and the note."""
    yield f"{flow.title}: a sheet for trainers"
    for step in STEPS:
        questions = [q for q in flow.questions.values() if q.step == step and not q.strip]
        if not questions:
            continue
        yield ""
        yield f"{STEP_TITLES[step]}"
        yield "-" * len(STEP_TITLES[step])
        for question in questions:
            if question.page == question.key or question.trainer_note:
                yield from _note(question)


def _note(question: Question) -> Iterator[str]:
    yield ""
    yield question.label + (" (full form)" if question.depth == "full" else "")
    rows = (
        ("why", question.why),
        ("weak", question.weak),
        ("strong", question.strong),
        ("in class", question.trainer_note),
    )
    for name, text in rows:
        if text:
            yield fill(text, WIDTH, initial_indent=f"  {name:<9} ", subsequent_indent=" " * 12)
