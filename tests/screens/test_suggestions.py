"""A suggestion beside an answer: taken with one key or a click, and taken back with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.at_the_desk import app_for, letter, seen, settled, stored, write

WIDE = (120, 40)


async def test_one_key_puts_the_suggested_words_in(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await write(pilot, "we sent you the red drinking vessel")
        assert "Write “mug”" in seen(app)
        await pilot.press("f2")
        await settled(pilot)
        assert "▲" not in seen(app)
        assert "I am sorry that we sent you the red mug." in letter(app)
        await pilot.press("s")
        await settled(pilot)
    assert stored(tmp_path, "what_happened").raw == "we sent you the red mugs"


@pytest.mark.parametrize("question", ["what_happened", "cause"])
async def test_a_suggestion_that_was_taken_is_taken_back_with_one_key(
    tmp_path: Path, question: str
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        if question == "cause":
            await pilot.press("ctrl+g")
        await write(pilot, "we call it a drinking vessel")
        await pilot.press("f2")
        await settled(pilot)
        assert stored(tmp_path, question).raw == "we call it a mug"
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert stored(tmp_path, question).raw == "we call it a drinking vessel"
        await pilot.press("s", "ctrl+z")  # and what was typed since is not lost to it
        await settled(pilot)
    assert str(stored(tmp_path, question).raw).startswith("we call it a drinking vessel")


async def test_a_suggestion_is_taken_by_a_click(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await write(pilot, "we sent you the red drinking vessel")
        await pilot.click("FindingCard .fix-0")
        await settled(pilot)
    assert stored(tmp_path, "what_happened").raw == "we sent you the red mug"
