"""Thirty things that people really type into "what happened", and what the letter makes of them.

`openings.txt` has one a line: what was typed | how the letter begins | whether the box has a remark on it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wizard.interview.desk import Desk
from wizard.interview.places import places

LINES = Path(__file__).with_name("openings.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def desk() -> Desk:
    environ = {"HOME": os.devnull, "LANG": "en_GB.UTF-8", "TZ": "UTC"}
    return Desk(places(environ, private=True), environ, private=True)


def test_there_are_thirty() -> None:
    assert len(LINES) == 30


@pytest.mark.parametrize("line", LINES)
def test_an_opening_gives_a_sound_sentence_or_a_remark(line: str, desk: Desk) -> None:
    typed, begins, told = line.split(" | ")
    interview = desk.begin("generic")
    interview.answer("what_happened", typed)
    box = interview.box(interview.flow.questions["what_happened"])
    said = [one.text for one in interview.letter.lines() if one.id in ("apology", "faults")]
    assert " ".join(said) == begins
    assert bool(box.fault or box.findings) == (told == "remark")
