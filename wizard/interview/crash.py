"""What is said when Amends breaks down: the kind of fault, its place, where the text is. Never a value."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.interview.unsaved import left_in
from wizard.text.yaml_nodes import FaultyFile

if TYPE_CHECKING:
    from wizard.interview.desk import Desk


def fault_words(error: BaseException, kept: str) -> str:
    """What a person is told after a crash. kept: where what they typed is, as a sentence.

    Not what the error says: that can be what a customer is called.
    """
    if isinstance(error, FaultyFile):
        return f"Amends cannot go on: a file of it cannot be read.\n{error}\n{kept}"
    return (
        f"Amends stopped because of a fault of its own: {_kind_and_place(error)}.\n"
        f"{kept}\nPlease report the first line of this message."
    )


def kept_where(desk: Desk) -> str:
    """Where what was typed is. What could not be saved is put somewhere else first."""
    if desk.private:
        return "This was a private letter and is not kept."
    if elsewhere := left_in(desk):
        return elsewhere
    if desk.store.path is None:
        return desk.where.not_kept or "Nothing was typed that could be kept."
    return f"What you typed is kept in {desk.store.path}; start amends again to go on with it."


def without_values() -> None:
    """What breaks down in a thread, or behind the scenes, is told in the same way."""

    def told(fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None and sys.stderr is not None:
            sys.stderr.write(f"A part of Amends stopped: {_kind_and_place(fault.exc_value)}.\n")

    threading.excepthook = told
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)


def _kind_and_place(error: BaseException) -> str:
    return f"{type(error).__name__} at {_place(error)}"


def _place(error: BaseException) -> str:
    """File and line where it arose: the last of ours, and the last of all where that differs."""
    trace, places = error.__traceback__, []
    while trace is not None:
        places.append(f"{_short(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}")
        trace = trace.tb_next
    ours = [place for place in places if place.startswith("wizard/")]
    named = dict.fromkeys([*ours[-1:], *places[-1:]])
    return ", in ".join(named) or "an unknown place"


def _short(file: str) -> str:
    parts = Path(file).parts
    for package in ("wizard", "textual", "rich"):
        if package in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(package) :])
    return parts[-1] if parts else "?"
