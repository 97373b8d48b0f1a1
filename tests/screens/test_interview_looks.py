"""Pictures of the interview, in the two usual sizes and at the odd moments.

The flow is the tests' own, and no answer draws a remark: pictures are made anew only when the
screen itself changes (`pytest --snapshot-update`).
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.screens.at_the_desk import app_for, seen, settled, write
from wizard.checks.finding import Finding
from wizard.screens.finding_card import FindingCard

SMALL, WIDE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
Snap = Callable[..., bool]
Steps = Callable[[Pilot[Any]], Coroutine[Any, Any, None]]


async def start(pilot: Pilot[Any]) -> None:
    await settled(pilot)


async def what_happened(pilot: Pilot[Any]) -> None:
    await settled(pilot)
    await write(pilot, "Ms Carter")
    await pilot.press("enter")
    await settled(pilot)


async def cause(pilot: Pilot[Any]) -> None:
    """Written, not known, and a day that is none: everything a field can say."""
    await what_happened(pilot)
    await write(pilot, "we sent you six red mugs")
    await pilot.press("ctrl+g")
    await write(pilot, "I read the wrong line")
    await pilot.press("f4", "enter", "right", "enter")
    await write(pilot, "the 31st of June")


async def table(pilot: Pilot[Any]) -> None:
    await what_happened(pilot)
    await pilot.press("ctrl+g", "ctrl+g")
    for text in ("tea", "4.50", "milk"):
        await write(pilot, text)
        await pilot.press("enter")
    await settled(pilot)


async def several(pilot: Pilot[Any]) -> None:
    await table(pilot)
    await pilot.press("ctrl+g")
    await write(pilot, "4.50")
    await pilot.press("enter", "space", "right")
    await settled(pilot)


async def why(pilot: Pilot[Any]) -> None:
    await what_happened(pilot)
    await pilot.press("ctrl+t")
    await settled(pilot)


async def class_room(pilot: Pilot[Any]) -> None:
    """The blank box and the strong wording, on a light screen."""
    await what_happened(pilot)
    await pilot.press("f8", "f3", "f9")
    await settled(pilot)


async def letter_in_front(pilot: Pilot[Any]) -> None:
    await what_happened(pilot)
    await write(pilot, "we sent you six red mugs")
    await pilot.press("ctrl+l")
    await settled(pilot)


@SIZES
@pytest.mark.parametrize("steps", [start, what_happened, cause, table, several, why, class_room])
def test_looks(snap_compare: Snap, tmp_path: Path, steps: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(app_for(tmp_path), run_before=steps, terminal_size=size)


@pytest.mark.parametrize("size", [SMALL, (60, 20)], ids=["80x24", "60x20"])
def test_looks_flipped(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    assert snap_compare(app_for(tmp_path), run_before=letter_in_front, terminal_size=size)


def test_looks_in_a_tiny_window(snap_compare: Snap, tmp_path: Path) -> None:
    assert snap_compare(app_for(tmp_path), run_before=what_happened, terminal_size=(36, 10))


def _finding(**changes: Any) -> Finding:
    told = {
        "rule": "a.rule", "category": "a", "part": None, "level": "warning",
        "message": "“may have been” doubts that it happened.",
        "why": "You are writing because it did happen.", "source": "A book about apologies",
        "fix": (), "ask": "", "weak": "there may have been a delay", "strong": "it was late",
        "text": "may have been", "start": 0, "end": 13, "line": 1, "column": 1,
    }  # fmt: skip
    return Finding(**{**told, **changes})


class Cards(App[None]):
    """A card of each level, the last one with its details open."""

    CSS_PATH = Path(__file__).parents[2] / "wizard" / "screens" / "finding_card.tcss"

    def compose(self) -> ComposeResult:
        other = _finding(rule="another", message="“sadly” says nothing.", level="nudge")
        yield FindingCard(_finding(level="block", ask="Which day do you mean?", also=(other,)))
        yield FindingCard(_finding(fix=("was", "")))
        yield FindingCard(_finding(level="nudge", why=""))


async def _open_details(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    pilot.app.query(FindingCard).last().query_one("Button.more").focus()
    await pilot.press("enter")
    await pilot.pause()


def test_cards_look(snap_compare: Snap) -> None:
    assert snap_compare(Cards(), run_before=_open_details, terminal_size=(60, 24))


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "ansi-light", "nord"])
async def test_the_words_are_the_same_in_every_theme(tmp_path: Path, theme: str) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        app.theme = theme
        await settled(pilot)
        await write(pilot, "Ms Carter")
        assert "Dear ▌Ms Carter▐," in seen(app)


async def test_every_button_can_be_reached_by_tab(tmp_path: Path) -> None:
    app = app_for(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        reached = set()
        for _ in range(12):
            await pilot.press("tab")
            reached.add(app.focused.id if app.focused else None)
        assert {"do-go_on", "do-back", "do-why", "do-dont_know", "do-flip", "switches"} <= reached
