"""Two small questions over a screen: are you sure, and one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Button

from wizard.screens.controls import Boxed, Plain, Scroll
from wizard.screens.editors import LineBox, Told


class Sure(ModalScreen[bool]):
    """A question with two answers; the safe one has the focus, and Escape gives it."""

    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "#no"
    BINDINGS: ClassVar = [("escape", "dismiss(False)", "No")]

    def __init__(self, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._words = (question, yes, no)

    def compose(self) -> ComposeResult:
        """The question and its two buttons."""
        question, yes, no = self._words
        with Scroll(classes="ask"):
            yield Plain(question)
            with Horizontal(classes="buttons"):
                yield Button(no, id="no", compact=True, variant="primary")
                yield Button(yes, id="yes", compact=True)

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class AskLine(ModalScreen[str]):
    """One line of text; "" when the person goes back."""

    CSS_PATH = "ask.tcss"
    AUTO_FOCUS = "LineBox"
    BINDINGS: ClassVar = [("escape", "dismiss('')", "Go back")]

    def __init__(self, question: str, yes: str, *, value: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._words = (question, yes, value, placeholder)

    def compose(self) -> ComposeResult:
        """The question, the box and the buttons."""
        question, yes, value, placeholder = self._words
        with Scroll(classes="ask"):
            yield Plain(question)
            self._box = LineBox(lambda: None, self._take)
            self._box.placeholder = placeholder
            self._box.seed(value)
            yield Boxed(self._box)
            with Horizontal(classes="buttons"):
                yield Button(yes, id="yes", compact=True, variant="primary")
                yield Button("Go back", id="no", compact=True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._take()
        else:
            self.dismiss("")

    @on(Told)
    def _say(self, event: Told) -> None:
        event.stop()
        self.notify(event.words, markup=False, severity="warning")

    def _take(self) -> None:
        self.dismiss(self._box.value.strip())
