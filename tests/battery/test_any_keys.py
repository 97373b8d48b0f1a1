"""Any keys, pastes and clicks in any order, in windows of any size that change: on the app itself.

After every one the app still runs, the place of the keyboard can be seen, and what the boxes show is what
the file holds. What is typed or pasted into a box must stand where the cursor was.

Every run has a number, and a failure names it: `ANY_KEYS=17 pytest tests/battery/test_any_keys.py` does
that one again.
"""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot

from tests.conftest import Battery
from tests.letter.generated import CLAUSES, ODD
from tests.screens.at_the_desk import FLOWS, environ, new_desk, settled
from tests.screens.focus import faults_in_sight, is_drawn_otherwise, told
from wizard.flow.loader import FlowLibrary
from wizard.flow.shipped import shipped_folder
from wizard.interview.review import Review
from wizard.keep.store import NoSuchCase, Store
from wizard.screens.actions import ACTIONS
from wizard.screens.app import AmendsApp
from wizard.screens.editors import LineBox, taken
from wizard.screens.text_box import TextBox

PARTS = 8
KEYS = sorted({key for one in ACTIONS for key in one.keys if one.id != "quit"})
MOVES = (
    "enter tab shift+tab up down left right home end pageup pagedown space escape "
    "backspace delete ctrl+z ctrl+y ctrl+a ctrl+u ctrl+k ctrl+w ctrl+x ctrl+c ctrl+v"
).split()
LETTERS = "abc xyz.,;:!?'\"[]{}/\\@#~ÄéßŁ字🙂"
PASTES = (
    *CLAUSES,
    *ODD,
    "two\nlines\n",
    "\x1b[31mred\x07 and \u202ehidden",
    "Ref: 4929 1234 5678 9012",
    "[Name]",
    "word " * 400,
)
SMALLEST, LARGEST = (40, 15), (200, 50)
LIBRARY = FlowLibrary([shipped_folder(), FLOWS])
NAMES = [flow.name for flow in LIBRARY.listed()]
SCROLLING = ("up", "down", "pageup", "pagedown", "home", "end")
"""In a box of one line these read on in the page; the next thing typed brings the box back."""


@dataclass
class Run:
    """One run: its number, what was done, and what was found wrong."""

    number: int
    chance: Random
    scrolled: object = None  # the box from which the page was scrolled on, to read it
    done: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def same(self, what: str, shown: object, kept: object) -> None:
        if shown != kept:
            self.faults.append(f"{what}: {shown!r}, not {kept!r}")

    def report(self) -> str:
        return f"ANY_KEYS={self.number} {' '.join(self.done[-12:])}\n  " + "\n  ".join(self.faults)


def _size(chance: Random) -> tuple[int, int]:
    if chance.random() < 0.3:
        return SMALLEST
    return chance.randint(SMALLEST[0], LARGEST[0]), chance.randint(SMALLEST[1], LARGEST[1])


async def _do_something(pilot: Pilot[Any], run: Run) -> None:
    """One key, paste, click or other size."""
    chance = run.chance
    kind = chance.choices(
        ("key", "move", "letter", "paste", "click", "resize"), (6, 8, 8, 3, 3, 1)
    )[0]
    box = pilot.app.focused
    before = _in_box(box)
    if kind in ("letter", "paste", "resize"):
        run.scrolled = None
    typed = ""
    if kind == "paste":
        pasted = chance.choice(PASTES)
        run.done.append(f"paste {pasted[:12]!r}")
        pilot.app.post_message(events.Paste(pasted))
        typed = taken(pasted, one_line=isinstance(box, LineBox)).text
    elif kind == "click":
        at = chance.randrange(pilot.app.size.width), chance.randrange(pilot.app.size.height)
        run.done.append(f"click {at}")
        await pilot.click(offset=at)
    elif kind == "resize":
        size = _size(chance)
        run.done.append(f"resize {size}")
        await pilot.resize_terminal(*size)
    elif kind == "letter":
        typed = chance.choice(LETTERS)
        run.done.append(repr(typed))
        pilot.app.post_message(events.Key("space" if typed == " " else typed, typed))
    else:
        key = chance.choice(KEYS if kind == "key" else MOVES)
        run.done.append(key)
        if key in SCROLLING:
            run.scrolled = box
        await pilot.press(key)
    await settled(pilot)
    if typed and before is not None and pilot.app.focused is box:
        text, start, end = before
        wanted = text[:start] + typed + text[end:]
        now = _in_box(box)
        run.same("typed", now and now[0], wanted)


