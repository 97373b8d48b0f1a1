"""Proofreading beside the writing: one thread owns Harper, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread

from wizard.checks.proofread import Slip, slips

REMEMBERED = 8
"""How many texts' slips are kept: the last ones of a letter that is being edited."""

_Asked = tuple[str, Callable[[], object]]


class Proofreading:
    """Looks for slips in texts, the latest first; a text that was overtaken is not read at all."""

    def __init__(self, english: str) -> None:
        self.english = english
        self._known: dict[str, tuple[Slip, ...]] = {}
        self._asked: _Asked | None = None
        self._change = Condition()
        self._closed = False
        self._thread: Thread | None = None

    def known(self, text: str) -> tuple[Slip, ...]:
        """The slips of a text that has been read; none as long as it has not."""
        return self._known.get(text, ())

    def ask(self, text: str, done: Callable[[], object]) -> None:
        """Have a text read. `done` is called in the other thread, if there is anything new to say."""
        if text in self._known or self._closed:
            return
        with self._change:
            self._asked = (text, done)
            self._change.notify()
        if self._thread is None:
            self._thread = Thread(target=self._read, name="proofreading")
            self._thread.start()

    def close(self) -> None:
        """Read nothing more; what is being read is read to its end, within a second or so."""
        with self._change:
            self._closed = True
            self._change.notify()

    def _read(self) -> None:
        while (asked := self._next()) is not None:
            text, done = asked
            self._known[text] = slips(text, self.english)
            while len(self._known) > REMEMBERED:
                del self._known[next(iter(self._known))]
            if not self._closed and self._known[text]:
                done()

    def _next(self) -> _Asked | None:
        with self._change:
            self._change.wait_for(lambda: self._asked is not None or self._closed)
            asked, self._asked = self._asked, None
            return None if self._closed else asked
