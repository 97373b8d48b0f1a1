"""The palette of all actions: what applies to the screen in front, from the one list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from wizard.screens.actions import EVERYWHERE, actions_of

if TYPE_CHECKING:
    from wizard.screens.app import AmendsApp


def commands(app: AmendsApp, screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Every action of this screen, with its key."""
    place = getattr(screen, "place", None)
    if place not in EVERYWHERE:
        return
    for one in actions_of(place):
        if one.id == "command_palette" or (one.id == "save_paste" and not app.too_long):
            continue
        key = app.keys.shown(one)
        told = f"{one.help} Key: {key}." if key else one.help
        yield SystemCommand(one.title, told, partial(_run, app, screen, one.call))


async def _run(app: AmendsApp, screen: Screen[Any], call: str) -> None:
    await app.run_action(call, default_namespace=screen)
