"""A panel of words over a screen, to read and to close; Why? and the keys are told in one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from wizard.screens.controls import Plain, Scroll


class Panel(ModalScreen[None]):
    """The words, which the arrow keys move, and below them a row of buttons of which one closes it."""

    CSS_PATH = "panel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("ctrl+t,f1", "dismiss", "Close", id="why"),
        Binding("ctrl+o", "dismiss", "Close", id="back"),
        Binding("up", "scroll(-1)", "Up"),
        Binding("down", "scroll(1)", "Down"),
        Binding("pageup", "scroll_pages(-1)", "A page up"),
        Binding("pagedown", "scroll_pages(1)", "A page down"),
    ]
    title_of_panel: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._words = Plain(classes="words")

    def words(self) -> Content:
        """What there is to read."""
        raise NotImplementedError

    def more_buttons(self) -> list[Button]:
        """The buttons beside the one that closes it."""
        return []

    def compose(self) -> ComposeResult:
        """The words, and the buttons below."""
        with Vertical(classes="panel"):
            yield Scroll(self._words)
            with Horizontal(classes="buttons"):
                yield Button(Content("Close"), variant="primary", compact=True, id="close")
                yield from self.more_buttons()

    def on_mount(self) -> None:
        """Show it, with the keyboard on Close."""
        self.query_one(".panel").border_title = Content(self.title_of_panel)
        self.draw()
        self.set_focus(self.query_one("#close"))

    def draw(self) -> None:
        """Show the words as they are now."""
        self._words.show(self.words())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close it, or do what another button says."""
        event.stop()
        if event.button.id == "close":
            self.dismiss()
        else:
            self.pressed(event.button.id or "")

    def pressed(self, name: str) -> None:
        """One of the other buttons was pressed."""

    def action_scroll(self, lines: int) -> None:
        """Move the words up or down."""
        self.query_one(Scroll).scroll_relative(y=lines, animate=False)

    def action_scroll_pages(self, pages: int) -> None:
        """Move the words by as much as is seen of them."""
        self.action_scroll(pages * max(self.query_one(Scroll).size.height - 1, 1))
