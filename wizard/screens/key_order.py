"""Keys one after the other.

Textual hands every key to the widget that has the keyboard at that moment, and runs a binding such
as Enter only after the key has climbed to the app. In a burst, as a slow line delivers, the letters
typed after Enter are then already in the box that Enter was meant to leave. Here a key sets out only
when the one before it has come to its end, and when the screen in front has its boxes ready.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

LONGEST = 2.0
"""Seconds after which a key that never came to an end is not waited for."""

SHORT = 0.01
"""Seconds between two looks whether a screen is ready."""


class AppWithKeysInOrder(App[None]):
    """An app in which no key or paste overtakes another."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._on_its_way: events.Event | None = None
        self._set_out = 0.0
        self._asked = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste set out, or wait for its turn."""
        fresh = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if not fresh:
            await super().on_event(event)
            return
        if self._on_its_way is not None and monotonic() - self._set_out > LONGEST:
            self._ended(self._on_its_way)
        self._waiting.append(event)
        if self._on_its_way is None and len(self._waiting) == 1:
            self._asked = monotonic()
            await self._next()

    async def _let_go(self, event: events.Event) -> None:
        self._on_its_way = event
        self._set_out = monotonic()
        target: MessagePump = self.focused or self.screen
        await super().on_event(event)
        if event.is_forwarded:
            self._follow(target, event)
        else:  # a key of the app's own: done already
            self._ended(event)

    def _follow(self, pump: MessagePump, event: events.Event) -> None:
        """Ask to be told when this part of the way lies behind the key."""
        if not pump.call_later(self._passed, pump, event):
            self._ended(event)

    def _passed(self, pump: MessagePump, event: events.Event) -> None:
        parent: Any = pump._parent
        if pump is self or parent is None or event._stop_propagation:
            self._ended(event)
        else:
            self._follow(parent, event)

    def _ended(self, event: events.Event) -> None:
        if event is not self._on_its_way:
            return  # it was given up for lost
        self._on_its_way = None
        if self._waiting:
            self._asked = monotonic()
            self.call_later(self._next)

    async def _next(self) -> None:
        if self._on_its_way is not None or not self._waiting:
            return
        ready = getattr(self.screen, "ready", True)
        if ready or monotonic() - self._asked > LONGEST:
            await self._let_go(self._waiting.popleft())
        else:
            self.set_timer(SHORT, self._next)
