"""What is typed or pasted into any box: kept as it is shown, or counted aloud, and never sent on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.battery.payloads import harm_in
from tests.screens.at_the_desk import app_for, seen, settled, stored, write
from tests.screens.terminals import Start, begin, cases, raw
from wizard.screens.editors import LineBox
from wizard.screens.text_box import TextBox

WIDE = (120, 40)
ACCENT = "\u0301"
NAME = "z" + ACCENT * 60


async def _type(pilot: Pilot[Any], text: str) -> None:
    for character in text:
        pilot.app.post_message(events.Key(character, character))
    await settled(pilot)
    await pilot.pause(0.4)


def _search(pilot: Pilot[Any]) -> Input:
    return pilot.app.screen.query_one(Input)


async def test_a_paste_into_the_search_of_the_palette_is_cleaned_and_counted(
    tmp_path: Path,
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await write(pilot, "Ear\x9d52;c;UFdORUQ=\x07li\u202eer \x1b[31;5m" + NAME)
        assert _search(pilot).value == "Earlier z" + ACCENT * 4
        assert "Left out 79 characters that cannot be shown." in " ".join(seen(app).split())
        await _type(pilot, ACCENT + "y" + ACCENT * 9)
        assert _search(pilot).value == "Earlier z" + ACCENT * 4 + "y" + ACCENT * 4
        await write(pilot, "two\nlines")
        assert _search(pilot).value.endswith("two lines")


async def test_typed_accents_are_shown_as_they_are_kept_in_a_box_of_one_line(
    tmp_path: Path,
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await _type(pilot, NAME)
        box = app.focused
        assert isinstance(box, LineBox)
        assert box.value == stored(tmp_path, "customer_name").raw == "z" + ACCENT * 4
        assert "Left out 56 characters that cannot be shown." in " ".join(seen(app).split())
        await _type(pilot, "ab" + ACCENT * 4)
        await pilot.press("left", *["left"] * 4)
        await pilot.press("backspace")  # the letter between: its accents come to stand on another
        await settled(pilot)
        assert box.value == stored(tmp_path, "customer_name").raw
        await _type(pilot, "x")
        assert box.value == stored(tmp_path, "customer_name").raw
        assert box.value.startswith("z" + ACCENT * 4)


async def test_and_in_one_of_several_lines_where_undo_brings_back_no_more(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await _type(pilot, f"we {NAME} b{ACCENT * 4}")
        box = app.focused
        assert isinstance(box, TextBox)

        def same() -> str:
            assert box.text == stored(tmp_path, "what_happened").raw
            return box.text

        assert same() == f"we z{ACCENT * 4} b{ACCENT * 4}"
        await pilot.press(*["left"] * 4, "backspace", "backspace")
        await settled(pilot)
        assert same() == f"we z{ACCENT * 4}"
        for _ in range(12):
            await pilot.press("ctrl+z")
            await settled(pilot)
            assert len(same()) <= len(f"we z{ACCENT * 4} b{ACCENT * 4}")
        await write(pilot, "é" + ACCENT * 3)
        await write(pilot, ACCENT * 9)
        assert same().endswith("é" + ACCENT * 4)


@pytest.mark.parametrize(
    ("typed", "kept", "left"),
    [
        ("a\u00a0b", "a\u00a0b", 0),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e", 0),
        ("a\u202eb\u200b\u200bc", "abc", 3),
        ("a\x9bb", "ab", 1),
    ],
    ids=["a space that does not break", "a joiner", "hidden", "a control character"],
)
async def test_what_is_typed_is_kept_or_counted(
    tmp_path: Path, typed: str, kept: str, left: int
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await _type(pilot, typed)
        assert isinstance(app.focused, LineBox)
        assert app.focused.value == stored(tmp_path, "customer_name").raw == kept
        assert ("Left out" in seen(app)) == bool(left)


def test_typed_without_a_mark_it_is_the_same_in_a_real_terminal(
    tmp_path: Path, start: Start
) -> None:
    terminal = start("mugs", size=WIDE)
    begin(terminal)
    terminal.send(f"A\u202e\u200b{NAME}w".encode())
    terminal.wait_for("Left out")
    terminal.press("ctrl+p")
    terminal.wait_for("Search")
    terminal.paste(f"zq\x1b]0;PWNED\x07{NAME}\u202ewB")
    terminal.wait_for("wB")
    terminal.send(f"\u202e{NAME}vC".encode())
    terminal.wait_for("vC")
    terminal.press("escape", "ctrl+q")
    assert terminal.finish() == 0
    assert harm_in(terminal.output.partition(b"\x1b[?1049l")[0]) == []
    (case,) = cases(tmp_path)
    assert raw(case, "customer_name") == f"Az{ACCENT * 4}w"
