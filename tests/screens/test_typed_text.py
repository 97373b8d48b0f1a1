"""Whatever is typed or pasted is text: shown as it is, kept as it is, and never a wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.at_the_desk import app_for, letter, seen, settled, stored, write
from wizard.screens.editors import MOST_PASTED, taken

WIDE = (120, 40)
HOSTILE = [
    "[red]",
    "[/]x",
    "x [/] y",
    "[@click=app.quit]go[/]",
    "{{ 7*7 }}",
    "{{ customer_name }}",
    "escape(\\[/",
    "$primary %s {0} \\n",
    "İıß ﷽ 👩‍👩‍👧 שלום",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_markup_and_template_words_are_plain_text(tmp_path: Path, text: str) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await write(pilot, text)
        await pilot.press("enter")
        await write(pilot, f"we wrote {text} on it")
        await pilot.press("ctrl+g")
        await write(pilot, text)
        await pilot.press("enter", "enter")
        await write(pilot, text)  # no day: said so, with the text in it
        await settled(pilot)
        await pilot.press("ctrl+t", "escape", "f3", "f4", "f8")
        await settled(pilot)
    assert stored(tmp_path, "customer_name").raw == text
    assert stored(tmp_path, "what_happened").raw == f"we wrote {text} on it"
    assert stored(tmp_path, "seen_on").raw == text


async def test_markup_shows_in_the_letter_as_it_was_typed(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await write(pilot, "[red] {{ 7*7 }} [/]")
        assert "Dear [red] {{ 7*7 }} [/]," in letter(app)


async def test_an_escape_sequence_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await write(pilot, "Ms \x1b]52;c;UFdORUQ=\x07Carter")
        assert "that cannot be shown" in seen(app)
    assert stored(tmp_path, "customer_name").raw == "Ms Carter"


async def test_a_paste_of_several_lines_into_one_line_is_kept_whole(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await write(pilot, "Ms Carter\r\nFlat 2\n")
        assert "This box has one line" in seen(app)
    assert stored(tmp_path, "customer_name").raw == "Ms Carter Flat 2"


async def test_the_end_of_a_first_long_paste_is_seen(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(60))
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await write(pilot, long)
        (box,) = [line for line in seen(app).splitlines() if "┃ " in line and "word" in line]
        assert "word59 " in box.partition("▏")[0]


@pytest.mark.parametrize("question", ["customer_name", "what_happened"])
async def test_two_hundred_thousand_characters_are_cut_and_that_is_said(
    tmp_path: Path, question: str
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        if question == "what_happened":
            await pilot.press("enter")
        await write(pilot, "we sent [red] mugs\n" * 10_600)
        screen = seen(app)
        assert "Only the first 100,000 of 201,400" in screen
        await pilot.press("x")
        await settled(pilot)
        assert "we sent [red] mugs" not in letter(app)  # nobody is sent a hundred pages
        assert "longer than a name" in seen(app) or "words, and 400 are more" in seen(app)
    kept = stored(tmp_path, question).raw
    assert isinstance(kept, str)
    assert MOST_PASTED * 0.99 < len(kept) <= MOST_PASTED + 1


async def test_undo_and_redo_are_kept_too(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await write(pilot, "we sent red mugs")
        await pilot.press("ctrl+z")
        assert stored(tmp_path, "what_happened").raw == ""
        await pilot.press("ctrl+y")
        assert stored(tmp_path, "what_happened").raw == "we sent red mugs"


@given(st.text(), st.booleans())
def test_what_is_taken_holds_nothing_that_steers_a_terminal(pasted: str, one_line: bool) -> None:
    text, said = taken(pasted, one_line=one_line)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in text)
    assert "\x7f" not in text
    if one_line:
        assert "\n" not in text
    if pasted.isascii() and pasted.isprintable():
        assert (text, said) == (pasted, "")
