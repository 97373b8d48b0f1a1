"""Letters of flows of a few lines: what the tests of the composer begin with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.answers.flows import Given, flow_of, scope_of
from wizard.letter.compose import Composer
from wizard.letter.layout import Layout
from wizard.letter.letter import Letter

FLOW = """
questions:
  - {key: name, step: start, type: person, label: Name, short: their name}
  - key: what
    step: know
    type: long_text
    rows: 3
    shape: clause
    required: true
    label: What
    short: what went wrong
  - {key: why, step: know, type: text, shape: clause, label: Why, short: why it happened}
  - {key: where, step: know, type: text, label: Where, short: where it is, unknown: ask}
  - {key: number, step: know, type: text, label: Number, short: the order number, unknown: ask}
  - {key: colour, step: know, type: text, label: Colour, short: the colour, unknown: leave}
  - {key: owed, step: know, type: money, label: Owed, short: what is owed}
  - {key: paid, step: know, type: money, label: Paid, short: what was paid, required: true}
  - {key: day, step: done, type: date, label: Day, short: the day}
  - {key: moment, step: done, type: datetime, label: Moment, short: the moment}
  - key: did
    step: done
    type: long_text
    rows: 3
    shape: past
    label: Did
    short: what has been done
  - {key: will, step: next, type: text, shape: infinitive, label: Will, short: what comes next}
  - key: how
    step: know
    type: multi
    label: How
    short: how
    choices: [{value: a, label: A, say: by post}, {value: b, label: B, say: by hand}]
  - {key: happy, step: know, type: yes_no, label: Happy, short: whether they are happy}
  - key: fares
    step: know
    type: table
    label: Fares
    short: the fares
    columns:
      - {key: day, type: date, label: Day, short: the day of travel, required: true}
      - {key: paid, type: money, label: Paid, short: the fare}
calc:
  over: paid - owed
letter:
"""
Composed = Callable[..., Letter]
Say = Callable[..., str]


@pytest.fixture
def compose(tmp_path: Path) -> Composed:
    """Compose a letter of these sentences (a YAML mapping by section) from these answers."""

    def composed(
        sentences: str, left_out: tuple[str, ...] = (), sections: Any = None, **more: Any
    ) -> Letter:
        given: dict[str, Given] = more.pop("given", {})
        lines = "".join(f"  {line}\n" for line in sentences.strip("\n").split("\n"))
        if paragraphs := more.pop("paragraphs", None):
            lines += f"paragraphs: {json.dumps(paragraphs)}\n"
        flow = flow_of(tmp_path, FLOW + lines)
        composer = Composer(flow, scope_of(flow, given, **more), left_out)
        return (
            composer.letter()
            if sections is None
            else composer.letter(Layout("x", "X", sections, {}))
        )

    return composed


@pytest.fixture
def say(compose: Composed) -> Say:
    """The body that one sentence of the flow gives."""

    def said(text: str, given: dict[str, Given] | None = None, **more: Any) -> str:
        return compose(f"know:\n  it: {text}", given=given or {}, **more).body

    return said


def quoted(text: str) -> str:
    """A sentence as YAML holds it."""
    return '"' + text + '"'
