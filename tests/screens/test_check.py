"""A letter written elsewhere: pasted or opened, it is read with the same eyes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.screens.at_the_desk import act, app_for, new_desk, read, settled, shown, write
from wizard.interview.kept_texts import kept_texts
from wizard.keep.checked_texts import CheckedTexts
from wizard.keep.store import Store

WIDE = (120, 40)
WEAK = "Dear Valued Customer,\n\nWe are sorry that there may have been a mix-up.\n\nSam Lee"


async def test_a_pasted_letter_is_read_at_once(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        app.screen.action_check_letter()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Paste the letter here" in read(app)
        await write(pilot, WEAK)
        screen = await shown(pilot, "▲ “Valued Customer” could stand in any letter")
        assert "doubts that it happened." in screen
    assert new_desk(tmp_path).in_hand() == ()  # it is no letter of a flow


async def test_what_was_typed_is_there_again_and_an_empty_box_is_one_button(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        app.show_check()
        await settled(pilot)
        await write(pilot, "Dear Valued Customer")
        await pilot.press("ctrl+q")
    again = app_for(tmp_path, start=None)
    async with again.run_test(size=WIDE, notifications=True) as pilot:
        again.screen.action_check_letter()  # type: ignore[attr-defined]
        screen = await shown(pilot, "A letter I have, as you left it just now · Review")
        assert "Dear Valued Customer" in screen
        assert "This is the text you had here just now" in " ".join(read(again).split())
        await pilot.click("#do-empty")
        await settled(pilot)
        assert "Paste the letter here" in read(again)
        assert "A letter I have · Review" in read(again)
        assert [one.body for one in kept_texts(new_desk(tmp_path))] == []
        await pilot.press("ctrl+z")
        await shown(pilot, "Dear Valued Customer")
        assert [one.body for one in kept_texts(new_desk(tmp_path))] == ["Dear Valued Customer"]


async def test_what_was_typed_is_there_after_going_home_and_back(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        app.show_check()
        await settled(pilot)
        await write(pilot, "Dear Valued Customer")
        await pilot.press("ctrl+o")
        await shown(pilot, "What went wrong?")
        app.screen.action_check_letter()  # type: ignore[attr-defined]
        await shown(pilot, "Dear Valued Customer")


async def test_text_that_cannot_be_saved_is_said_and_kept_elsewhere(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        app.show_check()
        await settled(pilot)
        shutil.rmtree(tmp_path / "state")
        (tmp_path / "state").write_text("mine")
        await write(pilot, "Dear Valued Customer")
        await shown(pilot, "a file is in the place of a folder")
        app.desk.keep_in(tmp_path / "other", None)
    with Store(tmp_path / "other" / "cases.db") as store:
        assert [one.body for one in CheckedTexts(store).listed()] == ["Dear Valued Customer"]


async def test_a_letter_is_opened_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(WEAK, encoding="utf-8-sig")
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        app.show_check()
        await settled(pilot)
        await act(pilot, "open_file")
        await write(pilot, str(file))
        await pilot.press("enter")
        await settled(pilot)
        assert "letter.txt · Review" in read(app)
        assert "there may have been a mix-up" in read(app)


@pytest.mark.parametrize("name", ["/no/such.txt", "~no-one/a.txt"])
async def test_a_file_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        app.show_check()
        await settled(pilot)
        await act(pilot, "open_file")
        await write(pilot, name)
        await pilot.press("enter")
        await settled(pilot)
        assert f"{name} cannot be read: no such file or directory." in read(app)


async def test_back_leads_home(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        app.show_check(WEAK)
        await settled(pilot)
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert "What went wrong?" in read(app)
