"""What fills the frame of a field: one line, several lines, a person; each shows a box's answer."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from wizard.answers.entries import Raw
from wizard.interview.pages import Box
from wizard.interview.typed import as_text
from wizard.screens.editors import Call, LineBox
from wizard.screens.text_box import TextBox


class Editor(Widget):
    """Shows the answer of a box in its frame, and calls `changed` and `finished`."""

    DEFAULT_CLASSES = "frame"

    def seed(self, box: Box, hint: str) -> None:
        """Show the answer of this box without telling anybody that it changed. hint: when empty."""
        raise NotImplementedError

    @property
    def raw(self) -> Raw:
        """The answer as it stands in the box."""
        raise NotImplementedError

    def entrance(self) -> Widget:
        """Where the keyboard goes first."""
        raise NotImplementedError

    def begin(self, starter: str) -> None:
        """Put a ready beginning in, where that makes sense."""

    def next_place(self) -> None:
        """Select the first `…` of a ready beginning."""


class LineEditor(Editor):
    """One line: text, a number, money, a day, an address."""

    def __init__(self, changed: Call, finished: Call) -> None:
        self.box = LineBox(changed, finished)
        super().__init__(self.box)

    def seed(self, box: Box, hint: str) -> None:
        """Show the answer of this box."""
        text = as_text(box.entry.raw)
        self.box.placeholder = hint
        self.box.select_on_focus = text == box.question.default  # typing replaces a default
        self.box.seed(text)

    @property
    def raw(self) -> Raw:
        """The text as typed."""
        return self.box.value

    def entrance(self) -> Widget:
        """The line."""
        return self.box

    def begin(self, starter: str) -> None:
        """Put a ready beginning in."""
        self.box.begin(starter)

    def next_place(self) -> None:
        """Select the first `…`."""
        self.box.next_place()


class TextEditor(Editor):
    """Several lines."""

    def __init__(self, changed: Call) -> None:
        self.box = TextBox(changed)
        super().__init__(self.box)

    def seed(self, box: Box, hint: str) -> None:
        """Show the answer of this box."""
        self.box.placeholder = Content(hint)  # a plain text would be read as markup
        self.box.seed(as_text(box.entry.raw))

    @property
    def raw(self) -> Raw:
        """The text as typed."""
        return self.box.text

    def entrance(self) -> Widget:
        """The text."""
        return self.box

    def begin(self, starter: str) -> None:
        """Put a ready beginning in."""
        self.box.begin(starter)

    def next_place(self) -> None:
        """Select the first `…`."""
        self.box.next_place()


class PersonEditor(Editor):
    """A name as its owner writes it and, where that differs, how to greet them."""

    def __init__(self, changed: Call, finished: Call) -> None:
        self.written = LineBox(changed, self._named)
        self.greeting = LineBox(changed, finished)
        self.greeting.placeholder = "how to greet them, if not by that name"
        self._finished = finished
        super().__init__(self.written, self.greeting)

    def seed(self, box: Box, hint: str) -> None:
        """Show the name, and the greeting where one was given."""
        name, _, greeting = as_text(box.entry.raw).partition("\n")
        self.written.placeholder = hint
        self.written.seed(name)
        self.greeting.seed(greeting)

    def offer_greeting(self, offered: bool) -> None:
        """Show the second line; always when something stands in it."""
        self.greeting.display = offered or bool(self.greeting.value)

    @property
    def raw(self) -> Raw:
        """The name, and on a second line the greeting."""
        name, greeting = self.written.value, self.greeting.value
        return f"{name}\n{greeting}" if greeting else name

    def entrance(self) -> Widget:
        """The name."""
        return self.written

    def _named(self) -> None:
        if self.greeting.display:
            self.screen.set_focus(self.greeting)
        else:
            self._finished()
