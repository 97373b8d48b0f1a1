"""Where one is stays where one is: the cursor among the switches, the keyboard, the page, the notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.at_the_desk import app_for, new_desk, read, seen, settled, shown, write
from tests.screens.focus import faults_in_sight
from wizard.interview.desk import APART
from wizard.screens.app import AmendsApp
from wizard.screens.word_row import Switches

LONG = (
    "I am sorry that we lost your order 55 on the way from one shelf to another shelf and then told"
    " nobody about it for eleven whole days."
)


async def test_the_cursor_stays_on_its_switch_when_another_comes_before_it(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f7")
        row = app.screen.query_one(Switches)
        names = [word.name for word in row.words]
        await pilot.press("home", *["right"] * names.index("audience"), "enter")
        await settled(pilot)
        assert row.words[row.cursor].name == "audience"
        await pilot.press("enter")
        await settled(pilot)
        assert row.words[row.cursor].name == "audience"


async def test_words_typed_at_the_switches_or_a_button_go_into_the_box(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = app.screen.interview.context  # type: ignore[attr-defined]
        await pilot.press("f7")
        await write(pilot, "Ms Obi and")
        await pilot.press("tab", *"x y")
        await settled(pilot)
        interview = app.screen.interview  # type: ignore[attr-defined]
        assert interview.entry("customer_name").raw == "Ms Obi andx y"
        assert interview.context == before


async def test_a_paste_at_a_button_goes_into_the_box_with_its_lines(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+g")
        await settled(pilot)
        await pilot.press("f7")
        await write(pilot, "we lost it\nand found\x1b[31m it")
        interview = app.screen.interview  # type: ignore[attr-defined]
        assert interview.entry("what_happened").raw == "we lost it\nand found it"


async def test_the_same_is_not_said_in_three_notices_at_once(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for _ in range(3):
            app.notify("Masked for good.", markup=False)
        await pilot.pause()
        assert seen(app).count("Masked for good.") == 1


async def test_the_letter_is_wrapped_for_the_window_it_is_in(tmp_path: Path) -> None:
    app = AmendsApp(new_desk(tmp_path), letter=LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for size in ((120, 40), (100, 40), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            shown_words = read(app).split()
            assert [word for word in LONG.split() if word not in shown_words] == [], size


async def test_back_from_the_review_leads_to_the_question_one_came_from(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+g", "ctrl+g")
        await settled(pilot)
        interview = app.screen.interview  # type: ignore[attr-defined]
        page = interview.at
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert interview.at == "review"
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert interview.at == page


@pytest.mark.parametrize("keys", ["f7 ctrl+g", "f5 f7 ctrl+g ctrl+g"])
async def test_on_a_new_page_the_box_is_seen_below_open_switches(tmp_path: Path, keys: str) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(40, 15)) as pilot:
        await settled(pilot)
        for key in keys.split():
            await pilot.press(key)
            await settled(pilot)
        assert faults_in_sight(app) == []


async def test_another_windows_change_is_said_while_one_types_on(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await write(pilot, "Ms Obi")
        app.desk.save_waiting()
        case = app.screen.interview.case  # type: ignore[attr-defined]
        other = new_desk(tmp_path)
        other.resume(case.id).answer("customer_name", "Mr Ray")
        other.close()
        for letter in "wxyz":
            await pilot.press(letter)
            await settled(pilot)
        await shown(pilot, APART[:30])
