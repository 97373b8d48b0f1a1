"""A letter written elsewhere: pasted or opened, it is read with the same eyes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.at_the_desk import act, app_for, new_desk, read, settled, shown, write

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
    assert new_desk(tmp_path).in_hand() == ()  # nothing of it is kept


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
