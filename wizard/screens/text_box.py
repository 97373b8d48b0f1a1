"""The box of several lines that a person types into. Home does without it: it is slow to import."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Selection

from wizard.screens.editors import PLACE, Call, LeftOut, NothingToUndo, fitting, taken, tell_of


class TextBox(TextArea, inherit_bindings=False):
    """A box of several lines. Enter makes a new one, Tab leaves it."""

    cleans_pastes = True

    # Not the three selecting keys F5 to F7: those belong to the screen.
    BINDINGS: ClassVar[list[BindingType]] = [
        one
        for one in TextArea.BINDINGS
        if not (isinstance(one, tuple) or one.key in ("f5", "f6", "f7"))
    ]

    def __init__(self, changed: Call) -> None:
        self._quiet = False
        self._changed = changed
        super().__init__(compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False

    def on_resize(self) -> None:
        """Textual 8.2 wraps anew for another width, and goes on showing the lines as they were."""
        self.refresh()

    def edit(self, edit: Any) -> EditResult:
        """Change the text, and tell it before the next key. What the box shows is what is kept."""
        (top, first), (row, last) = sorted((edit.from_location, edit.to_location))
        before, after = self._line(top)[:first], self._line(row)[last:]
        fits = fitting(before, edit.text, after)
        if fits.removed:
            text, end = fits.text + fits.behind, (row, last + fits.replaced)
            edit = replace(edit, text=text, from_location=(top, first), to_location=end)
            self.post_message(LeftOut(fits.removed))
        result = super().edit(edit)
        if fits.behind:
            at, column = result.end_location
            result = replace(result, end_location=(at, column - len(fits.behind)))
            self.move_cursor(result.end_location)
        if not self._quiet:
            self._changed()
        return result

    def _line(self, row: int) -> str:
        """A line; "" behind the last one, to which Textual deletes the last."""
        return self.document.get_line(row) if row < self.document.line_count else ""

    def undo(self) -> None:
        """Take the last change back; where nothing was typed, what was changed for the writer."""
        before = self.text
        super().undo()
        if self.text == before:
            self.post_message(NothingToUndo())
        else:
            self._changed()

    def redo(self) -> None:
        """Make it again."""
        super().redo()
        self._changed()

    def seed(self, text: str) -> None:
        """Show a text without telling anybody that it changed; what was typed before is forgotten."""
        if self.text != text:
            self.load_text(text)
        self.history.clear()  # also where the answer to another question is the same
        self.move_cursor(self.document.end)

    def begin(self, starter: str) -> None:
        """Put a ready beginning in, with its `…` selected: the next key replaces it."""
        self._quiet = True
        self.clear()
        self._quiet = False
        self.insert(starter)
        self.next_place()

    def next_place(self) -> None:
        """Select the first `…` there is."""
        for row in range(self.document.line_count):
            at = self.document.get_line(row).find(PLACE)
            if at >= 0:
                self.selection = Selection((row, at), (row, at + 1))
                return

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in the app."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        if self.read_only:
            return
        text, said = taken(pasted, one_line=False)
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)
        tell_of(pasted, said, self)
