"""Where the keyboard is can be seen at every stop of Tab, on every screen and panel, in small windows too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, TextArea

from tests.screens.at_the_desk import app_for, settled
from tests.screens.focus import faults_in_sight, is_drawn_otherwise, told
from tests.screens.test_app import to_place
from wizard.screens.app import AmendsApp
from wizard.screens.letter_view import _Pane
from wizard.screens.word_row import WordRow

DOES_SOMETHING = (Button, OptionList, WordRow, Input, TextArea, _Pane)
"""What takes Enter, Space, typing or, where there is more than fits, the arrow keys."""

STOPS: list[tuple[str, str]] = [
    ("home", ""),
    ("interview", ""),
    ("interview", "ctrl+l"),
    ("interview", "ctrl+g"),
    ("interview", "ctrl+g f4 f7"),
    ("interview", "ctrl+g ctrl+g f5"),
    ("interview", "ctrl+g ctrl+g ctrl+g"),
    ("interview", "ctrl+g ctrl+g ctrl+g ctrl+g"),
    ("interview", "ctrl+t"),
    ("review", ""),
    ("review", "ctrl+l"),
    ("review", "f7"),
    ("review", "ctrl+t"),
    ("check", ""),
    ("check", "ctrl+l"),
    ("sent", ""),
]


async def brought(pilot: Pilot[Any], app: AmendsApp, place: str, keys: str = "") -> None:
    """To a screen, and on from there by keys."""
    to_place(app, place)
    for _ in range(200):
        await settled(pilot)
        if getattr(app.screen, "place", "") == place:
            break
    for key in keys.split():
        await pilot.press(key)
        await settled(pilot)


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=["40x15", "80x24"])
@pytest.mark.parametrize(("place", "keys"), STOPS, ids=[f"{p} {k}".strip() for p, k in STOPS])
async def test_every_stop_of_tab_is_seen_and_does_something(
    tmp_path: Path, size: tuple[int, int], place: str, keys: str
) -> None:
    app = app_for(tmp_path, None)
    faults: list[str] = []
    stops: list[Widget] = []
    async with app.run_test(size=size) as pilot:
        await brought(pilot, app, place, keys)
        while (widget := app.focused) is not None and widget not in stops:
            stops.append(widget)
            faults += faults_in_sight(app)
            if not await is_drawn_otherwise(pilot, widget):
                faults.append(f"{told(widget)} is drawn as if the keyboard were elsewhere")
            if not isinstance(widget, DOES_SOMETHING):
                faults.append(f"{told(widget)} is a stop for nothing")
            if isinstance(widget, OptionList) and widget.highlighted is None:
                faults.append(f"{told(widget)} has no row under the cursor")
            await pilot.press("tab")
            await settled(pilot)
    assert faults == []
    assert stops


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
@pytest.mark.parametrize("place", ["home", "interview", "review", "check", "sent"])
async def test_all_that_is_written_can_be_read_in_sixteen_colours(
    tmp_path: Path, place: str, dark: bool
) -> None:
    app = app_for(tmp_path, None)
    unseen: list[str] = []
    async with app.run_test(size=(120, 40)) as pilot:
        if not dark:
            app.action_light_dark()
        await brought(pilot, app, place)
        for strip in app.screen._compositor.render_strips():
            for text, style, _ in strip:
                if not text.strip(" ▁▂▃▄▅▆▇▏▎▌▐│") or style is None:
                    continue
                ink, paper = (
                    color.downgrade(ColorSystem.STANDARD) if color is not None else None
                    for color in (style.color, style.bgcolor)
                )
                if ink is not None and ink == paper:
                    unseen.append(text)
    assert unseen == []
