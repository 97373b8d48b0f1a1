"""A disk that takes its time: no key waits for it, what is typed is saved soon, and that is said."""

from __future__ import annotations

from pathlib import Path

from tests.screens.at_the_desk import app_for, new_desk, seen, settled, shown, stored, write
from wizard.screens.app import AmendsApp


def on_a_slow_disk(home: Path) -> AmendsApp:
    """The app after saves that took their time."""
    app = app_for(home)
    app.desk.store.saves_take_ms.extend([30.0] * 20)
    return app


async def test_what_is_typed_is_saved_soon_and_that_is_said(tmp_path: Path) -> None:
    app = on_a_slow_disk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M", "s")
        assert "saving …" in seen(app)
        await pilot.pause(1)
        assert "saving …" not in seen(app)
        assert stored(tmp_path, "customer_name").raw == "Ms"


async def test_leaving_at_once_loses_nothing(tmp_path: Path) -> None:
    app = on_a_slow_disk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M", "s", "ctrl+q")
    app.desk.settle()
    assert stored(tmp_path, "customer_name").raw == "Ms"


async def test_home_lists_what_still_waited(tmp_path: Path) -> None:
    app = on_a_slow_disk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M", "s", "ctrl+o")
        await settled(pilot)
        assert "Wrong mugs · Ms" in seen(app)


async def test_a_change_in_the_review_is_saved_soon_too(tmp_path: Path) -> None:
    app = on_a_slow_disk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await write(pilot, "we sent you red mugs")
        await pilot.press("ctrl+r")
        await shown(pilot, "Copy the letter")
        await pilot.press("X")
        await pilot.pause(1)
        (case,) = new_desk(tmp_path).in_hand()
        assert new_desk(tmp_path).resume(case.id).case.blocks
        await pilot.press("ctrl+g", "ctrl+g")  # the first says that nobody signs
        await shown(pilot, "On its way")
        await pilot.pause(1)
        assert len(new_desk(tmp_path).resume(case.id).case.letters_sent) == 1
