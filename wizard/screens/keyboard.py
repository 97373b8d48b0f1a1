"""What comes from the keyboard, made harmless before Textual reads it.

Textual 8.2 decodes it strictly: one byte that is no UTF-8, from a Latin-1 paste or an old mouse
report, ends the app (Textualize/textual#6456). And an escape character within a paste has the rest
of the paste arrive as keys: a pasted ^Q would quit.
"""

from __future__ import annotations

import codecs
import re
import select
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

START, END = "\x1b[200~", "\x1b[201~"
PAUSE = 0.05
"""Seconds of silence after which the end of a paste was its end. One that was itself pasted has the
rest of the paste right behind it; a person takes longer to the next key."""

GIVEN_UP = 2.0
"""Seconds of silence after which the end of a paste will not come: the line was cut in the middle."""

_SMALL = 32  # the bytes of a read that may be keys and moves of the mouse; more at once is a paste
_MOST_SMALL = 20  # so many of them on end are a key held down, and it is not kept waiting
_CONTROL = "\x1c"  # stands for one that cannot be passed on; whoever takes the paste leaves it out
_ESCAPE = re.compile("\x1b([@-_]?)", re.DOTALL)


class KeyboardDecoder:
    """Decodes what is typed and pasted, in whatever pieces it comes.

    A terminal that lets everything through has a paste hold its own end, and keys behind it. So
    the end of a paste is its last one before the next paste begins, and is passed on only when
    something tells that it was the last: another paste, or `wait_is_over`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._bytes = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._clock = clock
        self._heard = clock()
        self._pasting = False
        self._given_up = False
        self._before = ""  # the last characters outside a paste: its mark may come in two pieces
        self._held = ""  # what may be the mark that ends a paste, and what came behind it
        self._small = 0  # reads of a few bytes since that mark

    @property
    def waits(self) -> bool:
        """Whether a paste has ended if nothing comes behind it."""
        return self._held.startswith(END)

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of these bytes; what may not have been the end of a paste is given later."""
        text = self._bytes.decode(data, final)
        self._heard = self._clock()
        if self._given_up and len(data) > _SMALL:
            text = START + text  # it does go on
        self._given_up = False
        if self.waits:
            self._small += len(data) <= _SMALL
        out = []
        while text:
            given, text = self._paste(text) if self._pasting else self._keys(text)
            out.append(given)
        if self.waits and (final or self._small > _MOST_SMALL):
            out.append(self.wait_is_over())
        return "".join(out)

    def wait_is_over(self) -> str:
        """Nothing more has come for a while: what was held back for that long."""
        if self.waits:
            keys = self._held.removeprefix(END)
            self._pasting, self._held = False, ""
            return END + self._keys(keys)[0]
        if self._pasting and self._clock() - self._heard >= GIVEN_UP:
            pasted, self._held = self._held, ""
            self._pasting, self._given_up = False, True
            return _harmless(pasted) + END
        return ""

    def _keys(self, text: str) -> tuple[str, str]:
        """What is typed, up to the beginning of a paste; and the rest."""
        seen = self._before + text
        at = seen.find(START)
        typed = len(text) if at < 0 else max(at - len(self._before), 0)
        if text.find(END, 1, typed) > 0:  # no terminal ends what never began: a paste goes on
            self._pasting, self._before = True, ""
            return START, text
        if at < 0:
            self._before = seen[1 - len(START) :]
            return text, ""
        self._pasting, end = True, at + len(START) - len(self._before)
        self._before = ""
        return text[:end], text[end:]

    def _paste(self, text: str) -> tuple[str, str]:
        """What is pasted, up to its last end; and the rest, once there is another paste in it."""
        waited, seen, self._held = self.waits, self._held + text, ""
        first = seen.find(END)
        if first < 0:
            at = next((at for at in range(1 - len(END), 0) if END.startswith(seen[at:])), 0)
            if at:
                seen, self._held = seen[:at], seen[at:]
            return _harmless(seen), ""
        begins = seen.find(START, first)
        last = seen.rfind(END, first, begins if begins >= 0 else len(seen))
        pasted, behind = seen[:last], seen[last:]
        if begins < 0:
            self._held = behind
            if last or not waited:
                self._small = 0
            return _harmless(pasted), ""
        self._pasting = False
        return _harmless(pasted) + END, behind.removeprefix(END)


def _harmless(pasted: str) -> str:
    """A part of a paste without ESC and NUL. (Textual would drop a NUL, and nobody would be told.)"""
    return _ESCAPE.sub(_one_character, pasted.replace("\0", _CONTROL))


def _one_character(escape: re.Match[str]) -> str:
    """The one character that means the same as ESC and the next; a control character for others."""
    return chr(ord(escape[1]) + 0x40) if escape[1] else _CONTROL


def read_any_bytes() -> None:
    """Have Textual read the keyboard through `KeyboardDecoder`."""
    try:
        from textual._xterm_parser import XTermParser
        from textual.drivers import linux_driver
    except ImportError:  # Windows has another driver
        return

    class Parser(XTermParser):
        """Textual's own, which is asked after every read and in every silence for what is due."""

        def __init__(self, debug: bool = False) -> None:
            super().__init__(debug)
            self.keyboard = KeyboardDecoder()
            reading[:] = [self.keyboard]

        def tick(self) -> Iterable[Any]:
            yield from super().tick()
            if self.keyboard.waits and _something_comes():
                return
            if due := self.keyboard.wait_is_over():
                yield from self.feed(due)

    reading: list[KeyboardDecoder] = []  # a terminal is read in a thread of its own each time
    driver: Any = linux_driver
    driver.XTermParser = Parser
    driver.getincrementaldecoder = lambda _name: lambda: reading[0]


def _something_comes() -> bool:
    """Whether the keyboard has more to read before long."""
    keys = sys.__stdin__
    return keys is not None and bool(select.select([keys], [], [], PAUSE)[0])
