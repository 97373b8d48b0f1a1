"""What every box is given passes here first, those that are Textual's own too.

The boxes of Amends clean what is pasted themselves, and say what came of it. The search of the
palette would take a paste as it comes, and Textual passes over typed characters that it does not
hold to be printable: a space that does not break, a joiner, a direction control. They go the way
of a paste, so that they are kept, or counted aloud.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events
from textual.notifications import Notify
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from wizard.screens.editors import LeftOut, fitting, taken
from wizard.screens.key_order import AppWithKeysInOrder
from wizard.text.clean import clean, left_out

ALL_IN = 0.2
"""Seconds after which no more is waited for before it is said how much was left out."""


class GuardedApp(AppWithKeysInOrder):
    """An app whose boxes are given text, and nothing that steers or hides."""

    def __init__(self) -> None:
        super().__init__()
        self._left_out = 0
        self._telling: Timer | None = None

    async def _let_go(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and _passed_over(event):
            event = events.Paste(_run(event, self._waiting))
        if _own(self.focused):
            await super()._let_go(event)
        elif isinstance(event, events.Paste):
            text, said = taken(event.text, one_line=True)
            if said and isinstance(self.focused, Input):
                self.notify(said, markup=False, severity="warning")
            await super()._let_go(events.Paste(text))
        elif isinstance(event, events.Key) and _does_not_fit(event, self.focused):
            self._on_its_way = event
            self.post_message(LeftOut(1))
            self._ended(event)
        else:
            await super()._let_go(event)

    def notify(self, message: str, **more: Any) -> None:
        """Say something in passing: the name of a file, as it may be in it, steers nothing."""
        super().notify(clean(message).text, **more)

    def on_notify(self, event: Notify) -> None:
        """What is said again stands in the place of what was said before."""
        same = [one for one in self._notifications if one.message == event.notification.message]
        for before in same:
            self._unnotify(before, refresh=False)

    def on_left_out(self, event: LeftOut) -> None:
        """Characters could not be kept; a burst of them is said once."""
        self._left_out += event.characters
        if self._telling is None:
            self._telling = self.set_timer(ALL_IN, self._tell_left_out)

    def _tell_left_out(self) -> None:
        if not getattr(self.screen, "drawn", True):  # it would be gone before the screen is seen
            self._telling = self.set_timer(ALL_IN, self._tell_left_out)
            return
        told, self._left_out, self._telling = left_out(self._left_out), 0, None
        self.call_after_refresh(self.notify, told, markup=False, severity="warning", timeout=10)


def _own(widget: Widget | None) -> bool:
    """Whether it cleans what it is given, or hands it to a box that does."""
    if widget is None:
        return False
    return getattr(widget, "cleans_pastes", getattr(widget.screen, "hands_pastes_on", False))


def _passed_over(event: events.Event) -> bool:
    """Whether it is a typed character that Textual takes for none."""
    character = event.character if isinstance(event, events.Key) else None
    return character is not None and not character.isascii() and not character.isprintable()


def _run(event: events.Key, waiting: deque[events.Event]) -> str:
    """Its character, and those that wait right behind it and are of the same kind."""
    text = event.character or ""
    while waiting and _passed_over(waiting[0]):
        following = waiting.popleft()
        text += (following.character or "") if isinstance(following, events.Key) else ""
    return text


def _does_not_fit(event: events.Key, widget: Widget | None) -> bool:
    """Whether it is one accent too many for what stands in a box of Textual's own."""
    if not isinstance(widget, Input) or event.character is None or event.character.isascii():
        return False
    start, end = sorted(widget.selection)
    return fitting(widget.value[:start], event.character, widget.value[end:]).removed > 0
