"""Home as a person meets it: what can be begun, what is in hand, what was promised."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.screens.at_the_desk import app_for, new_desk, seen, settled, stored, write
from wizard.interview.review import Review

WIDE = (120, 40)
SMALL = (80, 24)


def begun(home: Path, who: str = "Mrs Okafor") -> str:
    """A letter about mugs that somebody left; its id."""
    desk = new_desk(home)
    interview = desk.begin("mugs")
    interview.answer("customer_name", who)
    interview.answer("what_happened", "we sent you red mugs")
    interview.open("cause", and_return=False)
    desk.close()
    return interview.case.id


def promised(home: Path) -> None:
    """A letter that has left, with a promise for Thursday."""
    desk = new_desk(home)
    interview = desk.begin("generic")
    interview.answer("customer_name", "Mrs Hughes")
    interview.answer("what_happened", "I did not ring you when I had promised to")
    interview.answer("next", "ring you once")
    interview.answer("next_on", "Thursday 19 November")
    Review(interview).sent()
    assert interview.case.promises, "the flow gives this letter a promise"
    desk.close()


async def test_a_letter_is_begun_in_two_keys(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Who are you writing to?" in seen(app)


async def test_what_belongs_to_the_row_under_the_cursor_stands_beside_it(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "– The order" in seen(app)
        await pilot.press(*["down"] * 11)
        await settled(pilot)
        assert "– What they told you" in seen(app)
        assert "Dear Ms Carter," in seen(app)  # the whole sample letter


@pytest.mark.parametrize("word", ["cup", "MUG", "wrong mu"])
async def test_a_scenario_is_found_by_the_words_people_use(tmp_path: Path, word: str) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, word)
        screen = seen(app)
        assert "Wrong mugs" in screen
        assert "Something else went wrong" not in screen
        await pilot.press("enter")
        await settled(pilot)
        assert "Wrong mugs" in seen(app)
        assert "Who are you writing to?" in seen(app)


async def test_a_word_that_finds_nothing_says_so_and_starts_nothing(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await write(pilot, "xyzzy")
        assert "Nothing fits: empty the box to see all" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "What went wrong?" in seen(app)
    assert new_desk(tmp_path).in_hand() == ()


async def test_a_letter_in_hand_goes_on_where_it_stopped(tmp_path: Path) -> None:
    begun(tmp_path)
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "Wrong mugs · Mrs Okafor · just now" in seen(app)
        await write(pilot, "okafor")
        assert "I am sorry that we sent you red mugs." in seen(app)  # the letter so far
        await pilot.press("enter")
        await settled(pilot)
        assert "Why did it happen?" in seen(app)


async def test_a_letter_in_hand_is_deleted_only_after_asking(tmp_path: Path) -> None:
    begun(tmp_path)
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await write(pilot, "okafor")
        app.screen.action_forget()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Delete “Wrong mugs” to Mrs Okafor for good?" in seen(app)
        await pilot.press("enter")  # the safe answer has the focus
        await settled(pilot)
        assert "Mrs Okafor" in seen(app)
        app.screen.action_forget()  # type: ignore[attr-defined]
        await settled(pilot)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert "Mrs Okafor" not in seen(app)
    assert new_desk(tmp_path).in_hand() == ()


async def test_a_promise_stands_first_until_it_is_kept(tmp_path: Path) -> None:
    promised(tmp_path)
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "You promised  Mrs Hughes, Thursday 19 November" in seen(app)
        app.screen.action_kept()  # type: ignore[attr-defined]
        await settled(pilot)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert "You promised" not in seen(app)
    assert new_desk(tmp_path).promises_due() == ()


async def test_private_lists_and_keeps_nothing(tmp_path: Path) -> None:
    begun(tmp_path)
    app = app_for(tmp_path, start=None, private=True)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "Private: nothing is kept" in seen(app)
        assert "Okafor" not in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        await write(pilot, "Ms Secret")
    assert [case.who for case in new_desk(tmp_path).in_hand()] == ["Mrs Okafor"]


async def test_an_example_can_be_looked_at_and_leaves_nothing_behind(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await write(pilot, "something else")
        app.screen.action_example()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Dear Ms Carter," in seen(app)
        await pilot.press("ctrl+q")
    assert new_desk(tmp_path).in_hand() == ()


@pytest.mark.parametrize("label", ["Start", "Check a letter I have", "All actions"])
async def test_every_button_is_reached_by_tab(tmp_path: Path, label: str) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        reached = []
        for _ in range(8):
            await pilot.press("tab")
            reached.append(str(getattr(app.focused, "label", "")))
        assert label in reached


async def test_the_mouse_starts_a_letter(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.click("#rows", offset=(4, 0))
        await settled(pilot)
        assert "Who are you writing to?" in seen(app)


@pytest.mark.parametrize("name", ["[red]", "[/]", "{{ 7*7 }}", "[@click=app.quit]x[/]"])
async def test_what_a_person_typed_is_shown_as_it_is(tmp_path: Path, name: str) -> None:
    begun(tmp_path, name)
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert f"Wrong mugs · {name}" in seen(app)
        await pilot.press(*"[/]")
        await settled(pilot)
        assert "[/]" in seen(app)


async def test_a_case_of_a_flow_that_is_gone_says_so(tmp_path: Path) -> None:
    case_id = begun(tmp_path)
    desk = new_desk(tmp_path)
    interview = desk.resume(case_id)
    object.__setattr__(interview.case, "flow", "no-such-flow")
    interview.save()
    desk.close()
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await write(pilot, "okafor")
        assert "The flow this letter was begun with is not here any more." in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "What went wrong?" in seen(app)


async def test_answers_survive_from_one_start_to_the_next(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await pilot.press("enter", "M", "o", "ctrl+q")
    assert stored(tmp_path, "customer_name").raw == "Mo"


async def test_of_many_letters_the_newest_are_listed_and_a_name_finds_the_others(
    tmp_path: Path,
) -> None:
    desk = new_desk(tmp_path)
    for number in range(43):
        desk.begin("mugs").answer("customer_name", f"Ms Nr{number}")
    desk.close()
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        assert "Ms Nr42" in seen(app)
        await write(pilot, "mugs")
        await settled(pilot)
        rows = app.screen.query_one("#rows", OptionList)
        assert str(rows.options[-1].prompt) == "and 3 more: type whom one is to"
        await pilot.press("ctrl+u")
        await write(pilot, "Nr0")
        await settled(pilot)
        assert "Wrong mugs · Ms Nr0" in seen(app)
        assert "more: type" not in seen(app)
