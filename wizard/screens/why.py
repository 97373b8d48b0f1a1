"""Why a question is asked, what a good answer does, and the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from wizard.flow.model import Question
from wizard.interview.pages import NOT_KNOWN
from wizard.screens.actions import actions_of
from wizard.screens.controls import Plain, Scroll, key_of


class WhyScreen(ModalScreen[None]):
    """A panel over the page. The strong wording and the note for trainers show only when asked for."""

    CSS_PATH = "why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        Binding("ctrl+t,f1", "dismiss", "Close", id="why"),
        Binding("ctrl+o", "dismiss", "Close", id="back"),
        Binding("f3", "strong", "Show strong", id="strong"),
        ("up", "scroll(-1)", "Up"),
        ("down", "scroll(1)", "Down"),
    ]

    def __init__(self, question: Question, *, strong: bool = False, note: bool = False) -> None:
        super().__init__()
        self._question = question
        self._strong = strong
        self._note = note
        self._words = Plain(classes="words")

    def compose(self) -> ComposeResult:
        """The words, and the buttons below."""
        with Vertical(classes="panel"):
            yield Scroll(self._words)
            with Horizontal(classes="buttons"):
                yield Button(Content("Close"), variant="primary", compact=True, id="close")
                yield Button(Content("Show strong"), compact=True, id="strong")
                yield Button(Content("Note for trainers"), compact=True, id="note")

    def on_mount(self) -> None:
        """Show it, with the keyboard on Close."""
        self.query_one(".panel").border_title = Content("Why?")
        self._draw()
        self.set_focus(self.query_one("#close"))

    def _draw(self) -> None:
        self._words.show(Content("\n\n").join(self._paragraphs()))
        self.query_one("#strong").display = bool(self._question.strong) and not self._strong
        self.query_one("#note").display = bool(self._question.trainer_note) and not self._note

    def _paragraphs(self) -> list[Content]:
        question = self._question
        told = [
            ("", question.label),
            ("Why it is asked", question.why),
            ("A good answer", question.help),
            ("If you do not know it", NOT_KNOWN[question.unknown]),
            ("Weak", question.weak),
            ("Strong", question.strong if self._strong else ""),
            ("Note for trainers", question.trainer_note if self._note else ""),
        ]
        parts = [_paragraph(head, words) for head, words in told if words]
        keyed = ((key_of(one, self), one.title) for one in actions_of("interview"))
        keys = [f"{key:<7}{title}" for key, title in keyed if key]
        return [*parts, _paragraph("Keys", "\n".join(keys))]

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button of the panel."""
        event.stop()
        if event.button.id == "close":
            self.dismiss()
        elif event.button.id == "strong":
            self.action_strong()
        else:
            self._note = True
            self._draw()

    def action_strong(self) -> None:
        """Show the strong wording."""
        self._strong = True
        self._draw()

    def action_scroll(self, lines: int) -> None:
        """Move the words up or down."""
        self.query_one(Scroll).scroll_relative(y=lines, animate=False)


def _paragraph(head: str, words: str) -> Content:
    if not head:
        return Content.assemble((words, "bold"))
    return Content.assemble((f"{head}\n", "bold $text-primary"), words)
