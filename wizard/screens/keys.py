"""What can be done on a screen, and the keys for it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from wizard.screens.actions import Place, actions_of
from wizard.screens.controls import Plain, Scroll, key_of


class KeysScreen(ModalScreen[None]):
    """Every action of a screen with its key and what it does."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar = [
        ("escape", "dismiss", "Close"),
        Binding("ctrl+t,f1", "dismiss", "Close", id="why"),
    ]

    def __init__(self, about: Place) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """The list, and a button that closes it."""
        with Scroll(classes="ask"):
            yield Plain()
            yield Button("Close", compact=True, variant="primary")

    def on_mount(self) -> None:
        """Fill the list."""
        lines = [
            Content.assemble((f"{key_of(one, self):<7}{one.title}", "bold"), f"\n       {one.help}")
            for one in actions_of(self._about)
        ]
        self.query_one(Plain).show(Content("\n").join(lines))

    def on_button_pressed(self) -> None:
        """Close it."""
        self.dismiss()