def _in_box(box: object) -> tuple[str, int, int] | None:
    """The text of a box that can be typed in, and what is selected of it; None for anything else."""
    if isinstance(box, LineBox):
        start, end = sorted(box.selection)
        return box.value, start, end
    if isinstance(box, TextBox) and not box.read_only:
        places = sorted(box.selection)
        starts = [0]
        for row in range(box.document.line_count):
            starts.append(starts[-1] + len(box.document.get_line(row)) + 1)
        start, end = (starts[row] + column for row, column in places)
        return box.text, start, end
    return None


def _check_text(app: AmendsApp, run: Run) -> None:
    """What the boxes show is what the file holds."""
    screen: Any = app.screen
    place = getattr(screen, "place", "")
    app.desk.save_waiting()
    if place == "interview" and screen.ready:
        _check_boxes(app, screen, run)
    elif place == "review" and screen.current is not None:
        interview = screen.interview
        run.same("the letter shown", screen._area.text, screen.review.text)
        if not interview.desk.private:
            case = _stored(app, interview.case.id)
            again = Review(app.desk.adopt(interview.plain_flow, case))
            run.same("the letter in the file", again.text, screen._area.text)
    elif place == "check" and screen.current is not None:
        run.same("the letter shown", screen._area.text, screen.review.text)


def _check_boxes(app: AmendsApp, screen: Any, run: Run) -> None:
    interview = screen.interview
    for shown in screen._fields:
        if not shown.display or shown.box is None:
            continue
        key = shown.key
        kept = interview.entry(key)
        question = interview.flow.questions[key]
        if question.kind not in ("choice", "multi", "yes_no", "table"):
            run.same(f"the box of {key}", shown.editor.raw, kept.raw)
        if interview.desk.private or not interview.case.rev:
            continue
        stored = _stored(app, interview.case.id).entries.get(key)
        run.same(f"{key} in the file", stored, interview.case.entries.get(key))


def _stored(app: AmendsApp, case_id: str) -> Any:
    with Store(app.desk.where.cases) as store:
        return store.load(case_id)


async def _check(pilot: Pilot[Any], run: Run) -> None:
    app: Any = pilot.app
    if app._exception is not None:
        run.faults.append("".join(traceback.format_exception(app._exception))[-1500:])
        return
    widget = app.focused
    in_sight = widget is None or widget is not run.scrolled
    if in_sight:
        run.faults += faults_in_sight(app)
    look = widget is not None and in_sight and not run.faults and run.chance.random() < 0.1
    look = look and not isinstance(app.screen, CommandPalette)  # Textual's own; its cursor blinks
    if look and not await is_drawn_otherwise(pilot, widget):
        run.faults.append(f"{told(widget)} is drawn as if the keyboard were elsewhere")
    try:
        _check_text(app, run)
    except NoSuchCase:
        run.faults.append("the letter in front is not in the file")


async def _one_run(number: int, home: Path, steps: int) -> Run:
    run = Run(number, Random(number))
    home.mkdir()
    start = run.chance.choice([None, None, "mugs", *NAMES])
    letter = (
        "Dear Ms Carter,\n\nWe regret any inconvenience." if run.chance.random() < 0.1 else None
    )
    desk = new_desk(home, private=run.chance.random() < 0.1)
    desk.library = LIBRARY
    app = AmendsApp(desk, start, letter)
    size = _size(run.chance)
    run.done.append(f"{start or 'home'} {size}")
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for _ in range(steps):
                await _do_something(pilot, run)
                if app.is_running:
                    await _check(pilot, run)
                if run.faults or not app.is_running:
                    break
            if app.is_running and not run.faults:
                await pilot.press("ctrl+q")
                await settled(pilot)
        if not run.faults:
            run.same("the exit status", app.return_code, 0)
    except Exception as error:
        run.faults.append("".join(traceback.format_exception(error))[-1500:])
    desk.close()
    return run


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_any_keys_keep_the_text_and_show_where_one_is(
    tmp_path: Path, battery: Battery, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    for name, value in environ(tmp_path).items():  # a letter saved as a file goes to one's home
        monkeypatch.setenv(name, value)
    runs = battery.size(1, 200 // PARTS, 2_000 // PARTS)
    steps = {"quick": 30, "full": 30, "soak": 100}[battery.run]
    first = SystemRandom().randrange(10**9) if battery.run == "soak" else 0
    numbers = [first + part + PARTS * n for n in range(runs)]
    if again := os.environ.get("ANY_KEYS"):
        numbers = [int(again)] if part == 0 else []
    ended = [await _one_run(number, tmp_path / str(number), steps) for number in numbers]
    failed = [run.report() for run in ended if run.faults]
    battery.count("runs", len(ended))
    battery.count("keys, pastes, clicks and sizes", sum(len(run.done) - 1 for run in ended))
    battery.count("faults", len(failed))
    assert not failed, "\n".join(failed)
