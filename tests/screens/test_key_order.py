"""Keys that arrive in one burst, as over a slow line, each do what they would do one by one."""

from __future__ import annotations

from pathlib import Path

from textual import events

from tests.screens.at_the_desk import app_for, settled, stored
from wizard.screens.app import AmendsApp

SMALL = (80, 24)


def burst(app: AmendsApp, *keys: str) -> None:
    """Let all these keys arrive before the app has handled the first of them."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_text_typed_right_behind_enter_and_go_on_lands_in_the_next_box(
    tmp_path: Path,
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        burst(app, *"Jo", "enter", *"mugs", "ctrl+g", *"me", "enter", "right", "enter", *"today")
        await pilot.pause(0.5)
        await settled(pilot)
    assert stored(tmp_path, "customer_name").raw == "Jo"
    assert stored(tmp_path, "what_happened").raw == "mugs"
    assert stored(tmp_path, "cause").raw == "me"
    assert stored(tmp_path, "whose").raw == "supplier"
    assert stored(tmp_path, "seen_on").raw == "today"


async def test_a_paste_does_not_overtake_a_key(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        burst(app, "J", "enter")
        app.post_message(events.Paste("red mugs"))
        burst(app, "!", "ctrl+g", "x")
        await pilot.pause(0.5)
    assert stored(tmp_path, "customer_name").raw == "J"
    assert stored(tmp_path, "what_happened").raw == "red mugs!"
    assert stored(tmp_path, "cause").raw == "x"


async def test_the_app_s_own_keys_in_a_burst(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        burst(app, "J", "f9", "o", "f9", "e")
        await pilot.pause(0.5)
    assert stored(tmp_path, "customer_name").raw == "Joe"


async def test_what_is_typed_while_the_questions_are_being_brought_is_not_lost(
    tmp_path: Path,
) -> None:
    app = app_for(tmp_path, None)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        app.show_interview(app.desk.begin("mugs"))
        burst(app, *"Jo", "enter", *"mugs")
        await pilot.pause(0.5)
        await settled(pilot)
    assert stored(tmp_path, "customer_name").raw == "Jo"
    assert stored(tmp_path, "what_happened").raw == "mugs"
