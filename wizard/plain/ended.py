"""Ended by a signal: what was entered is kept, and where it is can still be said."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import NoReturn

from wizard.plain.talk import Talk

LONGEST = 0.5
"""Seconds for the last words to be taken."""

ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")


class Ended(BaseException):
    """A signal wants it to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number

    def leave(self, say: Callable[[], object]) -> NoReturn:
        """Say something last, and be gone; no line that takes nothing holds it up for long."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, lambda *_: os._exit(self.status))
            signal.setitimer(signal.ITIMER_REAL, LONGEST)
        with contextlib.suppress(OSError, ValueError):  # the terminal is gone
            say()
            sys.stdout.flush()
        os._exit(self.status)


@contextlib.contextmanager
def heard(talk: Talk) -> Iterator[None]:
    """While it talks, each of `ENDING` raises `Ended` where a line is waited for or said.

    Nowhere else: a line that was entered is kept first.
    """
    wanted = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]

    def end(number: int, _frame: FrameType | None) -> None:
        for other in wanted:  # a second one must not cut the first one short
            signal.signal(other, signal.SIG_IGN)
        talk.end(Ended(number))

    before = {}
    with contextlib.suppress(ValueError):  # not in the main thread: nobody can listen there
        before = {number: signal.signal(number, end) for number in wanted}
    try:
        yield
    except Ended:
        before.clear()  # it goes on ending
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
