"""The smallest window Amends is made for, 40 by 15: every question is answered and the letter copied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.screens.at_the_desk import app_for, new_desk, settled, shown, write
from tests.screens.focus import faults_in_sight
from wizard.screens.text_box import TextBox
from wizard.screens.word_row import WordRow

ANSWERS = {
    "customer_name": "Ms Carter",
    "what_happened": "we sent you red mugs",
    "cause": "I read the wrong line",
    "seen_on": "16 November",
    "which": "mugs",
    "taken": "4.50",
    "refund": "4.50",
    "signer_name": "Sam Lee",
}


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
async def test_every_question_is_answered_and_the_letter_copied(tmp_path: Path, dark: bool) -> None:
    app = app_for(tmp_path)
    faults: list[str] = []
    answered: set[str] = set()
    async with app.run_test(size=(40, 15)) as pilot:
        if not dark:
            await pilot.press("f9")
        await settled(pilot)
        await pilot.press("f5")  # the full form: all there is to ask
        await settled(pilot)
        interview = app.screen.interview  # type: ignore[attr-defined]
        for _ in range(40):
            if interview.at == "review":
                break
            box: Any = app.focused
            key = app.screen.box.question.key  # type: ignore[attr-defined]
            faults += faults_in_sight(app)
            if isinstance(box, WordRow):
                await pilot.press("right", "space", "enter")
            elif key == "charges":
                await write(pilot, ANSWERS["taken" if interview.entry(key).raw else "which"])
                await pilot.press("enter")
            else:
                assert isinstance(box, (Input, TextBox))
                await write(pilot, ANSWERS[key])
                faults += faults_in_sight(app)
                await pilot.press("ctrl+g" if isinstance(box, TextBox) else "enter")
            answered.add(key)
            await settled(pilot)
        await shown(pilot, "the letter")
        while getattr(app.screen, "place", "") != "sent":  # the first time says what is missing
            await pilot.press("ctrl+g")
            await settled(pilot)
            await pilot.pause(0.3)
        await shown(pilot, "terminal")
    assert faults == []
    desk = new_desk(tmp_path)
    (in_hand,) = desk.in_hand()
    case = desk.resume(in_hand.id).case
    asked = {key for key, question in interview.flow.questions.items() if not question.strip}
    assert asked - answered == set()
    assert asked - case.entries.keys() == set()
    assert "I am sorry that we sent you red mugs." in case.letters_sent[-1].text
    desk.close()


@pytest.mark.parametrize("keys", ["f3", "f4", "f7", "f8", "ctrl+g f6"])
async def test_what_is_done_to_a_question_brings_it_back_in_front_of_the_letter(
    tmp_path: Path, keys: str
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(40, 15)) as pilot:
        await settled(pilot)
        *before, last = keys.split()
        await pilot.press(*before, "ctrl+l")
        await settled(pilot)
        assert not app.screen.query_one("#page").display
        await pilot.press(last)
        await settled(pilot)
        assert app.screen.query_one("#page").display
        assert faults_in_sight(app) == []
