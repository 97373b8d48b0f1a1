"""Proofreading beside the writing: one thread owns Harper, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread

from wizard.checks.proofread import Slip, slips

REMEMBERED = 8
"""How many texts' slips are kept: the last ones of a letter that is being edited."""

_Asked = tuple[str, Callable[[], object]]


class Proofreading:
    """Looks for slips in texts, the latest first; a text that was overtaken is not read at all.

    The thread is there only as long as there is something to read, so that no end waits for it longer
    than for one text.
    """

    def __init__(self, english: str) -> None:
        self.english = english
        self._known: dict[str, tuple[Slip, ...]] = {}
        self._asked: _Asked | None = None
        self._reading = False
        self._closed = False
        self._change = Lock()

    def known(self, text: str) -> tuple[Slip, ...]:
        """The slips of a text that has been read; none as long as it has not."""
        return self._known.get(text, ())

    def ask(self, text: str, done: Callable[[], object]) -> None:
        """Have a text read. `done` is called in the other thread, if there is anything new to say."""
        with self._change:
            if text in self._known or self._closed:
                return
            self._asked = (text, done)
            if not self._reading:
                self._reading = True
                Thread(target=self._read, name="proofreading").start()

    def close(self) -> None:
        """Read nothing more; what is being read is read to its end, within a second or so."""
        with self._change:
            self._closed = True

    def _read(self) -> None:
        while (asked := self._next()) is not None:
            text, done = asked
            try:
                found = slips(text, self.english)
            except BaseException:  # a fault of the proofreader is no reason to stop writing
                found = ()
            with self._change:
                self._known[text] = found
                while len(self._known) > REMEMBERED:
                    del self._known[next(iter(self._known))]
            if found and not self._closed:
                done()

    def _next(self) -> _Asked | None:
        with self._change:
            asked, self._asked = self._asked, None
            self._reading = asked is not None and not self._closed
            return asked if self._reading else None
