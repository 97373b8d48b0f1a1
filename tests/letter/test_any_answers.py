"""The flows that come with Amends, given any answers at all: every letter is sound."""

from __future__ import annotations

import re
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers.flows import FRIDAY
from tests.letter.generated import answers_to, context_for
from tests.letter.soundness import faults
from wizard.answers.context import Channel, Context
from wizard.answers.entries import Answers, Entry
from wizard.answers.scope import Scope, defaults
from wizard.flow.loader import FlowLibrary
from wizard.flow.model import Flow
from wizard.flow.shipped import shipped_folder
from wizard.letter.compose import Composer
from wizard.letter.layout import load_layout
from wizard.letter.letter import Letter, Line, Paragraph, Piece

LIBRARY = FlowLibrary([shipped_folder()])
NAMES = [flow.name for flow in LIBRARY.listed()]
LAYOUTS = {
    name: load_layout(shipped_folder() / "layouts" / f"{name}.yaml") for name in get_args(Channel)
}
MARKUP = ("{{ 271*3001 }}", "{{ signer_name }}", "{cause}", "[red]", "[/]", "$(reboot)", "%s")


def written(flow: Flow, entries: dict[str, Entry], context: Context) -> tuple[Letter, Scope]:
    layout = LAYOUTS[context.channel]
    scope = Scope(flow, Answers(defaults(flow), entries), context, public=layout.public)
    return Composer(flow, scope).letter(layout), scope


def test_every_flow_is_here() -> None:
    assert set(NAMES) >= {"billing", "generic", "late-delivery", "outage"}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=250, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_letter_is_sound_whatever_was_answered(name: str, seed: int) -> None:
    flow, rng = LIBRARY.get(name), Random(seed)
    entries, context = answers_to(flow, rng), context_for(rng)
    letter, scope = written(flow, entries, context)
    assert list(faults(letter, flow, scope)) == []
    assert not expanded(letter)
    assert written(flow, entries, context)[0] == letter


def expanded(letter: Letter) -> list[str]:
    """The marks in answers that were taken for more than the text they are."""
    own = "".join(p.text for line in letter.lines() for p in line.pieces if p.kind == "flow")
    found = [mark for mark in MARKUP if mark in own]
    found += [product for product in ("813271", "813,271") if product in letter.body]
    return found


@pytest.mark.parametrize(
    ("pieces", "what"),
    [
        ("flow:It is |value:red|flow:..", "doubled stop"),
        ("flow:It is |value:red?|flow:, so.", "doubled stop"),
        ("flow:It is |flow: so.", "stray blank"),
        ("flow:On |value:May|flow: , I rang.", "stray blank"),
        ("flow:I rang on, |value:red|flow:.", "orphan"),
        ("flow:It is {{ |value:red|flow:.", "marks of ours"),
        ("flow:it is |value:red|flow:.", "small start"),
        ("flow:It is |value:red|flow:. so", "small start"),
        ("flow:It is |value:red", "no stop"),
        ("flow:It is |gap:red|flow:.", "gap for what may be left empty"),
    ],
)
def test_the_judge_sees_what_is_unsound(pieces: str, what: str) -> None:
    flow = LIBRARY.get("generic")
    made = [piece.split(":", 1) for piece in pieces.split("|")]
    line = Line("it", "know", tuple(Piece(text, kind, "reference") for kind, text in made))  # type: ignore[arg-type]
    scope = Scope(flow, Answers(), Context(FRIDAY, depth="full"))
    found = list(faults(Letter(None, (Paragraph("it", (line, line)),)), flow, scope))
    assert any(fault.startswith(what) for fault in found)
    assert any(fault.startswith("said twice") for fault in found)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_with_nothing_in_it_asks_for_what_must_be_there(name: str) -> None:
    flow = LIBRARY.get(name)
    context = Context(FRIDAY, "Europe/London")
    letter, _ = written(flow, {}, context)
    wanted = {gap.question for gap in letter.gaps()}
    assert wanted
    assert all(flow.questions[key].required for key in wanted)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_reader_is_told_or_asked_speaks_of_the_reader(name: str) -> None:
    """In "I do not yet know ..." and "Please tell me ..." `you` is the customer, never the writer."""
    flow = LIBRARY.get(name)
    for question in flow.questions.values():
        if (
            question.unknown != "leave"
            and not question.remember
            and not question.strip
            and not question.aside
        ):
            assert not re.search(r"\b(they|their|them)\b", question.short), question.key
            assert not re.search(r"\byour? (will|next|role|firm)\b", question.short), question.key
