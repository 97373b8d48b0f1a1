"""A desk with everything real in a folder of its own, and the app as a person sees it."""

from __future__ import annotations

import html
import re
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from wizard.answers.entries import Entry
from wizard.interview.desk import Desk
from wizard.interview.places import places
from wizard.screens.app import AmendsApp

FLOWS = Path(__file__).parent / "flows"
MORNING = datetime(2026, 11, 17, 9, 0, tzinfo=timezone.utc)
CELL = 12.2  # the width of a column in an exported picture
_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


def environ(home: Path) -> dict[str, str]:
    """The variables of a user whose home is an empty folder."""
    return {
        "HOME": str(home),
        "AMENDS_STATE": str(home / "state"),
        "AMENDS_CONFIG": str(home / "config"),
        "AMENDS_CACHE": str(home.parent / "cache"),  # shared: reading the flows anew is slow
        "TZ": "Europe/London",
        "LANG": "en_GB.UTF-8",
    }


def new_desk(home: Path, *, private: bool = False, proofread: bool = False) -> Desk:
    """A desk on a Tuesday morning, with the flow of the tests beside the shipped ones.

    proofread: what it finds comes when it comes, so pictures are taken without.
    """
    env = environ(home)
    return Desk(places(env, [FLOWS], private), env, lambda: MORNING, private, proofread)


def app_for(
    home: Path, start: str | None = "mugs", *, private: bool = False, proofread: bool = False
) -> AmendsApp:
    """The app, opened at a new letter about wrong mugs."""
    return AmendsApp(new_desk(home, private=private, proofread=proofread), start)


def seen(app: AmendsApp) -> str:
    """What is on the screen, line by line, as a person reads it."""
    rows: dict[float, str] = {}
    for x, y, text in sorted(
        (float(x), float(y), html.unescape(text))
        for x, y, text in _TEXT.findall(app.export_screenshot())
    ):
        line = rows.get(y, "")
        rows[y] = line + " " * (round(x / CELL) - cell_len(line)) + text.replace("\u00a0", " ")
    return "\n".join(rows[y].rstrip() for y in sorted(rows))


def letter(app: AmendsApp) -> str:
    """The letter in the right-hand column, on one line and without the marks."""
    lines = [line.partition("▏")[2] for line in seen(app).split("\n")]
    return " ".join(" ".join(lines).replace("▌", "").replace("▐", "").split())


def read(app: AmendsApp) -> str:
    """The same as running text: each column of its own, lines joined, frames left out."""
    lines = [line.partition("▏") for line in seen(app).splitlines()]
    columns = " ".join(line[0] for line in lines) + " " + " ".join(line[2] for line in lines)
    return " ".join(re.sub("[▌▁▂▃▄▅▆▇█│┃╭╮╰╯─━┏┓┗┛]", " ", columns).split())


async def write(pilot: Pilot[Any], text: str) -> None:
    """Put a text into the box with the keyboard, all at once as a paste does."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


async def act(pilot: Pilot[Any], action: str) -> None:
    """Do what a button or a line of the palette does."""
    await pilot.app.screen.run_action(f"screen.{action}")
    await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the letter and the remarks are drawn anew."""
    for _ in range(500):
        await pilot.pause()
        assert pilot.app.return_code != 1, "the app has broken down"
        if not pilot.app.is_running:
            break
        screen = pilot.app.screen
        if getattr(screen, "drawn", True) and getattr(screen, "ready", True):
            break
        await pilot.pause(0.02)
    await pilot.pause()


async def shown(pilot: Pilot[Any], words: str) -> str:
    """Wait until these words are on the screen (the first check of a run reads every rule)."""
    for _ in range(100):
        await pilot.pause(0.1)
        if words in read(pilot.app):  # type: ignore[arg-type]
            break
    screen = read(pilot.app)  # type: ignore[arg-type]
    assert words in screen
    return screen


def stored(home: Path, key: str) -> Entry:
    """An answer of the newest case, as it lies in the SQLite file, read by another desk."""
    desk = new_desk(home)
    try:
        return desk.resume(desk.in_hand()[0].id).entry(key)
    finally:
        desk.close()
