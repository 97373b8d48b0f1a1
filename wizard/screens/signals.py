"""Leave in good order when the system ends the app: the text is saved, the terminal is given back.

Textual does not handle these signals, and a handler of asyncio never runs while a stalled terminal
holds up its loop. A plain handler does.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

with contextlib.suppress(ImportError):  # Windows has none
    import termios

SECONDS_BETWEEN_LOOKS = 2.0
ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")

# Undo what Textual switches on: mouse (1000, 1002, 1003, 1006, 1015, 1016), focus reports (1004),
# bracketed paste (2004), in-band resize (2048), Kitty keys, colours, the hidden cursor, the other
# screen (1049), long lines that are cut instead of wrapped (7).
RESTORE = (
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"
    b"\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"
)


LONGEST = 0.5
"""Seconds to wait until a terminal that is being painted takes the bytes that restore it."""


def leave_well(settle: Callable[[], None]) -> None:
    """From now on SIGTERM, SIGHUP and SIGQUIT settle, restore the terminal and end with 128+n.

    settle: has what is saved reach the disk; whatever it raises is let go, for nothing can be said
    any more. To be called in the main thread, before the terminal is changed.
    """
    before = _terminal_settings()

    def leave(number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(Exception):
            settle()
        _give_back_terminal(before)
        os._exit(128 + number)

    for name in ENDING:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, leave)


def leave_when_cut_off() -> None:
    """End with SIGHUP's status once the terminal is gone, even where SIGHUP is ignored or lost.

    A thread, for Textual's loop stands still in a write that nobody reads: left alone, it would go
    on for ever and use a good part of a processor. Everything typed is saved by then.
    """
    from threading import Thread
    from time import sleep

    def watch() -> None:
        while _has_terminal():
            sleep(SECONDS_BETWEEN_LOOKS)
        os._exit(128 + 1)

    if _has_terminal():
        Thread(target=watch, name="terminal", daemon=True).start()


def _has_terminal() -> bool:
    try:
        return os.isatty(sys.__stdin__.fileno())  # type: ignore[union-attr]
    except (OSError, ValueError, AttributeError):
        return False


def _terminal_settings() -> list[Any] | None:
    try:
        return termios.tcgetattr(sys.__stdin__.fileno())  # type: ignore[union-attr]
    except Exception:  # no such module, no terminal, no standard input: nothing to give back
        return None


def _give_back_terminal(before: list[Any] | None) -> None:
    """Waits no longer than `LONGEST`: a terminal that nobody reads must not hold us up."""
    with contextlib.suppress(Exception):
        tty = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        # What is still to be painted goes nowhere, else it would come after the restoring.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())  # type: ignore[union-attr]
        _write(tty, RESTORE)
    if before is not None:
        with contextlib.suppress(Exception):
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, before)  # type: ignore[union-attr]


def _write(tty: int, data: bytes) -> None:
    """Write to a terminal as soon as it takes anything."""
    end = time.monotonic() + LONGEST
    while data and time.monotonic() < end:
        try:
            data = data[os.write(tty, data) :]
        except BlockingIOError:  # full, or in the middle of being painted
            time.sleep(0.005)
