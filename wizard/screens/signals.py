"""Leave in good order when the system ends the app: the text is saved, the terminal is given back.

Textual handles none of these signals but SIGINT, which it takes for a wish to quit; and a handler of
asyncio never runs while a stalled terminal holds up its loop. A plain handler does.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

with contextlib.suppress(ImportError):  # Windows has none
    import termios

SECONDS_BETWEEN_LOOKS = 0.5
ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")

# Undo what Textual switches on: mouse (1000, 1002, 1003, 1006, 1015, 1016), focus reports (1004),
# bracketed paste (2004), in-band resize (2048), Kitty keys, colours, the hidden cursor, the other
# screen (1049), long lines that are cut instead of wrapped (7).
RESTORE = (
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"
    b"\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"
)


LONGEST = 0.5
"""Seconds to wait until a terminal that is being painted takes the bytes that restore it."""

LONGEST_TO_SETTLE = 3.0
"""Seconds for the last change to be saved once the terminal is gone."""


def leave_well(settle: Callable[[], str]) -> None:
    """From now on each of `ENDING` settles, restores the terminal and ends with 128+n.

    settle: has what is saved reach the disk, and gives what is to be read on the normal screen, or
    nothing; whatever it raises is let go. To be called in the main thread, before the terminal is
    changed.
    """
    before = _terminal_settings()

    def leave(number: int, _frame: FrameType | None) -> None:
        for other in numbers:  # a second one must not cut the first one short
            signal.signal(other, signal.SIG_IGN)
        words = ""
        with contextlib.suppress(Exception):
            words = settle()
        _give_back_terminal(before, words)
        os._exit(128 + number)

    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    for number in numbers:
        signal.signal(number, leave)


@contextlib.contextmanager
def ctrl_c_comes_back() -> Iterator[None]:
    """While a question is asked outside the app, Ctrl+C there is a KeyboardInterrupt, no end."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def leave_when_cut_off() -> None:
    """End as by SIGHUP once the terminal is gone, even where the system's SIGHUP goes elsewhere.

    A thread, for Textual's loop stands still in a write that nobody reads: left alone, it would go
    on for ever and use a good part of a processor. What waits to be saved is saved by the handler,
    in the main thread; that one may be held up by a disk, so it is not waited for longer.
    """
    from threading import Thread
    from time import sleep

    def watch() -> None:
        while _has_terminal():
            sleep(SECONDS_BETWEEN_LOOKS)
        os.kill(os.getpid(), signal.SIGHUP)
        sleep(LONGEST_TO_SETTLE)
        os._exit(128 + signal.SIGHUP)

    if _has_terminal():
        Thread(target=watch, name="terminal", daemon=True).start()


def come_back_whole(driver: object, repaint: Callable[[], object]) -> None:
    """After a stop that nobody told the app of (SIGSTOP), it paints itself anew, and that is all.

    Textual would begin again what it never ended: read every key twice, and take its own settings of
    the terminal for those to give back, so that the shell would be left without echo.
    """
    if not hasattr(signal, "SIGCONT") or not callable(told := signal.getsignal(signal.SIGCONT)):
        return  # no signals here, or no terminal
    ours, loop = _terminal_settings(), asyncio.get_running_loop()

    def back(number: int, frame: FrameType | None) -> None:
        if getattr(driver, "_must_signal_resume", False):  # it was told, and gave the terminal back
            told(number, frame)
            return
        if ours is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, ours)  # type: ignore[union-attr]
        loop.call_soon_threadsafe(repaint)

    signal.signal(signal.SIGCONT, back)


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


def _give_back_terminal(before: list[Any] | None, words: str) -> None:
    """And say these words there.

    Waits no longer than `LONGEST`: a terminal that nobody reads must not hold us up.

    While the app is stopped (Ctrl+Z), the terminal is the shell's: it was given back then, and
    touching it from behind would stop the app again instead of ending it. Words may be said then too.
    """
    said = "".join(f"{line}\r\n" for line in words.splitlines()).encode("utf-8", "replace")
    if _behind_the_shell():
        if said:
            with contextlib.suppress(OSError):
                signal.signal(signal.SIGTTOU, signal.SIG_IGN)
                _write(os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY), said)
        return
    with contextlib.suppress(Exception):
        tty = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        # What is still to be painted goes nowhere, else it would come after the restoring.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())  # type: ignore[union-attr]
        _write(tty, RESTORE + said)
    if before is not None:
        with contextlib.suppress(Exception):
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, before)  # type: ignore[union-attr]


def _behind_the_shell() -> bool:
    """Whether another program has the terminal now."""
    try:
        return os.tcgetpgrp(sys.__stdin__.fileno()) != os.getpgrp()  # type: ignore[union-attr]
    except (OSError, ValueError, AttributeError):  # no terminal, or no such thing here
        return False


def _write(tty: int, data: bytes) -> None:
    """Write to a terminal as soon as it takes anything."""
    end = time.monotonic() + LONGEST
    while data and time.monotonic() < end:
        try:
            data = data[os.write(tty, data) :]
        except BlockingIOError:  # full, or in the middle of being painted
            time.sleep(0.005)
