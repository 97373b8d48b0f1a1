"""`amends flows new | preview`: begin a flow of one's own, and see its letter while writing it."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import DONE, FOUND, WRONG
from wizard.cli.call import WrongCall, desk_for, say, tell, there_is
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk

EVERY = 0.4
"""Seconds between two looks at the file."""


def new(chosen: argparse.Namespace) -> int:
    """Write a flow that works, with a sample and its letter, to be changed; its folder may be new."""
    from wizard.interview.starter import begin_flow

    folder = Path(chosen.flows[-1]) if chosen.flows else None
    fresh = folder is not None and not folder.exists() and folder.parent.is_dir()
    try:
        if folder is not None and fresh:
            folder.mkdir()
        made = begin_flow(chosen.name, desk_for(chosen))
    except (WrongCall, FaultyFile, ValueError, OSError) as fault:
        if folder is not None and fresh:
            with suppress(OSError):  # what was begun in it stays
                folder.rmdir()
        say(str(fault))
        return WRONG
    tell(f"{made}\n")
    say(f"Open it in an editor, and beside it: amends flows preview {chosen.name}")
    return DONE


def preview(chosen: argparse.Namespace) -> int:
    """The letter that the examples of a flow give; at a terminal again with every change of a file."""
    try:
        desk = desk_for(chosen, private=True)
        before = _stamps(desk.where.flows)
        code = _shown(chosen.name, desk)
        while sys.stdout.isatty() and not chosen.once:  # until ^C, which ends a command quietly
            sys.stdout.flush()
            time.sleep(EVERY)
            now = _stamps(desk.where.flows)
            if now != before:
                before = now
                tell(f"\n{'-' * 60}\n\n")
                _shown(chosen.name, desk_for(chosen, private=True))
    except WrongCall as fault:
        say(str(fault))
        return WRONG
    return code


def _stamps(folders: tuple[Path, ...]) -> list[tuple[str, int]]:
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            try:
                found.append((str(path), path.stat().st_mtime_ns))
            except OSError:  # an editor is just putting it there
                continue
    return found


def _shown(name: str, desk: Desk) -> int:
    """Say the letter, or what is wrong with the flow. Raises `WrongCall`."""
    from wizard.interview.examples import letter_of_examples

    there_is(name, desk.library)
    try:
        tell(letter_of_examples(name, desk))
    except FaultyFile as fault:
        tell(f"{fault}\n")
        return FOUND
    for warning in desk.library.warnings(name):
        tell(f"{warning.text()}\n")
    return DONE
