"""`amends [FLOW]`: the app itself."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from wizard.cli import WRONG
from wizard.cli.call import WrongCall, desk_for, say
from wizard.cli.dispatch import COMMANDS
from wizard.cli.streams import StreamLost
from wizard.text.spans import nearest
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk


def start(chosen: argparse.Namespace) -> int:
    """Open the app, at Home or with one kind of mistake; line by line where nothing can be drawn."""
    try:
        desk = desk_for(chosen, private=chosen.private)
        if chosen.flow is not None:
            known(chosen.flow, desk)
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return WRONG
    if chosen.plain or not _can_draw():
        return _talk(desk, chosen.flow)
    _leave_no_log()
    from wizard.screens.app import run

    return run(desk, chosen.flow)


def _talk(desk: Desk, flow: str | None) -> int:
    """Line by line; where the lines cannot go on, it is said where what was typed is."""
    from wizard.interview.crash import kept_where
    from wizard.plain.conversation import run

    try:
        return run(desk, flow)
    except StreamLost as lost:
        raise StreamLost(*lost.args, kept_where(desk) if lost.args[0] else "") from None


def _leave_no_log() -> None:
    """Textual can write every key, paste and screen to a file or a network: not of a customer's letter.

    It reads these variables when it is imported.
    """
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT"):
        os.environ.pop(name, None)


def _can_draw() -> bool:
    """Whether there is a terminal that moves its cursor and shows every character.

    Textual draws on standard error, so one that leads into a file would leave the terminal empty.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return False
    if os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return False
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def names_no_flow(chosen: argparse.Namespace) -> bool:
    """Whether the first word is neither a flow nor a command; then that is said."""
    try:
        known(chosen.flow, desk_for(chosen, private=True))
    except (WrongCall, FaultyFile) as fault:
        say(str(fault))
        return True
    return False


def known(name: str, desk: Desk) -> None:
    """Nothing where the flow is there; else `WrongCall` with the nearest name, or its `FaultyFile`."""
    names = [flow.name for flow in desk.flows()]
    if name in names:
        return
    if name in desk.library.names():
        desk.library.get(name)  # it is there, and this says what is wrong with it
    close = nearest(name, [*names, *COMMANDS])
    hint = f"Did you mean {close}?" if close else f"There are: {', '.join(names)}."
    raise WrongCall(f"There is no flow or command called {name}. {hint}")
