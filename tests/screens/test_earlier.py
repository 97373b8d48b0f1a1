"""Earlier versions in the app: opened, one brought back, and what is there now kept as one too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.at_the_desk import act, app_for, read, settled, shown, stored
from wizard.screens.controls import Rows
from wizard.screens.letter_area import LetterArea

CUP = "we sent the silver christening cup to the wrong house"
SHORT = "we sent it to another house"
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@SIZES
async def test_one_is_chosen_by_keys_and_what_was_there_is_kept_too(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_for(tmp_path, start=None)
    interview = app.desk.begin("mugs")
    for text in (CUP, "", SHORT):
        interview.answer("what_happened", text)
    interview.open("what_happened")
    async with app.run_test(size=size) as pilot:
        app.show_interview(interview)
        await settled(pilot)
        await act(pilot, "earlier")
        screen = await shown(pilot, "Earlier versions of this letter")
        assert "what is there now is kept as a version too" in screen
        assert "what went wrong: “we sent the silver christening cup to the wrong…”" in screen
        assert "Just now" in screen
        rows = app.screen.query_one(Rows)
        assert rows.has_focus
        assert rows.option_count == 1  # not the one that says what stands there now
        await pilot.press("enter")
        await shown(pilot, "to the wrong house")
        assert stored(tmp_path, "what_happened").raw == CUP

        await act(pilot, "earlier")
        screen = await shown(pilot, "Earlier versions of this letter")
        assert f"what went wrong: “{SHORT}”" in screen
        await pilot.press("enter")
        await settled(pilot)
        assert stored(tmp_path, "what_happened").raw == SHORT


async def test_going_back_changes_nothing(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    interview = app.desk.begin("mugs")
    for text in (CUP, SHORT):
        interview.answer("what_happened", text)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.show_interview(interview)
        await settled(pilot)
        for keys in (["escape"], ["tab", "enter"]):
            await act(pilot, "earlier")
            await shown(pilot, "Earlier versions of this letter")
            await pilot.press(*keys)
            await settled(pilot)
            assert "Earlier versions" not in read(app)
            assert stored(tmp_path, "what_happened").raw == SHORT


async def test_one_is_brought_back_from_the_review_with_its_edits(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    interview = app.desk.begin("mugs")
    interview.answer("what_happened", SHORT)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.show_review(interview)
        await shown(pilot, "· Review")
        area = app.screen.query_one(LetterArea)
        area.insert("\n\nI packed it myself, in a hurry.", area.document.end)
        area.clear()
        await settled(pilot)
        await act(pilot, "earlier")
        screen = await shown(pilot, "Earlier versions of this letter")
        assert "the letter: “" in screen
        await pilot.press("enter")
        assert "I packed it myself" in await shown(pilot, "I packed it myself")


async def test_that_there_is_none_is_said(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await act(pilot, "earlier")
        await shown(pilot, "There is no earlier version")


async def test_a_secret_is_masked_by_one_key_and_does_not_come_back(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    interview = app.desk.begin("mugs")
    interview.open("what_happened")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.show_interview(interview)
        await settled(pilot)
        await pilot.press(*"we charged card 4556730122849914 twice")
        await shown(pilot, "Mask it: “ending 9914”")
        await pilot.press("f2")
        await shown(pilot, "Masked for good")
        assert stored(tmp_path, "what_happened").raw == "we charged card ending 9914 twice"
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(pilot)
        assert stored(tmp_path, "what_happened").raw == "we charged card ending 9914 twice"
        kept = [path.read_bytes() for path in (tmp_path / "state").iterdir()]
        assert not any(b"4556730122849914" in data for data in kept)
