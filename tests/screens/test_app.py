"""What holds on every screen: the actions, light and dark, and what is said when something breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.screens.at_the_desk import app_for, new_desk, read, seen, settled, shown
from wizard.interview.crash import fault_words, kept_where
from wizard.screens.actions import ACTIONS, EVERYWHERE, actions_of
from wizard.screens.app import AmendsApp

TAKEN = {  # what Textual's boxes, terminals, tmux and browsers use themselves
    f"ctrl+{letter}" for letter in "bnwcvxaekuzydfhijms"
}


def to_place(app: AmendsApp, place: str) -> None:
    """Bring one of the screens in front."""
    desk = app.desk
    interview = desk.begin("mugs")
    interview.answer("what_happened", "we sent you red mugs")
    if place == "interview":
        app.show_interview(interview)
    elif place == "review":
        app.show_review(interview)
    elif place == "check":
        app.show_check("Dear Ms Carter")
    elif place == "sent":
        from wizard.deliver.outcome import Copied
        from wizard.interview.review import Review

        app.show_sent(Review(interview), Copied(()))


def test_a_key_means_the_same_on_every_screen() -> None:
    meanings: dict[str, set[str]] = {}
    for one in ACTIONS:
        for key in filter(None, one.key.split(",")):
            meanings.setdefault(key, set()).add("switches" if one.id == "settings" else one.id)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_no_key_is_one_that_others_take() -> None:
    keys = {key for one in ACTIONS for key in one.key.split(",")}
    assert keys & TAKEN == set()
    assert all(re.fullmatch(r"|ctrl\+[a-z]|f\d+", key) for key in keys)


@pytest.mark.parametrize("place", EVERYWHERE)
async def test_every_action_of_a_screen_can_be_carried_out(tmp_path: Path, place: str) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=(80, 24)) as pilot:
        to_place(app, place)
        await settled(pilot)
        for one in actions_of(place):  # type: ignore[arg-type]
            target = app if one.app else app.screen
            assert hasattr(target, f"action_{one.id}"), f"{place} cannot {one.title}"


@pytest.mark.parametrize("place", EVERYWHERE)
async def test_the_palette_lists_every_action_of_the_screen(tmp_path: Path, place: str) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=(80, 24)) as pilot:
        to_place(app, place)
        await settled(pilot)
        offered = [command.title for command in app.get_system_commands(app.screen)]
        absent = ("command_palette", "save_paste")  # no paste was too long
        wanted = [one.title for one in actions_of(place) if one.id not in absent]  # type: ignore[arg-type]
        assert offered == wanted


async def test_an_action_is_found_and_carried_out_in_the_palette(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        await pilot.press(*"check a let")
        await pilot.pause(1)
        await pilot.press("enter", "enter")
        await shown(pilot, "A letter I have")


async def test_light_and_dark_by_a_key(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        was_dark = app.current_theme.dark
        await pilot.press("f9")
        assert app.current_theme.dark is not was_dark


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize("size", [(1, 1), (20, 5), (39, 11), (60, 20)])
async def test_a_small_window_is_no_crash(
    tmp_path: Path, place: str, size: tuple[int, int]
) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=size) as pilot:
        to_place(app, place)
        await settled(pilot)
        await pilot.press("tab", "x", "ctrl+l", "enter")
        await settled(pilot)
        if size == (20, 5):
            assert "larger" in read(app)


async def test_quit_leaves_at_once_from_a_box(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M", "ctrl+q")
        await pilot.pause()
    assert app.return_code == 0
    assert [case.who for case in new_desk(tmp_path).in_hand()] == ["M"]


async def test_ctrl_c_does_not_quit(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert "What went wrong?" in seen(app)


def test_a_fault_is_told_without_a_word_of_the_letter(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    try:
        raise ValueError("Mrs Hughes, card 4111 1111 1111 1111")
    except ValueError as error:
        words = fault_words(error, kept_where(desk))
    assert "Hughes" not in words
    assert "ValueError at test_app.py:" in words
    assert str(tmp_path / "state" / "cases.db") in words


async def test_a_fault_ends_the_app_with_our_words_and_a_status(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    secret = "Mrs Hughes"

    def break_down() -> None:
        raise RuntimeError(secret)

    with pytest.raises(RuntimeError):  # noqa: PT012 (the app raises it as it closes)
        async with app.run_test(size=(80, 24)) as pilot:
            app.call_later(break_down)
            await pilot.pause(0.5)
    assert app.return_code == 1


def test_the_place_of_a_private_letter_is_not_named(tmp_path: Path) -> None:
    words = fault_words(ValueError(), kept_where(new_desk(tmp_path, private=True)))
    assert "not kept" in words
    assert "cases.db" not in words
