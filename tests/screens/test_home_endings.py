"""Letters in hand that end: shown before, kept by choice, and trouble with the disk is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from tests.screens.at_the_desk import (
    FLOWS,
    MORNING,
    act,
    environ,
    read,
    seen,
    settled,
    shown,
    write,
)
from wizard.interview.desk import Desk
from wizard.interview.places import places
from wizard.screens.app import AmendsApp

WIDE = (120, 40)


def desk_on(home: Path, days: int) -> Desk:
    """The desk so many days later."""
    env = environ(home)
    now: datetime = MORNING + timedelta(days=days)
    return Desk(places(env, [FLOWS]), env, lambda: now, proofread=False)


def begun(home: Path, *names: str) -> None:
    desk = desk_on(home, 0)
    for name in names:
        interview = desk.begin("mugs")
        interview.answer("customer_name", name)
    desk.close()


async def test_one_is_shown_as_ending_and_kept_by_choice_and_the_other_ends(tmp_path: Path) -> None:
    begun(tmp_path, "Mrs Okafor", "Mr Bell")
    app = AmendsApp(desk_on(tmp_path, 25))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        assert "Mrs Okafor · 25 days ago · ends in 7 days" in read(app)
        assert "In hand · 2 end within a week" in seen(app)
        await act(pilot, "keep")
        await shown(pilot, "Put the cursor on a letter in hand first.")
        await write(pilot, "okafor")
        await shown(pilot, "Ends in 7 days unless you keep it.")
        await act(pilot, "keep")
        await shown(pilot, "It is kept for good.")
        await shown(pilot, "Kept.")
        assert "ends in" not in seen(app)
    app = AmendsApp(desk_on(tmp_path, 33))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = await shown(pilot, "1 letter in hand has ended and been deleted")
        assert "Mrs Okafor" in screen
        assert "Mr Bell" not in screen
        await write(pilot, "okafor")
        await act(pilot, "keep")
        await shown(pilot, "Ends in 7 days unless you keep it.")  # it is said first, a week before


async def test_a_clock_a_year_ahead_deletes_nothing(tmp_path: Path) -> None:
    begun(tmp_path, "Mrs Okafor", "Mr Bell")
    for days in (365, 366, 1, 400):
        app = AmendsApp(desk_on(tmp_path, days))
        async with app.run_test(size=WIDE) as pilot:
            await settled(pilot)
            assert "Mrs Okafor" in seen(app)
            assert "Mr Bell" in seen(app)


async def test_a_letter_that_cannot_be_deleted_just_now_is_said_and_stays(tmp_path: Path) -> None:
    begun(tmp_path, "Mrs Okafor")
    app = AmendsApp(desk_on(tmp_path, 0))
    state = tmp_path / "state"
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await write(pilot, "okafor")
        state.rename(tmp_path / "moved")
        state.write_text("a file in the place of the folder")
        for action in ("forget", "keep"):
            await act(pilot, action)
            if action == "forget":
                await pilot.press("tab", "enter")
            await shown(pilot, "Not saved")
            app.clear_notifications()
        state.unlink()
        (tmp_path / "moved").rename(state)
    assert [case.who for case in desk_on(tmp_path, 0).in_hand()] == ["Mrs Okafor"]
