"""After a copy: what happened is said as it was, and what can come next."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.at_the_desk import act, app_for, new_desk, read, settled, shown
from wizard.screens.app import AmendsApp

WIDE = (120, 40)


ANSWERS = {
    "customer_name": "Mrs Hughes",
    "what_happened": "I did not ring you when I had promised to",
    "cause": "I wrote your number down wrong",
    "next": "ring you once",
    "next_on": "Thursday 19 November",
    "signer_name": "Sam Lee",
}


async def copied(app: AmendsApp, pilot: Pilot[Any], flow: str = "generic") -> None:
    """A letter with a promise, copied by its key."""
    interview = app.desk.begin(flow)
    for key, raw in ANSWERS.items():
        if key in interview.flow.questions:
            interview.answer(key, raw)
    app.show_review(interview)
    await shown(pilot, "· Review")
    await pilot.press("ctrl+g")
    await shown(pilot, "On its way")


async def test_no_clipboard_is_said_and_a_terminal_is_never_called_a_copy(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)  # its desk has no tool on its path and no display
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        screen = read(app)
        assert "▲ Sent to your terminal. Paste to check" in screen
        assert "Copied" not in screen


async def test_the_promise_and_its_day_are_shown_and_stand_on_home(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        assert "○ by Thursday 19 November: " in read(app)
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert "You promised Mrs Hughes, Thursday 19 November" in read(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), WIDE], ids=str)
async def test_every_way_on_is_there(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=size) as pilot:
        await copied(app, pilot)
        screen = read(app)
        for words in ("Done", "The next letter about this", "Another customer, same problem"):
            assert words in screen
        for words in ("Open in my mail program", "Save as a file", "Bare letter"):
            assert words in screen


async def test_the_next_letter_asks_only_what_has_become_of_it(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        await act(pilot, "next_letter")
        await shown(pilot, "What has become of what you promised?")
        assert "I said sorry to you, and said what I would do." in read(app)
        await pilot.press(*"I rang you once")
        await settled(pilot)
        assert "I rang you once" in read(app)


async def test_another_customer_keeps_everything_but_the_person(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot, "mugs")
        await act(pilot, "another")
        assert "Who are you writing to?" in read(app)
        assert "Mrs Hughes" not in read(app)
    desk = new_desk(tmp_path)
    newest, first = desk.in_hand()
    assert (newest.who, first.who) == ("", "Mrs Hughes")
    assert desk.resume(newest.id).entry("cause").raw == "I wrote your number down wrong"


async def test_a_saved_letter_says_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        await pilot.press("f12")
        await settled(pilot)
        file = tmp_path / "Apology to Mrs Hughes - 2026-11-17.txt"
        assert "Saved as" in read(app)
        assert "I did not ring you when I had promised to" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the owner of everything")
async def test_where_it_cannot_be_saved_another_folder_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "closed"))
    (tmp_path / "closed").mkdir(mode=0o500)
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        await pilot.press("f12")
        await settled(pilot)
        assert "you may not write in that folder" in read(app)


async def test_one_comes_back_to_the_letter(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert "Mrs Hughes · Review" in read(app)


async def test_without_a_mail_program_the_cure_is_named(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await copied(app, pilot)
        app.screen.action_mail()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Copy the letter instead" in read(app)
