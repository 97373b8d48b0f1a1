"""What is typed or pasted while the keyboard is on a switch or a button: it goes into the box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget
from textual.widgets import Button

from wizard.screens.frame import FramedScreen
from wizard.screens.word_row import Switches

if TYPE_CHECKING:
    from wizard.screens.fields import Field


class IntoTheBox(FramedScreen):
    """A screen of boxes, switches and buttons. Words meant for a box are never lost on the others."""

    hands_pastes_on = True

    @property
    def active(self) -> Field | None:
        """The question one is at."""
        raise NotImplementedError

    def go_to(self, widget: Widget) -> None:
        """Bring a part of the page in front, with the keyboard."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """A letter; Space and Enter are the button's own."""
        if event.is_printable and event.character != " ":
            self._into_the_box(event)

    def on_paste(self, event: events.Paste) -> None:
        """A paste."""
        self._into_the_box(event)

    def _into_the_box(self, event: events.Key | events.Paste) -> None:
        field = self.active
        if field is not None and field.takes_text and isinstance(self.focused, (Switches, Button)):
            event.stop()
            self.go_to(field.entrance())
            field.hand(event)
