"""The interview as a person goes through it: keys in, words on the screen and a case on the disk out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.screens.at_the_desk import (
    app_for,
    letter,
    new_desk,
    seen,
    settled,
    stored,
    write,
)

WIDE = (120, 40)
SMALL = (80, 24)


async def test_a_letter_grows_while_it_is_answered(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Who are you writing to?" in seen(app)
        await write(pilot, "Ms Carter")
        assert "Dear ▌Ms Carter▐," in seen(app)
        await pilot.press("enter")
        await write(pilot, "we sent you red mugs")
        screen = seen(app)
        assert "What we know · question 1 of 3" in screen
        assert "Wrong mugs · Ms Carter" in screen
        assert "I am sorry that ▌we sent you red mugs▐." in screen
    assert stored(tmp_path, "what_happened").raw == "we sent you red mugs"


async def test_every_key_is_kept_before_the_next_one(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("M", "o")  # no pause for the letter to be drawn
        assert stored(tmp_path, "customer_name").raw == "Mo"


async def test_keys_typed_right_behind_enter_land_in_the_next_question(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("J", "o", "enter", "w", "e", "ctrl+g", "i", "t")
    assert stored(tmp_path, "customer_name").raw == "Jo"
    assert stored(tmp_path, "what_happened").raw == "we"
    assert stored(tmp_path, "cause").raw == "it"


async def test_enter_goes_from_box_to_box_and_then_to_the_next_page(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+g")
        await write(pilot, "I read the wrong line")
        await pilot.press("enter", "right", "enter")
        await write(pilot, "yesterday")
        assert "= Monday 16 November" in seen(app)
        await pilot.press("enter")
        assert "What did they pay?" in seen(app)
    assert stored(tmp_path, "whose").raw == "supplier"


async def test_a_day_that_is_none_holds_the_page_back_once(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+g", "tab", "tab")
        await write(pilot, "the other day")
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert "“the other day” is not a date" in seen(app)
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert "What did they pay?" in seen(app)
    assert stored(tmp_path, "seen_on").raw == "the other day"


async def test_what_is_wrong_is_told_and_brought_into_sight_in_a_small_window(
    tmp_path: Path,
) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 18), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+g", "tab", "tab")
        await write(pilot, "Friday 27 November")
        app.screen.query_one("#page").scroll_home(animate=False)
        await settled(pilot)
        assert "That day is still to come." not in seen(app)
        await pilot.press("ctrl+g")
        await settled(pilot)
        screen = seen(app)
        assert "▲ That day is still to come." in screen
        assert "▌ That day is still to come. When did" in screen
        assert "▌ they see it? Go on again to leave it" in screen


async def test_rows_of_a_table_grow_and_enter_leaves_an_empty_row(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app.screen.action_jump("done")  # type: ignore[attr-defined]
        await pilot.press("ctrl+o")
        await settled(pilot)
        for text in ("tea", "4.50", "milk", "2"):
            await write(pilot, text)
            await pilot.press("enter")
        assert "For tea you paid £4.50. For milk you paid £2.00." in letter(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "What have you paid back?" in seen(app)
    assert stored(tmp_path, "charges").raw == (
        {"which": "tea", "taken": "4.50"},
        {"which": "milk", "taken": "2"},
    )


async def test_not_known_yet_becomes_an_honest_sentence_and_keeps_the_words(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+g")
        await write(pilot, "perhaps the label")
        await pilot.press("f4")
        await settled(pilot)
        screen = seen(app)
        assert "I do not know why it happened yet." in screen
        assert "Not known yet: the letter says so" in screen
        assert "perhaps the label" in screen
        await pilot.press("f4")
        await settled(pilot)
        assert "The reason is that perhaps the label." in letter(app)


async def test_a_ready_beginning_is_typed_into(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "f6", *"red", "f6", *"blue")
        await settled(pilot)
        assert "I am sorry that we sent you red instead of blue." in letter(app)


async def test_a_ready_beginning_is_put_in_by_a_click(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.click("Beginnings", offset=(6, 1))
        await settled(pilot)
        assert stored(tmp_path, "what_happened").raw == "we forgot …"


async def test_strong_wording_shows_only_when_asked_for(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Valued Customer" in seen(app)
        assert "Mrs Hughes" not in seen(app)
        await pilot.press("ctrl+t")
        await settled(pilot)
        why = seen(app)
        assert "A name that is spelled as its owner spells it" in why
        assert "Mrs Hughes" not in why
        assert "nobody should guess" not in why
        await pilot.press("escape", "f3")
        await settled(pilot)
        assert "Mrs Hughes" in seen(app)


async def test_the_note_for_trainers_shows_only_when_asked_for(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        await pilot.click("#note")
        await settled(pilot)
        assert "nobody should guess" in seen(app)


async def test_the_blank_box_hides_the_sentence_around_it(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "I am sorry that" in seen(app)
        await pilot.press("f8")
        await settled(pilot)
        assert "I am sorry that" not in seen(app)
        assert "we forgot …" not in seen(app)


async def test_a_remark_shows_under_its_box_and_can_be_let_be(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "▲" not in seen(app)  # nothing typed, nothing to say
        await write(pilot, "we may have sent you the wrong mugs")
        screen = seen(app)
        assert "▲ Warning:" in screen
        assert "warning" in letter(app)
        await pilot.click("FindingCard .let-be")
        await settled(pilot)
        assert "▲ Warning:" not in seen(app)


async def test_switches_change_the_letter_and_are_kept(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "[We noticed it] [Apologised before? no] [Serious]" in seen(app)
        await pilot.press("f7", "enter", "right", "space", "right", "enter")
        await settled(pilot)
        assert "[They told us] [Apologised before? yes] [Grave]" in seen(app)
        await pilot.press("right", "right", "up")
        await settled(pilot)
        assert "[Email]" not in seen(app)
    assert stored(tmp_path, "told_by").raw == "customer"


async def test_many_customers_have_no_name_so_the_page_goes(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await write(pilot, "Ms Carter")
        await pilot.press("f7", "right", "right", "right", "enter")
        await settled(pilot)
        screen = seen(app)
        assert "What did you get wrong?" in screen
        assert "[Many customers]" in screen
        await write(pilot, "we sent red mugs")
    assert stored(tmp_path, "customer_name").raw == "Ms Carter"
    assert stored(tmp_path, "what_happened").raw == "we sent red mugs"


async def test_the_full_form_at_any_time(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await write(pilot, "Jo")
        await pilot.press("f5")
        await settled(pilot)
        assert "how to greet them" in seen(app)
        app.screen.action_jump("done")  # type: ignore[attr-defined]
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert "Is anything still wrong?" in seen(app)
        await pilot.press("space", "f5")
        await settled(pilot)
        assert "Is anything still wrong?" not in seen(app)
    assert stored(tmp_path, "still_wrong").raw == "yes"


async def test_steps_are_clicked(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "◆ Start" in seen(app)
        await pilot.click("Spine", offset=(12, 0))
        await settled(pilot)
        assert "◆ What we know" in seen(app)
        assert "● Start" in seen(app)


async def test_back_ends_at_the_list_of_letters(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+o")
        await settled(pilot)
        assert "Who are you writing to?" in seen(app)
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert "Who are you writing to?" not in seen(app)
        assert app.screen.id == "_default" or app.screen.__class__.__name__ == "HomeScreen"


async def test_a_narrow_window_shows_the_question_or_the_letter(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await write(pilot, "Jo")
        assert "Subject:" not in seen(app)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert "Dear ▌Jo▐," in seen(app)
        assert "Who are you writing to?" not in seen(app)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert "Who are you writing to?" in seen(app)
        await pilot.press("e")
    assert stored(tmp_path, "customer_name").raw == "Joe"


async def test_it_is_all_there_when_taken_up_again(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await write(pilot, "we sent you red mugs")
    desk = new_desk(tmp_path)
    again = app_for(tmp_path, None)
    async with again.run_test(size=WIDE) as pilot:
        await settled(pilot)
        again.show_interview(again.desk.resume(desk.in_hand()[0].id))
        await settled(pilot)
        assert "I am sorry that ▌we sent you red mugs▐." in seen(again)
        await pilot.press("!")
    assert stored(tmp_path, "what_happened").raw == "we sent you red mugs!"
    desk.close()


async def test_another_letter_in_the_same_boxes(tmp_path: Path) -> None:
    """The boxes are used again: nothing of one letter may show or be kept in another."""
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await write(pilot, "Ms Carter")
        first = app.desk.in_hand()[0].id
        app.show_interview(app.desk.begin("mugs"))
        await pilot.press("x")
        await settled(pilot)
        assert "Ms Carter" not in seen(app)
        await write(pilot, "Mr Obi")
        assert app.desk.resume(first).entry("customer_name").raw == "Ms Carter"
    assert "Mr Obi" in str(stored(tmp_path, "customer_name").raw)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 12), (39, 11), (200, 60)])
async def test_any_size_of_window(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await write(pilot, "Ms Carter")
        await pilot.press("enter", "f6", "x", "ctrl+l", "ctrl+l", "ctrl+t", "escape", "ctrl+g")
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "Why did it happen?" in seen(app)
    assert stored(tmp_path, "customer_name").raw == "Ms Carter"


async def test_a_small_window_asks_for_more_room(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(39, 11)) as pilot:
        await settled(pilot)
        assert "make the window" in seen(app)


async def test_what_cannot_be_saved_is_said_and_stays_in_the_box(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await write(pilot, "Ms Carter")
        other = sqlite3.connect(tmp_path / "state" / "cases.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await write(pilot, " and Co")
        screen = seen(app)
        assert "Not saved" in screen
        assert "Ms Carter and Co" in screen
        other.execute("ROLLBACK")
        other.close()
        await pilot.press(".")
        await settled(pilot)
        assert "Not saved" not in seen(app)
    assert stored(tmp_path, "customer_name").raw == "Ms Carter and Co."


async def test_only_suspected_says_no_more_than_that(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+g")
        await write(pilot, "the label was wrong")
        await pilot.app.run_action("screen.suspected")
        await settled(pilot)
        assert "I believe that the label was wrong." in letter(app)
        assert "Only suspected" in seen(app)
