"""Choosing: one of a few, several of a few, yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from wizard.answers.entries import Raw
from wizard.flow.model import Choice
from wizard.interview.pages import Box
from wizard.interview.typed import as_text, choices_of, chosen_in
from wizard.screens.answer_editors import Editor
from wizard.screens.editors import Call
from wizard.screens.word_row import Word, WordRow


class ChoiceRow(WordRow):
    """The choices in a row; Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Before", show=False),
        Binding("down", "move(1)", "After", show=False),
        Binding("enter", "finish", "Go on", show=False),
    ]
    one_of = True
    finished: Call

    def action_move(self, steps: int) -> None:
        """Move the cursor; where one is to be chosen, that is the choice."""
        super().action_move(steps)
        if self.one_of:
            self.action_pick()

    def action_finish(self) -> None:
        """On to the next box."""
        self.finished()


class ChoiceEditor(Editor):
    """One of the choices or, for `multi`, any number of them."""

    def __init__(self, changed: Call, finished: Call) -> None:
        self._changed = changed
        self.row = ChoiceRow(self._choose)
        self.row.finished = finished
        super().__init__(self.row)
        self._choices: tuple[Choice, ...] = ()
        self._chosen: tuple[str, ...] = ()

    def seed(self, box: Box, hint: str) -> None:
        """Show the choices, with those made."""
        self._choices = choices_of(box.question)
        self.row.one_of = box.question.kind != "multi"
        self._chosen = chosen_in(as_text(box.entry.raw), box.question)
        values = [choice.value for choice in self._choices]
        self.row.cursor = values.index(self._chosen[0]) if self._chosen else 0
        self._draw()

    def _draw(self) -> None:
        on, off = ("●", "○") if self.row.one_of else ("■", "□")
        words = []
        for choice in self._choices:
            made = choice.value in self._chosen
            words.append(Word(choice.value, f"{on if made else off} {choice.label}", made))
        self.row.show(words)

    @property
    def raw(self) -> Raw:
        """The values chosen, one a line."""
        return "\n".join(self._chosen)

    def entrance(self) -> Widget:
        """The row of choices."""
        return self.row

    def _choose(self, value: str) -> None:
        if self.row.one_of:
            chosen: tuple[str, ...] = (value,)
        else:
            wanted = set(self._chosen) ^ {value}
            chosen = tuple(c.value for c in self._choices if c.value in wanted)
        if chosen != self._chosen:
            self._chosen = chosen
            self._draw()
            self._changed()
