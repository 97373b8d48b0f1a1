"""Where the keyboard is can be seen at every stop of Tab, on every screen and panel, in small windows too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, TextArea

from tests.screens.at_the_desk import app_for, new_desk, settled
from tests.screens.focus import faults_in_sight, is_drawn_otherwise, told
from tests.screens.test_app import to_place
from wizard.flow.loader import FlowLibrary
from wizard.flow.shipped import shipped_folder
from wizard.screens.app import AmendsApp
from wizard.screens.laws import LawsScreen
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
    ("review", "f12"),
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
    async with app.run_test(size=size) as pilot:
        await brought(pilot, app, place, keys)
        assert await _faults_of_stops(pilot, app) == []


@pytest.mark.parametrize("size", [(40, 15), (80, 24)], ids=["40x15", "80x24"])
async def test_in_a_long_list_of_laws_every_row_and_stop_is_seen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = new_desk(tmp_path)
    desk.library = FlowLibrary([shipped_folder()])
    app = AmendsApp(desk, "data-incident")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("f7", "end", "enter")
        await settled(pilot)
        assert isinstance(app.screen, LawsScreen)
        assert await _faults_of_stops(pilot, app) == []


async def _faults_of_stops(pilot: Pilot[Any], app: AmendsApp) -> list[str]:
    """From stop to stop with Tab, until one comes again."""
    faults: list[str] = []
    stops: list[Widget] = []
    while (widget := app.focused) is not None and widget not in stops:
        stops.append(widget)
        faults += faults_in_sight(app)
        if not await is_drawn_otherwise(pilot, widget):
            faults.append(f"{told(widget)} is drawn as if the keyboard were elsewhere")
        if not isinstance(widget, DOES_SOMETHING):
            faults.append(f"{told(widget)} is a stop for nothing")
        if isinstance(widget, OptionList):
            faults += await _faults_of_rows(pilot, widget)
        await pilot.press("tab")
        await settled(pilot)
    assert stops
    return faults


async def _faults_of_rows(pilot: Pilot[Any], listed: OptionList) -> list[str]:
    """From row to row, down and up again: each is seen."""
    app = pilot.app
    assert isinstance(app, AmendsApp)
    if listed.highlighted is None:
        return [f"{told(listed)} has no row under the cursor"]
    faults: list[str] = []
    for key in [*["down"] * 4, "end", *["up"] * 4, "home"]:
        await pilot.press(key)
        await settled(pilot)
        faults += faults_in_sight(app)
    return faults


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


async def test_the_row_one_left_is_in_sight_when_one_comes_back(tmp_path: Path) -> None:
    app = AmendsApp(new_desk(tmp_path), letter="We regret any inconvenience. {cause} and [Name].")
    async with app.run_test(size=(124, 40)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "tab", "end", "up")
        listed = app.focused
        assert isinstance(listed, OptionList)
        await pilot.press("tab")
        await pilot.resize_terminal(124, 21)
        await settled(pilot)
        await pilot.press("shift+tab")
        await settled(pilot)
        assert app.focused is listed
        assert faults_in_sight(app) == []
