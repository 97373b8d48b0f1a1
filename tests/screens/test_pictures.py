"""A picture of each screen at the two usual sizes. Make them anew with `pytest --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.at_the_desk import app_for, settled
from wizard.deliver.outcome import Attempt, Copied, Outcome
from wizard.interview.review import Review
from wizard.screens.app import AmendsApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
ANSWERS = {
    "customer_name": "Ms Carter",
    "what_happened": "there may have been a mix-up with your blue mugs",
    "cause": "I read the colour off the wrong line",
    "whose": "ours",
    "refund": "12.50",
}
WEAK = (
    "Dear Valued Customer,\n\nWe are sorry that there may have been a mix-up.\n\nKind regards,\nSam"
)


def mended(app: AmendsApp) -> Review:
    """The review of a letter with a weak sentence and a blank."""
    interview = app.desk.begin("mugs")
    for key, raw in ANSWERS.items():
        interview.answer(key, raw)
    interview.review()
    return Review(interview)


def of_review(app: AmendsApp) -> None:
    """The review."""
    app.show_review(mended(app).interview)


def of_check(app: AmendsApp) -> None:
    """A letter written elsewhere."""
    app.show_check(WEAK)


def of_sent(app: AmendsApp) -> None:
    """After a copy."""
    done = Attempt("xclip", Outcome.CHECKED, "Read back equal.")
    app.show_sent(mended(app), Copied((done,)))


@SIZES
@pytest.mark.parametrize(
    ("show", "keys"),
    [
        pytest.param(of_review, [], id="review"),
        pytest.param(of_review, ["ctrl+l"], id="review-remarks"),
        pytest.param(of_review, ["f7"], id="review-settings"),
        pytest.param(of_check, ["f10"], id="check"),
        pytest.param(of_sent, [], id="sent"),
    ],
)
def test_a_letter(
    snap_compare: Any,
    tmp_path: Path,
    size: tuple[int, int],
    show: Callable[[AmendsApp], None],
    keys: list[str],
) -> None:
    app = app_for(tmp_path, start=None)

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        show(app)
        await pilot.pause(1)
        await pilot.press(*keys)
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)


@SIZES
def test_home(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_for(tmp_path, start=None)
    mended(app)

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)


def test_home_in_the_light(snap_compare: Any, tmp_path: Path) -> None:
    app = app_for(tmp_path, start=None)

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press("f9")
        await settled(pilot)

    assert snap_compare(app, terminal_size=(80, 24), run_before=before)
