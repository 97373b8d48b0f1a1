"""Why a question is asked, what a good answer does, and the keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button

from wizard.flow.model import Question
from wizard.interview.pages import NOT_KNOWN
from wizard.screens.actions import actions_of
from wizard.screens.controls import key_of
from wizard.screens.panel import Panel


class WhyScreen(Panel):
    """The strong wording and the note for trainers show only when asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "strong", "Show strong", id="strong"),
    ]
    title_of_panel = "Why?"

    def __init__(self, question: Question, *, strong: bool = False, note: bool = False) -> None:
        super().__init__()
        self._question = question
        self._strong = strong
        self._note = note

    def more_buttons(self) -> list[Button]:
        """What is shown only when asked for."""
        return [
            Button(Content("Show strong"), compact=True, id="strong"),
            Button(Content("Note for trainers"), compact=True, id="note"),
        ]

    def draw(self) -> None:
        """The words, and the buttons for what is not shown yet."""
        super().draw()
        self.query_one("#strong").display = bool(self._question.strong) and not self._strong
        self.query_one("#note").display = bool(self._question.trainer_note) and not self._note

    def words(self) -> Content:
        """Why, what a good answer does, and the keys."""
        return Content("\n\n").join(self._paragraphs())

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

    def pressed(self, name: str) -> None:
        """Show what was asked for."""
        if name == "strong":
            self.action_strong()
        else:
            self._note = True
            self.draw()

    def action_strong(self) -> None:
        """Show the strong wording."""
        self._strong = True
        self.draw()


def _paragraph(head: str, words: str) -> Content:
    if not head:
        return Content.assemble((words, "bold"))
    return Content.assemble((f"{head}\n", "bold $text-primary"), words)
