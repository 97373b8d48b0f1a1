"""^Z takes back what was typed or pasted into a box, of one line too, and never another answer's."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from tests.screens.at_the_desk import act, app_for, seen, settled, stored, write

WIDE = (120, 40)
LONG = "I read the colour of the mugs off the wrong line of the order"


async def test_words_typed_into_a_line_are_taken_back_one_by_one(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press(*"Ms Ann Carter")
        await pilot.press("backspace", "backspace", "backspace")
        kept = []
        for _ in range(5):
            await pilot.press("ctrl+z")
            await settled(pilot)
            kept.append(stored(tmp_path, "customer_name").raw)
        assert kept == ["Ms Ann Carter", "Ms Ann ", "Ms ", "", ""]
        await pilot.press("ctrl+y", "ctrl+y", *"Lee")
        await pilot.press("ctrl+y")  # nothing: another word was typed
        await settled(pilot)
    assert stored(tmp_path, "customer_name").raw == "Ms Ann Lee"


async def test_a_paste_over_a_line_is_taken_back_and_kept_as_a_version(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        app.show_interview(app.desk.begin("mugs"))
        await settled(pilot)
        await pilot.press("enter", "ctrl+g")
        await write(pilot, LONG)
        await pilot.press("shift+home")
        await write(pilot, "Q" * 110)
        assert stored(tmp_path, "cause").raw == "Q" * 110
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert stored(tmp_path, "cause").raw == LONG
        await pilot.press("x")  # what was selected then is so again
        assert stored(tmp_path, "cause").raw == "x"
        await act(pilot, "earlier")
        await settled(pilot)
        assert "I read the colour of the mugs off the" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
    assert stored(tmp_path, "cause").raw == LONG


async def test_what_was_deleted_in_one_answer_does_not_come_up_in_the_next(tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)
    interview = app.desk.begin("generic")
    kinds: list[str] = []
    async with app.run_test(size=WIDE) as pilot:
        app.show_interview(interview)
        await settled(pilot)
        while interview.at != "review":
            question = interview.page.boxes[0].question
            if question.kind in ("text", "person", "long_text"):
                await pilot.press("ctrl+z", "ctrl+y")
                await settled(pilot)
                assert interview.entry(question.key).raw == ""
                await pilot.press(*"secret", *["backspace"] * 6)
                kinds.append(question.kind)
            await pilot.press("ctrl+g")
            await settled(pilot)
    assert max(kinds.count(kind) for kind in kinds) > 1
    assert "long_text" in kinds


async def test_a_beginning_that_was_put_in_is_taken_back(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        box = app.screen.query(Input).first()
        box.begin("Ms … of …")  # type: ignore[attr-defined]
        await pilot.press(*"Ann")
        await settled(pilot)
        assert stored(tmp_path, "customer_name").raw == "Ms Ann of …"
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(pilot)
    assert stored(tmp_path, "customer_name").raw == ""
