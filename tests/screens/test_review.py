"""The review as a person works through it, and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.at_the_desk import act, app_for, new_desk, read, settled, shown, stored, write
from wizard.interview.interview import Interview
from wizard.interview.review import Review
from wizard.screens.app import AmendsApp
from wizard.screens.controls import Rows

WIDE = (120, 40)
SMALL = (80, 24)


def letter(app: AmendsApp, **answers: str) -> Interview:
    """A letter about mugs with these answers."""
    interview = app.desk.begin("mugs")
    for key, raw in {"customer_name": "Ms Carter", "signer_name": "Sam Lee", **answers}.items():
        interview.answer(key, raw)
    return interview


async def reviewed(app: AmendsApp, pilot: Pilot[Any], **answers: str) -> Interview:
    """The review of a letter about mugs, in front."""
    interview = letter(app, **{"what_happened": "we sent you red mugs", **answers})
    app.show_review(interview)
    await shown(pilot, "· Review")
    return interview


async def point(pilot: Pilot[Any], words: str) -> None:
    """Go down the list to the row with these words."""
    pilot.app.screen.query_one(Rows).focus()
    for _ in range(30):
        option = pilot.app.screen.query_one(Rows).highlighted_option
        if option is not None and words in str(option.prompt):
            return
        await pilot.press("down")
    raise AssertionError(f"no row says {words}")


async def pick(pilot: Pilot[Any], words: str) -> None:
    """Go down the list to the row with these words, and choose it."""
    await point(pilot, words)
    await pilot.press("enter")


def newest_review(home: Path) -> Review:
    """The newest letter, as another window would read it from the disk."""
    desk = new_desk(home)
    return Review(desk.resume(desk.in_hand()[0].id))


async def test_the_whole_letter_stands_there_with_its_figures(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        screen = read(app)
        assert "Wrong mugs · Ms Carter · Review" in screen
        assert "Subject: An apology" in screen
        assert "I am sorry that we sent you red mugs. That was our mistake." in screen
        assert "20 of 220 words" in screen
        assert "of 12 parts" in screen


async def test_what_is_typed_into_the_letter_is_kept_at_once(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        await pilot.press("ctrl+end", "!")  # no pause for anything to be drawn
        assert newest_review(tmp_path).text.endswith("Sam Lee!")


async def test_a_remark_is_shown_with_its_reason_and_can_be_let_be(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot, what_happened="there may have been a mix-up with your mugs")
        await shown(pilot, "doubts that it happened")
        await pilot.press("ctrl+l")
        await pick(pilot, "doubts that it happened")
        await shown(pilot, "▲ Warning: “there may have been a” doubts that it happened.")
        await point(pilot, "doubts that it happened")
        await pilot.press("delete")
        await shown(pilot, "– Let be: “there may have been a” doubts")
        assert "Warning: “there may have been a” doubts" not in read(app)
        assert "may have been" in newest_review(tmp_path).text
        await pick(pilot, "– Let be")
        await pilot.press("enter")  # hear of it again
        await settled(pilot)
        assert "– Let be" not in read(app)
    assert newest_review(tmp_path).ignores == ()


async def test_what_was_let_be_and_has_gone_is_said(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        interview = await reviewed(app, pilot, what_happened="there may have been a mix-up")
        await shown(pilot, "doubts that it happened")
        await point(pilot, "doubts that it happened")
        await pilot.press("f11")
        await shown(pilot, "– Let be: “there may have been a” doubts")
        interview.answer("what_happened", "we sent you red mugs")
        app.show_review(interview)
        await shown(pilot, "– Let be, no longer there: “…” doubts that it happened.")


async def test_a_fix_in_the_letter_is_one_key_and_so_is_taking_it_back(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        await pilot.press("ctrl+end")
        await write(pilot, "\nThe drinking vessel is blue.")
        await shown(pilot, "is not what they call it")
        await point(pilot, "is not what they call it")
        await pilot.press("f2")
        await shown(pilot, "The mug is blue.")
        await pilot.press("ctrl+l", "ctrl+z")
        await shown(pilot, "The drinking vessel is blue.")


async def test_slips_are_found_at_the_review_a_moment_later(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None, proofread=True)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot, what_happened="we recieved your red mugs and an new box")
        await shown(pilot, "“recieved”: is it spelt so?")
        for slip, mended in (
            ("“an” does not fit", "we recieved your red mugs and a new box."),
            ("“recieved”", "we received your red mugs and a new box."),
        ):
            await point(pilot, slip)
            await pilot.press("f2")
            await shown(pilot, mended)


async def test_one_figure_says_where_the_letter_stands_and_opens(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        assert " of 100 · " in read(app)
        await pilot.click("#standing")
        screen = await shown(pilot, "Owns it and says sorry")
        assert "○ Says why missing" in screen
        assert "● Nothing is left of a template" in screen


async def test_a_blank_can_be_answered_and_one_comes_back(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot, signer_name="")
        assert "○ Still to fill: ‹who signs it›" in read(app)
        await pilot.press("ctrl+l", "enter", "enter")  # to the list, its exits, "Answer"
        await settled(pilot)
        assert "Who signs it?" in read(app)
        await write(pilot, "Sam Lee")
        await pilot.press("ctrl+g")
        await settled(pilot)
        screen = read(app)
        assert "Wrong mugs · Ms Carter · Review" in screen
        assert "Sam Lee" in screen
        assert "Still to fill" not in screen
    assert stored(tmp_path, "signer_name").raw == "Sam Lee"


async def test_a_sentence_can_be_left_out_and_brought_back(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot, what_happened="")
        await pilot.press("ctrl+l", "enter", "tab", "tab", "enter")
        await settled(pilot)
        screen = read(app)
        assert "I am sorry that" not in screen
        assert "– Left out: the sentence about what went wrong" in screen
        app.screen.query_one(Rows).focus()
        await pick(pilot, "Left out")
        await pilot.press("enter")
        await settled(pilot)
        assert "I am sorry that ‹what went wrong›" in read(app)


async def test_an_answer_is_changed_from_the_list_and_one_comes_back(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        await act(pilot, "answers")
        assert "What did you get wrong?" in read(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Say it to them, one line for each thing." in read(app)
        await pilot.press("ctrl+a", *"Yes, ", "ctrl+g")
        await settled(pilot)
        assert "Yes, we sent you red mugs." in read(app)


async def test_the_checklist_leads_to_what_is_missing(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        await pilot.click("#standing")
        await settled(pilot)
        screen = read(app)
        assert "● Names the problem" in screen
        assert "○ Says why missing" in screen
        await pick(pilot, "Says why")
        await settled(pilot)
        assert "Why did it happen?" in read(app)


async def test_the_settings_change_the_letter_there_and_then(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        interview = await reviewed(app, pilot)
        app.screen.action_settings()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "How grave: Serious" in read(app)
        await pick(pilot, "How grave")
        await settled(pilot)
        assert "How grave: Grave" in read(app)
        assert interview.context.severity == "grave"


async def test_after_a_hand_edit_the_writer_chooses_between_two_wordings(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        interview = await reviewed(app, pilot)
        await pilot.press("down", "down", "end", *" Truly.")
        await settled(pilot)
        interview.answer("what_happened", "we sent you green mugs")
        app.show_review(interview)
        await settled(pilot)
        screen = read(app)
        assert "◆ You changed this by hand, and its answers have changed since." in screen
        assert "red mugs. That was our mistake. Truly." in screen
        assert "From the answers now" in screen
        await pilot.press("ctrl+l", "enter", "tab", "enter")
        await settled(pilot)
        screen = read(app)
        assert "I am sorry that we sent you green mugs." in screen
        assert "Truly" not in screen
        assert "◆" not in screen


async def test_words_of_a_template_stop_the_copy_until_a_reason_is_given(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await reviewed(app, pilot, what_happened="we sent [insert colour] mugs")
        await pilot.press("ctrl+g")
        await settled(pilot)
        screen = read(app)
        assert "Review" in screen
        assert "Not yet:" in screen
        await pilot.press("enter")  # to the remark in full
        await pilot.press("tab", "tab")
        while str(getattr(app.focused, "label", "")) != "Copy it all the same…":
            await pilot.press("tab")
        await pilot.press("enter")
        await settled(pilot)
        await write(pilot, "it is the name of the product")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+g")
        await pilot.pause(1)
        assert "On its way" in read(app)
    case = newest_review(tmp_path).case
    assert [o.reason for o in case.overrides] == ["it is the name of the product"]


@pytest.mark.parametrize("hostile", ["[red] x", "a [/] b", "{{ 7*7 }}", "[@click=app.quit]x[/]"])
async def test_markup_in_an_answer_is_only_text(tmp_path: Path, hostile: str) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await reviewed(app, pilot, what_happened=hostile, customer_name=hostile)
        screen = read(app)
        assert f"Wrong mugs · {hostile} · Review" in screen
        assert f"I am sorry that {hostile}" in screen
        await act(pilot, "answers")
        await pilot.press("f10", "ctrl+g")
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert app.is_running


async def test_an_escape_sequence_pasted_into_the_letter_does_not_stay(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        await pilot.press("ctrl+end")
        await write(pilot, " see\x1b]52;c;UFdORUQ=\x07 you")
        assert "\x1b" not in newest_review(tmp_path).text
        assert newest_review(tmp_path).text.endswith("Sam Lee see you")


async def test_a_paste_of_200_kB_is_cut_and_said(tmp_path: Path) -> None:  # noqa: N802
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        app.show_check()
        await settled(pilot)
        await write(pilot, ("We are sorry. " * 8 + "\n") * 1800)
        assert "Only the first 100,000 of" in read(app)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (39, 11), (60, 20), (200, 60)])
async def test_no_window_is_too_small_or_too_large(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.resize_terminal(*size)
        await settled(pilot)
        app.show_review(letter(app, signer_name=""))
        await settled(pilot)
        await pilot.press("ctrl+l", "f7", "ctrl+l", "x")
        await settled(pilot)
        app.show_home()
        await settled(pilot)
        await pilot.resize_terminal(*SMALL)
        await settled(pilot)
        assert "What went wrong?" in read(app)


async def test_a_narrow_window_shows_one_half_at_a_time(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=SMALL) as pilot:
        await reviewed(app, pilot)
        assert "I am sorry that" in read(app)
        assert "Remarks" not in read(app)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert "Remarks" in read(app)
        assert "I am sorry that" not in read(app)
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert "I am sorry that" in read(app)


async def test_back_leads_to_the_question_one_came_from(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    async with app.run_test(size=WIDE) as pilot:
        await reviewed(app, pilot)
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert "Who are you writing to?" in read(app)
