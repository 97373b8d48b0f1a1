"""Make the pictures in `screenshots/` from fixed answers, at a fixed time.

`python -m tests.screenshots` writes them; with `--check` it only says which are not current (exit 1).
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

from tests.screens.at_the_desk import environ, settled, write
from wizard.deliver.outcome import Attempt, Copied, Outcome
from wizard.flow.shipped import shipped_folder
from wizard.interview.desk import Desk
from wizard.interview.places import places
from wizard.interview.review import Review
from wizard.interview.samples import case_of
from wizard.screens.app import AmendsApp

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
MORNING = datetime(2026, 5, 7, 9, 20, tzinfo=timezone.utc)
SAMPLE = shipped_folder() / "samples" / "billing" / "charged-twice.yaml"
WEAK = """Dear Customer,

We apologise for any inconvenience this may have caused. Mistakes were made, and we are looking into it.

Rest assured that this will never happen again. We hope to have your refund with you as soon as possible.

Kind regards,
The Team
"""


class Picture(NamedTuple):
    """One picture: its file, how to get there, what to type there, the keys after it, its size."""

    name: str
    go: Callable[[AmendsApp], None]
    typed: str = ""
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (110, 34)


def stay(_: AmendsApp) -> None:
    """Home, as it opens."""


def to_question(app: AmendsApp) -> None:
    """The question what went wrong, for somebody whose name is given."""
    interview = app.desk.begin("billing")
    interview.answer("customer_name", "Ms Obi")
    interview.open("what_happened")
    app.show_interview(interview)


def _letter(app: AmendsApp) -> Review:
    flow = app.desk.library.get("billing")
    interview = app.desk.adopt(flow, case_of(SAMPLE, flow, app.desk))
    interview.answer("impact", "this may have caused you some inconvenience")
    interview.review()
    return Review(interview)


def to_review(app: AmendsApp) -> None:
    """A whole letter with one weak sentence in it."""
    app.show_review(_letter(app).interview)


def to_sent(app: AmendsApp) -> None:
    """After a copy that was read back equal."""
    read_back = Attempt("xclip", Outcome.CHECKED, "Read back equal.")
    app.show_sent(_letter(app), Copied((read_back,)))


def to_check(app: AmendsApp) -> None:
    """A letter written elsewhere."""
    app.show_check(WEAK)


PICTURES = (
    Picture("home", stay),
    Picture("interview", to_question, "there may have been a problem with May"),
    Picture("review", to_review),
    Picture("sent", to_sent),
    Picture("check", to_check),
    Picture("small", to_question, "we charged your card twice for May", (), (80, 24)),
    Picture("light", stay, "", ("f9",)),
)


async def drawn(picture: Picture) -> str:
    """The picture as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        user = environ(home)
        desk = Desk(places(user), user, lambda: MORNING)
        app = AmendsApp(desk)
        async with app.run_test(size=picture.size) as pilot:
            await settled(pilot)
            picture.go(app)
            await settled(pilot)
            if picture.typed:
                await write(pilot, picture.typed)
            await pilot.press(*picture.keys)
            await settled(pilot)
            await pilot.pause(0.5)
            await settled(pilot)
            svg = app.export_screenshot(title="amends")
        desk.close()
    return svg


def main(arguments: list[str]) -> int:
    """Write the pictures, or compare them."""
    stale = []
    for picture in PICTURES:
        svg = asyncio.run(drawn(picture))
        file = FOLDER / f"{picture.name}.svg"
        if arguments != ["--check"]:
            file.write_text(svg, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != svg:
            stale.append(file.name)
    if stale:
        print(f"Not current: {', '.join(stale)}. Make them anew: python -m tests.screenshots")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
