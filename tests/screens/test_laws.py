"""Choosing a law, seeing what it wants, and going from one law's letter to the other's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.interview.test_laws import ANSWERS, LAWS
from tests.screens.at_the_desk import MORNING, environ, read, seen, settled, shown
from wizard.deliver.outcome import Attempt, Copied, Outcome
from wizard.interview.desk import Desk
from wizard.interview.laws import laws_of
from wizard.interview.places import places
from wizard.interview.review import Review
from wizard.screens.app import AmendsApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


def app_with_laws(home: Path, start: str | None = "generic") -> AmendsApp:
    env = environ(home)
    desk = Desk(places(env, [LAWS]), env, lambda: MORNING, proofread=False)
    desk.laws = laws_of([LAWS])  # alone, whichever are shipped
    return AmendsApp(desk, start)


def review_of(app: AmendsApp, *laws: str, **answers: str) -> Review:
    """A letter about a bad meal, under these laws."""
    interview = app.desk.begin("generic", regimes=laws)
    for key, raw in {**ANSWERS, **answers}.items():
        if key in interview.flow.questions:
            interview.answer(key, raw)
    interview.review()
    return Review(interview)


async def to_the_list(pilot: Pilot[Any]) -> None:
    """From the first question to the list of laws, by keys alone."""
    await settled(pilot)
    await pilot.press("f7", "end", "enter")
    await settled(pilot)


@SIZES
async def test_a_law_is_ticked_by_keys_and_its_questions_are_asked(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_with_laws(tmp_path)
    async with app.run_test(size=size) as pilot:
        await to_the_list(pilot)
        screen = read(app)
        for words in ("[ ] Open kitchen", "Guests of a club.", "Follow these", "no advice"):
            assert words in screen
        await pilot.press("down", "space", "ctrl+g")
        screen = await shown(pilot, "Law Open kitchen")
        await pilot.press("tab", "enter", "enter")
        await settled(pilot)
        assert app.screen.interview.context.regimes == ("open-kitchen",)  # type: ignore[attr-defined]
        assert "eaten_on" in app.screen.interview.page_keys()  # type: ignore[attr-defined]


async def test_escape_leaves_everything_as_it_was(tmp_path: Path) -> None:
    app = app_with_laws(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_list(pilot)
        await pilot.press("space", "escape")
        await settled(pilot)
        assert "No law named" in read(app)
        assert app.screen.interview.context.regimes == ()  # type: ignore[attr-defined]


async def test_a_flow_without_laws_has_no_switch_for_them(tmp_path: Path) -> None:
    app = app_with_laws(tmp_path, "outage")
    app.desk.laws = app.desk.laws._replace(by_name={})
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "No law named" not in read(app)


async def test_the_review_stops_the_copy_and_leads_to_the_question(tmp_path: Path) -> None:
    app = app_with_laws(tmp_path, None)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        app.show_review(review_of(app, "open-kitchen", eaten_on="").interview)
        await shown(pilot, "the letter must say when they ate it")
        await pilot.press("ctrl+g")
        await pilot.pause(0.5)
        screen = await shown(pilot, "Not yet: Open kitchen")
        assert "Let it be" not in screen
        await settled(pilot)
        app.clear_notifications()  # they lie over the button
        await settled(pilot)
        await pilot.click("#exit-0")
        await shown(pilot, "When did they eat it?")


async def test_the_other_laws_letter_is_offered_after_the_copy(tmp_path: Path) -> None:
    app = app_with_laws(tmp_path, None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        review = review_of(app, "open-kitchen", "closed-kitchen")
        done = Attempt("xclip", Outcome.CHECKED, "Read back equal.")
        app.show_sent(review, Copied((done,)))
        screen = await shown(pilot, "There is another letter to send: Closed kitchen.")
        assert "It follows The Kitchen Act, section 3, as of Sunday 1 November 2026." in screen
        await pilot.click("#do-other_letter")
        screen = await shown(pilot, "your meal was not good")
        assert "Bad Meal" not in screen


@SIZES
def test_the_list_of_laws(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_with_laws(tmp_path)

    async def before(pilot: Pilot[Any]) -> None:
        await to_the_list(pilot)
        await pilot.press("down", "space")
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)


@SIZES
def test_what_the_law_wants(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_with_laws(tmp_path, None)

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        app.show_review(review_of(app, "open-kitchen", "closed-kitchen", eaten_on="").interview)
        await shown(pilot, "· Review")
        app.screen._to_notes("law")  # type: ignore[attr-defined]
        await settled(pilot)
        assert "The Kitchen Act" in seen(app)

    assert snap_compare(app, terminal_size=size, run_before=before)
