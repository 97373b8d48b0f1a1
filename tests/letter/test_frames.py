"""A question shows the sentence that its answer completes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.answers.flows import flow_of, scope_of
from wizard.letter.compose import Composer
from wizard.letter.frames import frame_of

FLOW = """
questions:
  - {key: what, step: know, type: text, label: What, short: what}
  - {key: day, step: know, type: date, label: Day, short: the day}
  - {key: why, step: know, type: text, label: Why, short: why}
  - {key: phone, step: close, type: phone, label: Phone, short: phone}
  - {key: nowhere, step: know, type: text, label: Nowhere, short: nowhere}
letter:
  subject:
    about: "About {{ nowhere }}"
  know:
    one: "Yes. On {{ day }} I saw that {{ what }}[, or so {{ why }} says]. I apologise."
  close:
    reach:
      say:
        - {when: severity == 'grave', text: "Gravely, {{ phone }}."}
        - {when: filled(phone), text: "Ring me on {{ phone }}."}
        - {text: "Answer me."}
      fixed: true
"""
Frame = Callable[..., tuple[str, str]]


@pytest.fixture
def frame(tmp_path: Path) -> Frame:
    flow = flow_of(tmp_path, FLOW)

    def framed(key: str, **context: Any) -> tuple[str, str]:
        return frame_of(Composer(flow, scope_of(flow, **context)), key)

    return framed


def test_the_words_around_an_answer_frame_it(frame: Frame) -> None:
    assert frame("what") == ("On … I saw that", ", or so … says.")
    assert frame("day") == ("On", "I saw that …, or so … says.")
    assert frame("why") == ("On … I saw that …, or so", "says.")


def test_a_frame_speaks_in_the_voice_and_spelling_of_the_letter(frame: Frame) -> None:
    assert frame("what", voice="we")[0] == "On … we saw that"
    assert frame("phone", locale="en-US")[0] == "Call me at"


def test_an_empty_box_has_the_frame_of_the_wording_it_would_call_for(frame: Frame) -> None:
    assert frame("phone", severity="grave") == ("Gravely,", ".")
    assert frame("phone") == ("Ring me on", ".")


def test_what_stands_in_no_sentence_has_no_frame(frame: Frame) -> None:
    assert frame("nowhere") == ("", "")
